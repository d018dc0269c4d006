#include "engine/data/leaks.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "engine/base/error.h"

namespace candlewright {
namespace {

/// Order of use: a part leaks into those after it.
enum Shelf : std::uint8_t { shelf_train, shelf_validation, shelf_test, shelf_context, shelf_held_out };
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
  for (std::int64_t i = row + 1; i < row + shared_run; ++i)
    changes += close[static_cast<std::size_t>(i)] != close[static_cast<std::size_t>(i - 1)];
  return changes >= shared_run / 2;
}

void add_runs(std::vector<Run>& runs, const PriceTable& table, std::uint32_t symbol, RowRange rows, Shelf shelf) {
  for (std::int64_t row = rows.begin; row + shared_run <= rows.end; ++row) {
    if (!tells_something(table.close, row)) continue;
    std::uint64_t hash = 0;
    for (auto i = static_cast<std::size_t>(row); i < static_cast<std::size_t>(row + shared_run); ++i)
      hash = mix(mix(hash, table.close[i]), table.open[i]);
    runs.push_back({hash, symbol, static_cast<std::uint32_t>(row), shelf});
  }
}

bool equal_runs(const PriceTable& a, std::uint32_t row_a, const PriceTable& b, std::uint32_t row_b) {
  const auto same = [&](const std::vector<double>& x, const std::vector<double>& y) {
    return std::equal(x.begin() + row_a, x.begin() + row_a + shared_run, y.begin() + row_b);
  };
  return same(a.close, b.close) && same(a.open, b.open);
}

using Pair = std::tuple<std::uint32_t, Shelf, std::uint32_t, Shelf>;

Leak leak_of(const Dataset& data, const Pair& pair, std::vector<std::uint32_t> rows) {
  const auto& [symbol, shelf, other, other_shelf] = pair;
  const PriceTable& table = *data.symbols[other].table;
  std::sort(rows.begin(), rows.end());
  Leak leak{"duplicate", data.symbols[symbol].name(), shelf_names[shelf], table.symbol, shelf_names[other_shelf]};
  std::int64_t covered = -1;  // last row counted
  for (const std::uint32_t row : rows) {
    const std::int64_t end = static_cast<std::int64_t>(row) + shared_run - 1;
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

}  // namespace

std::vector<Leak> find_leaks(const Dataset& data, std::stop_token stop) {
  std::vector<Run> runs;
  std::vector<Leak> leaks;
  for (std::size_t s = 0; s < data.symbols.size(); ++s) {
    if (stop.stop_requested()) throw Stopped();
    const DatasetSymbol& symbol = data.symbols[s];
    const auto number = static_cast<std::uint32_t>(s);
    if (symbol.held_out) {
      add_runs(runs, *symbol.table, number, symbol.train, shelf_context);
      add_runs(runs, *symbol.table, number, symbol.part(Part::held_out), shelf_held_out);
    } else {
      add_runs(runs, *symbol.table, number, symbol.train, shelf_train);
      add_runs(runs, *symbol.table, number, symbol.validation, shelf_validation);
      add_runs(runs, *symbol.table, number, symbol.test, shelf_test);
    }
    if (symbol.overlap > 0) leaks.push_back(overlap_of(symbol));
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::tie(a.hash, a.shelf, a.symbol, a.row) < std::tie(b.hash, b.shelf, b.symbol, b.row);
  });
  std::map<Pair, std::vector<std::uint32_t>> shared;
  for (std::size_t begin = 0, end = 0; begin < runs.size(); begin = end) {
    if (stop.stop_requested()) throw Stopped();
    while (end < runs.size() && runs[end].hash == runs[begin].hash) ++end;
    // One run of each earlier part stands for all its equals, or a thousand copies of one file would be a million pairs.
    std::vector<const Run*> earlier;
    for (std::size_t i = begin; i < end; ++i) {
      for (const Run* one : earlier) {
        if (one->shelf == runs[i].shelf || (one->symbol == runs[i].symbol && data.symbols[one->symbol].held_out)) continue;
        if (equal_runs(*data.symbols[one->symbol].table, one->row, *data.symbols[runs[i].symbol].table, runs[i].row)) {
          shared[{one->symbol, one->shelf, runs[i].symbol, runs[i].shelf}].push_back(runs[i].row);
        }
      }
      if (earlier.empty() || earlier.back()->shelf != runs[i].shelf) earlier.push_back(&runs[i]);
    }
  }
  for (const auto& [pair, rows] : shared) leaks.push_back(leak_of(data, pair, rows));
  std::sort(leaks.begin(), leaks.end(), [](const Leak& a, const Leak& b) {
    return std::tie(a.symbol, a.other_symbol, a.part, a.other_part) < std::tie(b.symbol, b.other_symbol, b.part, b.other_part);
  });
  return leaks;
}

}  // namespace candlewright
