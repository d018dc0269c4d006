#include "ui/checkpoint_changes.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "ui/run_judgement.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

QString at_start(QString words) {
  if (!words.isEmpty()) words[0] = words[0].toUpper();
  return words;
}

double points(const SymbolChange& change) { return change.after - change.before; }

}  // namespace

CheckpointPair compared_checkpoints(const RunFeed& feed, const RunHistory& history, const Selection& selection) {
  const QString run = QString::fromStdString(history.row.id);
  const std::string part = judged_part(feed, selection), wanted = selection.compared_checkpoint(run).toStdString();
  CheckpointPair pair{{}, chosen_checkpoint(history.row, selection)};
  std::string newest, judged;
  for (const CheckpointRow& checkpoint : history.checkpoints) {
    if (checkpoint.name == pair.b) continue;
    if (checkpoint.name == wanted) pair.a = wanted;
    if (!checkpoint.removed) newest = checkpoint.name;
    if (feed.judged(run, checkpoint.name, part)) judged = checkpoint.name;
  }
  if (pair.a.empty()) pair.a = judged.empty() ? newest : judged;
  return pair;
}

QString checkpoint_words(const RunHistory& history, const std::string& name) {
  const auto found = std::find_if(history.checkpoints.begin(), history.checkpoints.end(),
                                  [&](const CheckpointRow& checkpoint) { return checkpoint.name == name; });
  if (found == history.checkpoints.end()) return QString::fromStdString(name);
  std::set<std::string> stages;
  int alike = 0;
  for (const CheckpointRow& other : history.checkpoints) {
    stages.insert(other.stage);
    alike += other.stage == found->stage && other.epoch == found->epoch;
  }
  const QString words = alike > 1 ? tr("step %1").arg(figures::count(found->step)) : tr("epoch %1").arg(found->epoch);
  return stages.size() > 1 ? QString::fromStdString(found->stage) + ' ' + words : words;
}

std::vector<SlopeLine> slope_lines(std::vector<SymbolChange> changes) {
  if (changes.size() > most_slopes) {
    std::stable_sort(changes.begin(), changes.end(), [](const SymbolChange& a, const SymbolChange& b) { return points(a) < points(b); });
    changes.erase(changes.begin() + slopes_each_way, changes.end() - slopes_each_way);
  }
  std::vector<SlopeLine> lines;
  for (const SymbolChange& change : changes) lines.push_back({QString::fromStdString(change.symbol), change.before, change.after});
  return lines;
}

std::vector<HistogramBin> change_bins(const std::vector<SymbolChange>& changes) {
  double low = 0, high = 0;
  for (const SymbolChange& change : changes) low = std::min(low, points(change)), high = std::max(high, points(change));
  if (!(high > low) || !std::isfinite(high - low)) return {};
  const double rough = (high - low) / 24, power = std::pow(10, std::floor(std::log10(rough)));
  const double step = power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
  const double first = std::floor(low / step), last = std::floor(high / step);
  std::vector<HistogramBin> bins;
  for (double bin = first; bin <= last; ++bin) bins.push_back({bin * step, (bin + 1) * step, 0});
  for (const SymbolChange& change : changes) bins[static_cast<std::size_t>(std::floor(points(change) / step) - first)].height += 1;
  return bins;
}

QString change_headline(const RunDifference& difference, const QString& a, const QString& b) {
  const QString count =
      tr("less error on %1 of %2 symbols").arg(figures::count(difference.symbols_better), figures::count(difference.symbols));
  switch (difference.verdict) {
    case ErrorVerdict::better:
      return tr("%1 is better than %2: %3").arg(at_start(b), a, count);
    case ErrorVerdict::worse:
      return tr("%1 is worse than %2: %3").arg(at_start(b), a, count);
    case ErrorVerdict::no_difference:
      return tr("No difference between %1 and %2 shown: %3").arg(b, a, count);
    case ErrorVerdict::too_few_windows:
      break;
  }
  return tr("Too few windows to compare %1 with %2: %3").arg(b, a, count);
}

QString change_note(const RunDifference& difference, std::vector<SymbolChange> changes) {
  if (!difference.median) return {};
  QString words = tr("Median change %1 points of skill").arg(figures::skill_number(*difference.median));
  if (difference.interval)
    words += tr(", 95 % interval %1").arg(figures::interval_numbers(difference.interval->low, difference.interval->high));
  std::erase_if(changes, [](const SymbolChange& change) { return points(change) >= 0; });
  std::stable_sort(changes.begin(), changes.end(), [](const SymbolChange& a, const SymbolChange& b) { return points(a) < points(b); });
  QStringList names;
  for (const SymbolChange& change : changes) {
    if (names.size() < 3) names << QString::fromStdString(change.symbol);
  }
  if (names.isEmpty()) return words + QStringLiteral(" · ") + tr("more error on none");
  const QString named = tr("more error on %1").arg(names.join(QStringLiteral(", ")));
  const auto others = std::ssize(changes) - names.size();
  return words + QStringLiteral(" · ") + (others > 0 ? tr("%1 and %2 more").arg(named, figures::count(others)) : named);
}

}  // namespace candlewright
