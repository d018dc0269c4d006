#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

enum Cell { cell_open, cell_high, cell_low, cell_close, cell_volume, cell_amount, cell_kinds };
constexpr std::array<const char*, cell_kinds> cell_names = {"open", "high", "low", "close", "volume", "amount"};

/// Rows of one symbol as a file gave them, in the file's order, before any repair. Equal lengths; NaN = missing or
/// unreadable. What the reader dropped on the way stands in `quality` already.
struct RawBars {
  std::vector<Nanoseconds> time;
  std::array<std::vector<double>, cell_kinds> cells;  ///< volume and amount are empty if the file has none
  std::vector<std::uint32_t> line;                    ///< line of the file (row of a Parquet file), from 1
  bool has_volume = false, has_amount = false;
  QualityReport quality;

  std::size_t rows() const { return time.size(); }
};

constexpr std::size_t most_cells_told = 10'000;

/// Counts a dropped row under `rule` and tells its line.
void count_dropped(QualityReport& quality, const char* rule, std::int64_t line);
/// Tells one changed cell; the count under its rule is the caller's.
void tell_cell(QualityReport& quality, std::int64_t row, const char* column, double was, double now, const char* rule);

/// Makes a table of raw rows: sorts, drops doubled times (the last wins), marks what is out of range as missing, drops
/// rows with a price of zero or less, widens high and low, fills what is missing. Each step is counted in the report.
/// Throws InputError (where = `file`) if no row is left or more than half of the closes are missing.
PriceTable repaired(RawBars raw, std::string symbol, const std::string& file);

/// One table for each symbol of a long file, ordered by name. `owner` is each row's number in `numbers`. What belongs to no
/// symbol (rows that could not be read) is told by the first table. A symbol without usable bars becomes a table in error.
std::vector<PriceTable> split_by_symbol(RawBars raw, const std::vector<std::uint32_t>& owner,
                                        const std::unordered_map<std::string, std::uint32_t>& numbers, const std::string& file);

/// An empty table whose report says why there are no bars.
PriceTable table_in_error(std::string symbol, const std::string& file, std::string message);

}  // namespace candlewright
