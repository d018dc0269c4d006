#include "widgets/decimate.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace candlewright {
namespace {

constexpr std::size_t fan = 16;

void take(MinMaxLevels::Range& into, double value) {
  if (!std::isfinite(value)) return;
  into.low = into.any ? std::min(into.low, value) : value;
  into.high = into.any ? std::max(into.high, value) : value;
  into.any = true;
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
  Range r;
  end = std::min(end, values.size());
  std::size_t level = 0;  // 0 = values, k = levels_[k - 1]
  const auto take_at = [&](std::size_t i) { level == 0 ? take(r, values[i]) : take(r, levels_[level - 1][i]); };
  while (begin < end) {
    if (level >= levels_.size() || end - begin <= 2 * fan) {
      while (begin < end) take_at(begin++);
      break;
    }
    while (begin % fan != 0) take_at(begin++);
    while (end % fan != 0) take_at(--end);
    begin /= fan;
    end /= fan;
    ++level;
  }
  return r;
}

std::vector<PixelColumn> pixel_columns(std::span<const double> x, std::span<const double> y, double x_low, double x_high, int columns,
                                       const MinMaxLevels* levels) {
  std::vector<PixelColumn> cut(std::size_t(std::max(columns, 0)));
  if (cut.empty() || !(x_high > x_low)) return cut;
  const std::size_t size = std::min(x.size(), y.size());
  const auto all = x.first(size);
  const double step = (x_high - x_low) / columns;
  auto begin = std::size_t(std::lower_bound(all.begin(), all.end(), x_low) - all.begin());
  for (int c = 0; c < columns && begin < size; ++c) {
    const double edge = c + 1 == columns ? x_high : x_low + step * (c + 1);
    const auto end = std::size_t(std::lower_bound(all.begin() + std::ptrdiff_t(begin), all.end(), edge) - all.begin());
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
