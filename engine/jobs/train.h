#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// The job as this run was asked for, from runs/<id>/config.json: running it again repeats the run.
/// Throws InputError (kind input) if the file is missing or damaged.
TrainJob job_of_run(const RunStore& store, const std::string& id);

/// The job of a new run that starts from one of this run's checkpoints with some settings changed ("path=value").
/// max_steps below 0 = as the parent's. Throws InputError (kind settings).
TrainJob fork_of_run(const RunStore& store, const std::string& id, const std::filesystem::path& checkpoint,
                     const std::vector<std::string>& assignments, std::int64_t max_steps = -1);

}  // namespace candlewright
