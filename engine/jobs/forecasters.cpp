#include "engine/jobs/forecasters.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "engine/models/baseline/baseline.h"
#include "engine/models/family.h"

namespace candlewright {
namespace {

std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

OpenForecaster open_folder(const std::filesystem::path& folder, const Place& place, bool allow_missing = false) {
  OpenForecaster open;
  open.forecaster = family_of_folder(folder).load(folder, resolve_device(place.device), allow_missing);
  open.name = folder.string();
  open.draws_samples = true;
  return open;
}

/// The checkpoint that a word names: "best", "latest" or a name.
CheckpointRow checkpoint_of(const RunStore& store, const RunRow& run, const std::string& word) {
  std::vector<CheckpointRow> kept = store.checkpoints(run.id);
  std::erase_if(kept, [](const CheckpointRow& c) { return c.removed != 0; });
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.saved < b.saved; });
  if (kept.empty()) {
    throw InputError(ErrorKind::store, "run " + run.id, "it has no checkpoint yet", "Wait until it has saved one, or choose another run.");
  }
  if (word == "latest") return kept.back();
  const std::string name = word == "best" ? run.best_checkpoint : word;
  const auto named = std::find_if(kept.rbegin(), kept.rend(), [&](const CheckpointRow& c) { return c.name == name; });
  if (named != kept.rend()) return *named;
  if (word != "best") {
    std::string names;
    for (const CheckpointRow& c : kept) names += ", " + c.name;
    throw InputError(ErrorKind::store, "run " + run.id, "it has no checkpoint named " + word, "Use one of best, latest" + names + ".");
  }
  const auto best = std::find_if(kept.rbegin(), kept.rend(), [](const CheckpointRow& c) { return c.best; });
  return best != kept.rend() ? *best : kept.back();
}

OpenForecaster open_run(const RunStore& store, const RunRow& run, const std::string& checkpoint, const Place& place) {
  const CheckpointRow row = checkpoint_of(store, run, checkpoint.empty() ? "best" : checkpoint);
  OpenForecaster open = open_folder(row.path, place);
  open.name = run.id + (checkpoint.empty() ? "" : "/" + checkpoint);
  open.run = run;
  open.checkpoint = row.name;
  return open;
}

/// A run's word, with or without "/checkpoint" at its end; empty if the store knows no such run.
std::optional<OpenForecaster> find_run(const std::string& word, const Place& place, bool must_exist) {
  const RunStore store(place.workspace, true);
  const auto known = [&](const std::string& name) -> std::optional<RunRow> {
    try {
      return store.find(name);
    } catch (const InputError& unknown) {
      if (unknown.kind != ErrorKind::store) throw;
      return std::nullopt;
    }
  };
  if (const auto run = known(word)) return open_run(store, *run, "", place);
  const std::size_t slash = word.rfind('/');
  if (slash != std::string::npos) {
    if (const auto run = known(word.substr(0, slash))) return open_run(store, *run, word.substr(slash + 1), place);
  }
  if (must_exist) store.find(slash == std::string::npos ? word : word.substr(0, slash));  // throws, naming it
  return std::nullopt;
}

[[noreturn]] void refuse_word(const std::string& word) {
  std::string names;
  for (const std::string& name : baseline_names()) names += name + ", ";
  throw InputError(ErrorKind::settings, "forecaster " + word, "it is no baseline, no run of this workspace and no model folder",
                   "Use " + names + "a run, or a model folder.");
}

}  // namespace

OpenForecaster open_forecaster(const std::string& word, const Place& place, bool allow_missing) {
  if (word.rfind("run:", 0) == 0) return *find_run(word.substr(4), place, true);
  if (word.rfind("model:", 0) == 0) return open_folder(word.substr(6), place, allow_missing);
  if (const std::string name = baseline_name(word); !name.empty()) {
    OpenForecaster open;
    open.forecaster = make_baseline(name);
    open.name = name;
    return open;
  }
  if (word.empty()) refuse_word("\"\"");
  std::error_code ignored;  // what cannot be looked at is no folder
  if (std::filesystem::exists(word, ignored)) return open_folder(word, place, allow_missing);
  if (auto run = find_run(word, place, false)) return std::move(*run);
  if (word.find('/') != std::string::npos) return open_folder(word, place);  // throws, naming the path
  refuse_word(word);
}

void require_at_least(const char* setting, std::int64_t value, std::int64_t least) {
  if (value >= least) return;
  throw InputError(ErrorKind::settings, setting, std::to_string(value) + " is too small",
                   "Give a whole number of at least " + std::to_string(least) + ".");
}

void check_sampling(const SamplingSettings& s) {
  require_at_least("samples", s.samples, 1);
  require_at_least("top_k", s.top_k, 0);
  require_at_least("max_context", s.max_context, 1);
  if (!(s.temperature > 0 && s.temperature <= 100)) {
    throw InputError(ErrorKind::settings, "temperature", number_text(s.temperature) + " is out of range",
                     "Give a number above 0 and at most 100.");
  }
  if (!(s.top_p > 0 && s.top_p <= 1)) {
    throw InputError(ErrorKind::settings, "top_p", number_text(s.top_p) + " is out of range",
                     "Give a number above 0 and at most 1; 1 keeps all.");
  }
}

std::int64_t trained_with(const OpenForecaster& forecaster, const char* setting, std::int64_t otherwise) {
  if (!forecaster.run) return otherwise;
  const Json& settings = forecaster.run->settings;
  const auto data = settings.find("data");
  if (data == settings.end() || !data->is_object()) return otherwise;
  const auto value = data->find(setting);
  return value != data->end() && value->is_number_integer() ? value->get<std::int64_t>() : otherwise;
}

Json model_json(const OpenForecaster& f) {
  Json json{
      {"kind", f.forecaster->kind()}, {"source", f.run ? f.run->id : f.forecaster->source()}, {"fingerprint", f.forecaster->fingerprint()}};
  if (f.run) {
    json["run"] = f.run->id;
    json["checkpoint"] = f.checkpoint;
  }
  return json;
}

}  // namespace candlewright
