#include "engine/jobs/first_batch.h"

#include <algorithm>

#include "engine/jobs/train_plan.h"
#include "engine/models/family.h"
#include "engine/training/sampler.h"

namespace candlewright {

FirstBatch first_batch(const TrainJob& job, const Place& place, std::int64_t most_windows, std::stop_token stop) {
  const TrainPlan plan = plan_training(job, place, job.init, place.workspace / "cache", {}, stop);
  Stage& stage = *plan.stages.front();
  const TrainingConfig training = plan.config->training_of(stage.name());
  Sampler order(static_cast<std::uint64_t>(training.seed), stage.name(), stage.samples());
  const auto batch = order.take(1, 0, training.batch_size);
  FirstBatch first;
  first.stage = stage.name();
  first.batch_size = static_cast<std::int64_t>(batch.size());
  const Json how = model_family(job.model).preprocessor(plan.config->family_section());
  first.normalisation = how.value("normalisation", std::string());
  first.windows = stage.seen_windows(batch.first(static_cast<std::size_t>(std::min<std::int64_t>(most_windows, first.batch_size))));
  return first;
}

}  // namespace candlewright
