#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/storage/run_store.h"

namespace candlewright {

// Runs out of files: their folders hold config.json (settings, data, seeds), events.jsonl (all that happened), checkpoints and
// evaluation.json.

/// Makes a damaged store anew from the folders in runs/ and trash/. The damaged file is kept beside it. Evaluations keep their document;
/// the forecasts of each window, notes and tags were in the store alone. No run may be training meanwhile. Blocks. Returns
/// {"store","damage","kept","runs":[ids],"trashed":[ids],"left_out":[{"folder","reason"}]}; "kept" is null and nothing was done for a sound
/// store.
Json rebuild_store(const std::filesystem::path& workspace);

/// Takes a run from a folder that export_run() wrote as a bundle, under its own id. Every file is checked against the manifest first.
/// Returns {"run","folder","files"}. Throws InputError: kind input if it is no bundle or a file is damaged, store if the run is there
/// already.
Json import_bundle(RunStore& store, const std::filesystem::path& bundle);

/// Purges what has been in the trash for 30 days; a sentence for each run, for a notice. Does nothing where there is no store.
std::vector<std::string> clear_old_trash(const std::filesystem::path& workspace);

}  // namespace candlewright
