#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/storage/series_reader.h"
#include "ui/run_history.h"

namespace candlewright {

// Long curves as outlines: in memory a run of 10,000,000 steps has 80,000 points a metric, each one of the run's own, and no extreme is
// missing. Where one looks closer, the points between two steps are read from the store.

/// Steps a block that a run of this length is read in; 1 = every point.
std::int64_t block_of(std::int64_t run_steps);
/// Adds points at the end of a curve.
void extend(Curve& curve, const std::vector<SeriesPoint>& points, SeriesReader& stages);
/// Makes outlines of complete stretches that are not yet; nothing while the run is short or little is new.
void thin(Curve& curve, std::int64_t run_steps);
/// The curve with more detail from step `first` to `last`, as much as a screen shows; null where it has that already.
std::shared_ptr<const Curve> closer(const Curve& curve, SeriesReader& reader, const std::string& run, const std::string& metric,
                                    double first, double last);

}  // namespace candlewright
