#include "engine/jobs/checkpoint_deletion.h"

#include <limits>

#include "engine/base/error.h"
#include "engine/jobs/train.h"
#include "engine/training/checkpoint_shelf.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;

bool begins_from(const RunStore& store, const RunRow& run, const fs::path& checkpoint) {
  try {
    const fs::path init = job_of_run(store, run.id).init;
    std::error_code ignored;
    return !init.empty() && (init.lexically_normal() == checkpoint || fs::equivalent(init, checkpoint, ignored));
  } catch (const InputError&) {
    return false;  // without its record the run cannot be repeated anyway
  }
}

}  // namespace

CheckpointNeeds needs_of(const RunStore& store, const CheckpointRow& checkpoint) {
  CheckpointNeeds needs;
  const std::optional<RunRow> run = store.run(checkpoint.run);
  needs.best = run && run->best_checkpoint == checkpoint.name;
  for (const CheckpointRow& row : store.checkpoints(checkpoint.run)) {
    if (!row.removed) needs.latest = row.name == checkpoint.name;  // by step: the last one on disk decides
  }
  for (RunRow& other : store.runs()) {
    if (other.parent == checkpoint.run && begins_from(store, other, fs::path(checkpoint.path).lexically_normal()))
      needs.children.push_back(std::move(other));
  }
  return needs;
}

std::vector<std::string> delete_checkpoints(RunStore& store, const RunRow& run, const std::vector<std::string>& names) {
  if (run.ended == 0 && run.status != "interrupted") {
    throw InputError(ErrorKind::store, "run " + run.id, "it is " + run.status + ", and looks after its checkpoints itself",
                     "Stop it first.");
  }
  std::vector<std::string> going;
  for (const std::string& name : names) going.push_back(store.find_checkpoint(run.id, name).name);
  const RunConfig config = run_config_from(run.model, run.settings, "run " + run.id);
  CheckpointShelf shelf(store.run_folder(run.id), config.checkpoints, std::numeric_limits<std::int64_t>::max());
  for (const std::string& name : going) {
    shelf.remove(name);
    store.checkpoint_removed(run.id, name);
  }
  return going;
}

}  // namespace candlewright
