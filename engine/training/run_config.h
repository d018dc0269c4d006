#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/describe.h"
#include "engine/base/json.h"
#include "engine/data/dataset.h"
#include "engine/models/family.h"
#include "engine/models/forecaster.h"

namespace candlewright {

// All settings of a run. Each struct is described once (run_config.cpp); JSON, schema, --set, forms and help come from that.
// Nothing here holds a tensor or touches a file.

struct DataConfig {
  std::int64_t lookback = 64, horizon = 30;  ///< bars
  std::int64_t training_stride = 20;         ///< bars between the starts of training windows
  std::int64_t validation_rows = 30;         ///< cut where no val part is laid out; at least `horizon` are
  std::int64_t test_rows = 30;
  std::int64_t split_gap = 0;                   ///< bars left out between parts
  double validation_share = 0, test_share = 0;  ///< of a symbol's bars; 0 = by rows
  std::string validation_from{}, test_from{};   ///< ISO time of the part's first bar; empty = by share or rows
  std::string held_out_symbols{};               ///< names with commas between
};

struct TrainingConfig {
  std::int64_t seed = 1337;
  std::int64_t epochs = 3, batch_size = 16, accumulation = 1;
  double learning_rate = 4e-5, weight_decay = 0.01, clip_norm = 3.0;  ///< clip_norm 0 = no clipping
  double beta1 = 0.9, beta2 = 0.95, epsilon = 1e-8;
  double ema_decay = 0;                              ///< of the averaged weights, a step; 0 = none are kept
  bool decay_groups = false;                         ///< true: norms, biases and embeddings are not decayed
  std::string schedule = "constant";                 ///< constant, warmup_cosine, warmup_stable_decay, one_cycle
  std::int64_t warmup_steps = 0;                     ///< one_cycle: 0 = 3 % of the steps
  std::int64_t decay_steps = 0;                      ///< warmup_stable_decay: 0 = 20 % of the steps
  double min_learning_rate = 0;                      ///< end of warmup_cosine and warmup_stable_decay
  double one_cycle_start = 10, one_cycle_end = 1e4;  ///< peak / first rate, first rate / last rate
  std::string precision = "auto";                    ///< auto, fp32, bf16
};

/// What one stage may have of its own. Unset values follow `training`.
struct StageOverrides {
  double learning_rate = 0;  ///< 0 = unset
  double weight_decay = -1;  ///< -1 = unset
  double clip_norm = -1;     ///< -1 = unset
  std::int64_t epochs = 0;   ///< 0 = unset
};

struct ValidationConfig {
  bool at_start = true;               ///< also before a stage's first step, where the stage forecasts
  std::int64_t forecast_windows = 0;  ///< 0 = all; else a fixed subset spread evenly over symbols and time
  bool greedy = false;  ///< one path of the likeliest tokens; the settings of draws below count no more
  std::int64_t samples = 4;
  double temperature = 1.0;
  std::int64_t top_k = 0;
  double top_p = 0.9;
  std::int64_t seed = 1337;
};

struct CheckpointConfig {
  std::int64_t checkpoint_every = 0;  ///< optimizer steps; 0 = at epoch ends only
  std::int64_t keep_last = 3;
  std::int64_t keep_best = 1;  ///< of each stage, by its validation value
};

/// The settings of a run of one model. Copies share the family's section; make another with run_config_from().
struct RunConfig {
  explicit RunConfig(const std::string& model_name);  ///< defaults; throws InputError (kind settings) for an unknown model

  std::string model;
  DataConfig data;
  TrainingConfig training;
  std::vector<std::pair<std::string, StageOverrides>> overrides;  ///< of the stages that the family lets differ
  ValidationConfig validation;
  CheckpointConfig checkpoints;
  FamilySettings family;

  /// `training` as it is for one stage: its overrides applied.
  TrainingConfig training_of(const std::string& stage) const;
  SplitSettings split() const;
  SamplingSettings validation_sampling() const;
  Json family_section() const;  ///< as StageSetup::model takes it
};

/// Found by fields_of(config): every setting of the run, the family's included, as fields that point into `config`.
void describe(Describer& d, RunConfig& config);

/// All settings as nested JSON, as TrainJob::settings takes them.
Json to_json(RunConfig& config);
/// The reverse; missing settings keep their defaults. `where` names the document in errors. Throws InputError (kind settings).
RunConfig run_config_from(const std::string& model, const Json& settings, const std::string& where);

/// What a person gave: default < preset < file < assignments.
struct SettingsRequest {
  std::string model = "kronos";
  std::string preset{};                    ///< empty = none
  std::filesystem::path file{};            ///< JSON; empty = none
  std::vector<std::string> assignments{};  ///< "path=value"
  std::filesystem::path init{};            ///< model folder to start from; empty = random weights
};

/// Resolved and checked, before any data is read. Throws InputError (kind settings, or input and model for a file that is none).
RunConfig resolve(const SettingsRequest& request);
/// Checks what single ranges cannot: settings that contradict each other. Throws InputError (kind settings).
void check(const RunConfig& config);

/// The preset of that name. Throws InputError (kind settings) that offers the nearest.
Preset find_preset(const std::string& model, const std::string& name);

}  // namespace candlewright
