#pragma once
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "engine/training/run_config.h"
#include "widgets/memory_bar.h"
#include "widgets/rate_chart.h"
#include "widgets/settings_form.h"

namespace candlewright {

/// What a run would take, as the engine's dry run told it. Values alone.
struct LaunchFigures {
  /// The windows that a stage learns from: steps follow from them and the settings, without asking the engine again.
  struct StageWindows {
    std::string stage;
    std::int64_t windows = 0;
  };
  std::vector<StageWindows> stages{};
  std::int64_t windows = 0, steps = 0, steps_per_epoch = 0, symbols = 0, weights = 0;
  double disk = 0;                    ///< bytes, at most
  std::optional<double> seconds{};    ///< by the last like run; empty = unknown until measured
  std::int64_t as_run = 0;            ///< number of that run
  double least_seconds = 0;           ///< what the matrix products alone would take
  MemoryUse memory{};
  QString device{};
};

/// What a probe measured of a draft's first run.
struct MeasuredStep {
  double seconds = 0;           ///< of the whole run: its steps and validations
  double seconds_per_step = 0;  ///< of the last stage, the longest as a rule
  double peak = 0, held = 0;    ///< bytes of tensors: at the peak of a step, between steps
  double bytes_per_window = 0;  ///< by which the peak grows with the batch
  double limit = 0;
  std::int64_t batch = 0, largest_batch = 0;
};
MeasuredStep measured_step(const Json& probe);
/// Of a batch as it was measured, or of another one by what a window adds, with a range then.
MemoryUse memory_use(const MeasuredStep& measured, std::int64_t batch);
/// The largest batch by the estimate, 90 % of the limit full, cut to the windows there are; empty where the limit is not known.
std::optional<std::int64_t> largest_batch(const LaunchFigures& figures, std::int64_t batch);

LaunchFigures launch_figures(const Json& dry_run);
/// "2 runs, about 16 min, 46.6 MB at most"; without the time where one of them is not known.
QString words_of(const std::vector<LaunchFigures>& runs);
/// The learning rate over all stages.
RateCurve rate_curve(const RunConfig& config, const std::vector<LaunchFigures::StageWindows>& stages);
/// What is wrong with training.warmup_steps once the steps are known, with values that mend it. `preset` are the values before changes.
std::optional<FormError> warm_up_error(const RunConfig& config, const RunConfig& preset,
                                       const std::vector<LaunchFigures::StageWindows>& stages);

}  // namespace candlewright
