#include "ui/run_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <set>
#include <tuple>

#include "engine/storage/comparison.h"
#include "ui/engine_words.h"
#include "ui/run_draft.h"
#include "ui/run_edits.h"
#include "ui/run_judgement.h"
#include "ui/table_cells.h"
#include "widgets/figures.h"
#include "widgets/skill_candle.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr std::size_t most_settings = 6;
// Where the cells of a row stand that the scope decides: settings, and behind them and those of validation what an evaluation said.
constexpr std::ptrdiff_t first_setting = 14, validation_count = 6, judged_count = 9;

QString pct(double value) { return figures::number(value, 2); }
std::optional<double> percent_of(const std::optional<double>& share) { return share ? std::optional(100 * *share) : std::nullopt; }

/// Candle, skill, interval and verdict of one mark, with what stands beside it as their tool tip.
std::array<TableCell, 4> mark_cells(const std::optional<SkillMark>& mark, const QString& why, const QString& context) {
  const TableCell none = word(figures::none(), why);
  if (!mark) return {none, none, none, none};
  const QString sentence = figures::verdict_sentence(mark->verdict, mark->estimate, {});
  TableCell candle = word({}, sentence + QStringLiteral(". ") + context);
  candle.mark = QVariant::fromValue(*mark);
  candle.value = mark->estimate;
  TableCell skill = word(figures::skill_number(mark->estimate), context);
  skill.value = mark->estimate;
  skill.strong = true;
  TableCell interval = none;
  if (mark->interval) interval = word(figures::interval_numbers(mark->interval->first, mark->interval->second), context);
  return {candle, skill, interval, word(figures::verdict_word(mark->verdict), sentence)};
}

TableCell loss_cell(const std::optional<double>& loss, const std::string& kind, const std::string& usual, const QString& why) {
  if (!loss) return word(figures::none(), why);
  TableCell cell = word(figures::loss(*loss, kind == usual ? QString() : QString::fromStdString(kind)), QString::fromStdString(kind));
  cell.value = *loss;
  return cell;
}

/// loss, pct_MAE, persistence, and the hidden skill of validation.
std::vector<TableCell> validation_cells(const std::optional<CheckpointFigures>& at, const std::string& usual) {
  const QString why = at ? tr("This validation made no forecasts.") : tr("No checkpoint was validated yet.");
  const CheckpointFigures none;
  const CheckpointFigures& figures = at ? *at : none;
  const QString context =
      at && at->persistence_pct_mae
          ? tr("Validation at step %1, persistence %2").arg(figures::count(at->step), figures::percent(*at->persistence_pct_mae))
          : QString();
  auto [candle, skill, interval, verdict] = mark_cells(at ? mark_of(*at) : std::nullopt, why, context);
  return {loss_cell(figures.loss, figures.loss_kind, usual, why),
          figure(figures.pct_mae, pct, why, context),
          figure(figures.persistence_pct_mae, pct, why),
          skill,
          interval,
          verdict};
}

/// candle, skill, interval, verdict, band, windows, MASE, CRPS, direction.
std::vector<TableCell> judged_cells(const EvaluationSummary* judged, const RunTableScope& scope, bool can_be) {
  if (!judged) {
    const QString why = !can_be ? tr("No checkpoint has been judged by its forecasts yet.")
                        : scope.values_at
                            ? tr("This checkpoint has not been evaluated on the %1. Choose it in Checkpoints to evaluate it.")
                                  .arg(part_name(scope.part))
                            : tr("This checkpoint has not been evaluated on the %1. Evaluate does it.").arg(part_name(scope.part));
    std::vector<TableCell> cells(judged_count, word(figures::none(), why));
    cells[0] = {};
    cells[3] = word(can_be ? tr("not evaluated yet") : figures::none(), why);
    cells[3].value = QString();
    return cells;
  }
  const QString context = context_of(*judged);
  const Json& all = judged->aggregate;
  const QString no_bands = tr("The forecaster has no bands."), none = tr("This evaluation does not say.");
  auto [candle, skill, interval, verdict] = mark_cells(mark_of(*judged), tr("No symbol could be compared with tomorrow = today."), context);
  return {candle,
          skill,
          interval,
          verdict,
          figure(percent_of(number_at(all, {"coverage", "90"})), figures::coverage, no_bands, context),
          figure(
              number_at(all, {"windows"}), [](double v) { return figures::count(static_cast<qint64>(v)); }, none, context),
          figure(number_at(all, {"mase"}), figures::ratio, none, context),
          figure(number_at(all, {"crps"}), figures::crps, no_bands, context),
          figure(
              percent_of(number_at(all, {"directional_accuracy"})), [](double v) { return figures::number(v, 1); }, none, context)};
}

