#pragma once
#include <cstdint>
#include <vector>

#include "engine/data/dataset.h"

namespace candlewright {

/// One sample: context = bars origin - lookback + 1 .. origin, target = bars origin + 1 .. origin + horizon.
struct Window {
  std::int32_t symbol = 0;  ///< index in Dataset::symbols
  std::int64_t origin = 0;  ///< bar index of the last known bar
};

/// Windows whose every bar lies in the training part of a trained (not held-out) symbol, every `stride` bars from its start. Where none
/// fits and `least_context` is above 0, a part of at least least_context + horizon bars gives one window with the context that it has.
std::vector<Window> training_windows(const Dataset& data, std::int64_t lookback, std::int64_t horizon, std::int64_t stride,
                                     std::int64_t least_context = 0);

/// Windows whose targets all lie in `part`; contexts may reach back before it. Origins from the row before the part, every `stride` bars.
std::vector<Window> part_windows(const Dataset& data, Part part, std::int64_t lookback, std::int64_t horizon, std::int64_t stride);

/// Origins of one symbol in `rows`: from the row before it, in steps of `stride`, with at least `lookback` rows behind each
/// and at least `needed` target rows left in the part (needed = horizon for windows, 1 for errors by step).
std::vector<std::int64_t> origins(const DatasetSymbol& symbol, RowRange rows, std::int64_t lookback, std::int64_t needed,
                                  std::int64_t stride);

/// The next `count` times after the last bar by what the bars show: weekdays that occur,
/// times of day that occur on more than half of those days. See docs/metrics.md.
std::vector<Nanoseconds> calendar_ahead(const PriceTable& table, std::int64_t last_row, std::int64_t count);

}  // namespace candlewright
