#pragma once
#include <optional>
#include <vector>

#include "engine/data/price_table.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// What lies around a window in its symbol's prices.
struct WindowSurroundings {
  double volatility = 0;    ///< standard deviation of the context's one-bar log returns
  int third = 1;            ///< by volatility among the symbol's windows: 0 calm, 1 middle, 2 wild
  bool jump_ahead = false;  ///< a bar of the horizon moves further than `jump_deviations` times the volatility
  bool gap = false;         ///< bars are missing inside context or horizon
  bool repaired = false;    ///< the reader changed a cell of the context
};
constexpr double jump_deviations = 4;

/// One judged window: errors by step, in percent of the origin's close.
struct WindowFacts {
  Nanoseconds origin = 0;
  std::vector<double> model, persistence;    ///< |forecast - actual|
  std::vector<double> residual;              ///< forecast - actual: below 0 the forecast is too low
  double extra = 0;                          ///< mean over steps of model - persistence
  std::optional<WindowSurroundings> around;  ///< empty where the prices do not hold this window as it was judged
};

/// Of the whole windows among a symbol's stored forecasts, ordered by origin. `prices` may be null, and those of another day: a window
/// whose origin has another close there has no surroundings. Pure arithmetic. Definitions: docs/metrics.md, section 10.
std::vector<WindowFacts> window_facts(const std::vector<StoredForecast>& forecasts, const PriceTable* prices, std::int64_t lookback);

}  // namespace candlewright