void append(std::vector<TableCell>& cells, std::vector<TableCell> more) { std::move(more.begin(), more.end(), std::back_inserter(cells)); }

/// A row of `columns` cells that are not asked of it, to be filled by column.
TableRow reference_row(const QString& key, const QString& name, const std::vector<TableColumn>& columns, const QString& why) {
  TableRow row{
      QStringLiteral("reference:") + key, std::vector<TableCell>(columns.size(), word(figures::none(), why)), RowKind::reference, 0, {}};
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].key == "tick" || columns[c].key == "line" || columns[c].kind == ColumnKind::skill_candle) row.cells[c] = {};
    if (columns[c].key == "name") {
      row.cells[c] = word(name);
      row.cells[c].strong = true;
    }
    if (columns[c].key == "state") {
      row.cells[c] = word(tr("reference"), tr("Not a run: what runs are compared with."));
      row.cells[c].icon = QStringLiteral("pin");
    }
  }
  return row;
}

void put(TableRow& row, const std::vector<TableColumn>& columns, const QString& key, TableCell cell) {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const TableColumn& column) { return column.key == key; });
  if (at != columns.end()) row.cells[static_cast<std::size_t>(at - columns.begin())] = std::move(cell);
}

/// What stands in the row of a run, by the scope: validation figures, and the checkpoint whose evaluation goes with them.
std::optional<CheckpointFigures> figures_shown(const RunFeed& feed, const RunRow& run, const Selection& selection,
                                               const RunTableScope& scope) {
  if (!scope.values_at) return figures_of_chosen(feed, run, selection);
  const CheckpointFigures* figures = feed.figures_up_to(QString::fromStdString(run.id));
  return figures ? std::optional(*figures) : std::nullopt;
}
std::string checkpoint_shown(const RunFeed& feed, const RunRow& run, const Selection& selection, const RunTableScope& scope) {
  if (!scope.values_at) return chosen_checkpoint(run, selection);
  const CheckpointFigures* figures = feed.figures_up_to(QString::fromStdString(run.id));
  return figures ? figures->checkpoint : std::string();
}

TableRow persistence_row(const RunFeed& feed, const RunRow& run, const Selection& selection, const RunTableScope& scope,
                         const std::vector<TableColumn>& columns) {
  TableRow row =
      reference_row(QStringLiteral("persistence"), tr("persistence (tomorrow = today)"), columns, tr("Persistence has no such figure."));
  put(row, columns, QStringLiteral("line"), [] {
    TableCell line;
    line.mark = 0;
    return line;
  }());
  const QString of_current = tr("On the windows of #%1").arg(run.number);
  const auto validated = figures_shown(feed, run, selection, scope);
  for (const char* key : {"pct_mae", "persistence"})
    put(row, columns, QString::fromLatin1(key),
        figure(validated ? validated->persistence_pct_mae : std::nullopt, pct, tr("#%1 was not validated yet.").arg(run.number),
               of_current));
  TableCell zero = word(QStringLiteral("0"), tr("By definition: skill is measured against it."));
  zero.value = 0.0;
  zero.strong = true;
  put(row, columns, QStringLiteral("skill"), zero);
  put(row, columns, QStringLiteral("val_skill"), zero);
  put(row, columns, QStringLiteral("interval"), word(tr("by definition")));
  TableCell candle;
  candle.mark = QVariant::fromValue(SkillMark{0, {}, {}, Verdict::not_shown});
  candle.tip = zero.tip;
  put(row, columns, QStringLiteral("candle"), candle);
  if (const EvaluationSummary* judged =
          feed.judged(QString::fromStdString(run.id), checkpoint_shown(feed, run, selection, scope), scope.part)) {
    put(row, columns, QStringLiteral("windows"),
        figure(
            number_at(judged->aggregate, {"windows"}), [](double v) { return figures::count(static_cast<qint64>(v)); }, QString(),
            of_current));
  }
  return row;
}

