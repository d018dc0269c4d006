#include "engine/training/checkpoint.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;
constexpr const char* manifest_name = "manifest.json";
constexpr const char* state_name = "state.json";
constexpr const char* seal_key = "seal";

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The manifest's text ends with a digest of the rest, so that a flipped bit in itself shows too.
std::string sealed(Json manifest) {
  manifest.erase(seal_key);
  manifest[seal_key] = sha256(dump(manifest, 1));
  return dump(manifest, 1);
}

std::string manifest_of(const fs::path& folder, std::uint64_t& bytes) {
  Json files = Json::object();
  for (const std::string& name : files_below(folder)) {
    const auto size = fs::file_size(folder / name);
    bytes += size;
    files[name] = {{"bytes", size}, {"sha256", sha256_of_file(folder / name)}};
  }
  return sealed({{"format", 1}, {"files", std::move(files)}});
}

bool stays_inside(const std::string& name) {
  const fs::path path(name);
  return !name.empty() && path.is_relative() &&
         std::all_of(path.begin(), path.end(), [](const fs::path& p) { return is_safe_name(p.string()); });
}

std::optional<Damage> damage_of(const fs::path& folder, const std::string& name, const Json& entry) {
  if (!stays_inside(name) || !entry.is_object() || !entry.contains("bytes") || !entry["bytes"].is_number_unsigned() ||
      !entry.contains("sha256")) {
    return Damage{manifest_name, "has an entry that cannot be read: " + name.substr(0, 200)};
  }
  const fs::path path = folder / name;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return Damage{name, "is missing"};
  const auto size = fs::file_size(path, error);
  if (error) return Damage{name, "cannot be read"};
  const auto wanted = entry["bytes"].get<std::uint64_t>();
  if (size != wanted) return Damage{name, "has " + std::to_string(size) + " bytes instead of " + std::to_string(wanted)};
  if (entry["sha256"] != sha256_of_file(path)) return Damage{name, "has another content than when it was saved"};
  return std::nullopt;
}

void delete_folder(const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (error)
    throw InputError(ErrorKind::disk, folder.string(), "deleting failed: " + error.message(), "Check that the folder may be written.");
}

bool is_leftover(const fs::path& path) { return path.extension() == ".tmp"; }

}  // namespace

std::vector<Damage> verify_checkpoint(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw InputError(folder.string(), fs::exists(folder, error) ? "it is no checkpoint but a file" : "there is no such checkpoint",
                     "Give the folder of a checkpoint, or a run.");
  }
  if (!fs::exists(folder / manifest_name, error)) {
    throw InputError(folder.string(), "it is no checkpoint: manifest.json is missing",
                     "Give a folder like checkpoints/checkpoint_epoch_1 of a run.");
  }
  std::vector<Damage> found;
  Json manifest;
  try {
    const std::string text = read_file(folder / manifest_name, 16u << 20);
    manifest = parse_json(text, manifest_name);
    if (!manifest.is_object() || !manifest.contains("files") || !manifest["files"].is_object() || text != sealed(manifest)) {
      return {{manifest_name, "has another content than when it was saved"}};
    }
  } catch (const InputError& problem) {
    return {{manifest_name, "cannot be read: " + problem.message}};
  }
  if (!manifest["files"].contains(state_name)) found.push_back({state_name, "is missing in the manifest"});
  for (const auto& [name, entry] : manifest["files"].items()) {
    if (auto damage = damage_of(folder, name, entry)) found.push_back(std::move(*damage));
  }
  return found;
}

std::vector<CheckpointFolder> list_checkpoints(const fs::path& checkpoints) {
  std::vector<CheckpointFolder> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(checkpoints, error)) {
    if (entry.is_symlink() || !entry.is_directory() || is_leftover(entry.path())) continue;
    CheckpointFolder checkpoint{entry.path(), entry.path().filename().string(), 0, {}};
    try {
      checkpoint.state = read_json(entry.path() / state_name);
      checkpoint.step = checkpoint.state.at("step").get<std::int64_t>();
    } catch (const std::exception&) {
      // A state that cannot be read: its step is in the name, or unknown; verify_checkpoint says what is wrong with it.
      checkpoint.state = nullptr;
      const std::string mark = "checkpoint_step_";
      if (checkpoint.name.rfind(mark, 0) == 0) checkpoint.step = std::strtoll(checkpoint.name.c_str() + mark.size(), nullptr, 10);
    }
    found.push_back(std::move(checkpoint));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.step != b.step ? a.step > b.step : a.name > b.name; });
  return found;
}

SavedCheckpoint save_checkpoint(const fs::path& checkpoints, const std::string& name, const Json& state, std::uint64_t expected_bytes,
                                const std::function<void(const fs::path&)>& write) {
  const fs::path target = checkpoints / name;
  const fs::path temporary = checkpoints / (name + ".tmp");
  require_space(checkpoints, expected_bytes);
  SavedCheckpoint saved{target, 0, {}};
  try {
    delete_folder(temporary);
    make_folder(temporary);
    write(temporary);
    write_file(temporary / state_name, dump(state, 1));
    const std::string manifest = manifest_of(temporary, saved.bytes);
    write_file(temporary / manifest_name, manifest);
    saved.bytes += manifest.size();
    saved.hash = sha256(manifest);
    sync_to_disk(temporary);
    std::error_code error;
    if (fs::exists(target, error)) remove_checkpoint(target);  // only a damaged one can be in the way
    rename_durably(temporary, target);
  } catch (...) {
    std::error_code left;
    fs::remove_all(temporary, left);
    throw;
  }
  return saved;
}

void point_link(const fs::path& checkpoints, const std::string& link, const std::string& target) {
  const fs::path temporary = checkpoints / ("." + link + ".tmp");
  std::error_code error;
  fs::remove(temporary, error);
  fs::create_directory_symlink(target, temporary, error);
  if (error) {
    throw InputError(ErrorKind::disk, (checkpoints / link).string(), "the link cannot be made: " + error.message(),
                     "Use a workspace on a disk that knows symbolic links.");
  }
  rename_durably(temporary, checkpoints / link);
}

void remove_checkpoint(const fs::path& folder) {
  const fs::path going = folder.parent_path() / (folder.filename().string() + ".old.tmp");
  delete_folder(going);
  rename_durably(folder, going);
  delete_folder(going);
}

void clear_leftovers(const fs::path& checkpoints) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (const auto& entry : fs::directory_iterator(checkpoints, error)) {
    if (is_leftover(entry.path())) leftovers.push_back(entry.path());
  }
  for (const fs::path& path : leftovers) delete_folder(path);
}

std::optional<CheckpointFolder> newest_whole_checkpoint(const fs::path& checkpoints, const std::function<void(const std::string&)>& warn) {
  for (CheckpointFolder& checkpoint : list_checkpoints(checkpoints)) {
    std::string damage;
    try {
      for (const Damage& d : verify_checkpoint(checkpoint.path)) damage += (damage.empty() ? "" : ", ") + d.file + " " + d.what;
    } catch (const InputError& problem) {
      damage = problem.message;
    }
    if (damage.empty() && !checkpoint.state.is_null()) return std::move(checkpoint);
    warn(checkpoint.name + " is damaged (" + damage + "); the checkpoint before it is used.");
  }
  return std::nullopt;
}

}  // namespace candlewright
