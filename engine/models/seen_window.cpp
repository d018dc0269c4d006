#include "engine/models/seen_window.h"

namespace candlewright {

SeenWindow bars_seen(const PriceTable& table, std::int64_t first, std::int64_t context, std::int64_t horizon) {
  const auto cut = [&](const auto& column) { return std::vector(column.begin() + first, column.begin() + first + context + horizon); };
  SeenWindow seen;
  seen.symbol = table.symbol;
  seen.time = cut(table.time);
  seen.context = context;
  seen.columns = {"open", "high", "low", "close"};
  seen.bars = {cut(table.open), cut(table.high), cut(table.low), cut(table.close)};
  if (table.has_volume) {
    seen.columns.push_back("volume");
    seen.bars.push_back(cut(table.volume));
  }
  return seen;
}

}  // namespace candlewright
