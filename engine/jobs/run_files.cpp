#include "engine/jobs/run_files.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/compute/device.h"

namespace candlewright {

namespace fs = std::filesystem;

std::string product_version() { return CANDLEWRIGHT_VERSION; }

std::string settings_hash(const Json& settings) { return "sha256:" + sha256(dump(settings)); }

void write_record(const fs::path& run_folder, const RunRecord& r) {
  const Json& settings = r.job.settings;
  const auto seed_of = [&](const char* section) {
    return settings.contains(section) && settings[section].contains("seed") ? settings[section]["seed"] : Json(nullptr);
  };
  const Json document{
      {"run", r.run},
      {"name", r.job.name},
      {"model", r.job.model},
      {"version", r.version},
      {"libtorch", libtorch_version()},
      {"created", r.created},
      {"parent", r.job.parent},
      {"data", {{"folder", r.data_as_given}, {"path", r.job.data.string()}, {"fingerprint", r.data_fingerprint}, {"symbols", r.symbols}}},
      {"init", r.job.init.string()},
      {"max_steps", r.job.max_steps},
      {"seeds", {{"training", seed_of("training")}, {"validation", seed_of("validation")}}},
      {"device", r.device},
      {"threads", r.threads},
      {"precision", r.precision},
      {"settings_hash", settings_hash(settings)},
      {"settings", settings}};
  write_file(run_folder / "config.json", dump(document, 1));
}

RunRecord read_record(const fs::path& run_folder) {
  const fs::path path = run_folder / "config.json";
  const Json j = read_json(path);
  try {
    RunRecord r;
    r.run = j.at("run");
    r.version = j.at("version");
    r.created = j.at("created");
    r.job.model = j.at("model");
    r.job.name = j.at("name");
    r.job.settings = j.at("settings");
    r.job.data = j.at("data").at("path").get<std::string>();
    r.job.init = j.at("init").get<std::string>();
    r.job.max_steps = j.at("max_steps");
    r.job.parent = j.at("parent");
    r.data_as_given = j.at("data").at("folder");
    r.data_fingerprint = j.at("data").at("fingerprint");
    r.symbols = j.at("data").at("symbols");
    r.device = j.at("device");
    r.threads = j.at("threads");
    r.precision = j.at("precision");
    return r;
  } catch (const Json::exception& problem) {
    throw InputError(path.string(), std::string("it is no description of a run: ") + problem.what(),
                     "Restore the file; a run cannot be continued or repeated without it.");
  }
}

std::vector<std::string> model_files(const fs::path& checkpoint) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(checkpoint)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(checkpoint).generic_string();
    if (name != "training_state.safetensors" && name != "state.json" && name != "manifest.json") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

CheckpointSaved announcement_of(const CheckpointFolder& folder) {
  CheckpointSaved saved;
  saved.step = folder.step;
  saved.epoch = folder.state.value("epoch", 0);
  saved.stage = folder.state.value("stage", "");
  saved.path = "checkpoints/" + folder.name;
  saved.metric = folder.state.value("metric", "");
  if (folder.state.contains("value") && folder.state["value"].is_number()) saved.value = folder.state["value"].get<double>();
  saved.best = folder.state.value("best", false);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path)) {
    if (entry.is_regular_file()) saved.bytes += entry.file_size();
  }
  saved.hash = sha256_of_file(folder.path / "manifest.json");
  return saved;
}

void write_hf_export(const fs::path& run_folder, const fs::path& checkpoint, const RunRecord& record) {
  const fs::path target = run_folder / "hf_export";
  const fs::path temporary = run_folder / "hf_export.tmp";
  std::error_code error;
  fs::remove_all(temporary, error);
  try {
    for (const std::string& name : model_files(checkpoint)) {
      make_folder((temporary / name).parent_path());
      write_file(temporary / name, read_file(checkpoint / name));
    }
    write_file(temporary / "README.md",
               "# " + record.job.model + " model of run " + record.run + "\n\nWeights of " + checkpoint.filename().string() +
                   ", trained by Candlewright " + record.version + " on " + std::to_string(record.symbols) + " symbols (data " +
                   record.data_fingerprint +
                   ").\nEach folder holds config.json and model.safetensors in the layout that the Python classes load with "
                   "from_pretrained.\n");
    fs::remove_all(target, error);
    rename_durably(temporary, target);
  } catch (...) {
    fs::remove_all(temporary, error);
    throw;
  }
}

}  // namespace candlewright
