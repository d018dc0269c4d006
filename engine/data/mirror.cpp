#include "engine/data/mirror.h"

namespace candlewright {

PriceTable mirrored_bars(const PriceTable& table, std::int64_t first, std::int64_t count, std::int64_t pivot) {
  const double c = table.close[static_cast<std::size_t>(pivot)];
  PriceTable turned;
  turned.symbol = table.symbol;
  turned.has_volume = table.has_volume, turned.has_amount = table.has_amount;
  for (std::size_t i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(first + count); ++i) {
    turned.time.push_back(table.time[i]);
    turned.open.push_back(c * (c / table.open[i]));
    turned.high.push_back(c * (c / table.low[i]));
    turned.low.push_back(c * (c / table.high[i]));
    turned.close.push_back(c * (c / table.close[i]));
    turned.volume.push_back(table.volume[i]);
    const double mean = table.open[i] + table.high[i] + table.low[i] + table.close[i];
    const double turned_mean = turned.open.back() + turned.high.back() + turned.low.back() + turned.close.back();
    if (table.has_amount) turned.amount.push_back(table.amount[i] * (turned_mean / mean));
  }
  return turned;
}

}  // namespace candlewright
