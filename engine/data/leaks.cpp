#include "engine/data/leaks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "engine/base/error.h"

namespace candlewright {
namespace {

/// Order of use: a part leaks into those after it.
enum Shelf : std::uint8_t { shelf_train, shelf_validation, shelf_test, shelf_context, shelf_held_out };
constexpr double least_move = 1e-3;  // a run that moves less is equal to many others but for a factor
constexpr const char* shelf_names[] = {"train", "val", "test", "held_out context", "held_out"};

struct Run {
  std::uint64_t hash;
  std::uint32_t symbol, row;
  Shelf shelf;
};

std::uint64_t mix(std::uint64_t hash, double value) {
  hash ^= std::bit_cast<std::uint64_t>(value);
  hash *= 0x9E3779B97F4A7C15ULL;  // golden ratio, as in Fibonacci hashing
  return hash ^ (hash >> 29);
}

bool tells_something(const std::vector<double>& close, std::int64_t row) {
  int changes = 0;
  const auto first = static_cast<std::size_t>(row);
  for (std::size_t i = first + 1; i < first + shared_run; ++i) changes += close[i] != close[i - 1];
  return changes >= static_cast<int>(shared_run / 2);
}

/// How runs are compared: what equal runs have in common, and whether two that have it are equal.
struct Likeness {
  const char* kind;
  std::uint64_t (*hash)(const PriceTable&, std::size_t row);
  bool (*equal)(const PriceTable& a, std::size_t row_a, const PriceTable& b, std::size_t row_b);
  std::size_t stand_ins;  ///< runs of each earlier part that stand for all of one hash, or a thousand copies would be a million pairs
};

std::uint64_t hash_of_values(const PriceTable& table, std::size_t row) {
  std::uint64_t hash = 0;
  for (std::size_t i = row; i < row + shared_run; ++i) hash = mix(mix(hash, table.close[i]), table.open[i]);
  return hash;
}

bool equal_values(const PriceTable& a, std::size_t row_a, const PriceTable& b, std::size_t row_b) {
  const auto same = [&](const std::vector<double>& x, const std::vector<double>& y) {
    const auto from = x.begin() + static_cast<std::ptrdiff_t>(row_a);
    return std::equal(from, from + shared_run, y.begin() + static_cast<std::ptrdiff_t>(row_b));
  };
  return same(a.close, b.close) && same(a.open, b.open);
}

double price_at(const PriceTable& table, std::size_t row, std::size_t i) {
  return i < shared_run ? table.close[row + i] : table.open[row + i - shared_run];
}

/// The order by size of the run's opens and closes: no factor changes it, and rounding hardly.
std::uint64_t hash_of_order(const PriceTable& table, std::size_t row) {
  std::array<std::uint8_t, 2 * shared_run> order;
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint8_t a, std::uint8_t b) { return price_at(table, row, a) < price_at(table, row, b); });
  std::uint64_t hash = 0;
  for (const std::uint8_t place : order) hash = mix(hash, place);
  return hash;
}

bool equal_but_for_a_factor(const PriceTable& a, std::size_t row_a, const PriceTable& b, std::size_t row_b) {
  const auto close = a.close.begin() + static_cast<std::ptrdiff_t>(row_a);
  const auto [least, most] = std::minmax_element(close, close + shared_run);
  if (*least <= 0 || *most / *least - 1 < least_move || equal_values(a, row_a, b, row_b)) return false;
  const double factor = b.close[row_b] / a.close[row_a];
  for (std::size_t i = 0; i < 2 * shared_run; ++i) {
    const double wanted = factor * price_at(a, row_a, i);
    if (!(std::abs(price_at(b, row_b, i) - wanted) <= scaled_tolerance * std::abs(wanted))) return false;
  }
  return true;
}

constexpr Likeness duplicate{"duplicate", hash_of_values, equal_values, 1};
constexpr Likeness scaled{"scaled", hash_of_order, equal_but_for_a_factor, 8};

void add_runs(std::vector<Run>& runs, const Likeness& likeness, const PriceTable& table, std::uint32_t symbol, RowRange rows, Shelf shelf) {
  for (std::int64_t row = rows.begin; row + static_cast<std::int64_t>(shared_run) <= rows.end; ++row) {
    if (tells_something(table.close, row))
      runs.push_back({likeness.hash(table, static_cast<std::size_t>(row)), symbol, static_cast<std::uint32_t>(row), shelf});
  }
}

using Pair = std::tuple<std::uint32_t, Shelf, std::uint32_t, Shelf>;

