#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "engine/storage/run_store.h"
#include "widgets/curve_chart.h"

namespace candlewright {

// Many runs as few lines. Pure: no widget, no waiting.

/// Each run a line; runs that differ only by seed as their mean with the lowest and the highest around it; groups as their median with
/// the band from the 10th to the 90th percentile.
enum class Gathering { runs, seeds, groups };
constexpr int most_single_lines = 20;  ///< above this many runs, groups are what is shown at first

struct RunGroup {
  QString name, note;                ///< "#131", "4 runs"; what sets the group apart: "learning rate 1e-4"
  std::vector<std::size_t> members;  ///< indices of the runs, at least one
};
/// In the order of their first runs. Groups are runs with the same settings but the seed; where that makes more than eight, runs of the
/// same model; where that does too, all are one.
std::vector<RunGroup> run_groups(const std::vector<const RunRow*>& runs, Gathering how);

/// The lines of one group as one: at every x that a member has, over the members that reach it (between two points a member is taken
/// to go straight). O(points * log members) where all have the same x, else O(points * members).
CurveSeries gathered(const std::vector<const CurveSeries*>& members, Gathering how);

/// y minus that of `base` at the same x; nothing beyond the base's ends.
CurveSeries difference_to(CurveSeries series, const CurveSeries& base);
/// y at x, straight between two points; empty beyond the ends and in gaps.
std::optional<double> y_at(const CurveSeries& series, double x);

}  // namespace candlewright
