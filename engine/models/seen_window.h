#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

/// One training window as its file has it and as the model gets it, bar by bar.
struct SeenWindow {
  std::string symbol;
  std::vector<Nanoseconds> time;  ///< of the bars: the context, then the horizon
  std::int64_t context = 0;       ///< bars of them that are context
  std::vector<std::string> columns;
  std::vector<std::vector<double>> bars;  ///< [column][bar], in the file's units
  std::vector<std::string> variates;
  std::vector<std::vector<double>> input;  ///< [variate][bar], normalised; NaN where the model's input holds nothing
};

/// A window without its input: bars first .. first + context + horizon - 1, volume only where the file has it.
SeenWindow bars_seen(const PriceTable& table, std::int64_t first, std::int64_t context, std::int64_t horizon);

}  // namespace candlewright
