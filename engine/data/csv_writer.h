#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/data/price_table.h"

namespace candlewright {

/// Bars begin .. end - 1 as CSV: timestamp,open,high,low,close,volume, and amount if the table has one of its own.
/// Numbers are the shortest text that reads back to the same double.
std::string bars_as_csv(const PriceTable& table, std::int64_t begin, std::int64_t end);

/// A field by RFC 4180: quoted if it holds a separator, a quote or a line end.
std::string csv_field(std::string_view text);

/// A file name for a symbol: the symbol itself, "/" and zero bytes as "-". Empty if it cannot name a file ("", ".", "..", over 200 bytes).
std::string file_name_of(const std::string& symbol);

}  // namespace candlewright
