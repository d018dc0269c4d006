#include "engine/data/readers/csv_header.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/data/readers/cells.h"
#include "engine/data/readers/csv.h"

namespace candlewright {
namespace {

struct KnownName {
  const char* name;
  Role role;
};
constexpr KnownName known[] = {{"timestamp", Role::time}, {"timestamps", Role::time}, {"datetime", Role::time}, {"date", Role::time},
                               {"open", Role::open},      {"high", Role::high},       {"low", Role::low},       {"close", Role::close},
                               {"volume", Role::volume},  {"amount", Role::amount},   {"symbol", Role::symbol}, {"ticker", Role::symbol}};

void refuse_doubles(const std::vector<std::string>& names, const std::string& file) {
  for (const KnownName& name : known) {
    if (std::count(names.begin(), names.end(), name.name) > 1) {
      throw InputError(file, std::string("the column ") + name.name + " appears twice", "Remove or rename one of the two.");
    }
  }
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

bool ColumnMap::has(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

std::vector<std::string> ColumnMap::ignored(bool with_symbol) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (roles[i] == Role::ignored || (with_symbol && roles[i] == Role::symbol)) out.push_back(names[i]);
  }
  return out;
}

int known_names(const std::vector<std::string>& names) {
  return static_cast<int>(std::count_if(std::begin(known), std::end(known), [&](const KnownName& name) {
    return std::find(names.begin(), names.end(), name.name) != names.end();
  }));
}

ColumnMap map_columns(std::vector<std::string> names, const std::string& file) {
  if (names.size() > most_columns) {
    throw InputError(file, "it has " + std::to_string(names.size()) + " columns, more than " + std::to_string(most_columns),
                     "Give a file with one symbol's bars in a row each.");
  }
  refuse_doubles(names, file);
  ColumnMap map;
  map.roles.assign(names.size(), Role::ignored);
  for (const KnownName& name : known) {
    const auto at = std::find(names.begin(), names.end(), name.name);
    if (at != names.end() && !map.has(name.role)) map.roles[static_cast<std::size_t>(at - names.begin())] = name.role;
  }
  map.names = std::move(names);
  if (!map.has(Role::time)) {
    throw InputError(file, "there is no time column", "Add a column named timestamp, timestamps, date or datetime.");
  }
  std::string lacking;
  for (const KnownName& name : known) {
    if (name.role >= Role::open && name.role <= Role::close && !map.has(name.role))
      lacking += (lacking.empty() ? "" : ", ") + std::string(name.name);
  }
  if (!lacking.empty()) throw InputError(file, "these columns are missing: " + lacking, "Add or rename the columns: " + lacking + ".");
  return map;
}

void split_record(std::string_view record, char separator, bool quoted, std::vector<std::string>& fields) {
  fields.clear();
  std::size_t at = 0;
  for (;;) {
    std::string field;
    if (quoted && at < record.size() && record[at] == '"') {
      for (++at; at < record.size(); ++at) {
        if (record[at] != '"') {
          field += record[at];
        } else if (at + 1 < record.size() && record[at + 1] == '"') {
          field += record[at++];
        } else {
          ++at;
          break;
        }
      }
    }
    const std::size_t end = std::min(record.find(separator, at), record.size());
    field.append(record.substr(at, end - at));
    fields.push_back(std::move(field));
    if (end == record.size()) return;
    at = end + 1;
  }
}

}  // namespace candlewright
