#include <ATen/core/Tensor.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "engine/compute/memory_meter.h"
#include "engine/data/windows.h"
#include "engine/evaluation/evaluator.h"
#include "engine/jobs/parts.h"
#include "engine/jobs/reading_progress.h"
#include "engine/jobs/train_plan.h"
#include "engine/training/random_state.h"
#include "engine/training/schedule.h"
#include "engine/training/stage_plan.h"
#include "engine/training/training_step.h"

namespace candlewright {
namespace {

constexpr int measured_steps = 2;                ///< after one that makes gradients, moments and the kernels' scratch
constexpr std::int64_t forecasts_measured = 8;
constexpr double share_of_memory = 0.9;          ///< that a batch may fill

double seconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

void ask(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Stopped();
}

/// So many symbols that a step finds its windows, the longest first, since they take the most: preparing all data is not what is measured.
Dataset enough_of(const Dataset& data, const DataConfig& d, std::int64_t least_context, std::int64_t windows) {
  std::vector<std::size_t> order(data.symbols.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return data.symbols[a].train.size() > data.symbols[b].train.size(); });
  Dataset few = data;
  for (std::size_t count = 1; count <= order.size(); count *= 2) {
    std::vector<std::size_t> taken(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count));
    std::sort(taken.begin(), taken.end());  // in order of name, as they were
    few.symbols.clear();
    for (const std::size_t i : taken) few.symbols.push_back(data.symbols[i]);
    if (static_cast<std::int64_t>(training_windows(few, d.lookback, d.horizon, d.training_stride, least_context).size()) >= windows &&
        !part_windows(few, Part::validation, least_context > 0 ? std::min(least_context, d.lookback) : d.lookback, d.horizon, 1).empty())
      return few;
  }
  return data;
}

struct Measured {
  std::int64_t batch = 0;       ///< windows computed at once
  double seconds = 0;           ///< an optimizer step
  std::int64_t peak = 0, held = 0;
  double bytes_per_window = 0;  ///< by which the peak grows
};

/// Peak of one step of so many windows at once; leaves weights moved, which nobody keeps.
std::int64_t peak_of(Stage& stage, AdamW& optimizer, TrainingConfig training, const std::string& precision, at::DeviceType device,
                     std::int64_t batch, MemoryMeter& meter) {
  training.batch_size = batch;
  TrainingStep step(stage, optimizer, training, precision, device);
  std::vector<std::int64_t> windows(static_cast<std::size_t>(batch));
  std::iota(windows.begin(), windows.end(), std::int64_t{0});
  meter.forget_peak();
  const at::Tensor loss = step.forward_backward(windows);
  step.update({}, loss);
  step.observe(loss);
  return meter.peak();
}

Measured measure(Stage& stage, const TrainingConfig& training, const TrainPlan& plan, MemoryMeter& meter, const EventSink& sink,
                 const std::stop_token& stop) {
  stage.prepare([&](const Progress& progress) { sink(Event{"", now(), progress}); }, stop);
  const at::DeviceType device = at::Device(plan.device).type();
  AdamW optimizer(stage.tensors(), training);
  Measured m;
  m.batch = std::min(training.batch_size, stage.samples());
  const std::int64_t windows_of_step = std::min(training.batch_size * training.accumulation, stage.samples());
  std::vector<std::int64_t> windows(static_cast<std::size_t>(windows_of_step));
  std::iota(windows.begin(), windows.end(), std::int64_t{0});
  TrainingStep step(stage, optimizer, training, plan.precision, device);
  std::vector<double> seconds;
  for (int i = 0; i <= measured_steps; ++i) {
    ask(stop);
    sink(Event{"", now(), Progress{"measuring a step", i, measured_steps + 1, "steps"}});
    if (i == 1) meter.forget_peak();
    const auto begun = std::chrono::steady_clock::now();
    const at::Tensor loss = step.forward_backward(windows);
    step.update({}, loss);
    step.observe(loss);
    if (i > 0) seconds.push_back(seconds_since(begun));
  }
  m.peak = meter.peak();
  m.held = meter.bytes();
  m.seconds = *std::min_element(seconds.begin(), seconds.end()) * static_cast<double>(training.batch_size * training.accumulation) /
              static_cast<double>(windows_of_step);
  const std::int64_t other = m.batch > 1 ? m.batch / 2 : std::min<std::int64_t>(2, stage.samples());
  ask(stop);
  if (other != m.batch) {
    const std::int64_t peak = peak_of(stage, optimizer, training, plan.precision, device, other, meter);
    m.bytes_per_window = static_cast<double>(m.peak - peak) / static_cast<double>(m.batch - other);
  }
  optimizer.release();
  return m;
}

