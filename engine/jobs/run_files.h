#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/events/event.h"
#include "engine/jobs/job.h"
#include "engine/training/checkpoint.h"

namespace candlewright {

// The files in a run's folder that say what it was and what came out. All are written atomically; InputError (kind disk) if that fails.

/// What config.json holds: enough to repeat the run and to resume it.
struct RunRecord {
  std::string run, version, created;
  TrainJob job;               ///< as asked for; job.data is absolute
  std::string data_as_given;  ///< the folder as the caller wrote it
  std::string data_fingerprint;
  std::int64_t symbols = 0;
  std::string device, precision;  ///< as used
  int threads = 0;
};

std::string product_version();

void write_record(const std::filesystem::path& run_folder, const RunRecord& record);
/// Throws InputError (kind input) that names the file if it is missing or damaged.
RunRecord read_record(const std::filesystem::path& run_folder);
/// SHA-256 of all settings, for state.json and to tell two runs apart.
std::string settings_hash(const Json& settings);

/// hf_export/: the model files of a checkpoint beside a README, made anew as a whole.
void write_hf_export(const std::filesystem::path& run_folder, const std::filesystem::path& checkpoint, const RunRecord& record);

/// The checkpoint as its announcement told it.
CheckpointSaved announcement_of(const CheckpointFolder& folder);

/// Names of a checkpoint's files that belong to the model: all but the training's own.
std::vector<std::string> model_files(const std::filesystem::path& checkpoint);

}  // namespace candlewright
