#include "engine/jobs/train_plan.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <set>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "engine/data/windows.h"
#include "engine/jobs/like_run.h"
#include "engine/models/family.h"
#include "engine/training/precision.h"
#include "engine/training/stage_plan.h"

namespace candlewright {
namespace {

/// Longest part of any trained symbol, for the numbers in a refusal.
std::int64_t longest(const Dataset& data, Part part) {
  std::int64_t rows = 0;
  for (const DatasetSymbol& s : data.symbols) {
    if (!s.held_out) rows = std::max(rows, s.part(part).size());
  }
  return rows;
}

void require_windows(TrainPlan& plan) {
  const DataConfig& d = plan.config->data;
  const std::int64_t least = model_family(plan.config->model).least_context;
  const std::vector<Window> training = training_windows(*plan.data, d.lookback, d.horizon, d.training_stride, least);
  const std::string folder = plan.data->folder.string();
  if (training.empty()) {
    throw InputError(folder,
                     "no symbol has a training part long enough for one window: the longest has " +
                         std::to_string(longest(*plan.data, Part::train)) + " bars, lookback " + std::to_string(d.lookback) +
                         " and horizon " + std::to_string(d.horizon) + " need " + std::to_string(d.lookback + d.horizon),
                     "Lower data.lookback or data.horizon, or give longer series.");
  }
  const std::vector<Window> validation =
      part_windows(*plan.data, Part::validation, least > 0 ? std::min(least, d.lookback) : d.lookback, d.horizon, 1);
  if (validation.empty()) {
    throw InputError(folder,
                     "the validation set is empty: the longest validation part has " +
                         std::to_string(longest(*plan.data, Part::validation)) + " bars, a horizon of " + std::to_string(d.horizon) +
                         " needs as many after " + std::to_string(d.lookback) + " earlier ones",
                     "Raise data.validation_rows, lower data.horizon, or lay out a longer val part.");
  }
  std::set<std::int32_t> symbols;
  for (const Window& w : training) symbols.insert(w.symbol);
  for (const Window& w : training) {
    const RowRange part = plan.data->symbols[static_cast<std::size_t>(w.symbol)].train;
    plan.short_windows += w.origin + 1 - part.begin < d.lookback;
  }
  plan.windows = static_cast<std::int64_t>(training.size());
  plan.validation_windows = static_cast<std::int64_t>(validation.size());
  plan.trained_symbols = static_cast<std::int64_t>(symbols.size());
}

/// Operations per second of this device in products of a model's size: the best of several, since what else runs now will not always run.
/// On a processor one thread is measured: it is undisturbed sooner than all of them together.
double measured_flops(const std::string& device, const std::string& precision, int threads) {
  const at::NoGradGuard no_grad;
  const bool processor = device == "cpu";
  if (processor) use_threads(1);
  const auto options = at::TensorOptions().device(device).dtype(precision == "bf16" ? at::kBFloat16 : at::kFloat);
  const at::Tensor a = at::ones({1024, 256}, options);
  const at::Tensor b = at::ones({256, 256}, options);
  constexpr int rounds = 12, products = 4;
  double best = std::numeric_limits<double>::infinity();
  for (int round = 0; round < rounds; ++round) {
    const auto begun = std::chrono::steady_clock::now();
    at::Tensor product;
    for (int i = 0; i < products; ++i) product = at::mm(a, b);
    product.sum().item<float>();  // waits for a device that works on its own
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  }
  if (processor) use_threads(threads);
  return products * 2.0 * 1024 * 256 * 256 / best * (processor ? threads : 1);
}

/// Inner width of a model: the most frequent input width of its matrices, by the weights they hold.
double width_of(const std::vector<NamedTensor>& tensors) {
  std::map<std::int64_t, std::int64_t> held;
  for (const NamedTensor& t : tensors) {
    if (t.tensor.dim() == 2) held[t.tensor.size(1)] += t.tensor.numel();
  }
  const auto most = std::max_element(held.begin(), held.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == held.end() ? 1 : static_cast<double>(most->first);
}

constexpr double share_of_gemm_speed = 0.5;   // of a whole step; measured steps reach 0.4 to 0.65
constexpr double activations_per_weight = 3;  // floats kept for the backward pass, per token and weight / width

}  // namespace

TrainPlan plan_training(const TrainJob& job, const Place& place, const std::filesystem::path& init, const std::filesystem::path& cache,
                        const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop) {
  TrainPlan plan;
  plan.config = std::make_unique<RunConfig>(run_config_from(job.model, job.settings, "settings"));
  check(*plan.config);
  plan.device = resolve_device(place.device);
  plan.threads = use_threads(place.threads);
  plan.precision = resolve_precision(plan.config->training.precision, plan.device);
  if (!init.empty()) model_family(job.model).load(init, "cpu", false);  // a damaged model is told by name before the data is read
  plan.data = std::make_unique<Dataset>(open_dataset(job.data, plan.config->split(), cache, progress, stop));
  require_windows(plan);

  plan.stages = training_stages(plan, init, *plan.data);
  return plan;
}

std::vector<std::unique_ptr<Stage>> training_stages(const TrainPlan& plan, const std::filesystem::path& init, const Dataset& data) {
  StageSetup setup;
  setup.data = &data;
  setup.lookback = plan.config->data.lookback;
  setup.horizon = plan.config->data.horizon;
  setup.training_stride = plan.config->data.training_stride;
  setup.model = plan.config->family_section();
  setup.init = init;
  setup.seed = static_cast<std::uint64_t>(plan.config->training.seed);
  setup.device = plan.device;
  return model_family(plan.config->model).stages(setup);
}

Json dry_run_document(TrainPlan& plan, const TrainJob& job, const Place& place) {
  const RunConfig& config = *plan.config;
  const std::optional<LikeRun> like = last_like_run(place.workspace, plan, job.settings);
  const double flops = like ? 1 : measured_flops(plan.device, plan.precision, plan.threads) * share_of_gemm_speed;
  Json stages = Json::array();
  std::int64_t parameters = 0, steps = 0;
  double memory = 0, seconds = 0, model_bytes = 0, largest_state = 0;
  Json memory_parts = Json::object();
  for (const auto& stage : plan.stages) {
    const TrainingConfig training = config.training_of(stage->name());
    const StagePlan p(training, config.checkpoints.checkpoint_every, stage->samples(), job.max_steps);
    const std::vector<NamedTensor> tensors = stage->tensors();
    double weights = 0, bytes = 0;
    for (const NamedTensor& t : tensors) {
      bytes += static_cast<double>(t.tensor.nbytes());
      if (t.trained) weights += static_cast<double>(t.tensor.numel());
    }
    const double batch = static_cast<double>(training.batch_size), tokens = stage->tokens();
    const double activations = 4 * batch * tokens * activations_per_weight * weights / width_of(tensors);
    if (16 * weights + activations > memory) {  // weights, gradients and two moments of 4 bytes each
      memory = 16 * weights + activations;
      memory_parts = {{"weights", static_cast<std::int64_t>(4 * weights)},
                      {"gradients_and_moments", static_cast<std::int64_t>(12 * weights)},
                      {"activations", static_cast<std::int64_t>(activations)}};
    }
    const double training_flops = 6 * weights * tokens * static_cast<double>(stage->samples()) * static_cast<double>(p.total_steps) /
                                  static_cast<double>(p.steps_per_epoch());
    const double forecasts = config.validation.forecast_windows > 0 ? static_cast<double>(config.validation.forecast_windows)
                                                                    : static_cast<double>(plan.validation_windows);
    const double validation_flops =
        2 * weights * tokens * static_cast<double>(p.epochs()) *
        (static_cast<double>(plan.validation_windows) +
         (stage->forecaster() ? forecasts * static_cast<double>(config.validation.greedy ? 1 : config.validation.samples) : 0));
    seconds += (training_flops + validation_flops) / flops;
    model_bytes += bytes;
    largest_state = std::max(largest_state, 8 * weights);
    parameters += static_cast<std::int64_t>(weights);
    steps += p.total_steps;
    stages.push_back({{"stage", stage->name()},
                      {"windows", stage->samples()},
                      {"steps_per_epoch", p.steps_per_epoch()},
                      {"epochs", p.epochs()},
                      {"steps", p.total_steps},
                      {"parameters", static_cast<std::int64_t>(weights)}});
  }
  const double kept = static_cast<double>(config.checkpoints.keep_last + config.checkpoints.keep_best + 1);
  return {{"model", job.model},
          {"settings", job.settings},
          {"data", {{"folder", plan.data->folder.string()}, {"fingerprint", plan.data->fingerprint}, {"symbols", plan.trained_symbols}}},
          {"windows", plan.windows},
          {"validation_windows", plan.validation_windows},
          {"steps_per_epoch", stages.empty() ? Json(0) : stages.front()["steps_per_epoch"]},
          {"steps", steps},
          {"parameters", parameters},
          {"stages", std::move(stages)},
          {"memory",
           {{"bytes", static_cast<std::int64_t>(memory)},
            {"estimate", true},
            {"parts", std::move(memory_parts)},
            {"limit", memory_of(plan.device)}}},
          {"seconds", like ? like->seconds_per_step * static_cast<double>(steps) : seconds},
          {"seconds_as_run", like ? Json(like->number) : Json(nullptr)},
          {"disk", {{"bytes", static_cast<std::int64_t>(kept * (model_bytes + largest_state))}, {"estimate", true}}},
          {"device", plan.device},
          {"threads", plan.threads},
          {"precision", plan.precision},
          {"notices", plan.data->notices}};
}

}  // namespace candlewright
