#include "ui/run_rows.h"

#include "ui/table_cells.h"

#include <array>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

QString words_of(const Job& job) {
  struct Words {
    QString operator()(const TrainJob&) const { return tr("train"); }
    QString operator()(const ProbeJob&) const { return tr("measure"); }
    QString operator()(const ResumeJob&) const { return tr("continue"); }
    QString operator()(const EvaluateJob& j) const { return tr("evaluate on %1").arg(QString::fromStdString(j.part)); }
    QString operator()(const ForecastJob&) const { return tr("forecast"); }
  };
  return std::visit(Words{}, job);
}

QString hour(Nanoseconds time, Nanoseconds now) {
  return figures::date(time) == figures::date(now) ? figures::clock(time).left(5) : figures::date_time(time);
}

QueueTimes queue_times(const EngineThread& engine, std::optional<double> left, Nanoseconds now) {
  const auto after = [](std::optional<Nanoseconds> from, std::optional<double> seconds) {
    return from && seconds ? std::optional(*from + static_cast<Nanoseconds>(*seconds * 1e9)) : std::nullopt;
  };
  QueueTimes times;
  std::optional<Nanoseconds> free = now;
  if (engine.current()) {
    times.starts.emplace_back(0);
    free = after(free, left ? left : engine.current()->takes);
  }
  bool all_go_on = true;
  for (const QueuedJob& job : engine.waiting()) {
    const bool waits = engine.waits_for_release(job);
    all_go_on = all_go_on && !waits;
    times.starts.push_back(waits ? std::nullopt : free);
    if (!waits) free = after(free, job.takes);
  }
  if (!times.starts.empty() && all_go_on) times.ends = free;
  return times;
}

std::vector<TableColumn> queue_columns() {
  using enum ColumnKind;
  return {{"what", tr("Job"), {}, {}, text, {}, 92},
          {"starts", tr("Starts"), tr("UTC"), tr("Known where the jobs before it have a known time."), figure, {}, 56},
          {"takes", tr("Takes"), {}, tr("As the last run like it."), figure, {}, 64},
          {"priority", tr("Priority"), {}, tr("A job of a higher one goes first; within one the order is yours."), text, {}, 60},
          {"title", tr("Settings"), {}, {}, text, {}, 0}};
}

QString words_of(Priority priority) {
  return priority == Priority::high ? tr("high") : priority == Priority::low ? tr("low") : tr("normal");
}

std::vector<TableRow> queue_rows(const EngineThread& engine, const QueueTimes& times, const std::vector<QueuedJob>& elsewhere) {
  std::vector<TableRow> rows;
  const Nanoseconds now = candlewright::now();
  const auto add = [&](const QueuedJob& job, const QString& state, const QString& icon, bool runs) {
    TableCell what = word(words_of(job.job), state);
    what.icon = icon;
    if (runs) what.text = state;
    TableCell starts =
        word(figures::none(), engine.waits_for_release(job) ? tr("The queue is paused.") : tr("A job before it has no known time."));
    if (const auto at = times.starts[rows.size()]; at && runs) {
      starts = word(tr("now"));
    } else if (at) {
      starts = word(hour(*at, now), figures::date_time(*at));
      starts.value = static_cast<qint64>(*at);
    }
    TableCell takes = word(figures::none(), tr("Unknown until measured: no run like it has ended here yet."));
    if (job.takes) {
      takes = word(figures::about(*job.takes), tr("As the last run like it."));
      takes.value = *job.takes;
    }
    TableCell priority = word(words_of(job.priority));
    priority.dim = job.priority == Priority::normal;
    rows.push_back({QString::number(job.ticket), {what, starts, takes, priority, word(job.title, job.title)}, RowKind::plain, 0, {}});
  };
  if (engine.current()) {
    add(*engine.current(), engine.state() == EngineThread::State::stopping ? tr("stopping") : tr("running"), QStringLiteral("running"),
        true);
  }
  for (const QueuedJob& job : engine.waiting()) add(job, tr("waits"), QStringLiteral("queued"), false);
  for (const QueuedJob& job : elsewhere) {
    const QString why = tr("It waits in another window of this workspace, which starts it.");
    TableRow row{QStringLiteral("elsewhere:%1").arg(rows.size()),
                 {word(words_of(job.job), why), word(figures::none(), why), word(figures::none(), why), word(words_of(job.priority), why),
                  word(job.title, why)}};
    row.cells.front().icon = QStringLiteral("float");
    for (TableCell& cell : row.cells) cell.dim = true;
    rows.push_back(std::move(row));
  }
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
