#pragma once
#include <cstdint>

#include "engine/training/run_config.h"

namespace candlewright {

/// Which windows and when, for one stage: pure arithmetic on the number of optimizer steps made in it.
struct StagePlan {
  std::int64_t samples = 0;           ///< windows of an epoch
  std::int64_t windows_per_step = 1;  ///< batch size x accumulation; the last step of an epoch may have fewer
  std::int64_t total_steps = 0;       ///< all epochs, or --max-steps if that is less
  std::int64_t save_every = 0;        ///< optimizer steps; 0 = at epoch ends only

  StagePlan() = default;
  StagePlan(const TrainingConfig& training, std::int64_t checkpoint_every, std::int64_t sample_count, std::int64_t max_steps);

  std::int64_t steps_per_epoch() const { return (samples + windows_per_step - 1) / windows_per_step; }
  std::int64_t epochs() const { return (total_steps + steps_per_epoch() - 1) / steps_per_epoch(); }
  bool more(std::int64_t made) const { return made < total_steps; }
  /// Epoch (from 1) that the step after `made` steps belongs to, and where in its order it begins.
  int epoch_of_next(std::int64_t made) const { return static_cast<int>(made / steps_per_epoch()) + 1; }
  std::int64_t index_of_next(std::int64_t made) const { return (made % steps_per_epoch()) * windows_per_step; }
  /// Epoch that the last of `made` steps belonged to; 0 before the first.
  int epoch_of_last(std::int64_t made) const { return made == 0 ? 0 : static_cast<int>((made - 1) / steps_per_epoch()) + 1; }
  bool ends_epoch(std::int64_t made) const { return made > 0 && made % steps_per_epoch() == 0; }
  bool validates_after(std::int64_t made) const { return ends_epoch(made) || made == total_steps; }
};

}  // namespace candlewright
