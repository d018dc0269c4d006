#include "widgets/decimate.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace candlewright {
namespace {

constexpr std::size_t fan = 16;

void take(MinMaxLevels::Range& into, double value) {
  if (!std::isfinite(value)) return;
  into.low = into.any ? std::min(into.low, value) : value;
  into.high = into.any ? std::max(into.high, value) : value;
  into.any = true;
}

/// First index from `begin` on whose x is at least `edge`. Columns hold about as many points as the one before: look there first.
std::size_t first_from(std::span<const double> x, std::size_t begin, double edge, std::size_t guess) {
  std::size_t low = begin, high = std::min(begin + guess, x.size());  // x[low - 1] < edge, if low > begin
  std::size_t reach = 4;
  if (high < x.size() && x[high] < edge) {
    do {
      low = high + 1;
      high = std::min(high + reach, x.size());
      reach *= 2;
    } while (high < x.size() && x[high] < edge);
  } else {
    while (high > begin) {
      const std::size_t back = high > begin + reach ? high - reach : begin;
      if (x[back] < edge) {
        low = back + 1;
        break;
      }
      high = back;
      reach *= 2;
    }
  }
  return std::size_t(std::lower_bound(x.begin() + std::ptrdiff_t(low), x.begin() + std::ptrdiff_t(high), edge) - x.begin());
}

void take(MinMaxLevels::Range& into, const MinMaxLevels::Range& other) {
  if (!other.any) return;
  take(into, other.low);
  take(into, other.high);
}

}  // namespace

void MinMaxLevels::extend(std::span<const double> values) {
  assert(values.size() >= covered_);
  std::size_t begin = covered_ / fan;  // the last block may have grown
  std::size_t below = values.size();
  for (std::size_t level = 0; below > fan; ++level) {
    if (level == levels_.size()) levels_.emplace_back(), begin = 0;
    auto& blocks = levels_[level];
    const std::size_t count = (below + fan - 1) / fan;
    blocks.resize(count);
    for (std::size_t i = begin; i < count; ++i) {
      Range r;
      const std::size_t end = std::min(below, (i + 1) * fan);
      for (std::size_t j = i * fan; j < end; ++j) {
        if (level == 0)
          take(r, values[j]);
        else
          take(r, levels_[level - 1][j]);
      }
      blocks[i] = r;
    }
    below = count;
    begin /= fan;
  }
  covered_ = values.size();
}

MinMaxLevels::Range MinMaxLevels::range(std::span<const double> values, std::size_t begin, std::size_t end) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double low = infinity, high = -infinity;
  end = std::min(end, values.size());
  // What is not finite loses every comparison.
  const auto take_values = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) {
      const double v = values[from];
      low = v < low && v > -infinity ? v : low;
      high = v > high && v < infinity ? v : high;
    }
  };
  const auto take_blocks = [&](const std::vector<Range>& blocks, std::size_t from, std::size_t to) {
    for (; from < to; ++from) {
      const Range& r = blocks[from];
      if (r.any) low = std::min(low, r.low), high = std::max(high, r.high);
    }
  };
  std::size_t level = 0;  // 0 = values, k = levels_[k - 1]
  while (begin < end) {
    const auto take_range = [&](std::size_t from, std::size_t to) {
      if (level == 0)
        take_values(from, to);
      else
        take_blocks(levels_[level - 1], from, to);
    };
    if (level >= levels_.size() || end - begin <= 2 * fan) {
      take_range(begin, end);
      break;
    }
    const std::size_t first = (begin + fan - 1) / fan, last = end / fan;
    take_range(begin, first * fan);
    take_range(last * fan, end);
    begin = first;
    end = last;
    ++level;
  }
  if (low > high) return {};
  return {low, high, true};
}

std::vector<PixelColumn> pixel_columns(std::span<const double> x, std::span<const double> y, double x_low, double x_high, int columns,
                                       const MinMaxLevels* levels) {
  std::vector<PixelColumn> cut(std::size_t(std::max(columns, 0)));
  if (cut.empty() || !(x_high > x_low)) return cut;
  const std::size_t size = std::min(x.size(), y.size());
  const auto all = x.first(size);
  const double step = (x_high - x_low) / columns;
  auto begin = std::size_t(std::lower_bound(all.begin(), all.end(), x_low) - all.begin());
  std::size_t guess = 0;
  for (int c = 0; c < columns && begin < size; ++c) {
    const double edge = c + 1 == columns ? x_high : x_low + step * (c + 1);
    const std::size_t end = first_from(all, begin, edge, guess);
    guess = end - begin;
    MinMaxLevels::Range r;
    if (levels)
      r = levels->range(y, begin, end);
    else
      for (std::size_t i = begin; i < end; ++i) take(r, y[i]);
    if (r.any) {
      std::size_t first = begin, last = end - 1;
      while (!std::isfinite(y[first])) ++first;
      while (!std::isfinite(y[last])) --last;
      cut[std::size_t(c)] = {y[first], r.low, r.high, y[last], true};
    }
    begin = end;
  }
  return cut;
}

}  // namespace candlewright
