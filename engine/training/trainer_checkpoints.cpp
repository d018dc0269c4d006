#include "engine/base/error.h"
#include "engine/base/time.h"
#include "engine/compute/safetensors.h"
#include "engine/training/random_state.h"
#include "engine/training/trainer.h"

// What a trainer writes into its checkpoints and takes up from them.

namespace candlewright {
namespace {

constexpr const char* training_state_name = "training_state.safetensors";

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

void Trainer::save() {
  for (;;) {
    try {
      return save_once();
    } catch (const InputError& problem) {
      if (problem.kind != ErrorKind::disk || !setup_.disk_is_full || !setup_.disk_is_full(problem)) throw;
    }
  }
}

void Trainer::save_once() {
  require_finite_weights(at_.step);
  if (setup_.make_durable) setup_.make_durable();  // a checkpoint never knows of steps that the store does not
  const bool validated = at_.settled && validation_ && validation_->step == at_.step && validation_->stage == stage().name();
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
  std::uint64_t moments = 0;
  for (const NamedTensor& t : optimizer_->state()) {
    training_state.emplace_back(t.name, t.tensor);
    moments += t.tensor.nbytes();
  }
  expected += averages_ ? moments + moments / 2 : moments;  // with averages the weights in training are kept beside them
  for (const auto& [name, tensor] : random_state()) training_state.emplace_back(name, tensor);

  const std::string saved_at = to_iso(now());
  Json document = state(value, metric);
  document["saved"] = saved_at;
  document["best"] = best;
  const SavedCheckpoint saved =
      save_checkpoint(shelf_.folder(), checkpoint_name(), document, expected, [&](const std::filesystem::path& folder) {
        const AveragedWeights::InPlace saved_weights(averages_.get());
        for (const NamedTensor& t : saved_weights.trained()) training_state.emplace_back(t.name, t.tensor);
        stage().save(folder);
        save_safetensors(folder / training_state_name, training_state);
      });
  shelf_.add({checkpoint_name(), stage().name(), metric, at_.step, epoch(), value, saved.bytes, saved.hash, saved_at});
  saved_step_ = at_.step;
  setup_.tell(
      CheckpointSaved{at_.step, epoch(), stage().name(), "checkpoints/" + checkpoint_name(), metric, value, best, saved.bytes, saved.hash});
  const auto make_durable = [this] {
    if (setup_.make_durable) setup_.make_durable();
  };
  make_durable();
  shelf_.prune([&](const std::vector<std::string>& names) {
    for (const std::string& name : names) setup_.tell(CheckpointRemoved{"checkpoints/" + name});
    make_durable();
  });
}

std::string Trainer::checkpoint_name() const {
  if (!at_.settled || !plan().ends_epoch(at_.stage_step)) return "checkpoint_step_" + std::to_string(at_.step);
  std::int64_t number = plan().epoch_of_last(at_.stage_step);  // counts on through the stages, so that no two have one name
  for (std::size_t earlier = 0; earlier < at_.stage; ++earlier) number += plans_[earlier].epochs();
  return "checkpoint_epoch_" + std::to_string(number);
}

Json Trainer::state(const std::optional<double>& value, const std::string& metric) const {
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
                {"weights", averages_ ? "averaged" : "trained"},
                {"metric", metric},
                {"value", value ? Json(*value) : Json(nullptr)},
                {"seconds", seconds()},
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

void Trainer::take_up_state() {
  const auto path = resumed_->path / training_state_name;
  const auto saved = load_safetensors(path);
  std::vector<NamedTensor> tensors;
  for (const auto& [name, tensor] : saved) tensors.push_back({name, tensor, false});
  optimizer_->restore(tensors, at_.stage_step, path.string());
  if (averages_) averages_->restore_trained(tensors, path.string());  // the model's own files hold the averages
  set_random_state(saved);
  resumed_.reset();
}

}  // namespace candlewright
