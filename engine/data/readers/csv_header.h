#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candlewright {

enum class Role : std::uint8_t { ignored, time, open, high, low, close, volume, amount, symbol };

/// What each column of a file is.
struct ColumnMap {
  std::vector<std::string> names;  ///< trimmed, lower case, UTF-8
  std::vector<Role> roles;         ///< of each column
  bool has(Role role) const;
  /// Names of the columns that are not read; `symbol` with them if it is not needed.
  std::vector<std::string> ignored(bool with_symbol) const;
};

/// Roles by name. Of several time columns timestamp comes before timestamps, datetime and date.
/// Throws InputError (where = `file`) if a needed column is missing or there twice, or there are too many columns.
ColumnMap map_columns(std::vector<std::string> names, const std::string& file);

/// How many of the names mean something to us.
int known_names(const std::vector<std::string>& names);

/// Fields of one record; quotes are taken off and doubled quotes undoubled where `quoted`.
void split_record(std::string_view record, char separator, bool quoted, std::vector<std::string>& fields);

std::string lower_case(std::string_view text);

}  // namespace candlewright
