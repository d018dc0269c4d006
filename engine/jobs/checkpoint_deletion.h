#pragma once
#include <string>
#include <vector>

#include "engine/storage/run_store.h"

namespace candlewright {

/// What else goes by a checkpoint that is on disk.
struct CheckpointNeeds {
  bool best = false;             ///< what evaluations, forecasts and exports of the run take
  bool latest = false;           ///< where the run goes on when it is continued
  std::vector<RunRow> children;  ///< runs that began from it: to repeat one of them it must be there
};
/// Reads the records of the runs that were forked from this one. Blocks for that.
CheckpointNeeds needs_of(const RunStore& store, const CheckpointRow& checkpoint);

/// Deletes checkpoints of a run for ever; their figures stay in the store. `names` are those of the store, "best" or "latest". Returns the
/// names deleted. Throws InputError (kind store) while the run trains, since it then looks after its checkpoints itself, or for a name
/// that is not on disk.
std::vector<std::string> delete_checkpoints(RunStore& store, const RunRow& run, const std::vector<std::string>& names);

}  // namespace candlewright
