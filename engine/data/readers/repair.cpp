#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

#include "engine/base/error.h"
#include "engine/data/readers/raw_bars.h"

namespace candlewright {
namespace {

constexpr double price_limit = 1e10;  // magnitude at which a price counts as impossible
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class T>
void keep(std::vector<T>& values, const std::vector<std::uint32_t>& rows) {
  if (values.empty()) return;
  std::vector<T> kept;
  kept.reserve(rows.size());
  for (const std::uint32_t row : rows) kept.push_back(values[row]);
  values = std::move(kept);
}

/// Leaves only `rows`, in that order.
void keep_rows(RawBars& raw, const std::vector<std::uint32_t>& rows) {
  keep(raw.time, rows);
  keep(raw.line, rows);
  for (auto& column : raw.cells) keep(column, rows);
}

void sort_by_time(RawBars& raw) {
  if (std::is_sorted(raw.time.begin(), raw.time.end())) return;
  std::vector<std::uint32_t> order(raw.rows());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return raw.time[a] < raw.time[b]; });
  keep_rows(raw, order);
  raw.quality.flags.push_back("sorted");
}

void drop_doubled_times(RawBars& raw) {
  if (std::adjacent_find(raw.time.begin(), raw.time.end()) == raw.time.end()) return;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < raw.rows(); ++i) {
    if (i + 1 < raw.rows() && raw.time[i + 1] == raw.time[i]) {
      count_dropped(raw.quality, "duplicate_timestamps_dropped", raw.line[i]);
    } else {
      rows.push_back(i);
    }
  }
  keep_rows(raw, rows);
}

/// True if every cell may stand as it is, which is so for nearly every file.
bool all_sound(const RawBars& raw) {
  const auto& [o, h, l, c, v, a] = raw.cells;
  bool sound = true;
  for (std::size_t i = 0; i < raw.rows(); ++i) {
    sound &= (l[i] >= FLT_MIN) & (h[i] < price_limit) & (o[i] >= l[i]) & (o[i] <= h[i]) & (c[i] >= l[i]) & (c[i] <= h[i]);
  }
  for (const auto* column : {&v, &a}) {
    for (const double value : *column) sound &= (value >= 0) & (value <= FLT_MAX);
  }
  return sound;
}

/// A cell that was taken out, waiting for the value that fills it.
struct Hole {
  std::uint32_t row;
  Cell cell;
  double was;
  const char* rule;
};

std::vector<Hole> take_out_impossible(RawBars& raw) {
  std::vector<Hole> holes;
  const auto take_out = [&](std::uint32_t row, Cell cell, const char* rule) {
    double& value = raw.cells[cell][row];
    holes.push_back({row, cell, value, rule});
    value = nan;
    ++raw.quality.repairs[rule];
  };
  for (std::uint32_t i = 0; i < raw.rows(); ++i) {
    for (const Cell cell : {cell_open, cell_high, cell_low, cell_close}) {
      const double value = raw.cells[cell][i];
      if (std::isnan(value)) {
        take_out(i, cell, "missing_price_cells");
      } else if (std::fabs(value) >= price_limit || (value > 0 && value < FLT_MIN)) {
        take_out(i, cell, "out_of_range_cells");
      }
    }
    for (const Cell cell : {cell_volume, cell_amount}) {
      if (raw.cells[cell].empty()) continue;
      const bool is_volume = cell == cell_volume;
      const double value = raw.cells[cell][i];
      if (std::isnan(value)) {
        take_out(i, cell, is_volume ? "missing_volume_cells" : "missing_amount_cells");
      } else if (std::fabs(value) > FLT_MAX) {
        take_out(i, cell, "out_of_range_cells");
      } else if (value < 0) {
        take_out(i, cell, is_volume ? "negative_volume_set_missing" : "negative_amount_set_missing");
      }
    }
  }
  return holes;
}

void drop_nonpositive_prices(RawBars& raw, std::vector<Hole>& holes) {
  constexpr std::uint32_t dropped = ~0u;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> place(raw.rows(), dropped);
  for (std::uint32_t i = 0; i < raw.rows(); ++i) {
    bool positive = true;
    for (const Cell cell : {cell_open, cell_high, cell_low, cell_close}) positive &= !(raw.cells[cell][i] <= 0);
    if (positive) {
      place[i] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(i);
    } else {
      count_dropped(raw.quality, "nonpositive_price_rows_dropped", raw.line[i]);
    }
  }
  if (rows.size() == raw.rows()) return;
  keep_rows(raw, rows);
  for (Hole& hole : holes) hole.row = place[hole.row];
  std::erase_if(holes, [](const Hole& hole) { return hole.row == dropped; });
}

