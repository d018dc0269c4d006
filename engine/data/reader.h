#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

/// Reads a file of bars: CSV (plain, gzip, zstd) or Parquet, told apart by content. One table, or one for each symbol of a
/// long file, ordered by name. Blocks. Never throws for what a file holds: a file that cannot be read comes back as one
/// empty table with quality.status "error" and the sentence in quality.message. `judge` = false leaves quality figures
/// and fingerprint out.
std::vector<PriceTable> read_tables(const std::filesystem::path& file, bool judge = true);

/// Like read_tables, for one file that holds one symbol. Throws InputError that names the file if it cannot be read
/// or holds several symbols (`symbol` chooses one of them).
PriceTable read_bars(const std::filesystem::path& file, const std::string& symbol = {});

}  // namespace candlewright
