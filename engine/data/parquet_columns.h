#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace candlewright {

/// A plain table by columns, all of one length. Not a number is written as null.
using ParquetColumns =
    std::vector<std::pair<std::string, std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>>>>;

/// Writes the columns as one Parquet file. Blocks. Throws InputError (kind disk).
void write_parquet(const std::filesystem::path& path, const ParquetColumns& columns);

}  // namespace candlewright
