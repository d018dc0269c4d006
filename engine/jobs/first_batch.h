#pragma once
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/jobs/job.h"
#include "engine/models/seen_window.h"

namespace candlewright {

/// What the model of a run sees in its first step, before anything is trained.
struct FirstBatch {
  std::string stage;                ///< the first one; empty if the model has one
  std::int64_t batch_size = 0;      ///< windows in the batch
  std::string normalisation;        ///< how bars become the input, in the family's words
  std::vector<SeenWindow> windows;  ///< the batch's first ones, in its order; without the random changes that training may make
};

/// Makes the run's plan as train --dry-run does and reads the first batch of its first epoch. Nothing is written but the cache of prices.
/// Blocks for as long as the prices and an untrained model take. Throws as run() does for a dry run.
FirstBatch first_batch(const TrainJob& job, const Place& place, std::int64_t most_windows, std::stop_token stop);

}  // namespace candlewright
