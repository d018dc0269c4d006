#include "ui/checkpoint_rows.h"

#include <algorithm>
#include <array>

#include "ui/checkpoint_changes.h"
#include "ui/run_judgement.h"
#include "ui/run_table.h"
#include "ui/table_cells.h"
#include "widgets/figures.h"
#include "widgets/skill_candle.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

std::int64_t rule(const RunHistory& history, const char* key, std::int64_t usual) {
  const Json value = setting_at(history.row.settings, std::string("checkpoints.") + key);
  return value.is_number() ? value.get<std::int64_t>() : usual;
}

QString holds(const RunHistory& history) {
  const Json decay = setting_at(history.row.settings, "training.ema_decay");
  return decay.is_number() && decay.get<double>() > 0 ? tr("averaged weights (EMA), raw weights, optimizer") : tr("weights, optimizer");
}

/// candle, skill, interval, verdict, band.
std::array<TableCell, 5> judged_cells(const EvaluationSummary* judged, const std::string& part, bool on_disk) {
  const QString why = on_disk ? tr("Evaluate judges it on the %1.").arg(part_name(part)) : tr("It was freed before it was evaluated.");
  const TableCell none = word(figures::none(), why);
  const auto mark = judged ? mark_of(*judged) : std::nullopt;
  if (!mark) {
    TableCell words = word(on_disk ? tr("not evaluated yet") : figures::none(), why);
    words.value = QString();
    return {TableCell{}, none, none, words, none};
  }
  const QString context = context_of(*judged), sentence = figures::verdict_sentence(mark->verdict, mark->estimate, {});
  TableCell candle = word({}, sentence + QStringLiteral(". ") + context);
  candle.mark = QVariant::fromValue(*mark);
  candle.value = mark->estimate;
  TableCell skill = word(figures::skill_number(mark->estimate), context);
  skill.value = mark->estimate;
  skill.strong = true;
  TableCell interval = none;
  if (mark->interval) interval = word(figures::interval_numbers(mark->interval->first, mark->interval->second), context);
  const auto band = number_at(judged->aggregate, {"coverage", "90"});
  return {candle, skill, interval, word(figures::verdict_word(mark->verdict), sentence),
          figure(band ? std::optional(100 * *band) : std::nullopt, figures::coverage, tr("The forecaster has no bands."), context)};
}

/// A choice, or nothing to choose.
TableCell choice(bool possible, bool on, const QString& tip, const QString& why_not) {
  TableCell cell = word({}, possible ? tip : why_not);
  if (possible) cell.value = on;
  return cell;
}

TableRow row_of(const RunFeed& feed, const RunHistory& history, const CheckpointRow& checkpoint, const std::string& part,
                const CheckpointPair& pair, Nanoseconds now) {
  const QString id = QString::fromStdString(history.row.id), name = QString::fromStdString(checkpoint.name);
  const CheckpointFigures figures = figures_of(history, checkpoint);
  const bool on_disk = checkpoint.removed == 0, chosen = checkpoint.name == pair.b;
  const EvaluationSummary* judged = feed.judged(id, checkpoint.name, part);
  const QString freed = tr("Its file was freed; its figures are kept.");
  TableCell epoch = word(figures::count(checkpoint.epoch), name);
  epoch.value = checkpoint.epoch;
  epoch.strong = chosen;
  if (checkpoint.name == history.row.best_checkpoint) epoch.icon = QStringLiteral("star");
  TableCell step = word(figures::count(checkpoint.step), name);
  step.value = static_cast<qlonglong>(checkpoint.step);
  TableCell saved = word(figures::date_time(checkpoint.saved));
  saved.value = static_cast<qlonglong>(checkpoint.saved);
  const QString unseen = tr("It was saved without a validation.");
  const QString beside = figures.persistence_pct_mae ? tr("Persistence %1").arg(figures::percent(*figures.persistence_pct_mae)) : QString();
  auto [candle, skill, interval, verdict, band] = judged_cells(judged, part, on_disk);
  TableCell bytes = word(figures::none(), freed), hash = word(figures::none(), freed);
  if (on_disk) {
    bytes = word(figures::number(static_cast<double>(checkpoint.bytes) / 1e6, 1), figures::disk(static_cast<double>(checkpoint.bytes)));
    bytes.value = static_cast<double>(checkpoint.bytes) / 1e6;
    hash = word(QString::fromStdString(checkpoint.hash.substr(0, 12)), QString::fromStdString(checkpoint.hash));
    hash.value = QString::fromStdString(checkpoint.hash);
  }
  const double seconds = static_cast<double>(now - checkpoint.saved) / ns_per_second;
  TableCell age = word(figures::about(std::max(0.0, seconds)));
  age.value = seconds;
  std::vector<TableCell> cells{
      choice((on_disk || judged) && !chosen, checkpoint.name == pair.a, tr("Compare this one (A) with the chosen one (B)"),
             chosen ? tr("It is B.") : tr("It was freed before it was evaluated.")),
      choice(on_disk, chosen, tr("Its figures stand for the run (B)"), freed),
      epoch,
      step,
      word(QString::fromStdString(checkpoint.stage)),
      saved,
      figure(
          figures.loss, [](double v) { return figures::loss(v); }, unseen, QString::fromStdString(figures.loss_kind)),
      figure(
          figures.pct_mae, [](double v) { return figures::number(v, 2); }, unseen, beside),
      candle,
      skill,
      interval,
      verdict,
      band,
      word(on_disk ? holds(history) : tr("figures only"), on_disk ? QString() : freed),
      bytes,
      hash,
      age,
      word(kept_because(history, checkpoint), name)};
  if (!on_disk) {
    for (TableCell& cell : cells) cell.dim = true;
  }
  return {name, std::move(cells), RowKind::plain, 0, {}};
}

}  // namespace

