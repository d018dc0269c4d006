#pragma once
#include <cstdint>
#include <vector>

#include "engine/evaluation/diebold_mariano.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// The stored forecasts of two runs for one symbol, only those that both made of the same window: same origin, same last close, the same
/// bars to come. Equal lengths, by origin; a[i] and b[i] are of one window.
struct WindowPairs {
  std::vector<StoredForecast> a, b;
};
WindowPairs window_pairs(const std::vector<StoredForecast>& a, const std::vector<StoredForecast>& b);

/// What the pairs whose whole horizon is known say. Errors are mean |error| in percent of the origin's close.
struct PairErrors {
  std::int64_t windows = 0, b_less = 0;  ///< b_less: windows in which B errs less than A
  double a = 0, b = 0, persistence = 0;  ///< means over windows
  DieboldMariano dm;                     ///< of B minus A, for this symbol alone: "better" is said of B
};
/// `stride` of the windows, in bars. Pure arithmetic. Formulas: docs/metrics.md, sections 5 and 10.
PairErrors pair_errors(const WindowPairs& pairs, std::int64_t stride);

}  // namespace candlewright
