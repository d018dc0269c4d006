#include "engine/training/run_config.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/time.h"

namespace candlewright {
namespace {

void refuse(const std::string& path, const std::string& what, const std::string& hint) {
  throw InputError(ErrorKind::settings, path, what, hint);
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  std::istringstream words(list);
  for (std::string name; std::getline(words, name, ',');) {
    const auto first = name.find_first_not_of(' '), last = name.find_last_not_of(' ');
    if (first != std::string::npos) names.push_back(name.substr(first, last - first + 1));
  }
  return names;
}

void check_split(const DataConfig& c) {
  for (const auto& [path, day] : {std::pair("data.validation_from", &c.validation_from), std::pair("data.test_from", &c.test_from)}) {
    if (!day->empty() && !parse_iso(*day)) refuse(path, "\"" + *day + "\" is no day", "Write it as 2023-07-01, or leave it empty.");
  }
  if (!c.validation_from.empty() && !c.test_from.empty() && parse_iso(c.validation_from) >= parse_iso(c.test_from)) {
    refuse("data.validation_from", "it is not before data.test_from", "What validates lies before what is tested.");
  }
  if (c.validation_share + c.test_share > 0.9) {
    refuse("data.validation_share", "together with data.test_share it leaves less than a tenth to train on", "Lower one of the two.");
  }
}

}  // namespace

void describe(Describer& d, DataConfig& c) {
  d.group("Data");
  d.field("lookback", c.lookback, {.min = 2, .max = 8192, .unit = "bars", .help = "Length of the context that the model sees."});
  d.field("horizon", c.horizon, {.min = 1, .max = 4096, .unit = "bars", .help = "Bars to forecast after the context."});
  d.field("training_stride", c.training_stride,
          {.min = 1, .max = 100000, .unit = "bars", .help = "Distance between the starts of two training windows of a symbol."});
  d.field("validation_rows", c.validation_rows,
          {.min = 1,
           .max = 1e9,
           .unit = "bars",
           .help = "Last training bars of each symbol that validate where the folder lays out no val part; at least the horizon."});
  d.field("test_rows", c.test_rows,
          {.min = 0,
           .max = 1e9,
           .unit = "bars",
           .help = "Last bars of each symbol that are kept for the test where the folder lays out none."});
  d.field("split_gap", c.split_gap, {.min = 0, .max = 100000, .unit = "bars", .help = "Bars left out between the parts."});
  d.field("validation_share", c.validation_share,
          {.min = 0, .max = 0.9, .help = "Share of each symbol's bars that validates, in place of validation_rows; 0 = by rows."});
  d.field("test_share", c.test_share,
          {.min = 0, .max = 0.9, .help = "Share of each symbol's bars that is kept for the test, in place of test_rows; 0 = by rows."});
  d.field("validation_from", c.validation_from,
          {.help = "Day from which on bars validate (2023-07-01), in place of rows and share; empty = by those."});
  d.field("test_from", c.test_from,
          {.help = "Day from which on bars are kept for the test (2024-01-01), in place of rows and share; empty = by those."});
  d.field("held_out_symbols", c.held_out_symbols,
          {.help = "Symbols that nothing is trained on, with commas between, beside those that the folder holds out."});
}

void describe(Describer& d, TrainingConfig& c) {
  d.group("Training");
  d.field("seed", c.seed, {.min = 0, .max = 9e15, .help = "Seed of the random weights, the order of the windows, dropout and draws."});
  d.field("epochs", c.epochs, {.min = 1, .max = 1e6, .help = "Passes over all training windows, in each stage."});
  d.field("batch_size", c.batch_size, {.min = 1, .max = 65536, .unit = "windows", .help = "Windows computed at once."});
  d.field("accumulation", c.accumulation,
          {.min = 1,
           .max = 65536,
           .unit = "batches",
           .help = "Batches whose gradients make one step; a short last step is weighted by its windows."});
  d.field("precision", c.precision,
          {.choices = {"auto", "fp32", "bf16"},
           .help = "Precision of the matrix products; auto is bf16 where the device multiplies it faster, else fp32."});
  d.group("Optimizer");
  d.field("learning_rate", c.learning_rate, {.min = 0, .above_min = true, .log = true, .help = "Rate of AdamW; the peak of a schedule."});
  d.field("weight_decay", c.weight_decay, {.min = 0, .help = "Pull of every weight towards zero, per step and rate."});
  d.field("clip_norm", c.clip_norm, {.min = 0, .help = "Largest L2 norm of the whole gradient; 0 switches clipping off."});
  d.field("beta1", c.beta1,
          {.min = 0, .max = 0.99999, .help = "Decay of the mean gradient; one_cycle moves it from 0.95 to 0.85 and back instead."});
  d.field("beta2", c.beta2, {.min = 0, .max = 0.9999999, .help = "Decay of the mean squared gradient."});
  d.field("ema_decay", c.ema_decay,
          {.min = 0,
           .max = 0.9999999,
           .help = "Decay per step of the averaged weights, which are validated and saved in place of the trained ones; 0 = off."});
  d.field("epsilon", c.epsilon,
          {.min = 0, .max = 1, .above_min = true, .log = true, .help = "Added to the root of the mean squared gradient."});
  d.field("decay_groups", c.decay_groups, {.help = "Leave norms, biases and embeddings without weight decay."});
  d.group("Schedule");
  d.field("schedule", c.schedule,
          {.choices = {"constant", "warmup_cosine", "warmup_stable_decay", "one_cycle"},
           .help = "How the learning rate moves over the steps of a stage."});
  d.field("warmup_steps", c.warmup_steps,
          {.min = 0,
           .max = 1e9,
           .unit = "steps",
           .help = "Steps in which the rate rises to its peak; 0 with one_cycle means 3 % of the steps."});
  d.field("decay_steps", c.decay_steps,
          {.min = 0,
           .max = 1e9,
           .unit = "steps",
           .help = "Last steps, in which warmup_stable_decay lets the rate fall from its peak; 0 means 20 % of the steps."});
  d.field("min_learning_rate", c.min_learning_rate,
          {.min = 0, .log = true, .help = "Where warmup_cosine and warmup_stable_decay start and end."});
  d.field("one_cycle_start", c.one_cycle_start,
          {.min = 1, .max = 1e9, .log = true, .help = "How many times the peak is above the first rate of one_cycle."});
  d.field("one_cycle_end", c.one_cycle_end,
          {.min = 1, .max = 1e12, .log = true, .help = "How many times the first rate is above the last one of one_cycle."});
}

void describe(Describer& d, StageOverrides& c) {
  d.group("Overrides");
  d.field("learning_rate", c.learning_rate, {.min = 0, .log = true, .help = "Rate of this stage; 0 = as in training."});
  d.field("weight_decay", c.weight_decay, {.min = -1, .help = "Weight decay of this stage; -1 = as in training."});
  d.field("clip_norm", c.clip_norm, {.min = -1, .help = "Clipping norm of this stage; -1 = as in training."});
  d.field("epochs", c.epochs, {.min = 0, .max = 1e6, .help = "Epochs of this stage; 0 = as in training."});
}

void describe(Describer& d, ValidationConfig& c) {
  d.group("Validation");
  d.field("at_start", c.at_start,
          {.help = "Judge the forecasts before the first step too, so that curves begin with the untrained model."});
  d.field(
      "forecast_windows", c.forecast_windows,
      {.min = 0,
       .max = 1e9,
       .unit = "windows",
       .help = "Windows that are forecast at each validation, spread evenly over symbols and time; 0 = all. The loss always covers all."});
  d.field("greedy", c.greedy,
          {.help = "One path of the likeliest tokens (Toto: the mean) in place of draws: without bands, and the same for every seed."});
  d.field("samples", c.samples, {.min = 1, .max = 10000, .unit = "paths", .help = "Sample paths of each forecast."});
  d.field("temperature", c.temperature, {.min = 0, .max = 100, .above_min = true, .help = "Spread of the draws; 1 is the model's own."});
  d.field("top_k", c.top_k, {.min = 0, .max = 1e6, .help = "Draw from the k most likely tokens only; 0 = off, above 0 top_p is ignored."});
  d.field("top_p", c.top_p,
          {.min = 0, .max = 1, .above_min = true, .help = "Draw from the likeliest tokens that hold this share; 1 = off."});
  d.field("seed", c.seed, {.min = 0, .max = 9e15, .help = "Seed of the draws, the same at every validation."});
}

void describe(Describer& d, CheckpointConfig& c) {
  d.group("Checkpoints");
  d.field("checkpoint_every", c.checkpoint_every,
          {.min = 0, .max = 1e9, .unit = "steps", .help = "Save after so many steps; 0 = at epoch ends only."});
  d.field("keep_last", c.keep_last, {.min = 1, .max = 100000, .unit = "checkpoints", .help = "Newest checkpoints that stay on disk."});
  d.field("keep_best", c.keep_best,
          {.min = 1, .max = 100000, .unit = "checkpoints", .help = "Best checkpoints of each stage that stay as well."});
}

void describe(Describer& d, RunConfig& config) {
  d.section("data", config.data);
  d.section("training", config.training);
  for (auto& [stage, values] : config.overrides) d.section(stage, values);
  d.section("validation", config.validation);
  d.section("checkpoints", config.checkpoints);
  d.fields.insert(d.fields.end(), config.family.fields.begin(), config.family.fields.end());
}

RunConfig::RunConfig(const std::string& model_name) : model(model_name) {
  const ModelFamily& known = model_family(model_name);
  for (const std::string& stage : known.overridable_stages) overrides.emplace_back(stage, StageOverrides{});
  family = known.settings();
  if (!known.defaults.is_null()) apply_json(fields_of(*this), known.defaults, "defaults of " + model_name);
}

TrainingConfig RunConfig::training_of(const std::string& stage) const {
  TrainingConfig own = training;
  for (const auto& [name, values] : overrides) {
    if (name != stage) continue;
    if (values.learning_rate > 0) own.learning_rate = values.learning_rate;
    if (values.weight_decay >= 0) own.weight_decay = values.weight_decay;
    if (values.clip_norm >= 0) own.clip_norm = values.clip_norm;
    if (values.epochs > 0) own.epochs = values.epochs;
  }
  return own;
}

SplitSettings RunConfig::split() const {
  SplitSettings split{std::max(data.validation_rows, data.horizon), data.test_rows, data.split_gap};
  split.validation_share = data.validation_share;
  split.test_share = data.test_share;
  split.validation_from = parse_iso(data.validation_from);
  split.test_from = parse_iso(data.test_from);
  split.held_out = names_in(data.held_out_symbols);
  return split;
}

SamplingSettings RunConfig::validation_sampling() const {
  SamplingSettings s;
  s.greedy = validation.greedy;
  s.samples = validation.samples;
  s.temperature = validation.temperature;
  s.top_k = validation.top_k;
  s.top_p = validation.top_p;
  s.seed = static_cast<std::uint64_t>(validation.seed);
  return s;
}

Json RunConfig::family_section() const {
  const Json nested = to_json(family.fields);
  return nested.contains(model) ? nested.at(model) : Json::object();
}

Json to_json(RunConfig& config) { return to_json(fields_of(config)); }

RunConfig run_config_from(const std::string& model, const Json& settings, const std::string& where) {
  RunConfig config(model);
  apply_json(fields_of(config), settings, where);
  return config;
}

RunConfig resolve(const SettingsRequest& request) {
  RunConfig config(request.model);
  const std::vector<Field> fields = fields_of(config);
  if (!request.preset.empty()) apply_json(fields, find_preset(request.model, request.preset).settings, "preset " + request.preset);
  if (!request.file.empty()) apply_json(fields, read_json(request.file), request.file.string());
  for (const std::string& assignment : request.assignments) apply_assignment(fields, assignment);
  model_family(request.model).complete_settings(config.family, request.init);
  check(config);
  return config;
}

void check(const RunConfig& config) {
  check_split(config.data);
  const TrainingConfig& t = config.training;
  if (t.min_learning_rate > t.learning_rate) {
    refuse("training.min_learning_rate", "it is above training.learning_rate", "Choose a value from 0 to the learning rate.");
  }
  if (t.schedule == "constant" && t.warmup_steps > 0) {
    refuse("training.warmup_steps", "a constant schedule has no warm-up",
           "Set training.schedule to warmup_cosine, warmup_stable_decay or one_cycle, or warmup_steps to 0.");
  }
  if (t.schedule != "warmup_stable_decay" && t.decay_steps > 0) {
    refuse("training.decay_steps", "only warmup_stable_decay has steps of decay",
           "Set training.schedule to warmup_stable_decay, or decay_steps to 0.");
  }
}

Preset find_preset(const std::string& model, const std::string& name) {
  std::vector<std::string> names;
  for (Preset& preset : model_family(model).presets()) {
    if (preset.name == name) return std::move(preset);
    names.push_back(preset.name);
  }
  std::string list;
  for (const std::string& known : names) list += (list.empty() ? "" : ", ") + known;
  const std::string near = nearest(name, names);
  refuse("preset", "\"" + name + "\" is no preset of " + model,
         (near.empty() ? "" : "Did you mean " + near + "? ") + ("Presets: " + list + "."));
  return {};
}

}  // namespace candlewright
