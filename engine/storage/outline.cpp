#include "engine/storage/outline.h"

#include <cmath>
#include <utility>

namespace candlewright {

std::vector<SeriesPoint> outline(std::span<const SeriesPoint> points, std::int64_t block) {
  std::vector<SeriesPoint> kept;
  for (std::size_t begin = 0; begin < points.size();) {
    const SeriesPoint& first = points[begin];
    const auto value_of = [&](std::size_t i) { return points[i].value; };
    std::size_t end = begin, low = points.size(), high = low;
    for (; end < points.size() && points[end].step / block == first.step / block && points[end].stage == first.stage; ++end) {
      if (!std::isfinite(value_of(end))) continue;
      if (low == points.size() || value_of(end) < value_of(low)) low = end;
      if (high == points.size() || value_of(end) > value_of(high)) high = end;
    }
    if (low == points.size()) low = high = begin;
    if (low > high) std::swap(low, high);
    kept.push_back(points[low]);
    if (high != low) kept.push_back(points[high]);
    begin = end;
  }
  return kept;
}

}  // namespace candlewright
