#include "ui/run_rows.h"

#include <QCoreApplication>
#include <array>

#include "ui/run_curves.h"
#include "ui/run_edits.h"
#include "widgets/figures.h"
#include "widgets/skill_candle.h"

namespace candlewright {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Runs", text); }

TableCell word(const QString& text, const QString& tip = {}) {
  TableCell cell;
  cell.text = text;
  cell.tip = tip;
  return cell;
}

TableCell figure(const std::optional<double>& value, QString (*format)(double), const QString& why) {
  if (!value) return word(figures::none(), why);
  TableCell cell;
  cell.text = format(*value);
  cell.value = *value;
  return cell;
}

QString pct(double value) { return figures::number(value, 2); }

/// Candle, interval and verdict of a run against tomorrow = today.
std::array<TableCell, 3> skill_cells(const RunSkill* skill, const QString& why) {
  const TableCell none = word(figures::none(), why);
  if (!skill) return {none, none, none};
  const auto verdict = skill_verdict(skill->low, skill->high);
  SkillMark mark;
  mark.estimate = 100 * skill->skill;
  mark.verdict = verdict;
  TableCell candle, interval = none;
  if (skill->low && skill->high) {
    mark.interval = {100 * *skill->low, 100 * *skill->high};
    interval = word(figures::interval(mark.interval->first, mark.interval->second));
    interval.value = mark.interval->first;
  }
  candle.mark = QVariant::fromValue(mark);
  candle.value = mark.estimate;
  candle.tip = figures::verdict_sentence(verdict, mark.estimate, {});
  return {candle, interval, word(figures::verdict_word(verdict), candle.tip)};
}

TableRow run_row(const RunRow& run, const RunSkill* skill, const Selection& selection) {
  const QString id = QString::fromStdString(run.id);
  const bool ticked = selection.runs().contains(id);
  TableCell tick;
  tick.value = ticked;
  tick.tip = ticked ? tr("Its curves are shown") : tr("Click to show its curves");
  TableCell line;
  if (ticked) line.mark = selection.slot(id) + 1;
  TableCell number = word(QStringLiteral("#%1").arg(run.number));
  number.value = static_cast<qlonglong>(run.number);
  TableCell name = word(QString::fromStdString(run.name), id);
  name.strong = selection.current_run() == id;
  TableCell state = word(QString::fromStdString(run.status), state_words(run));
  state.icon = state_icon(run.status);
  TableCell started = word(run.started ? figures::date_time(run.started).left(16) : figures::none(), tr("Not started yet."));
  started.value = static_cast<qlonglong>(run.started);
  const Nanoseconds until = run.ended ? run.ended : run.heartbeat;
  TableCell took = word(run.started && until > run.started ? figures::duration(static_cast<double>(until - run.started) / ns_per_second)
                                                           : figures::none());
  took.value = static_cast<qlonglong>(until - run.started);
  const QString why = tr("No validation with forecasts yet.");
  const bool has_pct = can_be_judged(run);
  const auto [candle, interval, verdict] = skill_cells(has_pct ? skill : nullptr, why);
  return {id,
          {tick, line, number, name, state, word(QString::fromStdString(run.model)), started, took,
           figure(has_pct ? run.best_value : std::nullopt, pct, why), figure(has_pct ? run.best_persistence : std::nullopt, pct, why),
           candle, figure(run.best_skill ? std::optional(100 * *run.best_skill) : std::nullopt, figures::skill_number, why), interval,
           verdict, word(tags_of(run).join(QStringLiteral(", "))), word(QString::fromStdString(run.device)),
           word(QString::number(run.seed)), word(QString::fromStdString(run.origin)), word(QString::fromStdString(run.data_folder))},
          RowKind::plain,
          0,
          {}};
}

}  // namespace

QString state_icon(const std::string& status) {
  if (status == "running" || status == "preparing") return QStringLiteral("running");
  if (status == "paused") return QStringLiteral("paused");
  if (status == "finished") return QStringLiteral("finished");
  if (status == "failed" || status == "interrupted") return QStringLiteral("failed");
  return QStringLiteral("stopped");
}

std::vector<TableColumn> run_columns() {
  using enum ColumnKind;
  const QString run = tr("Run"), validation = tr("Validation, best checkpoint");
  return {{"tick", {}, {}, tr("Ticked runs are overlaid in Curves"), text, run, 28},
          {"line", {}, {}, tr("Line of the run in charts"), line_sample, run, 40},
          {"number", tr("Run"), {}, tr("Short number in this workspace"), figure, run, 48},
          {"name", tr("Name"), {}, tr("Preset and what differs"), text, run, 220},
          {"state", tr("State"), {}, {}, text, run, 96},
          {"model", tr("Model"), {}, {}, text, run, 72},
          {"started", tr("Started"), tr("UTC"), {}, text, run, 120},
          {"took", tr("Took"), {}, tr("From start to end, or until now"), figure, run, 88},
          {"pct_mae", tr("pct_MAE"), tr("% of last close"),
           tr("Mean absolute error over the validation windows, mean over symbols; less is better"), figure, validation, 86},
          {"persistence", tr("Persistence"), tr("% of last close"), tr("The same for tomorrow = today on the same windows"), figure,
           validation, 86},
          {"candle",
           tr("Skill"),
           {},
           tr("Right of the line and hollow: less error than tomorrow = today. Left and filled: more. Hatched: no difference shown"),
           skill_candle,
           validation,
           120},
          {"skill", tr("Skill"), tr("%"), tr("How much less error than tomorrow = today on the same windows; more is better"), figure,
           validation, 64},
          {"interval", tr("95 % interval"), tr("%"), tr("Bootstrap over symbols"), figure, validation, 112, false},
          {"verdict",
           tr("Than persistence"),
           {},
           tr("By the interval: a run is better or worse only if it leaves out zero"),
           ColumnKind::verdict,
           validation,
           132},
          {"tags", tr("Tags"), {}, {}, text, {}, 90},
          {"device", tr("Device"), {}, {}, text, run, 64, false},
          {"seed", tr("Seed"), {}, {}, figure, run, 56, false},
          {"origin", tr("Started by"), {}, tr("window or command line"), text, run, 72, false},
          {"data", tr("Data"), {}, {}, text, {}, 0}};
}

std::vector<TableRow> run_rows(const RunFeed& feed, const Selection& selection) {
  const std::vector<RunRow>& runs = feed.runs();
  std::vector<TableRow> rows;
  rows.reserve(runs.size());
  for (auto it = runs.rbegin(); it != runs.rend(); ++it)
    rows.push_back(run_row(*it, feed.skill(QString::fromStdString(it->id)), selection));
  return rows;
}

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
