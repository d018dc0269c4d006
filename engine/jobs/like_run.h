#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/jobs/train_plan.h"

namespace candlewright {

/// A run of before whose steps cost what the planned one's will.
struct LikeRun {
  std::string run;
  std::int64_t number = 0;
  double seconds_per_step = 0;  ///< over the whole run: validations and checkpoints included, pauses between sittings not
};

/// The newest finished run of the workspace with this data, device, threads, precision and settings, but for those that change no step's work (rates,
/// decay, seeds, epochs as long as no stage has its own, what is kept). Empty if there is none. Reads the store; throws InputError.
std::optional<LikeRun> last_like_run(const std::filesystem::path& workspace, const TrainPlan& plan, const Json& settings);

}  // namespace candlewright
