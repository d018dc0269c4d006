#pragma once
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

bool is_parquet(const std::string& bytes);

/// Reads a Parquet file from memory, columns by name as in CSV. Times may be timestamps, dates, integers since 1970 or text;
/// numbers of any kind. Throws InputError (where = `file`) if it is damaged or holds no bars.
std::vector<PriceTable> parse_parquet(std::string bytes, const std::string& file);

}  // namespace candlewright
