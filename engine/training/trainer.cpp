#include "engine/training/trainer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "engine/evaluation/evaluator.h"
#include "engine/training/random_state.h"

namespace candlewright {
namespace {

constexpr std::size_t symbols_named = 8;

std::int64_t clock_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

at::DeviceType device_type(const std::string& device) { return device.rfind("cuda", 0) == 0 ? at::kCUDA : at::kCPU; }

std::string symbols_of(const Stage& stage, std::span<const std::int64_t> windows) {
  std::set<std::string> names;
  for (const std::int64_t window : windows) names.insert(stage.symbol_of(window));
  std::string list;
  std::size_t told = 0;
  for (const std::string& name : names) {
    if (++told > symbols_named) return list + " and " + std::to_string(names.size() - symbols_named) + " more";
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

}  // namespace

Trainer::Trainer(TrainerSetup setup, std::vector<std::unique_ptr<Stage>> stages)
    : setup_(std::move(setup)),
      stages_(std::move(stages)),
      gate_(setup_.stop, setup_.request),
      shelf_(setup_.run_folder, setup_.config->checkpoints, 0),
      card_(setup_.device) {
  for (const auto& stage : stages_) {
    plans_.emplace_back(setup_.config->training_of(stage->name()), setup_.config->checkpoints.checkpoint_every, stage->samples(),
                        setup_.max_steps);
  }
}

Trainer::~Trainer() = default;

std::int64_t Trainer::total_steps() const {
  std::int64_t total = 0;
  for (const StagePlan& p : plans_) total += p.total_steps;
  return total;
}

TrainOutcome Trainer::run() {
  started_ns_ = clock_ns();
  try {
    for (;; ++at_.stage, at_.stage_step = 0) {
      enter_stage();
      train_stage();
      leave_stage();
      if (at_.stage + 1 == stages_.size()) return outcome("finished");
    }
  } catch (const Stopped&) {  // asked for at a boundary, while validating or while preparing
    return outcome("stopped");
  }
}

void Trainer::train_stage() {
  if (!at_.settled) settle();
  if (at_.stage_step == 0 && setup_.config->validation.at_start && stage().forecaster()) validate();
  while (plan().more(at_.stage_step)) {
    const Gate::Way way =
        gate_.pass([this](bool rests) { rests ? setup_.tell(RunPaused{at_.step}) : setup_.tell(RunContinued{at_.step}); });
    if (way != Gate::Way::go) stop_here(way == Gate::Way::stop);
    one_step();
    settle();
    if (gate_.stops_after_epoch() && plan().validates_after(at_.stage_step) && !all_done()) stop_here(true);
  }
}

void Trainer::one_step() {
  const auto begun = std::chrono::steady_clock::now();
  const int epoch = plan().epoch_of_next(at_.stage_step);
  const auto windows = sampler_->take(epoch, plan().index_of_next(at_.stage_step), plan().windows_per_step);
  const StepRate rate = schedule_->at(at_.stage_step);
  last_symbols_ = symbols_of(stage(), windows);
  TrainingStep::Observed seen;
  try {
    const at::Tensor loss = step_->forward_backward(windows);
    step_->update(rate, loss);
    seen = step_->observe(loss);
  } catch (const c10::Error& problem) {
    const std::string message = problem.what_without_backtrace();
    if (message.find("not enough memory") != std::string::npos || message.find("out of memory") != std::string::npos) fail_memory();
    // Weights out of all bounds make a draw or a product fail before there is a loss.
    require_finite_weights(at_.step + 1);
    throw InputError(ErrorKind::training, "step " + std::to_string(at_.step + 1) + ", " + last_symbols_,
                     "the model cannot compute this batch: " + message,
                     "If this follows a high learning rate, resume from the last checkpoint by a fork with a lower one.");
  }
  if (!seen.finite()) fail_not_finite(std::isfinite(seen.loss) ? "the gradient's norm" : "the loss", at_.step + 1);
  if (averages_) averages_->follow();
  ++at_.step;
  ++at_.stage_step;
  at_.settled = false;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  const CardState card = card_.read();
  setup_.tell(StepDone{stage().name(), at_.step, epoch, seen.loss, rate.learning_rate, seen.grad_norm, took.count(),
                       static_cast<std::int64_t>(windows.size()), memory_in_use(setup_.device), card.utilisation, card.temperature});
}

void Trainer::settle() {
  const bool validates = plan().validates_after(at_.stage_step);
  const bool saves = validates || (plan().save_every > 0 && at_.step % plan().save_every == 0);
  if (validates) {
    try {
      validate();
    } catch (const Stopped&) {
      save();  // unsettled: a resumed run validates first
      throw;
    }
  }
  at_.settled = true;
  if (saves) save();
}

void Trainer::stop_here(bool with_checkpoint) {
  if (with_checkpoint && at_.step != saved_step_) save();
  throw Stopped();
}

void Trainer::enter_stage() {
  training_ = setup_.config->training_of(stage().name());
  stage().prepare([this](const Progress& progress) { setup_.tell(progress); }, gate_.stop_token());
  optimizer_ = std::make_unique<AdamW>(stage().tensors(), training_);
  schedule_ = std::make_unique<Schedule>(training_, plan().total_steps);
  sampler_ = std::make_unique<Sampler>(static_cast<std::uint64_t>(training_.seed), stage().name(), plan().samples);
  step_ = std::make_unique<TrainingStep>(stage(), *optimizer_, training_, setup_.precision, device_type(setup_.device));
  if (training_.warmup_steps > schedule_->warmup_steps()) {
    setup_.tell(Notice{"warning", "The warm-up of " + std::to_string(training_.warmup_steps) + " steps is longer than the " +
                                      std::to_string(plan().total_steps) + " steps of the stage and was cut to " +
                                      std::to_string(schedule_->warmup_steps()) + "."});
  }
  seed_all(mix(static_cast<std::uint64_t>(training_.seed), stage().name()));
  if (training_.ema_decay > 0) averages_ = std::make_unique<AveragedWeights>(stage().tensors(), training_.ema_decay);
  if (resumed_) take_up_state();
}

void Trainer::leave_stage() {
  step_.reset();
  if (averages_) averages_->settle();
  averages_.reset();
  optimizer_->release();
  optimizer_.reset();
}

void Trainer::validate() {
  const KeepRandomState keep;
  const AveragedWeights::InPlace judged(averages_.get());
  const Stage::ValidationLoss loss = stage().validation_loss(gate_.stop_token());
  ValidationDone done;
  done.stage = stage().name();
  done.step = at_.step;
  done.epoch = epoch();
  done.loss = loss.loss;
  done.loss_kind = loss.kind;
  done.windows = loss.windows;
  if (!std::isfinite(loss.loss)) fail_not_finite("the validation loss", at_.step);
  if (Forecaster* forecaster = stage().forecaster()) {
    Protocol protocol;
    protocol.part = Part::validation;
    protocol.lookback = setup_.config->data.lookback;
    protocol.least_context = model_family(setup_.config->model).least_context;
    protocol.horizon = setup_.config->data.horizon;
    protocol.windows_only = true;
    protocol.window_limit = setup_.config->validation.forecast_windows;
    protocol.mix_symbols = true;
    tell(evaluate(*forecaster, *setup_.data, protocol, setup_.config->validation_sampling(), {}, gate_.stop_token()), done);
  }
  setup_.tell(done);
  validation_ = std::move(done);
}

void Trainer::require_finite_weights(std::int64_t step) {
  const at::NoGradGuard no_grad;
  std::vector<at::Tensor> trained;
  for (const NamedTensor& t : stage().tensors()) {
    if (t.trained) trained.push_back(t.tensor.detach());
  }
  const at::Tensor largest = at::stack(at::_foreach_norm(trained, std::numeric_limits<double>::infinity())).max();
  if (!std::isfinite(largest.item<double>())) fail_not_finite("a weight", step);
}

void Trainer::fail_not_finite(const std::string& what, std::int64_t step) {
  throw InputError(
      ErrorKind::training,
      "step " + std::to_string(step) + (stage().name().empty() ? "" : " (" + stage().name() + ")") + ", windows of " + last_symbols_,
      what + " is not finite",
      "Lower training.learning_rate or training.clip_norm, or look at the bars of these symbols; the last good checkpoint stays.");
}

void Trainer::fail_memory() {
  const std::int64_t half = std::max<std::int64_t>(1, training_.batch_size / 2);
  throw InputError(ErrorKind::training, "step " + std::to_string(at_.step + 1),
                   "the memory of " + setup_.device + " is not enough for batches of " + std::to_string(training_.batch_size) + " windows",
                   "Set training.batch_size to " + std::to_string(half) + " and training.accumulation to " +
                       std::to_string(2 * training_.accumulation) + ": a step then learns from as many windows.");
}

double Trainer::seconds() const { return earlier_seconds_ + static_cast<double>(clock_ns() - started_ns_) * 1e-9; }

TrainOutcome Trainer::outcome(const std::string& status) const {
  TrainOutcome o;
  o.status = status;
  o.steps = at_.step;
  o.epochs = epoch();
  for (std::size_t earlier = 0; earlier < at_.stage; ++earlier) o.epochs += static_cast<int>(plans_[earlier].epochs());
  o.seconds = seconds();
  o.validation = validation_;
  for (std::size_t i = at_.stage + 1; i-- > 0 && !o.best;) {
    if (const ShelvedCheckpoint* best = shelf_.best(stages_[i]->name())) o.best = *best;
  }
  return o;
}

}  // namespace candlewright
