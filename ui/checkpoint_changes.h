#pragma once
#include <QString>
#include <string>
#include <vector>

#include "engine/evaluation/run_difference.h"
#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/histogram_chart.h"
#include "widgets/slope_chart.h"

namespace candlewright {

// What the Two checkpoints panel says of A and B. Pure: no widget, no waiting.

/// Two checkpoints of a run by their names. B is the chosen one; A is the one that a person chose to compare it with, else the newest other
/// one that was evaluated, else the newest other one; empty if there is none.
struct CheckpointPair {
  std::string a, b;
};
CheckpointPair compared_checkpoints(const RunFeed& feed, const RunHistory& history, const Selection& selection);

/// "epoch 7"; "predictor epoch 7" where there are several stages, "step 9,576" where the epoch does not tell it from another one.
QString checkpoint_words(const RunHistory& history, const std::string& name);

/// So many symbols are drawn one by one; of more the largest changes each way are, beside the number of symbols by change.
inline constexpr std::size_t most_slopes = 40, slopes_each_way = 15;
std::vector<SlopeLine> slope_lines(std::vector<SymbolChange> changes);
/// How many symbols changed by how many points, over steps of 1, 2 or 5 times a power of ten that meet at 0.
std::vector<HistogramBin> change_bins(const std::vector<SymbolChange>& changes);

/// "Epoch 7 is better than epoch 3: less error on 14 of 15 symbols", "No difference between epoch 7 and epoch 3 shown: ..".
QString change_headline(const RunDifference& difference, const QString& a, const QString& b);
/// "Median change +4.1 points of skill, 95 % interval +3.5 to +4.7 · more error on AVGO": who got worse, the most first, three by name.
QString change_note(const RunDifference& difference, std::vector<SymbolChange> changes);

}  // namespace candlewright
