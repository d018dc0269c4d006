#include "engine/data/readers/parquet.h"

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/chunked_array.h>
#include <arrow/io/memory.h>
#include <arrow/scalar.h>
#include <arrow/table.h>
#include <arrow/type.h>
#include <parquet/arrow/reader.h>

#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/data/readers/cells.h"
#include "engine/data/readers/csv.h"
#include "engine/data/readers/csv_header.h"
#include "engine/data/readers/raw_bars.h"
#include "engine/data/readers/text.h"

namespace candlewright {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::int64_t per_second(arrow::TimeUnit::type unit) {
  switch (unit) {
    case arrow::TimeUnit::SECOND:
      return 1;
    case arrow::TimeUnit::MILLI:
      return 1'000;
    case arrow::TimeUnit::MICRO:
      return 1'000'000;
    case arrow::TimeUnit::NANO:
      return 1'000'000'000;
  }
  return 1;
}

std::string text_at(const arrow::Array& array, std::int64_t i) {
  if (array.IsNull(i)) return {};
  const auto scalar = array.GetScalar(i);
  return scalar.ok() ? (*scalar)->ToString() : std::string();
}

double number_at(const arrow::Array& array, std::int64_t i) {
  if (array.IsNull(i)) return missing;
  switch (array.type_id()) {
    case arrow::Type::DOUBLE:
      return static_cast<const arrow::DoubleArray&>(array).Value(i);
    case arrow::Type::FLOAT:
      return static_cast<double>(static_cast<const arrow::FloatArray&>(array).Value(i));
    case arrow::Type::INT64:
      return static_cast<double>(static_cast<const arrow::Int64Array&>(array).Value(i));
    case arrow::Type::INT32:
      return static_cast<double>(static_cast<const arrow::Int32Array&>(array).Value(i));
    default:
      return number_in(text_at(array, i), {});  // decimals, other integers, text
  }
}

std::optional<Nanoseconds> time_at(const arrow::Array& array, std::int64_t i, TimeReader& times) {
  if (array.IsNull(i)) return std::nullopt;
  switch (array.type_id()) {
    case arrow::Type::TIMESTAMP: {
      const std::int64_t unit = ns_per_second / per_second(static_cast<const arrow::TimestampType&>(*array.type()).unit());
      const std::int64_t value = static_cast<const arrow::TimestampArray&>(array).Value(i);
      if (std::llabs(value) > std::numeric_limits<std::int64_t>::max() / unit) return std::nullopt;
      return value * unit;
    }
    case arrow::Type::DATE32: {
      const std::int64_t day = static_cast<const arrow::Date32Array&>(array).Value(i);
      if (std::llabs(day) > 100'000) return std::nullopt;  // beyond 64-bit nanoseconds
      return day * ns_per_day;
    }
    case arrow::Type::DOUBLE:
      return times.read_epoch(static_cast<const arrow::DoubleArray&>(array).Value(i));
    default:
      return times.read(text_at(array, i));
  }
}

/// Non-finite cells are missing, as in CSV.
double finite_or_missing(double value) { return std::isfinite(value) ? value : missing; }

[[noreturn]] void damaged(const std::string& file, const std::string& why) {
  throw InputError(file, "it is no readable Parquet file (" + why + ")", "Write the file again, or give CSV.");
}

std::shared_ptr<arrow::Table> read_table(std::string bytes, const std::string& file, ColumnMap& map) {
  auto source = std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(std::move(bytes)));
  auto reader = parquet::arrow::OpenFile(source, arrow::default_memory_pool());
  if (!reader.ok()) damaged(file, reader.status().message());
  std::shared_ptr<arrow::Schema> schema;
  if (const auto status = (*reader)->GetSchema(&schema); !status.ok()) damaged(file, status.message());
  std::vector<std::string> names;
  for (const auto& field : schema->fields()) names.push_back(lower_case(trimmed(as_utf8(field->name()))));
  map = map_columns(std::move(names), file);
  auto table = (*reader)->ReadTable();
  if (!table.ok()) damaged(file, table.status().message());
  if (const auto status = (*table)->Validate(); !status.ok()) damaged(file, status.message());
  return *table;
}

}  // namespace

bool is_parquet(const std::string& bytes) { return bytes.compare(0, 4, "PAR1") == 0; }

std::vector<PriceTable> parse_parquet(std::string bytes, const std::string& file) {
  ColumnMap map;
  std::shared_ptr<arrow::Table> table;
  try {
    table = read_table(std::move(bytes), file, map);
  } catch (const InputError&) {
    throw;
  } catch (const std::exception& error) {  // the Parquet library throws on some damaged files
    damaged(file, error.what());
  }

  TimeReader times;
  RawBars raw;
  raw.has_volume = map.has(Role::volume);
  raw.has_amount = map.has(Role::amount);
  const auto rows = static_cast<std::size_t>(table->num_rows());
  std::vector<std::optional<Nanoseconds>> read_times;
  std::array<std::vector<double>, cell_kinds> cells;
  std::vector<std::string> symbols;
  for (std::size_t c = 0; c < map.roles.size(); ++c) {
    const Role role = map.roles[c];
    if (role == Role::ignored) continue;
    for (const auto& chunk : table->column(static_cast<int>(c))->chunks()) {
      for (std::int64_t i = 0; i < chunk->length(); ++i) {
        if (role == Role::time) {
          read_times.push_back(time_at(*chunk, i, times));
        } else if (role == Role::symbol) {
          symbols.push_back(text_at(*chunk, i));
        } else {
          cells[static_cast<std::size_t>(role) - static_cast<std::size_t>(Role::open)].push_back(finite_or_missing(number_at(*chunk, i)));
        }
      }
    }
  }
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> owner;
  for (std::size_t i = 0; i < rows; ++i) {
    if (!read_times[i]) {
      count_dropped(raw.quality, "bad_timestamp_rows_dropped", static_cast<std::int64_t>(i) + 1);
      continue;
    }
    raw.time.push_back(*read_times[i]);
    raw.line.push_back(static_cast<std::uint32_t>(i + 1));
    for (std::size_t c = 0; c < cell_kinds; ++c) {
      if (!cells[c].empty()) raw.cells[c].push_back(cells[c][i]);
    }
    if (!symbols.empty()) owner.push_back(numbers.emplace(symbols[i], static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  const bool several = numbers.size() > numbers.count("") + 1;
  raw.quality.ignored_columns = map.ignored(!several);
  if (several) return split_by_symbol(std::move(raw), owner, numbers, file);
  std::vector<PriceTable> one;
  one.push_back(repaired(std::move(raw), symbol_of_file(file), file));
  return one;
}

}  // namespace candlewright
