#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/evaluation/evaluator.h"

namespace candlewright {

/// How several forecasters become one.
enum class Combination { mean, median, inverse_error, stacking };
const char* name_of(Combination combination);  ///< "mean", "median", "inverse_error", "stacking"
/// Throws InputError (kind settings) that lists the names.
Combination combination_named(const std::string& name);
/// True if the weights come from errors on the validation part.
bool needs_fit(Combination combination);

/// Weight of each member for one symbol: none below 0, their sum 1.
struct MemberWeights {
  std::vector<double> weights;
  std::int64_t cells = 0;   ///< forecast closes that they were fitted on; 0 = equal weights
  std::string first, last;  ///< times of the first and last origin they were fitted on; empty = equal weights
};

/// Weights by symbol for the symbols of `on_validation` (one evaluation a member, made by the same protocol).
/// inverse_error: 1 / pct_mae of the member, normed. stacking: the weights with the least squared error of the combined
/// close in percent of the origin's close. Only for combinations that need a fit. Formulas: docs/metrics.md.
std::map<std::string, MemberWeights> fit_weights(Combination combination, std::span<const Evaluation> on_validation);

/// The members' forecasts of the same windows as one, scored. Symbols that `weights` lacks get equal weights. Bands and samples are
/// combined quantile by quantile, as distances from each member's close, among the members that have them, around the combined close; there
/// are samples only where all members with bands kept equally many. Median ignores `weights`.
Evaluation combine(Combination combination, std::span<const Evaluation> members, const std::map<std::string, MemberWeights>& weights,
                   const Protocol& protocol);

/// Weights w >= 0 of sum 1 with the least w'Aw - 2 b'w; A = mean of x x', b = mean of x y over the rows. `a` is square and symmetric.
std::vector<double> least_squares_on_simplex(const std::vector<std::vector<double>>& a, const std::vector<double>& b);

}  // namespace candlewright
