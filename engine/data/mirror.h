#pragma once
#include <cstdint>

#include "engine/data/price_table.h"

namespace candlewright {

/// Bars first .. first + count - 1 of `table`, turned over at the close c of bar `pivot`: every price p becomes c^2 / p and high and low
/// change places, so that each log return changes its sign and nothing else. Candles stay valid and positive; volume stays, an amount
/// follows the mean price. A market and its mirror together have no drift for a model to learn.
PriceTable mirrored_bars(const PriceTable& table, std::int64_t first, std::int64_t count, std::int64_t pivot);

}  // namespace candlewright
