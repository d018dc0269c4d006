#pragma once
#include <cmath>
#include <string>

#include "engine/data/price_table.h"

namespace candlewright {

/// Daily bars on a slow wave with a trend; every candle is possible.
inline PriceTable a_table(const std::string& symbol, std::int64_t rows) {
  PriceTable t;
  t.symbol = t.file = symbol;
  t.has_volume = true;
  for (std::int64_t i = 0; i < rows; ++i) {
    const double x = static_cast<double>(i), close = 100 + 10 * std::sin(x / 7) + 0.05 * x;
    t.time.push_back((19'000 + i) * ns_per_day);
    t.open.push_back(close - 0.5 * std::cos(x));
    t.close.push_back(close);
    t.high.push_back(close + 1.2);
    t.low.push_back(close - 1.1);
    t.volume.push_back(1000 + 100 * std::cos(x / 3));
    t.amount.push_back(0);
  }
  return t;
}

}  // namespace candlewright
