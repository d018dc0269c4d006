#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/compute/card_reader.h"
#include "engine/base/error.h"
#include "engine/data/dataset.h"
#include "engine/events/event.h"
#include "engine/models/stage.h"
#include "engine/storage/run_store.h"
#include "engine/training/averaged_weights.h"
#include "engine/training/checkpoint_shelf.h"
#include "engine/training/gate.h"
#include "engine/training/optimizer.h"
#include "engine/training/run_config.h"
#include "engine/training/sampler.h"
#include "engine/training/stage_plan.h"
#include "engine/training/training_step.h"

namespace candlewright {

/// What a trainer needs besides the model.
struct TrainerSetup {
  const RunConfig* config = nullptr;  ///< outlives the trainer
  const Dataset* data = nullptr;      ///< outlives the trainer
  std::filesystem::path run_folder;   ///< checkpoints go below it
  std::string device = "cpu";
  std::string precision = "fp32";                          ///< resolved: fp32 or bf16
  std::int64_t max_steps = 0;                              ///< per stage; 0 = all epochs
  Json identity;                                           ///< kept in every checkpoint: version, data fingerprint, hash of the settings
  std::function<void(const decltype(Event::what)&)> tell;  ///< called in order on this thread
  std::function<void()> make_durable;                      ///< blocks until everything told is on disk; empty = nothing to do
  std::function<Request()> request;                        ///< see Gate
  /// A checkpoint did not fit on the disk: blocks until it may be tried again (true) or the run is to fail with it (false). Empty = fail.
  std::function<bool(const InputError&)> disk_is_full;
  std::stop_token stop;
};

/// How a run ended. "stopped" can be resumed.
struct TrainOutcome {
  std::string status;  ///< "finished", "stopped"
  std::int64_t steps = 0;
  int epochs = 0;                            ///< begun, over all stages
  double seconds = 0;                        ///< all of the run, earlier sittings included
  std::optional<ValidationDone> validation;  ///< the last one
  std::optional<ShelvedCheckpoint> best;     ///< of the last stage that was validated
};

/// Trains the stages of a model one after the other, from the beginning or from a checkpoint; the continued run equals the undisturbed
/// one bit for bit on the CPU. Blocks until the end; draws from the default generators. Between two steps it can be paused or stopped.
/// Throws InputError: kind training for a loss that is not finite (the last good checkpoint stays), kind disk for a full disk.
class Trainer {
 public:
  Trainer(TrainerSetup setup, std::vector<std::unique_ptr<Stage>> stages);
  ~Trainer();

  /// Optimizer steps of all stages, and windows of an epoch of the first.
  std::int64_t total_steps() const;
  std::int64_t windows() const { return plans_.front().samples; }
  /// Goes to where a checkpoint was saved. The stages must have been made with that checkpoint's folder as `init`.
  void continue_from(const CheckpointFolder& checkpoint);
  TrainOutcome run();

 private:
  /// All that changes from step to step, beside weights, moments and random state: what state.json holds.
  struct Position {
    std::size_t stage = 0;
    std::int64_t step = 0;        ///< over all stages
    std::int64_t stage_step = 0;  ///< within the stage
    bool settled = true;          ///< what was due after this step (validation, checkpoint) is done
  };

  Stage& stage() { return *stages_[at_.stage]; }
  const StagePlan& plan() const { return plans_[at_.stage]; }
  bool all_done() const { return at_.stage + 1 == stages_.size() && !plan().more(at_.stage_step); }
  int epoch() const { return plan().epoch_of_last(at_.stage_step); }
  void enter_stage();
  void leave_stage();
  void take_up_state();  ///< moments, weights in training and random state of `resumed_`
  void train_stage();
  void one_step();
  void settle();
  void validate();
  void save();  ///< waits where the disk is full, if the setup says so
  void save_once();
  void stop_here(bool with_checkpoint);
  void require_finite_weights(std::int64_t step);
  [[noreturn]] void fail_not_finite(const std::string& what, std::int64_t step);
  [[noreturn]] void fail_memory();
  Json state(const std::optional<double>& value, const std::string& metric) const;
  std::string checkpoint_name() const;
  double seconds() const;  ///< of the whole run up to now
  TrainOutcome outcome(const std::string& status) const;

  TrainerSetup setup_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::vector<StagePlan> plans_;
  Gate gate_;
  CheckpointShelf shelf_;
  Position at_;
  std::optional<CheckpointFolder> resumed_;   ///< until its stage has been entered
  std::int64_t saved_step_ = 0;               ///< of the newest checkpoint
  std::optional<ValidationDone> validation_;  ///< the last one
  std::string last_symbols_;                  ///< of the last step's windows, for messages
  CardReader card_;
  double earlier_seconds_ = 0;
  std::int64_t started_ns_ = 0;

  // Of the stage that is being trained.
  TrainingConfig training_;
  std::unique_ptr<AdamW> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  std::unique_ptr<Sampler> sampler_;
  std::unique_ptr<TrainingStep> step_;
  std::unique_ptr<AveragedWeights> averages_;  ///< null where none are kept
};

}  // namespace candlewright
