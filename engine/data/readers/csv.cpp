#include "engine/data/readers/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/data/readers/cells.h"
#include "engine/data/readers/csv_header.h"
#include "engine/data/readers/raw_bars.h"
#include "engine/data/readers/text.h"

namespace candlewright {
namespace {

/// Like quick_number for all finite numbers that std::from_chars knows.
const char* number_at(const char* at, const char* end, double& out) {
  if (const char* after = quick_number(at, end, out)) return after;
  const auto [after, error] = std::from_chars(at, end, out);
  return error == std::errc() && std::isfinite(out) ? after : nullptr;
}

constexpr std::size_t sampled_records = 200;  // looked at to learn how numbers are written
constexpr std::size_t few_records = 20;       // the same where no cell can hold a comma

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

/// Cuts text into records: lines, or with quotes lines that may go on inside a quoted field.
class Records {
 public:
  Records(std::string_view text, bool quoted) : text_(text), quoted_(quoted) {}

  /// The next record without its line end, false at the end of the text.
  bool next(std::string_view& record) {
    if (at_ >= text_.size()) return false;
    line_ = next_line_;
    const std::size_t start = at_;
    std::size_t end = line_end(start);
    ++next_line_;
    // A quoted field may hold line ends; one that never closes is taken for a stray quote in its own line.
    if (quoted_ && open_quote(start, end)) {
      std::size_t joined = end;
      std::int64_t lines = 0;
      while (joined < text_.size() && joined - start <= longest_line) {
        joined = line_end(joined + 1);
        ++lines;
        if (!open_quote(start, joined)) {
          end = joined;
          next_line_ += lines;
          break;
        }
      }
    }
    at_ = end + 1;
    record = text_.substr(start, end - start);
    if (!record.empty() && record.back() == '\r') record.remove_suffix(1);
    return true;
  }
  std::int64_t line() const { return line_; }  ///< of the record's start, from 1
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  /// Goes on after a line that was read from rest(), its end included.
  void skip_line(std::size_t length) {
    at_ += length;
    line_ = next_line_++;
  }

 private:
  std::size_t line_end(std::size_t from) const {
    if (from >= text_.size()) return text_.size();
    const void* found = std::memchr(text_.data() + from, '\n', text_.size() - from);
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) : text_.size();
  }
  bool open_quote(std::size_t from, std::size_t to) const {
    return std::count(text_.begin() + static_cast<std::ptrdiff_t>(from), text_.begin() + static_cast<std::ptrdiff_t>(to), '"') % 2 == 1;
  }

