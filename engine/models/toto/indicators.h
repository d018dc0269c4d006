#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright::toto {

/// Technical indicators, computed from the past and the bar itself alone. Formulas: docs/toto.md, "Indicators".
const std::vector<std::string>& indicator_names();

/// [indicator][bar] for bars first .. first + count - 1, from these bars alone: a window that would reach before `first` is cut there.
std::vector<std::vector<double>> indicators_of(const PriceTable& table, std::int64_t first, std::int64_t count);

}  // namespace candlewright::toto