/// Seconds of one validation of the stage as the run will do it.
double validation_seconds(Stage& stage, const RunConfig& config, const TrainPlan& plan, const Dataset& few, const std::stop_token& stop) {
  auto begun = std::chrono::steady_clock::now();
  const Stage::ValidationLoss loss = stage.validation_loss(stop);
  const double all = static_cast<double>(plan.validation_windows);
  double seconds = seconds_since(begun) * all / static_cast<double>(std::max<std::int64_t>(1, loss.windows));
  if (Forecaster* forecaster = stage.forecaster()) {
    Protocol protocol;
    protocol.part = Part::validation;
    protocol.lookback = config.data.lookback;
    protocol.least_context = model_family(config.model).least_context;
    protocol.horizon = config.data.horizon;
    protocol.windows_only = true;
    protocol.window_limit = forecasts_measured;
    protocol.mix_symbols = true;
    begun = std::chrono::steady_clock::now();
    evaluate(*forecaster, few, protocol, config.validation_sampling(), {}, stop);
    const double wanted = config.validation.forecast_windows > 0 ? std::min(all, static_cast<double>(config.validation.forecast_windows)) : all;
    const double made = std::min(static_cast<double>(forecasts_measured), static_cast<double>(loss.windows));
    seconds += seconds_since(begun) * wanted / std::max(1.0, made);
  }
  return seconds;
}

}  // namespace

Json run_probe(const ProbeJob& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  const TrainJob& training_job = job.train;
  MemoryMeter meter;
  TrainPlan plan = plan_training(training_job, place, training_job.init, place.workspace / "cache", reading_progress(sink), stop);
  const RunConfig& config = *plan.config;
  std::vector<StagePlan> plans;
  std::int64_t most_windows = 1;
  for (const auto& stage : plan.stages) {
    const TrainingConfig training = config.training_of(stage->name());
    plans.emplace_back(training, 0, stage->samples(), training_job.max_steps);
    most_windows = std::max(most_windows, training.batch_size * training.accumulation);
  }
  plan.stages.clear();
  const Dataset few = enough_of(*plan.data, config.data, model_family(config.model).least_context, most_windows);
  auto stages = training_stages(plan, training_job.init, few);

  const KeepRandomState undisturbed;
  seed_all(static_cast<std::uint64_t>(config.training.seed));
  const std::uint64_t limit = memory_of(plan.device);
  Json told = Json::array();
  double seconds = 0;
  std::int64_t peak = 0, held = 0, largest = plan.windows;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const TrainingConfig training = config.training_of(stages[i]->name());
    Measured m;
    try {
      m = measure(*stages[i], training, plan, meter, sink, stop);
    } catch (const c10::Error& problem) {
      const std::string message = problem.what_without_backtrace();
      if (message.find("not enough memory") == std::string::npos && message.find("out of memory") == std::string::npos) throw;
      throw InputError(ErrorKind::training, "a step of " + std::to_string(training.batch_size) + " windows",
                       "it does not fit into the memory of " + plan.device, "Lower training.batch_size, or use more training.accumulation.");
    }
    ask(stop);
    sink(Event{"", now(), Progress{"measuring a validation", 0, 0, ""}});
    const double validation = validation_seconds(*stages[i], config, plan, few, stop);
    const auto validations = plans[i].epochs() + (config.validation.at_start && stages[i]->forecaster() ? 1 : 0);
    seconds += m.seconds * static_cast<double>(plans[i].total_steps) + validation * static_cast<double>(validations);
    if (m.peak > peak) peak = m.peak, held = m.held;
    if (m.bytes_per_window > 0 && limit > 0) {
      const double fixed = static_cast<double>(m.peak) - m.bytes_per_window * static_cast<double>(m.batch);
      const double room = share_of_memory * static_cast<double>(limit) - fixed;
      largest = std::min(largest, static_cast<std::int64_t>(std::max(0.0, room / m.bytes_per_window)));
    }
    told.push_back({{"stage", stages[i]->name()},
                    {"batch", m.batch},
                    {"seconds_per_step", m.seconds},
                    {"seconds_per_validation", validation},
                    {"peak_bytes", m.peak},
                    {"bytes_per_window", m.bytes_per_window}});
  }
  return {{"status", "measured"},
          {"stages", std::move(told)},
          {"seconds", seconds},
          {"memory", {{"bytes", peak}, {"held", held}, {"limit", limit}, {"estimate", false}}},
          {"largest_batch", largest},
          {"device", plan.device},
          {"threads", plan.threads},
          {"precision", plan.precision}};
}

}  // namespace candlewright
