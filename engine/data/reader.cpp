#include "engine/data/reader.h"

#include <algorithm>
#include <new>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/data/quality.h"
#include "engine/data/readers/csv.h"
#include "engine/data/readers/parquet.h"
#include "engine/data/readers/raw_bars.h"
#include "engine/data/readers/unpack.h"

namespace candlewright {
namespace {

std::vector<PriceTable> parse(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::string bytes = unpacked(read_file(path), file);
  return is_parquet(bytes) ? parse_parquet(std::move(bytes), file) : parse_csv(std::move(bytes), file);
}

}  // namespace

std::vector<PriceTable> read_tables(const std::filesystem::path& file, bool judge) {
  std::vector<PriceTable> tables;
  const std::string name = file.string();
  try {
    tables = parse(file);
  } catch (const InputError& error) {
    tables.push_back(table_in_error(symbol_of_file(name), name, error.what()));
  } catch (const std::bad_alloc&) {
    tables.push_back(table_in_error(symbol_of_file(name), name, name + ": it does not fit into memory. Give smaller files."));
  }
  if (judge) {
    for (PriceTable& table : tables) judge_quality(table);
  }
  return tables;
}

PriceTable read_bars(const std::filesystem::path& file, const std::string& symbol) {
  std::vector<PriceTable> tables;
  try {
    tables = parse(file);
  } catch (const std::bad_alloc&) {
    throw InputError(file.string(), "it does not fit into memory", "Give a smaller file.");
  }
  const auto wanted =
      symbol.empty() ? tables.begin() : std::find_if(tables.begin(), tables.end(), [&](const PriceTable& t) { return t.symbol == symbol; });
  if (tables.size() > 1 && symbol.empty()) {
    throw InputError(file.string(), "it holds " + std::to_string(tables.size()) + " symbols, " + tables.front().symbol + " and others",
                     "Name one of them with --symbol.");
  }
  if (wanted == tables.end()) throw InputError(file.string(), "it holds no symbol " + symbol, "Name a symbol of the file.");
  if (wanted->quality.status == "error") throw InputError(file.string(), wanted->quality.message, "Mend or leave out that symbol.");
  judge_quality(*wanted);
  return std::move(*wanted);
}

}  // namespace candlewright