/// The model before its first step, as one of the ticked runs had it.
struct UntrainedModel {
  QString first;  ///< the first ticked run of its model and windows
  const RunRow* run = nullptr;
  std::shared_ptr<const RunHistory> history;
  const ValidationDone* start = nullptr;
  double lowest = 0, highest = 0;  ///< pct_MAE over all ticked runs of its model and windows
};

/// One for each model and set of validation windows among the ticked runs: the current run's where it is one of them, else the first's.
std::vector<UntrainedModel> untrained_models(const RunFeed& feed, const Selection& selection) {
  using Windows = std::tuple<std::string, std::string, std::int64_t, std::optional<double>>;
  std::vector<std::pair<Windows, UntrainedModel>> found;
  for (const QString& id : selection.runs()) {
    const RunRow* run = feed.run(id);
    const auto history = feed.history(id);
    const ValidationDone* start = history ? before_training(*history) : nullptr;
    if (!run || !start) continue;
    // Persistence has the same error to the last digit on the same windows, and on no others.
    const Windows windows{run->model, run->data_fingerprint, start->forecast_windows, start->persistence_pct_mae};
    auto at = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == windows; });
    const bool first = at == found.end();
    if (first) at = found.insert(at, {windows, {id, run, history, start, *start->pct_mae, *start->pct_mae}});
    UntrainedModel& model = at->second;
    model.lowest = std::min(model.lowest, *start->pct_mae);
    model.highest = std::max(model.highest, *start->pct_mae);
    if (!first && id == selection.current_run()) std::tie(model.run, model.history, model.start) = std::tuple(run, history, start);
  }
  std::vector<UntrainedModel> models;
  for (auto& [windows, model] : found) models.push_back(std::move(model));
  return models;
}

