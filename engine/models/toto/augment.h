#pragma once
#include <cstdint>
#include <vector>

#include "engine/data/price_table.h"
#include "engine/models/toto/settings.h"

namespace candlewright::toto {

/// Some bars of a symbol, cut out.
struct Slice {
  PriceTable bars;
  std::vector<std::int64_t> hidden_volume;  ///< bars whose volume the model must not see
};

Slice plain_bars(const PriceTable& table, std::int64_t first, std::int64_t count);

/// `context` + `horizon` bars varied as the settings ask: all returns turned over (mirror.h); one factor on the level of all bars; on the
/// context's bars but the last a factor on each bar's four prices and one on its volume, hidden volumes, and a span replaced by the
/// context's mean bar. Candles stay valid and positive, the last bar of the context and what follows keep their shape. Draws from the
/// default generator.
Slice augmented_bars(const PriceTable& table, std::int64_t first, std::int64_t context, std::int64_t horizon, const Settings& settings);

}  // namespace candlewright::toto
