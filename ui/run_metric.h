#pragma once
#include <optional>
#include <string>

#include "ui/run_feed.h"
#include "ui/selection.h"

namespace candlewright {

/// A figure of a run at its chosen checkpoint, as charts of many runs take it: skill on `part` in percent, pct_MAE or loss of validation. A
/// loss of another kind than the usual one has no place on the same axis. Pure.
enum class RunMetric { judged_skill, validation_pct_mae, validation_loss };
std::optional<double> figure_of_run(RunMetric metric, const RunFeed& feed, const RunRow& run, const Selection& selection,
                                    const std::string& part);

}  // namespace candlewright
