#include "engine/training/trainer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

#include "engine/base/error.h"
#include "engine/base/time.h"
#include "engine/compute/safetensors.h"
#include "engine/evaluation/evaluator.h"
#include "engine/training/random_state.h"

namespace candlewright {
namespace {

constexpr std::size_t symbols_named = 8;
constexpr const char* training_state_name = "training_state.safetensors";

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

/// The figures of a validation that state.json remembers, without symbols and samples.
std::optional<ValidationDone> remembered_validation(const Json& state) {
  const Json v = state.value("validation", Json());
  if (!v.is_object()) return std::nullopt;
  const auto figure = [&](const char* key) {
    return v.contains(key) && v[key].is_number() ? std::optional(v[key].get<double>()) : std::nullopt;
  };
  ValidationDone done;
  done.stage = v.value("stage", "");
  done.step = v.at("step");
  done.epoch = v.at("epoch");
  done.loss = v.at("loss");
  done.loss_kind = v.at("loss_kind");
  done.windows = v.at("windows");
  done.forecast_windows = v.at("forecast_windows");
  done.pct_mae = figure("pct_mae");
  done.price_mae = figure("price_mae");
  done.skill = figure("skill");
  done.persistence_pct_mae = figure("persistence_pct_mae");
  const Json interval = v.value("skill_interval", Json::array());
  if (interval.size() == 2 && interval[0].is_number() && interval[1].is_number()) {
    done.skill_low = interval[0].get<double>();
    done.skill_high = interval[1].get<double>();
  }
  return done;
}

}  // namespace

Trainer::Trainer(TrainerSetup setup, std::vector<std::unique_ptr<Stage>> stages)
    : setup_(std::move(setup)),
      stages_(std::move(stages)),
      gate_(setup_.stop, setup_.request),
      shelf_(setup_.run_folder, setup_.config->checkpoints, 0) {
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
  while (plan().more(at_.stage_step)) {
    const Gate::Way way =
        gate_.pass([this](bool rests) { rests ? setup_.tell(RunPaused{at_.step}) : setup_.tell(RunContinued{at_.step}); });
    if (way != Gate::Way::go) stop_here(way == Gate::Way::stop);
    one_step();
    settle();
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
  ++at_.step;
  ++at_.stage_step;
  at_.settled = false;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  setup_.tell(StepDone{stage().name(), at_.step, epoch, seen.loss, rate.learning_rate, seen.grad_norm, took.count(),
                       static_cast<std::int64_t>(windows.size())});
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
  if (!resumed_) return;
  const auto path = resumed_->path / training_state_name;
  const auto saved = load_safetensors(path);
  std::vector<NamedTensor> tensors;
  for (const auto& [name, tensor] : saved) tensors.push_back({name, tensor, false});
  optimizer_->restore(tensors, at_.stage_step, path.string());
  set_random_state(saved);
  resumed_.reset();
}

void Trainer::leave_stage() {
  step_.reset();
  optimizer_->release();
  optimizer_.reset();
}

void Trainer::validate() {
  const KeepRandomState keep;
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
    protocol.horizon = setup_.config->data.horizon;
    protocol.windows_only = true;
    protocol.window_limit = setup_.config->validation.forecast_windows;
    protocol.mix_symbols = true;
    tell(evaluate(*forecaster, *setup_.data, protocol, setup_.config->validation_sampling(), {}, gate_.stop_token()), done);
  }
  setup_.tell(done);
  validation_ = std::move(done);
}

void Trainer::save() {
  require_finite_weights(at_.step);
  if (setup_.make_durable) setup_.make_durable();  // a checkpoint never knows of steps that the store does not
  const bool validated = at_.settled && validation_ && validation_->step == at_.step;
  const bool by_error = validation_ && validation_->pct_mae && validation_->stage == stage().name();
  const std::string metric = by_error ? "pct_mae" : stage().forecaster() ? "pct_mae" : validation_ ? validation_->loss_kind : "loss";
  const std::optional<double> value = !validated ? std::nullopt
                                      : by_error ? validation_->pct_mae
                                                 : std::optional<double>(validation_->loss);
  const bool best = shelf_.would_be_best(stage().name(), value);
  std::uint64_t expected = 64 << 10;
  for (const auto& other : stages_) {
    for (const NamedTensor& t : other->tensors()) expected += t.tensor.nbytes();
  }
  TensorList training_state;
  for (const NamedTensor& t : optimizer_->state()) {
    training_state.emplace_back(t.name, t.tensor);
    expected += t.tensor.nbytes();
  }
  for (const auto& [name, tensor] : random_state()) training_state.emplace_back(name, tensor);

  const std::string saved_at = to_iso(now());
  Json document = state(value, metric);
  document["saved"] = saved_at;
  document["best"] = best;
  const SavedCheckpoint saved =
      save_checkpoint(shelf_.folder(), checkpoint_name(), document, expected, [&](const std::filesystem::path& folder) {
        stage().save(folder);
        save_safetensors(folder / training_state_name, training_state);
      });
  shelf_.add({checkpoint_name(), stage().name(), metric, at_.step, epoch(), value, saved.bytes, saved.hash, saved_at});
  saved_step_ = at_.step;
  setup_.tell(
      CheckpointSaved{at_.step, epoch(), stage().name(), "checkpoints/" + checkpoint_name(), metric, value, best, saved.bytes, saved.hash});
  if (setup_.make_durable) setup_.make_durable();
  shelf_.prune([this](const std::string& name) { setup_.tell(CheckpointRemoved{"checkpoints/" + name}); });
}

std::string Trainer::checkpoint_name() const {
  if (!at_.settled || !plan().ends_epoch(at_.stage_step)) return "checkpoint_step_" + std::to_string(at_.step);
  std::int64_t number = plan().epoch_of_last(at_.stage_step);  // counts on through the stages, so that no two have one name
  for (std::size_t earlier = 0; earlier < at_.stage; ++earlier) number += plans_[earlier].epochs();
  return "checkpoint_epoch_" + std::to_string(number);
}

Json Trainer::state(const std::optional<double>& value, const std::string& metric) const {
  const double seconds = earlier_seconds_ + static_cast<double>(clock_ns() - started_ns_) * 1e-9;
  Json document{{"format", 1},
                {"stage", stages_[at_.stage]->name()},
                {"stage_index", at_.stage},
                {"step", at_.step},
                {"stage_step", at_.stage_step},
                {"settled", at_.settled},
                {"epoch", epoch()},
                {"index_in_epoch", plan().index_of_next(at_.stage_step)},
                {"stage_steps", plan().total_steps},
                {"learning_rate", schedule_->at(at_.stage_step).learning_rate},
                {"metric", metric},
                {"value", value ? Json(*value) : Json(nullptr)},
                {"seconds", seconds},
                {"identity", setup_.identity}};
  if (validation_) {
    document["validation"] = to_json(Event{"", 0, *validation_});
    document["validation"].erase("samples");
  }
  return document;
}

void Trainer::continue_from(const CheckpointFolder& checkpoint) {
  const Json& s = checkpoint.state;
  try {
    at_ = {s.at("stage_index").get<std::size_t>(), s.at("step"), s.at("stage_step"), s.at("settled")};
    earlier_seconds_ = s.at("seconds");
    validation_ = remembered_validation(s);
    if (at_.stage >= stages_.size() || s.at("stage") != stages_[at_.stage]->name() || s.at("stage_steps") != plan().total_steps) {
      throw InputError(ErrorKind::model, checkpoint.path.string(), "it was saved by a run with other stages, windows or epochs",
                       "Check that the data and the settings are those that the run was started with.");
    }
  } catch (const Json::exception& problem) {
    throw InputError(ErrorKind::model, (checkpoint.path / "state.json").string(), std::string("it cannot be read: ") + problem.what(),
                     "Delete this checkpoint; the one before it will be used.");
  }
  shelf_ = CheckpointShelf(setup_.run_folder, setup_.config->checkpoints, at_.step);
  saved_step_ = at_.step;
  resumed_ = checkpoint;
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

TrainOutcome Trainer::outcome(const std::string& status) const {
  TrainOutcome o;
  o.status = status;
  o.steps = at_.step;
  o.epochs = epoch();
  for (std::size_t earlier = 0; earlier < at_.stage; ++earlier) o.epochs += static_cast<int>(plans_[earlier].epochs());
  o.seconds = earlier_seconds_ + static_cast<double>(clock_ns() - started_ns_) * 1e-9;
  o.validation = validation_;
  for (std::size_t i = at_.stage + 1; i-- > 0 && !o.best;) {
    if (const ShelvedCheckpoint* best = shelf_.best(stages_[i]->name())) o.best = *best;
  }
  return o;
}

}  // namespace candlewright