std::vector<TableRow> untrained_rows(const RunFeed& feed, const Selection& selection, const std::vector<TableColumn>& columns) {
  std::vector<TableRow> rows;
  for (const UntrainedModel& model : untrained_models(feed, selection)) {
    const QString name = QString::fromStdString(model.run->model);
    TableRow row = reference_row(QStringLiteral("untrained:") + model.first, tr("%1, untrained").arg(name), columns,
                                 tr("Only validation judges a model before its first step."));
    CheckpointRow at;
    at.step = model.start->step;
    at.stage = model.start->stage;
    const auto cells = validation_cells(figures_of(*model.history, at), feed.usual_loss());
    std::size_t i = 0;
    for (const char* key : {"loss", "pct_mae", "persistence", "val_skill", "val_interval", "val_verdict"})
      put(row, columns, QString::fromLatin1(key), cells[i++]);
    TableCell title = word(tr("%1, untrained").arg(name), tr("As %1 began.").arg(title_of(*model.run)));
    if (model.lowest < model.highest)
      title.tip += ' ' + tr("The ticked runs of this model began with a pct_MAE of %1 to %2, on the same windows.")
                             .arg(figures::percent(model.lowest), figures::percent(model.highest));
    title.strong = true;
    put(row, columns, QStringLiteral("name"), title);
    put(row, columns, QStringLiteral("model"), word(name));
    put(row, columns, QStringLiteral("at"), word(tr("before step %1").arg(figures::count(model.start->step + 1)), title_of(*model.run)));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

QString state_icon(const std::string& status) {
  if (status == "running" || status == "preparing") return QStringLiteral("running");
  if (status == "paused") return QStringLiteral("paused");
  if (status == "finished") return QStringLiteral("finished");
  if (status == "failed" || status == "interrupted") return QStringLiteral("failed");
  return QStringLiteral("stopped");
}

Json setting_at(const Json& settings, const std::string& path) {
  const Json* at = &settings;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t to = std::min(path.find('.', from), path.size());
    if (!at->is_object()) return nullptr;
    const auto found = at->find(path.substr(from, to - from));
    if (found == at->end()) return nullptr;
    at = &*found;
    from = to + 1;
  }
  return *at;
}

TableCell setting_cell(const Json& value) {
  if (value.is_null()) return word(figures::none(), tr("The run has no such setting."));
  TableCell cell;
  if (value.is_number_float()) {
    const double number = value.get<double>();
    cell.text = std::abs(number) < 1e-3 && number != 0 ? figures::rate(number) : QLocale().toString(number, 'g', 6);
    cell.value = number;
  } else if (value.is_number()) {
    cell.text = figures::count(value.get<qint64>());
    cell.value = static_cast<qlonglong>(value.get<std::int64_t>());
  } else if (value.is_boolean()) {
    cell.text = value.get<bool>() ? tr("on") : tr("off");
  } else {
    cell.text = QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
    if (cell.text.isEmpty()) cell = word(figures::none(), tr("Empty."));
  }
  return cell;
}

RunTableScope run_table_scope(const RunFeed& feed, const Selection& selection) {
  RunTableScope scope;
  scope.part = judged_part(feed, selection);
  scope.values_at = feed.figures_read_at();
  std::vector<RunRow> ticked;
  for (const QString& id : selection.runs()) {
    if (const RunRow* run = feed.run(id)) ticked.push_back(*run);
  }
  for (const Json& row : settings_that_differ(ticked)) {
    const std::string path = row["path"];
    const bool has_own_column = path == "model" || path == "data.fingerprint" || path == "device" || path.ends_with(".seed");
    const bool is_setting =
        std::any_of(ticked.begin(), ticked.end(), [&](const RunRow& run) { return !setting_at(run.settings, path).is_null(); });
    if (!has_own_column && is_setting && scope.settings.size() < most_settings) scope.settings.push_back(path);
  }
  return scope;
}

QString values_words(const RunTableScope& scope) {
  if (!scope.values_at) return tr("at its chosen checkpoint");
  if (*scope.values_at == last_step) return tr("at its last validation");
  return tr("at its last validation up to step %1").arg(figures::count(*scope.values_at));
}

const QStringList& narrow_run_columns() {
  static const QStringList keys{QStringLiteral("tick"),   QStringLiteral("line"),  QStringLiteral("number"),
                                QStringLiteral("name"),   QStringLiteral("state"), QStringLiteral("pct_mae"),
                                QStringLiteral("candle"), QStringLiteral("skill"), QStringLiteral("verdict")};
  return keys;
}

std::vector<TableColumn> run_columns(const RunTableScope& scope) {
  using enum ColumnKind;
  const QString when = !scope.values_at               ? tr("chosen checkpoint")
                       : *scope.values_at == last_step ? tr("last")
                                                       : tr("up to step %1").arg(figures::count(*scope.values_at));
  const QString run = tr("Run"), differ = tr("Settings that differ"), validation = tr("Validation, %1").arg(when),
                judged = (scope.part == "test" ? tr("Test part, %1") : tr("Held-out symbols, %1")).arg(when);
  std::vector<TableColumn> columns{
      {"tick", {}, {}, tr("Ticked runs are compared in the other panels"), text, run, 28},
      {"line", {}, {}, tr("Line of the run in charts"), line_sample, run, 40},
      {"number", tr("Run"), {}, tr("Short number in this workspace"), ColumnKind::figure, run, 48},
      {"name", tr("Name"), {}, tr("Preset and what differs"), text, run, 190},
      {"state", tr("State"), {}, {}, text, run, 92},
      {"model", tr("Model"), {}, {}, text, run, 64},
      {"started", tr("Started"), tr("UTC"), {}, text, run, 116},
      {"took", tr("Took"), {}, tr("From start to end, or until now"), ColumnKind::figure, run, 84},
      {"device", tr("Device"), {}, {}, text, run, 64, false},
      {"seed", tr("Seed"), {}, {}, ColumnKind::figure, run, 56, false},
      {"data", tr("Data"), tr("fingerprint"), tr("Equal fingerprints: the same prices, to the last digit"), text, run, 110, false},
      {"note", tr("Note"), {}, {}, text, run, 140, false},
      {"origin", tr("Started by"), {}, tr("window or command line"), text, run, 72, false},
      {"at", tr("Checkpoint"), {}, tr("The one whose figures are shown; choose another in Checkpoints"), text, run, 150, false}};
  std::set<QString> taken{"loss",   "pct_mae", "persistence", "val_skill",   "val_interval", "val_verdict",
                          "candle", "skill",   "interval",    "verdict",     "band",         "windows",
                          "mase",   "crps",    "direction",   "checkpoints", "tags"};
  for (const TableColumn& column : columns) taken.insert(column.key);
  for (const std::string& path : scope.settings) {
    const QString whole = QString::fromStdString(path);
    QString key = whole.section('.', -1);
    if (!taken.insert(key).second) key = QString(whole).replace('.', '_');
    columns.push_back({key, setting_name(whole), {}, tr("Setting %1").arg(whole), ColumnKind::figure, differ, 84});
  }
  const QString less = tr("less is better");
  for (TableColumn& column : std::vector<TableColumn>{
           {"loss",
            tr("Loss"),
            {},
            tr("Of the validation windows; kinds of loss that differ are named; %1").arg(less),
            ColumnKind::figure,
            validation,
            76},
           {"pct_mae", tr("pct_MAE"), tr("% of last close"),
            tr("Mean absolute error over the validation windows, mean over symbols; %1").arg(less), ColumnKind::figure, validation, 86},
           {"persistence", tr("Persistence"), tr("% of last close"), tr("The same for tomorrow = today on the same windows"),
            ColumnKind::figure, validation, 86},
           {"val_skill", tr("Skill"), tr("%"), tr("How much less error than tomorrow = today on the validation windows; more is better"),
            ColumnKind::figure, validation, 60, false},
           {"val_interval", tr("95 % interval"), tr("%"), tr("Bootstrap over symbols"), ColumnKind::figure, validation, 104, false},
           {"val_verdict",
            tr("Than persistence"),
            {},
            tr("By the interval: better or worse only if it leaves out zero"),
            ColumnKind::verdict,
            validation,
            132,
            false},
           {"candle",
            tr("Skill"),
            {},
            tr("Right of the line and hollow: less error than tomorrow = today. Left and filled: more. Hatched: no difference shown"),
            skill_candle,
            judged,
            150},
           {"skill", tr("Skill"), tr("%"), tr("How much less error than tomorrow = today on the same windows; more is better"),
            ColumnKind::figure, judged, 60},
           {"interval", tr("95 % interval"), tr("%"), tr("Bootstrap over symbols"), ColumnKind::figure, judged, 104},
           {"verdict",
            tr("Than persistence"),
            {},
            tr("By the interval: better or worse only if it leaves out zero"),
            ColumnKind::verdict,
            judged,
            132},
           {"band", tr("90 % band"), tr("% inside"), tr("Share of closes inside the 90 % band; 90 is calibrated"), ColumnKind::figure,
            judged, 70},
           {"windows", tr("Windows"), tr("count"), tr("Origins whose whole horizon lies in the part"), ColumnKind::figure, judged, 66},
           {"mase", tr("MASE"), tr("ratio"), tr("Error against the mean step of a bar before the part; %1").arg(less), ColumnKind::figure,
            judged, 60, false},
           {"crps", tr("CRPS"), tr("% of last close"), tr("Error of the whole distribution; %1").arg(less), ColumnKind::figure, judged, 86,
            false},
           {"direction", tr("Direction"), tr("% right"), tr("Share of steps with the right sign; 50 is a coin"), ColumnKind::figure, judged,
            70, false},
           {"checkpoints", tr("Kept"), tr("checkpoints"), tr("Checkpoints on disk"), ColumnKind::figure, {}, 80},
           {"tags", tr("Tags"), {}, {}, text, {}, 0}})
    columns.push_back(column);
  return columns;
}

TableRow run_row(const RunRow& run, const RunFeed& feed, const Selection& selection, const RunTableScope& scope) {
  const QString id = QString::fromStdString(run.id);
  const bool ticked = selection.slot(id) >= 0;
  TableCell tick;
  tick.value = ticked;
  tick.tip = ticked ? tr("Its curves are shown") : tr("Click to show its curves");
  TableCell line;
  if (ticked) line.mark = selection.slot(id) + 1;
  TableCell number = word(QStringLiteral("#%1").arg(run.number));
  number.value = static_cast<qlonglong>(run.number);
  TableCell name = word(QString::fromStdString(run.name), run.archived ? tr("%1, archived").arg(id) : id);
  name.strong = selection.current_run() == id;
  name.dim = run.archived;
  TableCell state = word(engine_words(run.status), state_words(run));
  state.value = QString::fromStdString(run.status);  // state:finished filters in every language
  state.icon = state_icon(run.status);
  TableCell started = word(run.started ? figures::date_time(run.started).left(16) : figures::none(), tr("Not started yet."));
  started.value = static_cast<qlonglong>(run.started);
  const Nanoseconds until = run.ended ? run.ended : run.heartbeat;
  TableCell took = word(run.started && until > run.started ? figures::duration(static_cast<double>(until - run.started) / ns_per_second)
                                                           : figures::none());
  took.value = static_cast<qlonglong>(until - run.started);
  TableCell seed = word(QString::number(run.seed));
  seed.value = static_cast<qlonglong>(run.seed);
  const std::int64_t kept = feed.checkpoints_kept(id);
  TableCell checkpoints = word(figures::count(kept));
  checkpoints.value = static_cast<qlonglong>(kept);
  const std::string checkpoint = checkpoint_shown(feed, run, selection, scope);
  TableCell at = word(checkpoint.empty() ? figures::none() : QString::fromStdString(checkpoint),
                      scope.values_at ? tr("No checkpoint was saved at that validation.") : tr("No checkpoint yet."));
  at.dim = !scope.values_at && selection.checkpoint(id) == QStringLiteral("best");

  std::vector<TableCell> cells{tick,
                               line,
                               number,
                               name,
                               state,
                               word(QString::fromStdString(run.model)),
                               started,
                               took,
                               word(QString::fromStdString(run.device)),
                               seed,
                               word(QString::fromStdString(run.data_fingerprint)),
                               word(QString::fromStdString(run.note)),
                               word(QString::fromStdString(run.origin)),
                               at};
  assert(std::ssize(cells) == first_setting);
  for (const std::string& path : scope.settings) cells.push_back(setting_cell(setting_at(run.settings, path)));
  append(cells, validation_cells(figures_shown(feed, run, selection, scope), feed.usual_loss()));
  append(cells, judged_cells(feed.judged(id, checkpoint, scope.part), scope, !checkpoint.empty() && can_be_judged(run)));
  append(cells, {checkpoints, word(tags_of(run).join(QStringLiteral(", ")))});
  return {id, std::move(cells), RowKind::plain, 0, {}};
}

TableRow rescoped_row(TableRow row, const RunTableScope& before, const RunRow& run, const RunFeed& feed, const Selection& selection,
                      const RunTableScope& scope) {
  assert(scope.values_at == before.values_at);
  std::vector<TableCell>& cells = row.cells;
  if (scope.settings != before.settings) {
    const auto from = cells.erase(cells.begin() + first_setting, cells.begin() + first_setting + std::ssize(before.settings));
    std::vector<TableCell> settings;
    for (const std::string& path : scope.settings) settings.push_back(setting_cell(setting_at(run.settings, path)));
    cells.insert(from, std::make_move_iterator(settings.begin()), std::make_move_iterator(settings.end()));
  }
  if (scope.part != before.part) {
    const std::string checkpoint = checkpoint_shown(feed, run, selection, scope);
    auto judged = judged_cells(feed.judged(row.key, checkpoint, scope.part), scope, !checkpoint.empty() && can_be_judged(run));
    assert(std::ssize(judged) == judged_count);
    std::move(judged.begin(), judged.end(), cells.begin() + first_setting + std::ssize(scope.settings) + validation_count);
  }
  return row;
}

std::vector<TableRow> reference_rows(const RunFeed& feed, const Selection& selection, const RunTableScope& scope) {
  std::vector<TableRow> rows;
  const RunRow* current = feed.run(selection.current_run());
  if (!current) return rows;
  const std::vector<TableColumn> columns = run_columns(scope);
  rows.push_back(persistence_row(feed, *current, selection, scope, columns));
  for (TableRow& row : untrained_rows(feed, selection, columns)) rows.push_back(std::move(row));
  return rows;
}

std::vector<TableRow> run_rows(const RunFeed& feed, const Selection& selection, const RunTableScope& scope) {
  const std::vector<RunRow>& runs = feed.runs();
  std::vector<TableRow> rows = reference_rows(feed, selection, scope);
  rows.reserve(rows.size() + runs.size());
  for (auto it = runs.rbegin(); it != runs.rend(); ++it) rows.push_back(run_row(*it, feed, selection, scope));
  return rows;
}

}  // namespace candlewright