Leak leak_of(const char* kind, const Dataset& data, const Pair& pair, std::vector<std::uint32_t> rows) {
  const auto& [symbol, shelf, other, other_shelf] = pair;
  const PriceTable& table = *data.symbols[other].table;
  std::sort(rows.begin(), rows.end());
  Leak leak{kind, data.symbols[symbol].name(), shelf_names[shelf], table.symbol, shelf_names[other_shelf]};
  std::int64_t covered = -1;  // last row counted
  for (const std::uint32_t row : rows) {
    const std::int64_t end = static_cast<std::int64_t>(row + shared_run) - 1;
    leak.bars += end - std::max<std::int64_t>(covered, static_cast<std::int64_t>(row) - 1);
    covered = end;
  }
  leak.first = table.time[rows.front()];
  leak.last = table.time[static_cast<std::size_t>(covered)];
  return leak;
}

Leak overlap_of(const DatasetSymbol& symbol) {
  const RowRange later = symbol.held_out ? symbol.part(Part::held_out) : symbol.test;
  const auto& time = symbol.table->time;
  const auto begin = std::clamp<std::int64_t>(later.begin, 0, symbol.table->rows() - 1);
  const auto end = std::min(begin + symbol.overlap, symbol.table->rows()) - 1;
  const char* part = symbol.held_out ? shelf_names[shelf_context] : shelf_names[shelf_train];
  const char* other = symbol.held_out ? shelf_names[shelf_held_out] : shelf_names[shelf_test];
  return {"overlap",
          symbol.name(),
          part,
          symbol.name(),
          other,
          symbol.overlap,
          time[static_cast<std::size_t>(begin)],
          time[static_cast<std::size_t>(end)]};
}

/// Runs of later parts that are like one of an earlier part.
std::map<Pair, std::vector<std::uint32_t>> shared_runs(const Dataset& data, const Likeness& likeness, const std::stop_token& stop) {
  std::vector<Run> runs;
  for (std::size_t s = 0; s < data.symbols.size(); ++s) {
    if (stop.stop_requested()) throw Stopped();
    const DatasetSymbol& symbol = data.symbols[s];
    const auto add = [&](RowRange rows, Shelf shelf) {
      add_runs(runs, likeness, *symbol.table, static_cast<std::uint32_t>(s), rows, shelf);
    };
    if (symbol.held_out) {
      add(symbol.train, shelf_context);
      add(symbol.part(Part::held_out), shelf_held_out);
    } else {
      add(symbol.train, shelf_train);
      add(symbol.validation, shelf_validation);
      add(symbol.test, shelf_test);
    }
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::tie(a.hash, a.shelf, a.symbol, a.row) < std::tie(b.hash, b.shelf, b.symbol, b.row);
  });
  std::map<Pair, std::vector<std::uint32_t>> shared;
  for (std::size_t begin = 0, end = 0; begin < runs.size(); begin = end) {
    if (stop.stop_requested()) throw Stopped();
    while (end < runs.size() && runs[end].hash == runs[begin].hash) ++end;
    std::vector<const Run*> earlier;
    std::size_t of_this_shelf = 0;
    for (std::size_t i = begin; i < end; ++i) {
      for (const Run* one : earlier) {
        if (one->shelf == runs[i].shelf || (one->symbol == runs[i].symbol && data.symbols[one->symbol].held_out)) continue;
        if (likeness.equal(*data.symbols[one->symbol].table, one->row, *data.symbols[runs[i].symbol].table, runs[i].row)) {
          std::vector<std::uint32_t>& rows = shared[{one->symbol, one->shelf, runs[i].symbol, runs[i].shelf}];
          if (rows.empty() || rows.back() != runs[i].row) rows.push_back(runs[i].row);
        }
      }
      of_this_shelf = earlier.empty() || earlier.back()->shelf != runs[i].shelf ? 0 : of_this_shelf;
      if (of_this_shelf++ < likeness.stand_ins) earlier.push_back(&runs[i]);
    }
  }
  return shared;
}

}  // namespace

std::vector<Leak> find_leaks(const Dataset& data, std::stop_token stop) {
  std::vector<Leak> leaks;
  for (const DatasetSymbol& symbol : data.symbols) {
    if (symbol.overlap > 0) leaks.push_back(overlap_of(symbol));
  }
  const auto equal = shared_runs(data, duplicate, stop);
  for (const auto& [pair, rows] : equal) leaks.push_back(leak_of(duplicate.kind, data, pair, rows));
  for (const auto& [pair, rows] : shared_runs(data, scaled, stop)) {
    if (!equal.contains(pair)) leaks.push_back(leak_of(scaled.kind, data, pair, rows));
  }
  std::sort(leaks.begin(), leaks.end(), [](const Leak& a, const Leak& b) {
    return std::tie(a.symbol, a.other_symbol, a.part, a.other_part) < std::tie(b.symbol, b.other_symbol, b.part, b.other_part);
  });
  return leaks;
}

}  // namespace candlewright
