#pragma once
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

/// Correlation of returns, symbol by symbol. Formulas: docs/data.md, "Correlation".
struct CorrelationMatrix {
  std::vector<std::string> symbols;  ///< in an order in which like stands beside like
  std::vector<double> values;        ///< [row][column], 1 on the diagonal; NaN where two have too few bars in common
  std::vector<std::int64_t> common;  ///< [row][column], returns that both have over the same time

  std::size_t size() const { return symbols.size(); }
  double value(std::size_t row, std::size_t column) const { return values[row * size() + column]; }
};

constexpr std::int64_t least_common_returns = 30;
constexpr std::size_t most_correlated = 200;  ///< symbols of a matrix; what is asked for beyond them is left out

/// Pearson's correlation of log returns over steps from one bar to the next that both tables have, for each pair. Grows with the square of
/// the tables; on all cores. Throws Stopped on request.
CorrelationMatrix correlate(const std::vector<const PriceTable*>& tables, std::stop_token stop);

}  // namespace candlewright
