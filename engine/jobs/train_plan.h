#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/data/dataset.h"
#include "engine/jobs/job.h"
#include "engine/models/stage.h"
#include "engine/training/run_config.h"

namespace candlewright {

/// Everything that a training run stands on, before anything is written.
struct TrainPlan {
  std::unique_ptr<RunConfig> config;
  std::unique_ptr<Dataset> data;  ///< outlives the stages
  std::string device, precision;  ///< as used
  int threads = 0;
  std::int64_t windows = 0, validation_windows = 0, trained_symbols = 0;
  std::int64_t short_windows = 0;  ///< training windows with fewer bars of context than the lookback
  std::vector<std::unique_ptr<Stage>> stages;
};

/// Settings, device, the model to start from, data, windows, in this order: what is wrong with the request is told before any data is read.
/// `init` is the folder of the weights to start from (job.init, or a checkpoint); `cache` is where parsed data is kept, empty = nowhere;
/// `progress` as open_dataset() takes it.
/// Throws InputError: kind settings; kind input where a part is too short for one window or nothing validates, with the numbers; kind
/// model.
TrainPlan plan_training(const TrainJob& job, const Place& place, const std::filesystem::path& init, const std::filesystem::path& cache,
                        const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop);

/// The stages of the plan anew, on other data than the plan's.
std::vector<std::unique_ptr<Stage>> training_stages(const TrainPlan& plan, const std::filesystem::path& init, const Dataset& data);

/// What `train --dry-run` tells: resolved settings, windows, steps, parameters, and estimates of memory, time and disk. Time is that of the
/// last like run of the workspace, or without one what the speed of matrix products lets expect, which takes a fraction of a second to
/// measure and leaves out what a step costs besides. Formulas: docs/training.md.
Json dry_run_document(TrainPlan& plan, const TrainJob& job, const Place& place);

}  // namespace candlewright
