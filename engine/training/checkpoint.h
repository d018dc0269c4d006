#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/json.h"

namespace candlewright {

// A checkpoint is a folder that is complete or absent: the model's files, training_state.safetensors, state.json, and manifest.json
// with the size and SHA-256 of each other file. It is written under a name that ends in ".tmp" and renamed when everything is on disk.
// Nothing here knows a tensor: the caller writes the files, this is the protocol around them.

/// One thing wrong with a checkpoint.
struct Damage {
  std::string file;  ///< relative to the checkpoint
  std::string what;  ///< "is missing", "has 120 bytes instead of 4096", "has another content than when it was saved"
};

/// What is wrong with the checkpoint folder, in order of name; empty = whole. Reads every file.
/// Throws InputError (kind input) if `folder` is no checkpoint at all (no folder, no manifest).
std::vector<Damage> verify_checkpoint(const std::filesystem::path& folder);

/// A checkpoint as its folder says, without reading the tensors.
struct CheckpointFolder {
  std::filesystem::path path;
  std::string name;  ///< "checkpoint_epoch_3", "checkpoint_step_120"
  std::int64_t step = 0;
  Json state;  ///< state.json
};

/// Complete checkpoints below `checkpoints` (a run's folder of them), newest step first. Folders that cannot be read are left out.
std::vector<CheckpointFolder> list_checkpoints(const std::filesystem::path& checkpoints);

struct SavedCheckpoint {
  std::filesystem::path path;
  std::uint64_t bytes = 0;
  std::string hash;  ///< SHA-256 of the manifest
};

/// Writes `checkpoints`/`name`: `write` fills the folder that it is given (files are synced afterwards), then `state` is added as
/// state.json and the manifest, and the folder is renamed. On return everything is durable. An older folder of that name is replaced. A
/// failure leaves nothing of its own behind and no earlier checkpoint touched. Throws InputError (kind disk) with the bytes needed.
SavedCheckpoint save_checkpoint(const std::filesystem::path& checkpoints, const std::string& name, const Json& state,
                                std::uint64_t expected_bytes, const std::function<void(const std::filesystem::path&)>& write);

/// Points `checkpoints`/`link` ("latest", "best_model") at a sibling folder, atomically.
void point_link(const std::filesystem::path& checkpoints, const std::string& link, const std::string& target);

/// Deletes one checkpoint: renamed to a ".tmp" name first, so that a half-deleted one is never taken for whole. Throws InputError (kind
/// disk).
void remove_checkpoint(const std::filesystem::path& folder);

/// Deletes what a killed process left behind (names that end in ".tmp").
void clear_leftovers(const std::filesystem::path& checkpoints);

/// The newest checkpoint that verifies; damaged ones before it are told to `warn` by name. Empty if there is none.
std::optional<CheckpointFolder> newest_whole_checkpoint(const std::filesystem::path& checkpoints,
                                                        const std::function<void(const std::string&)>& warn);

}  // namespace candlewright
