#include "engine/models/kronos/settings.h"

#include "engine/base/error.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/folder.h"

namespace candlewright::kronos {
namespace {

const FieldRules size_rule(const char* help) { return {.min = 0, .max = 65536, .help = help}; }
const FieldRules share_rule(const char* help) { return {.min = -1, .max = 0.95, .help = help}; }

/// A settings error where a model's check would blame a file.
template <class Config>
void check_as_settings(const Config& config) {
  try {
    check(config, "kronos");
  } catch (const InputError& e) {
    throw InputError(ErrorKind::settings, e.where, e.message,
                     "Change the sizes in the kronos section, or leave them 0 and choose kronos.size.");
  }
}

void use(std::int64_t& into, std::int64_t value) {
  if (value > 0) into = value;
}

void use(double& into, double value) {
  if (value >= 0) into = value;
}

}  // namespace

void describe(Describer& d, Settings& s) {
  d.group("Kronos");
  d.field("size", s.size,
          {.choices = {"tiny", "mini", "small", "base", "folder"},
           .help = "Size of a model with random weights; folder = as the model folder that the run starts from."});
  d.field("stages", s.stages,
          {.choices = {"both", "tokenizer", "predictor"},
           .help = "What is trained: the tokenizer, the predictor with its tokenizer frozen, or one after the other."});
  d.field("validation", s.validation,
          {.choices = {"causal", "reference"},
           .help = "Validation loss of the predictor: causal, or the reference's way, in which each step's second token sees the whole "
                   "window, its future included."});
  d.field("clip", s.clip,
          {.min = 0, .max = 1000, .above_min = true, .help = "Largest size of a normalised value, in standard deviations of the context."});
  d.field(
      "mirror", s.mirror,
      {.min = 0,
       .max = 1,
       .help = "Share of the training windows whose log returns change their sign, chosen by the seed; at 0.5 the drift of the training "
               "years is not learnt. 0 = off."});
  d.field(
      "anchor", s.anchor,
      {.help = "Shift each forecast by what the tokens miss of the last known close, so that it begins there; kept beside the weights."});
  d.group("Kronos model");
  d.field("layers", s.layers, {.min = 0, .max = 512, .help = "Transformer blocks of the predictor; 0 = by size."});
  d.field("d_model", s.d_model, size_rule("Width of the predictor, a multiple of 8; 0 = by size."));
  d.field("heads", s.heads, size_rule("Attention heads of the predictor; 0 = by size."));
  d.field("ff_dim", s.ff_dim, size_rule("Inner width of the predictor's feed-forward part; 0 = by size."));
  d.field("tokenizer_layers", s.tokenizer_layers,
          {.min = 0, .max = 512, .help = "Layers of the tokenizer's encoder and of its decoder; 0 = by size."});
  d.field("tokenizer_d_model", s.tokenizer_d_model, size_rule("Width of the tokenizer; 0 = by size."));
  d.field("tokenizer_heads", s.tokenizer_heads, size_rule("Attention heads of the tokenizer; 0 = by size."));
  d.field("tokenizer_ff_dim", s.tokenizer_ff_dim, size_rule("Inner width of the tokenizer's feed-forward part; 0 = by size."));
  d.field("s1_bits", s.s1_bits, {.min = 0, .max = 15, .unit = "bits", .help = "Bits of a bar's first token; 0 = by size."});
  d.field("s2_bits", s.s2_bits, {.min = 0, .max = 15, .unit = "bits", .help = "Bits of a bar's second token; 0 = by size."});
  d.field("attention_dropout", s.attention_dropout, share_rule("Share of attention weights dropped in training; -1 = by size."));
  d.field("feed_forward_dropout", s.feed_forward_dropout, share_rule("Share of feed-forward outputs dropped in training; -1 = by size."));
  d.field("residual_dropout", s.residual_dropout, share_rule("Share of attention outputs dropped in training; -1 = by size."));
  d.field("token_dropout", s.token_dropout, share_rule("Share of embedded tokens' elements dropped in training; -1 = by size."));
}

Settings settings_from(const Json& section) {
  Settings settings;
  if (!section.is_null()) apply_json(fields_of(settings), section, "kronos");
  return settings;
}

void apply_dropouts(const Settings& s, PredictorConfig& p) {
  use(p.attn_dropout_p, s.attention_dropout);
  use(p.ffn_dropout_p, s.feed_forward_dropout);
  use(p.resid_dropout_p, s.residual_dropout);
  use(p.token_dropout_p, s.token_dropout);
}

Size size_of(const Settings& s) {
  if (s.size == "folder") {
    throw InputError(ErrorKind::settings, "kronos.size", "it is \"folder\", but no model folder was given",
                     "Give --init MODELDIR, or choose tiny, mini, small or base.");
  }
  Size size = size_named(s.size);
  use(size.predictor.n_layers, s.layers);
  use(size.predictor.d_model, s.d_model);
  use(size.predictor.n_heads, s.heads);
  use(size.predictor.ff_dim, s.ff_dim);
  use(size.tokenizer.n_enc_layers, s.tokenizer_layers);
  use(size.tokenizer.n_dec_layers, s.tokenizer_layers);
  use(size.tokenizer.d_model, s.tokenizer_d_model);
  use(size.tokenizer.n_heads, s.tokenizer_heads);
  use(size.tokenizer.ff_dim, s.tokenizer_ff_dim);
  use(size.tokenizer.s1_bits, s.s1_bits);
  use(size.tokenizer.s2_bits, s.s2_bits);
  size.predictor.s1_bits = size.tokenizer.s1_bits;
  size.predictor.s2_bits = size.tokenizer.s2_bits;
  if (size.tokenizer.bits() % size.tokenizer.group_size != 0) size.tokenizer.group_size = 1;  // it has no influence but must divide
  apply_dropouts(s, size.predictor);
  check_as_settings(size.tokenizer);
  check_as_settings(size.predictor);
  return size;
}

void complete(Settings& s, const std::filesystem::path& init) {
  if (init.empty()) {
    size_of(s);
    return;
  }
  const std::filesystem::path t_file = init / "tokenizer" / "config.json", p_file = init / "predictor" / "config.json";
  const TokenizerConfig t = tokenizer_config(read_json(t_file), t_file.string());
  const PredictorConfig p = predictor_config(read_json(p_file), p_file.string());
  s.size = "folder";
  s.layers = p.n_layers, s.d_model = p.d_model, s.heads = p.n_heads, s.ff_dim = p.ff_dim;
  s.tokenizer_layers = t.n_enc_layers, s.tokenizer_d_model = t.d_model, s.tokenizer_heads = t.n_heads, s.tokenizer_ff_dim = t.ff_dim;
  s.s1_bits = p.s1_bits, s.s2_bits = p.s2_bits;
  PredictorConfig wanted = p;
  apply_dropouts(s, wanted);
  s.anchor = s.anchor || read_anchored(init);
  s.attention_dropout = wanted.attn_dropout_p, s.feed_forward_dropout = wanted.ffn_dropout_p;
  s.residual_dropout = wanted.resid_dropout_p, s.token_dropout = wanted.token_dropout_p;
}

std::vector<Preset> presets() {
  const auto seed_run = [](const char* size, std::int64_t epochs, double rate) {
    return Json{{"training", {{"epochs", epochs}, {"learning_rate", rate}}}, {"kronos", {{"size", size}}}};
  };
  // From random weights: no trend of the training years, and forecasts that begin where the bars end. Judged by the greedy path: its draws
  // spread further than a young model knows.
  const auto own_run = [&](const char* size, std::int64_t epochs, double rate) {
    Json run = seed_run(size, epochs, rate);
    run["kronos"].update({{"mirror", 0.5}, {"anchor", true}});
    run["validation"]["greedy"] = true;
    return run;
  };
  Json quick = own_run("tiny", 1, 2e-3);
  quick["data"]["training_stride"] = 40;
  quick["training"]["precision"] = "fp32";  // narrow matrices gain nothing from bf16, and fp32 repeats on more processors
  quick["validation"]["forecast_windows"] = 64;
  Json demo = quick;
  demo["data"]["training_stride"] = 10;
  demo["training"]["epochs"] = 6;
  demo["tokenizer"]["epochs"] = 2;
  Json standard = own_run("mini", 3, 5e-4);
  standard["training"]["schedule"] = "warmup_cosine";
  standard["training"]["warmup_steps"] = 100;
  Json full = own_run("small", 20, 2e-4);
  full["training"]["schedule"] = "one_cycle";
  full["data"]["training_stride"] = 5;
  return {{"quick", "A tiny model from random weights, about a minute on two processor cores: to see that all works.", quick},
          {"demo", "A tiny model on a small market, validated six times on its way: about a minute on two processor cores.", demo},
          {"standard", "A mini model from random weights, tens of minutes on a processor.", standard},
          {"unseen15", "The settings of the published 15-symbol fine-tuning of Kronos-small; without --init it starts from random weights.",
           seed_run("small", 3, 4e-5)},
          {"full", "A small model, dense windows, 20 epochs with a one-cycle rate: for a graphics card.", full}};
}

Json preprocessor(const Json& section) {
  return {{"columns", {"open", "high", "low", "close", "volume", "amount"}},
          {"normalisation", "(x - mean) / (std + 1e-5), mean and population standard deviation of the context alone"},
          {"epsilon", least_std},
          {"clip", settings_from(section).clip},
          {"time_features", {"minute", "hour", "weekday", "day", "month"}},
          {"time_zone", "UTC"}};
}

}  // namespace candlewright::kronos
