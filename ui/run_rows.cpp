#include "ui/run_rows.h"

#include "ui/table_cells.h"

#include <array>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

QString words_of(const Job& job) {
  struct Words {
    QString operator()(const TrainJob&) const { return tr("train"); }
    QString operator()(const ResumeJob&) const { return tr("continue"); }
    QString operator()(const EvaluateJob& j) const { return tr("evaluate on %1").arg(QString::fromStdString(j.part)); }
    QString operator()(const ForecastJob&) const { return tr("forecast"); }
  };
  return std::visit(Words{}, job);
}

std::vector<TableColumn> queue_columns() {
  using enum ColumnKind;
  return {{"state", tr("State"), {}, {}, text, {}, 84},
          {"what", tr("Job"), {}, {}, text, {}, 110},
          {"title", tr("Settings"), {}, {}, text, {}, 0}};
}

std::vector<TableRow> queue_rows(const EngineThread& engine) {
  std::vector<TableRow> rows;
  const auto add = [&](const QueuedJob& job, const QString& state, const QString& icon) {
    TableCell cell = word(state);
    cell.icon = icon;
    rows.push_back({QString::number(job.ticket), {cell, word(words_of(job.job)), word(job.title, job.title)}, RowKind::plain, 0, {}});
  };
  if (engine.current())
    add(*engine.current(), engine.state() == EngineThread::State::stopping ? tr("stopping") : tr("running"), QStringLiteral("running"));
  for (const QueuedJob& job : engine.waiting()) add(job, tr("waits"), QStringLiteral("queued"));
  return rows;
}

std::vector<TableColumn> log_columns() {
  using enum ColumnKind;
  return {{"time", tr("Time"), tr("UTC"), {}, text, {}, 72},
          {"text", tr("What happened"), {}, {}, text, {}, 0},
          {"level", tr("Level"), {}, {}, text, {}, 0, false}};
}

std::vector<TableRow> log_rows(const RunHistory& run) {
  static const std::array<std::pair<const char*, const char*>, 4> looks{
      {{"info", "info"}, {"info", "warning"}, {"failed", "error"}, {"star", "best"}}};
  std::vector<TableRow> rows;
  rows.reserve(run.log.size());
  for (const auto& line : run.log) {
    const auto& [icon, level] = looks[static_cast<std::size_t>(line->level)];
    TableCell text = word(line->text, line->text);
    text.icon = QString::fromLatin1(icon);
    text.strong = line->level != LogLine::Level::info;
    rows.push_back({QString::number(rows.size()),
                    {word(figures::clock(line->time), figures::date_time(line->time)), text, word(QString::fromLatin1(level))},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

}  // namespace candlewright
