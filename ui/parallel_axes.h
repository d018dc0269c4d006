#pragma once
#include <string>
#include <vector>

#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/parallel_chart.h"

namespace candlewright {

/// What the Parallel panel draws of some runs. Pure: no widget, no waiting.
struct ParallelPicture {
  std::vector<ParallelAxis> axes;
  std::vector<ParallelLine> lines;
  bool other_losses = false;  ///< some run has a loss of another kind than the axis
};
/// Paths of settings that are single values in the newest of `runs` and not the same in all; seeds left out. Looks at every setting of
/// every run.
std::vector<std::string> settings_that_vary(const std::vector<const RunRow*>& runs);
/// Of `settings` those that differ between ticked runs first, five at most: numbers, and words of which there are few. Then loss and
/// pct_MAE of validation and skill on `part`, all at the chosen checkpoints. Axes on which no run stands are left out.
ParallelPicture parallel_picture(const std::vector<const RunRow*>& runs, const std::vector<std::string>& settings, const RunFeed& feed,
                                 const Selection& selection, const std::string& part);

/// "Skill −3.0 to +8.0 %", "Model kronos": what a brush keeps, in words.
QString brush_words(const ParallelAxis& axis, const ParallelBrush& brush);

}  // namespace candlewright