QString kept_because(const RunHistory& history, const CheckpointRow& checkpoint) {
  if (checkpoint.removed) return tr("freed %1").arg(figures::date_time(checkpoint.removed));
  QStringList reasons;
  std::int64_t later = 0, better = 0;
  for (const CheckpointRow& other : history.checkpoints) {
    if (other.removed) continue;
    later += other.step > checkpoint.step;
    better += other.stage == checkpoint.stage && other.value && checkpoint.value && *other.value < *checkpoint.value;
  }
  const std::int64_t best = rule(history, "keep_best", 1), last = rule(history, "keep_last", 3);
  const QString metric = checkpoint.metric == "pct_mae" ? QStringLiteral("pct_MAE") : QString::fromStdString(checkpoint.metric);
  if (checkpoint.value && better < best)
    reasons << (better == 0 ? tr("best validation %1").arg(metric) : tr("among the best %1").arg(best));
  if (later < last) reasons << (later == 0 ? tr("last") : tr("among the last %1").arg(last));
  return reasons.isEmpty() ? tr("until the next is saved") : reasons.join(QStringLiteral(", "));
}

QString checkpoints_words(const RunHistory& history) {
  std::int64_t kept = 0;
  double bytes = 0;
  for (const CheckpointRow& checkpoint : history.checkpoints) {
    if (checkpoint.removed) continue;
    ++kept;
    bytes += static_cast<double>(checkpoint.bytes);
  }
  return tr("%1 on disk, %2 · rule: the last %3 and the best %4 of each stage")
      .arg(figures::count(kept), figures::disk(bytes), figures::count(rule(history, "keep_last", 3)),
           figures::count(rule(history, "keep_best", 1)));
}

std::vector<TableColumn> checkpoint_columns(bool with_stage) {
  using enum ColumnKind;
  const QString less = tr("Less is better");
  return {{"a", tr("A"), {}, tr("Two checkpoints compares it with B"), choice, {}, 30},
          {"b", tr("B"), {}, tr("The chosen one: its figures stand for the run"), choice, {}, 30},
          {"epoch", tr("Epoch"), {}, tr("Star: the best by validation"), figure, {}, 62},
          {"step", tr("Step"), {}, {}, figure, {}, 66},
          {"stage", tr("Stage"), {}, {}, text, {}, 80, with_stage},
          {"saved", tr("Saved"), tr("UTC"), {}, text, {}, 116},
          {"loss", tr("Val loss"), {}, less, figure, {}, 70},
          {"pct_mae", tr("Val pct_MAE"), tr("% of last close"), less, figure, {}, 92},
          {"candle", tr("Skill"), {}, tr("Against tomorrow = today, where it was evaluated"), skill_candle, {}, 130},
          {"skill", tr("Skill"), tr("%"), tr("How much less error than tomorrow = today; more is better"), figure, {}, 60},
          {"interval", tr("95 % interval"), tr("%"), tr("Bootstrap over symbols"), figure, {}, 104},
          {"verdict", tr("Than persistence"), {}, tr("By the interval: better or worse only if it leaves out zero"), verdict, {}, 132},
          {"band", tr("90 % band"), tr("% inside"), tr("Share of closes inside the 90 % band; 90 is calibrated"), figure, {}, 70},
          {"holds", tr("Holds"), {}, {}, text, {}, 150},
          {"bytes", tr("Size"), tr("MB"), {}, figure, {}, 60},
          {"hash", tr("SHA-256"), {}, tr("Of its manifest, which holds those of its files"), text, {}, 104},
          {"age", tr("Age"), {}, {}, figure, {}, 64},
          {"why", tr("Kept because"), {}, {}, text, {}, 0}};
}

std::vector<TableRow> checkpoint_rows(const RunFeed& feed, const RunHistory& history, const Selection& selection, bool with_freed,
                                      Nanoseconds now) {
  const std::string part = judged_part(feed, selection);
  const CheckpointPair pair = compared_checkpoints(feed, history, selection);
  std::vector<TableRow> rows;
  for (auto it = history.checkpoints.rbegin(); it != history.checkpoints.rend(); ++it) {
    if (it->removed && !with_freed) continue;
    rows.push_back(row_of(feed, history, *it, part, pair, now));
  }
  return rows;
}

}  // namespace candlewright