/// High becomes the largest and low the smallest of the row's prices; each change is told under `rule`. True if there was one.
bool widen(RawBars& raw, std::uint32_t row, const char* rule) {
  auto& [o, h, l, c, v, a] = raw.cells;
  const double highest = std::max({o[row], h[row], l[row], c[row]});
  const double lowest = std::min({o[row], h[row], l[row], c[row]});
  const bool changed = highest != h[row] || lowest != l[row];
  if (highest != h[row]) tell_cell(raw.quality, row, "high", h[row], highest, rule);
  if (lowest != l[row]) tell_cell(raw.quality, row, "low", l[row], lowest, rule);
  h[row] = highest;
  l[row] = lowest;
  return changed;
}

void widen_ranges(RawBars& raw) {
  for (std::uint32_t i = 0; i < raw.rows(); ++i) {
    bool known = true;
    for (const Cell cell : {cell_open, cell_high, cell_low, cell_close}) known &= !std::isnan(raw.cells[cell][i]);
    if (known && widen(raw, i, "ohlc_range_widened")) ++raw.quality.repairs["ohlc_range_widened"];
  }
}

/// Linear between the known neighbours, the nearest known value at the ends; false if nothing is known.
bool interpolate(std::vector<double>& values) {
  std::size_t known = values.size();  // last known row
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (known == values.size()) {
      std::fill(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]);
    } else {
      for (std::size_t j = known + 1; j < i; ++j) {
        values[j] = values[known] + (values[i] - values[known]) * static_cast<double>(j - known) / static_cast<double>(i - known);
      }
    }
    known = i;
  }
  if (known == values.size()) return false;
  std::fill(values.begin() + static_cast<std::ptrdiff_t>(known), values.end(), values[known]);
  return true;
}

void fill(RawBars& raw, const std::vector<Hole>& holes, const std::string& file) {
  std::array<bool, cell_kinds> holed{};
  for (const Hole& hole : holes) holed[hole.cell] = true;
  for (const Cell cell : {cell_open, cell_high, cell_low, cell_close}) {
    if (holed[cell] && !interpolate(raw.cells[cell])) {
      throw InputError(file, std::string("every ") + cell_names[cell] + " is missing", "Give a file that holds open, high, low and close.");
    }
  }
  if (holed[cell_volume] && !interpolate(raw.cells[cell_volume]))
    std::fill(raw.cells[cell_volume].begin(), raw.cells[cell_volume].end(), 0.0);
  // An interpolated price may leave its bar's range: the range follows, as a part of the same repair.
  for (const Hole& hole : holes) {
    if (hole.cell <= cell_close) widen(raw, hole.row, hole.rule);
  }
}

double mean_price(const RawBars& raw, std::size_t row) {
  return (raw.cells[cell_open][row] + raw.cells[cell_high][row] + raw.cells[cell_low][row] + raw.cells[cell_close][row]) / 4;
}

void add_volume_and_amount(RawBars& raw) {
  const std::size_t rows = raw.rows();
  auto& volume = raw.cells[cell_volume];
  auto& amount = raw.cells[cell_amount];
  if (!raw.has_volume) {
    volume.assign(rows, 0.0);
    raw.quality.repairs["volume_filled_with_zero"] = static_cast<std::int64_t>(rows);
  } else if (std::all_of(volume.begin(), volume.end(), [](double v) { return v == 0; })) {
    raw.quality.warnings.push_back("all volumes are zero");
  }
  if (amount.empty()) amount.assign(rows, nan);
  for (std::size_t i = 0; i < rows; ++i) {
    if (std::isnan(amount[i])) amount[i] = volume[i] * mean_price(raw, i);
  }
}

