#pragma once
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

constexpr std::size_t longest_line = 64 << 10;
constexpr std::size_t most_columns = 64;

/// Reads CSV text from memory: separators , ; tab |, quoted fields, decimal commas, thousand separators, any encoding
/// that text_of knows. Columns are found by name, without case and spaces around. One table, or with a symbol column of
/// several values one for each symbol. `file` is told in errors and names the symbol. Quality is counted, not yet judged.
/// Throws InputError if the text holds no bars.
std::vector<PriceTable> parse_csv(std::string bytes, const std::string& file);

/// The symbol that a file's name gives: without folder, ".gz" or ".zst", and the ending.
std::string symbol_of_file(const std::string& file);

}  // namespace candlewright
