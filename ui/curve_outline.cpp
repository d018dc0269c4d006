#include "ui/curve_outline.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace candlewright {

namespace {

constexpr std::int64_t most_whole_run = 100'000, most_fine_run = 1'000'000;  // steps
constexpr double most_whole = 20'000, most_fine = 600'000;                   // steps on screen

void add(Curve& curve, const std::vector<SeriesPoint>& points, const std::function<std::string(std::int64_t)>& name_of) {
  std::optional<std::int64_t> stage;
  for (const SeriesPoint& point : points) {
    if (stage != point.stage) {
      const std::string name = name_of(point.stage);
      if (curve.stages.empty() || curve.stages.back().first != name) curve.stages.emplace_back(name, curve.steps.size());
      stage = point.stage;
    }
    curve.steps.push_back(static_cast<double>(point.step));
    curve.values.push_back(point.value);
    curve.times.push_back(point.time);
  }
}

/// Points of a curve by index, with the place of their stage in its list.
std::vector<SeriesPoint> points_of(const Curve& curve, std::size_t begin, std::size_t end) {
  std::vector<SeriesPoint> out;
  out.reserve(end - begin);
  std::size_t stage = 0;
  for (std::size_t i = begin; i < end; ++i) {
    while (stage + 1 < curve.stages.size() && curve.stages[stage + 1].second <= i) ++stage;
    out.push_back({static_cast<std::int64_t>(curve.steps[i]), curve.times[i], curve.values[i], static_cast<std::int64_t>(stage)});
  }
  return out;
}

/// The name of a stage in points_of().
std::function<std::string(std::int64_t)> names_of(const Curve& curve) {
  return
      [&curve](std::int64_t stage) { return curve.stages.empty() ? std::string() : curve.stages[static_cast<std::size_t>(stage)].first; };
}

std::size_t index_of(const Curve& curve, double step) {
  return static_cast<std::size_t>(std::lower_bound(curve.steps.begin(), curve.steps.end(), step) - curve.steps.begin());
}

}  // namespace

std::int64_t block_of(std::int64_t run_steps) {
  return run_steps <= most_whole_run ? 1 : run_steps <= most_fine_run ? fine_outline : coarse_outline;
}

void extend(Curve& curve, const std::vector<SeriesPoint>& points, SeriesReader& stages) {
  add(curve, points, [&](std::int64_t stage) { return stages.stage_name(stage); });
}

void thin(Curve& curve, std::int64_t run_steps) {
  const std::int64_t block = block_of(run_steps);
  if (block == 1 || curve.steps.empty()) return;
  const double whole = static_cast<double>(static_cast<std::int64_t>(curve.steps.back()) / outline_stretch * outline_stretch);
  const std::size_t end = index_of(curve, whole);
  // An outline has two points a block at most: again only when some stretches have gathered, or the blocks have grown.
  if (static_cast<double>(end) < 2 * whole / static_cast<double>(block) + 2 * outline_stretch) return;
  Curve thinned;
  thinned.unit = curve.unit;
  add(thinned, outline(points_of(curve, 0, end), block), names_of(curve));
  add(thinned, points_of(curve, end, curve.steps.size()), names_of(curve));
  curve = std::move(thinned);
}

std::shared_ptr<const Curve> closer(const Curve& curve, SeriesReader& reader, const std::string& run, const std::string& metric,
                                    double first, double last) {
  const std::size_t begin = index_of(curve, first), end = index_of(curve, last + 1);
  const double steps = last - first;
  const std::int64_t block = steps <= most_whole ? 1 : steps <= most_fine ? fine_outline : coarse_outline;
  // As many points as the block asks for are there if the run is short, or was read in such blocks.
  if (block == coarse_outline || static_cast<double>(end - begin) >= 0.9 * steps * (block == 1 ? 1.0 : 2.0 / fine_outline)) return nullptr;
  auto out = std::make_shared<Curve>();
  out->unit = curve.unit;
  add(*out, points_of(curve, 0, begin), names_of(curve));
  extend(*out, reader.points(run, metric, block, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last) + 1), reader);
  add(*out, points_of(curve, end, curve.steps.size()), names_of(curve));
  return out;
}

}  // namespace candlewright
