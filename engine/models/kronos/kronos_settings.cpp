#include "engine/models/kronos/kronos_settings.h"

#include "engine/base/error.h"

namespace candlewright {

void describe(Describer& d, KronosSettings& c) {
  d.group("Kronos");
  d.field("size", c.size,
          {.choices = {"tiny", "mini", "small", "base", "folder"},
           .help = "Size of the model; folder = as the folder given with --init says."});
  d.field("stages", c.stages,
          {.choices = {"both", "tokenizer", "predictor"},
           .help = "What is trained; both means the tokenizer, then the predictor on its tokens."});
  d.field("clip", c.clip,
          {.min = 0, .max = 1000, .above_min = true, .help = "Bars are normalised by their context and cut at plus and minus this."});
  d.field("validation_loss", c.validation_loss,
          {.choices = {"causal", "reference"},
           .help = "causal sees the past alone; reference is upstream's, whose second token sees the whole window."});
  d.field("teacher_forcing", c.teacher_forcing,
          {.help = "Learn the second token after the true first one instead of a drawn one, as upstream does."});
  d.field("attention_dropout", c.attention_dropout,
          {.min = -1, .max = 0.99, .help = "Dropout of the predictor's attention weights; -1 = as the size says."});
  d.field("ffn_dropout", c.ffn_dropout,
          {.min = -1, .max = 0.99, .help = "Dropout after the predictor's feed-forward blocks; -1 = as the size says."});
  d.field("residual_dropout", c.residual_dropout,
          {.min = -1, .max = 0.99, .help = "Dropout after the predictor's attention; -1 = as the size says."});
  d.field("token_dropout", c.token_dropout,
          {.min = -1, .max = 0.99, .help = "Dropout of the predictor's token embedding; -1 = as the size says."});
}

KronosSettings kronos_settings_from(const Json& section) {
  KronosSettings settings;
  apply_json(fields_of(settings), section, "kronos");
  return settings;
}

FamilySettings kronos_section() { return family_settings<KronosSettings>("kronos"); }

std::vector<Preset> kronos_presets() {
  return {
      {"quick",
       "A tiny model from random weights: a minute on two cores, to see everything work once.",
       {{"data", {{"training_stride", 20}}},
        {"training", {{"epochs", 2}, {"learning_rate", 1e-3}, {"precision", "fp32"}}},
        {"validation", {{"forecast_windows", 176}}},
        {"kronos", {{"size", "tiny"}}}}},
      {"standard",
       "Kronos-small at the seed system's settings: 3 epochs at a constant 4e-5; a starting model with --init is advised.",
       {{"kronos", {{"size", "small"}}}}},
      {"full",
       "Kronos-small for a long run: 8 epochs, stride 10, rate 2e-5 with warm-up and cosine, norms and biases not decayed.",
       {{"data", {{"training_stride", 10}}},
        {"training",
         {{"epochs", 8}, {"learning_rate", 2e-5}, {"schedule", "warmup_cosine"}, {"warmup_steps", 200}, {"decay_groups", true}}},
        {"kronos", {{"size", "small"}}}}},
      {"unseen15",
       "The seed system's run for symbols that training never sees: 3 epochs at 4e-5, lookback 64, horizon 30, judged on the held-out "
       "symbols.",
       {{"data", {{"lookback", 64}, {"horizon", 30}, {"training_stride", 20}, {"validation_rows", 30}, {"test_rows", 30}}},
        {"training", {{"epochs", 3}, {"batch_size", 16}, {"learning_rate", 4e-5}, {"weight_decay", 0.01}, {"clip_norm", 3.0}}},
        {"kronos", {{"size", "small"}}}}},
  };
}

void complete_kronos_settings(const FamilySettings& settings, const std::filesystem::path& init) {
  const Field& size = find_field(settings.fields, "kronos.size");
  if (!init.empty()) {
    size.set("folder");  // the folder's config fixes the shape
  } else if (size.get() == "folder") {
    throw InputError(ErrorKind::settings, "kronos.size", "folder needs a model folder to start from",
                     "Give --init MODELDIR, or choose tiny, mini, small or base.");
  }
}

Json kronos_preprocessor(const Json& section) {
  return {{"kind", "per_window"},
          {"columns", {"open", "high", "low", "close", "volume", "amount"}},
          {"time_features", {"minute", "hour", "weekday", "day", "month"}},
          {"statistics", "mean and population standard deviation of the context's bars, each window by itself"},
          {"epsilon", 1e-5},
          {"clip", section.value("clip", 5.0)},
          {"fitted", true},
          {"scalers", Json::object()}};
}

}  // namespace candlewright