void repair_cells(RawBars& raw, const std::string& file) {
  std::vector<Hole> holes = take_out_impossible(raw);
  drop_nonpositive_prices(raw, holes);
  if (raw.rows() == 0) {
    throw InputError(file, "no data rows are left: every row has a price of zero or less", "Give a file with prices above zero.");
  }
  const auto& close = raw.cells[cell_close];
  const auto absent = std::count_if(close.begin(), close.end(), [](double v) { return std::isnan(v); });
  if (static_cast<std::size_t>(absent) * 2 > close.size()) {
    throw InputError(file, std::to_string(absent) + " of " + std::to_string(close.size()) + " closes are missing, more than half",
                     "Give a file whose closes are known.");
  }
  widen_ranges(raw);
  fill(raw, holes, file);
  add_volume_and_amount(raw);
  for (const Hole& hole : holes)
    tell_cell(raw.quality, hole.row, cell_names[hole.cell], hole.was, raw.cells[hole.cell][hole.row], hole.rule);
}

}  // namespace

void tell_cell(QualityReport& quality, std::int64_t row, const char* column, double was, double now, const char* rule) {
  if (quality.cells.size() < most_cells_told) quality.cells.push_back({row, column, was, now, rule});
}

void count_dropped(QualityReport& quality, const char* rule, std::int64_t line) {
  ++quality.repairs[rule];
  tell_cell(quality, line, "row", nan, nan, rule);
}

PriceTable table_in_error(std::string symbol, const std::string& file, std::string message) {
  PriceTable table;
  table.symbol = std::move(symbol);
  table.file = file;
  table.quality.status = "error";
  table.quality.message = std::move(message);
  return table;
}

std::vector<PriceTable> split_by_symbol(RawBars raw, const std::vector<std::uint32_t>& owner,
                                        const std::unordered_map<std::string, std::uint32_t>& numbers, const std::string& file) {
  const std::map<std::string, std::uint32_t> in_order(numbers.begin(), numbers.end());
  std::vector<std::vector<std::uint32_t>> rows(numbers.size());
  for (std::uint32_t i = 0; i < owner.size(); ++i) rows[owner[i]].push_back(i);
  if (const auto nameless = numbers.find(""); nameless != numbers.end()) {
    for (const std::uint32_t row : rows[nameless->second]) count_dropped(raw.quality, "malformed_rows_skipped", raw.line[row]);
  }
  std::vector<PriceTable> tables;
  for (const auto& [symbol, number] : in_order) {
    if (symbol.empty()) continue;
    RawBars own;
    own.has_volume = raw.has_volume;
    own.has_amount = raw.has_amount;
    own.quality.ignored_columns = raw.quality.ignored_columns;
    own.quality.flags = raw.quality.flags;
    if (tables.empty() && !raw.quality.repairs.empty()) {
      own.quality = raw.quality;
      own.quality.warnings.push_back("the rows that could not be read belong to no symbol; they are counted here");
    }
    for (const std::uint32_t row : rows[number]) {
      own.time.push_back(raw.time[row]);
      own.line.push_back(raw.line[row]);
      for (std::size_t cell = 0; cell < cell_kinds; ++cell) {
        if (!raw.cells[cell].empty()) own.cells[cell].push_back(raw.cells[cell][row]);
      }
    }
    try {
      tables.push_back(repaired(std::move(own), symbol, file));
    } catch (const InputError& error) {
      tables.push_back(table_in_error(symbol, file, error.what()));
    }
  }
  return tables;
}

PriceTable repaired(RawBars raw, std::string symbol, const std::string& file) {
  if (raw.rows() == 0) {
    std::int64_t dropped = 0;
    for (const auto& [rule, count] : raw.quality.repairs) dropped += count;
    throw InputError(file,
                     dropped == 0 ? "there are no data rows" : "no data rows are left: " + std::to_string(dropped) + " could not be read",
                     "Give a file with bars whose times are ISO-8601 or Unix time.");
  }
  sort_by_time(raw);
  drop_doubled_times(raw);
  if (all_sound(raw)) {
    add_volume_and_amount(raw);
  } else {
    repair_cells(raw, file);
  }
  PriceTable table;
  table.symbol = std::move(symbol);
  table.file = file;
  table.time = std::move(raw.time);
  table.open = std::move(raw.cells[cell_open]);
  table.high = std::move(raw.cells[cell_high]);
  table.low = std::move(raw.cells[cell_low]);
  table.close = std::move(raw.cells[cell_close]);
  table.volume = std::move(raw.cells[cell_volume]);
  table.amount = std::move(raw.cells[cell_amount]);
  table.has_volume = raw.has_volume;
  table.has_amount = raw.has_amount;
  table.quality = std::move(raw.quality);
  table.quality.status = table.quality.repairs.empty() && table.quality.flags.empty() ? "accept" : "repair";
  return table;
}

}  // namespace candlewright
