#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/time.h"

namespace candlewright {

/// One point of a series; `stage` is a number that is the same for points of one stage.
struct SeriesPoint {
  std::int64_t step = 0;
  Nanoseconds time = 0;
  double value = 0;
  std::int64_t stage = 0;
  bool operator==(const SeriesPoint&) const = default;
};

/// A long series is kept a second time as outlines, by stretches of steps that are complete: of every `block` steps of a stage the points
/// with the lowest and the highest value. So no extreme is ever lost, and each stands at its own step.
constexpr std::int64_t outline_stretch = 4096;                   ///< steps
constexpr std::int64_t fine_outline = 16, coarse_outline = 256;  ///< steps a block

/// The outline of points in the order of their steps, in that order. A block whose values are all not finite keeps its first point, so that
/// a gap stays one. The coarse outline of a fine one is that of the points. Pure, O(points).
std::vector<SeriesPoint> outline(std::span<const SeriesPoint> points, std::int64_t block);

}  // namespace candlewright
