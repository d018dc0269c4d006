#include "engine/jobs/like_run.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/base/error.h"
#include "engine/storage/run_store.h"

namespace candlewright {
namespace {

constexpr std::array free_settings{
    "training.seed",          "training.learning_rate",     "training.weight_decay",    "training.beta1",
    "training.beta2",         "training.epsilon",           "training.decay_groups",    "training.schedule",
    "training.warmup_steps",  "training.decay_steps",       "training.min_learning_rate", "training.one_cycle_start",
    "training.one_cycle_end", "validation.temperature",     "validation.seed",          "checkpoints.keep_last",
    "checkpoints.keep_best"};

/// What a step costs depends on the rest of the settings alone.
Json costs_of(const std::string& model, const Json& settings) {
  RunConfig config = run_config_from(model, settings, "settings");
  const bool own_epochs =
      std::any_of(config.overrides.begin(), config.overrides.end(), [](const auto& stage) { return stage.second.epochs > 0; });
  Json costs = Json::object();
  for (const Field& field : fields_of(config)) {
    const std::string_view path = field.path, last = path.substr(path.find('.') + 1);
    const bool of_stage = std::any_of(config.overrides.begin(), config.overrides.end(),
                                      [&](const auto& stage) { return path.substr(0, path.find('.')) == stage.first; });
    const bool is_free = std::find(free_settings.begin(), free_settings.end(), path) != free_settings.end() ||
                         (path == "training.epochs" && !own_epochs) ||
                         (of_stage && (last == "learning_rate" || last == "weight_decay"));
    if (!is_free) costs[field.path] = field.get();
  }
  return costs;
}

bool costs_as(const Json& wanted, const RunRow& run) {
  try {
    return costs_of(run.model, run.settings) == wanted;
  } catch (const InputError&) {  // a run of another version, with settings that are no more
    return false;
  }
}

}  // namespace

std::optional<LikeRun> last_like_run(const std::filesystem::path& workspace, const TrainPlan& plan, const Json& settings) {
  const RunStore store(workspace, true);
  const std::string& model = plan.config->model;
  const Json wanted = costs_of(model, settings);
  const std::vector<RunRow> runs = store.runs();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->status != "finished" || run->model != model || run->data_fingerprint != plan.data->fingerprint || run->device != plan.device ||
        run->threads != plan.threads || run->precision != plan.precision) {
      continue;
    }
    const std::filesystem::path results = store.run_folder(run->id) / "final_metrics.json";
    if (!std::filesystem::exists(results) || !costs_as(wanted, *run)) continue;
    const Json result = read_json(results).value("result", Json::object());
    const double seconds = result.value("seconds", 0.0), steps = static_cast<double>(result.value("steps", std::int64_t{0}));
    if (seconds > 0 && steps > 0) return LikeRun{run->id, run->number, seconds / steps};
  }
  return std::nullopt;
}

}  // namespace candlewright