  std::string_view text_;
  bool quoted_;
  std::size_t at_ = 0;
  std::int64_t line_ = 0, next_line_ = 1;
};

class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& file)
      : file_(file), quoted_(text.find('"') != std::string_view::npos), text_(text), records_(text, quoted_) {}

  std::vector<PriceTable> parse() {
    read_header();
    learn_style();
    reserve();
    std::string_view record;
    for (;;) {
      if (quick_ && quick_row()) continue;
      if (!records_.next(record)) return tables();
      if (record.size() > longest_line) {
        drop("malformed_rows_skipped");
      } else {
        slow_row(record);
      }
    }
  }

 private:
  void read_header() {
    std::string_view record;
    do {
      if (!records_.next(record)) throw InputError(file_, "the file is empty", "Give a file with a header and bars.");
    } while (is_blank(record));
    if (record.size() > longest_line) throw InputError(file_, "it is not a text file with a header", "Give a CSV file.");
    int best = -1;
    std::vector<std::string> names;
    for (const char separator : {',', ';', '\t', '|'}) {
      split_record(record, separator, quoted_, fields_);
      for (std::string& field : fields_) field = lower_case(trimmed(as_utf8(field)));
      const int known = known_names(fields_);
      if (known > best || (known == best && fields_.size() > names.size())) {
        best = known;
        names = fields_;
        separator_ = separator;
      }
    }
    if (best == 0 && as_utf8(record) != record) {
      throw InputError(file_, "it is not a text file with a readable header", "Give a CSV file, plain or packed, or a Parquet file.");
    }
    columns_ = map_columns(std::move(names), file_);
    raw_.has_volume = columns_.has(Role::volume);
    raw_.has_amount = columns_.has(Role::amount);
    many_ = columns_.has(Role::symbol);
  }

  /// Looks at the first records: do numbers hold commas, and are those decimal commas or thousand separators?
  void learn_style() {
    Records ahead = records_;
    std::string_view record;
    bool comma = false, point = false, decimal_comma = false, group_comma = false, group_other = false;
    const std::size_t enough = separator_ == ',' && !quoted_ ? few_records : sampled_records;
    for (std::size_t n = 0; n < enough && ahead.next(record); ++n) {
      if (record.size() > longest_line) continue;
      split_record(record, separator_, quoted_, fields_);
      if (fields_.size() != columns_.names.size()) continue;
      for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (columns_.roles[i] < Role::open || columns_.roles[i] > Role::amount) continue;
        const std::string_view cell = trimmed(fields_[i]);
        if (cell.empty() || cell.find_first_not_of("0123456789.,' \xC2\xA0+-eE") != std::string_view::npos) continue;
        const std::size_t last_comma = cell.rfind(','), last_point = cell.rfind('.');
        group_other |= cell.find_first_of("' \xC2") != std::string_view::npos;
        if (last_comma == std::string_view::npos) {
          point |= last_point != std::string_view::npos;
          continue;
        }
        comma = true;
        if (last_point != std::string_view::npos) {
          (last_comma > last_point ? decimal_comma : group_comma) = true;
          group_other |= last_comma > last_point;
        } else if (std::count(cell.begin(), cell.end(), ',') > 1) {
          group_comma = true;
        } else if (cell.size() - last_comma - 1 != 3 || last_comma > 3 + (cell.front() == '-')) {
          decimal_comma = true;
        }
      }
    }
    if (comma && !group_comma && (decimal_comma || (separator_ != ',' && !point))) {
      style_.decimal = ',';
      raw_.quality.flags.push_back("decimal_comma");
      style_.grouped = group_other;
    } else {
      style_.grouped = comma || group_other;
    }
    if (style_.grouped) raw_.quality.flags.push_back("thousand_separators");
    quick_ = !quoted_ && style_.decimal == '.' && !style_.grouped;
  }

  void reserve() {
    Records ahead = records_;
    std::string_view record;
    if (!ahead.next(record)) return;
    const std::size_t rows = text_.size() / std::max<std::size_t>(record.size() + 1, 16) + 16;
    raw_.time.reserve(rows);
    raw_.line.reserve(rows);
    for (int cell = 0; cell < cell_kinds; ++cell) {
      if (holds(cell)) raw_.cells[static_cast<std::size_t>(cell)].reserve(rows);
    }
    if (many_) owner_.reserve(rows);
  }

  bool holds(int cell) const { return cell < cell_volume || (cell == cell_volume ? raw_.has_volume : raw_.has_amount); }

  /// Takes the next line if its cells are all written in the common way, in one pass; false leaves it to slow_row.
  bool quick_row() {
    const std::string_view rest = records_.rest().substr(0, longest_line + 2);
    const char* at = rest.data();
    const char* const end = at + rest.size();
    Nanoseconds time = 0;
    double cells[cell_kinds] = {};
    std::string_view symbol;
    const std::size_t count = columns_.roles.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Role role = columns_.roles[i];
      if (role == Role::time) {
        at = quick_time(at, end, time);
      } else if (role >= Role::open && role <= Role::amount) {
        at = number_at(at, end, cells[static_cast<int>(role) - static_cast<int>(Role::open)]);
      } else {
        const char* field = at;
        while (at < end && *at != separator_ && *at != '\n' && *at != '\r') ++at;
        if (role == Role::symbol) symbol = {field, static_cast<std::size_t>(at - field)};
      }
      if (at == nullptr || (i + 1 < count && (at == end || *at++ != separator_))) return false;
    }
    if (at < end && *at == '\r') ++at;
    if (at < end ? *at != '\n' : rest.size() < records_.rest().size()) return false;
    records_.skip_line(static_cast<std::size_t>(at - rest.data()) + 1);
    add_row(time, cells, symbol);
    return true;
  }

  void slow_row(std::string_view record) {
    if (is_blank(record)) return;
    split_record(record, separator_, quoted_, fields_);
    if (fields_.size() != columns_.names.size()) return drop("malformed_rows_skipped");
    std::optional<Nanoseconds> time;
    double cells[cell_kinds] = {};
    std::string_view symbol;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const Role role = columns_.roles[i];
      if (role == Role::time) {
        time = times_.read(fields_[i]);
      } else if (role >= Role::open && role <= Role::amount) {
        cells[static_cast<int>(role) - static_cast<int>(Role::open)] = number_in(fields_[i], style_);
      } else if (role == Role::symbol) {
        symbol = fields_[i];
      }
    }
    if (!time) return drop(is_header_again() ? "malformed_rows_skipped" : "bad_timestamp_rows_dropped");
    add_row(*time, cells, symbol);
  }

  bool is_header_again() const {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (lower_case(trimmed(as_utf8(fields_[i]))) != columns_.names[i]) return false;
    }
    return true;
  }

  void add_row(Nanoseconds time, const double* cells, std::string_view symbol) {
    if (many_) {
      symbol = trimmed(symbol);
      if (symbol != last_symbol_ || numbers_.empty()) {
        last_symbol_ = std::string(symbol);
        last_owner_ = numbers_.emplace(last_symbol_, static_cast<std::uint32_t>(numbers_.size())).first->second;
      }
      owner_.push_back(last_owner_);
    }
    raw_.time.push_back(time);
    raw_.line.push_back(static_cast<std::uint32_t>(records_.line()));
    for (std::size_t cell = 0; cell < cell_kinds; ++cell) {
      if (holds(static_cast<int>(cell))) raw_.cells[cell].push_back(cells[cell]);
    }
  }

  void drop(const char* rule) { count_dropped(raw_.quality, rule, records_.line()); }

  std::vector<PriceTable> tables() {
    const bool several = numbers_.size() > numbers_.count("") + 1;  // rows that name no symbol make no second one
    raw_.quality.ignored_columns = columns_.ignored(!several);
    if (!several) {
      std::vector<PriceTable> one;
      one.push_back(repaired(std::move(raw_), symbol_of_file(file_), file_));
      return one;
    }
    return split_by_symbol(std::move(raw_), owner_, numbers_, file_);
  }

  const std::string& file_;
  bool quoted_, quick_ = false, many_ = false;
  std::string_view text_;
  Records records_;
  char separator_ = ',';
  ColumnMap columns_;
  NumberStyle style_;
  TimeReader times_;
  RawBars raw_;
  std::vector<std::string> fields_;
  std::vector<std::uint32_t> owner_;  // symbol number of each row
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::string last_symbol_;
  std::uint32_t last_owner_ = 0;
};

}  // namespace

std::vector<PriceTable> parse_csv(std::string bytes, const std::string& file) {
  const std::string text = text_of(std::move(bytes), file);
  return CsvParser(text, file).parse();
}

std::string symbol_of_file(const std::string& file) {
  std::string name = std::filesystem::path(file).filename().string();
  for (const char* ending : {".gz", ".zst", ".zstd"}) {
    const std::size_t size = std::strlen(ending);
    if (name.size() > size && lower_case(name).compare(name.size() - size, size, ending) == 0) {
      name.resize(name.size() - size);
      break;
    }
  }
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace candlewright
