#include "engine/training/stage_plan.h"

#include <algorithm>

namespace candlewright {

StagePlan::StagePlan(const TrainingConfig& training, std::int64_t checkpoint_every, std::int64_t sample_count, std::int64_t max_steps)
    : samples(sample_count), windows_per_step(training.batch_size * training.accumulation), save_every(checkpoint_every) {
  total_steps = training.epochs * steps_per_epoch();
  if (max_steps > 0) total_steps = std::min(total_steps, max_steps);
}

}  // namespace candlewright
