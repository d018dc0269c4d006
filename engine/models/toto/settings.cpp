#include "engine/models/toto/settings.h"

#include "engine/base/error.h"
#include "engine/models/toto/folder.h"

namespace candlewright::toto {
namespace {

const FieldRules size_rule(const char* help) { return {.min = 0, .max = 65536, .help = help}; }
const FieldRules noise_rule(const char* help) { return {.min = 0, .max = 0.5, .help = help}; }

void use(std::int64_t& into, std::int64_t value) {
  if (value > 0) into = value;
}

}  // namespace

void describe(Describer& d, Settings& s) {
  d.group("Toto");
  d.field("size", s.size,
          {.choices = {"tiny", "small", "base", "folder"},
           .help = "Size of a model with random weights; folder = as the model folder that the run starts from."});
  d.field("columns", s.columns,
          {.choices = {"ohlcv", "close"}, .help = "Columns that the model sees as variates of one group: all of a bar, or close alone."});
  d.field("values", s.values,
          {.choices = {"auto", "returns", "prices"},
           .help = "What the model sees of a price: its percent log return from the close before, or the price; auto is returns for random "
                   "weights and prices for a model folder."});
  d.field("from_zero", s.from_zero,
          {.help = "Measure returns from 0 rather than from their mean in the context, which carries the context's trend ahead; for "
                   "values = returns."});
  d.field("indicators", s.indicators,
          {.help = "Add RSI, volatility, ranges, momentum and ratios to moving averages as variates, computed from the past alone."});
  d.group("Toto loss");
  d.field("loss", s.loss,
          {.choices = {"huber_returns", "nll", "finetuning", "mse", "mae", "pinball", "gaussian_nll"},
           .help = "What training lowers: the Huber loss of returns from the last known close, the mixture's negative log likelihood, the "
                   "published fine-tuning loss, or another error of the returns."});
  d.field("huber_delta", s.huber_delta,
          {.min = 0, .max = 100, .above_min = true, .log = true, .help = "Return at which the Huber loss turns from square to straight."});
  d.field("likelihood_weight", s.likelihood_weight,
          {.min = 0,
           .max = 100,
           .help = "Share of the likelihood that is added to losses that train the mean alone (huber_returns, mse, mae), so that the bands "
                   "learn too; 0 = none."});
  d.field("quantiles", s.quantiles, {.min = 0.001, .max = 0.999, .help = "Levels of the pinball loss."});
  d.group("Toto augmentation");
  d.field("price_noise", s.price_noise, noise_rule("Spread of a factor on each bar's prices, shared by the four; 0 = off."));
  d.field("volume_noise", s.volume_noise, noise_rule("Spread of a factor on each bar's volume; 0 = off."));
  d.field("feature_dropout", s.feature_dropout, noise_rule("Share of bars whose volume is hidden; 0 = off."));
  d.field("time_mask", s.time_mask, {.min = 0, .max = 1, .help = "Chance that a span of bars is replaced by the context's mean; 0 = off."});
  d.field("time_mask_span", s.time_mask_span, {.min = 1, .max = 1000, .unit = "bars", .help = "Longest span that time_mask replaces."});
  d.field("scaling", s.scaling, noise_rule("Largest change of a window's price level by one random factor; 0 = off."));
  d.field("mirror", s.mirror,
          {.min = 0,
           .max = 1,
           .help = "Chance that a window's log returns change their sign; at 0.5 the drift of the training years is not learnt. 0 = off."});
  d.group("Toto model");
  d.field("layers", s.layers, {.min = 0, .max = 512, .help = "Transformer layers, the last one over variates; 0 = by size."});
  d.field("embed_dim", s.embed_dim, size_rule("Width of the model; 0 = by size."));
  d.field("heads", s.heads, size_rule("Attention heads; 0 = by size."));
  d.field("mlp_dim", s.mlp_dim, size_rule("Inner width of the feed-forward part; 0 = by size."));
  d.field("dropout", s.dropout,
          {.min = -1, .max = 0.95, .help = "Share of attention weights and outputs dropped in training; -1 = by size."});
}

Settings settings_from(const Json& section) {
  Settings settings;
  if (!section.is_null()) apply_json(fields_of(settings), section, "toto");
  return settings;
}

Config config_of(const Settings& s) {
  if (s.size == "folder") {
    throw InputError(ErrorKind::settings, "toto.size", "it is \"folder\", but no model folder was given",
                     "Give --init MODELDIR, or choose tiny, small or base.");
  }
  Config config = size_named(s.size);
  use(config.num_layers, s.layers);
  if (s.layers > 0) config.spacewise_every_n_layers = s.layers;
  use(config.embed_dim, s.embed_dim);
  use(config.num_heads, s.heads);
  use(config.mlp_hidden_dim, s.mlp_dim);
  if (s.dropout >= 0) config.dropout = s.dropout;
  try {
    check(config, "toto");
  } catch (const InputError& e) {
    throw InputError(ErrorKind::settings, e.where, e.message,
                     "Change the sizes in the toto section, or leave them 0 and choose toto.size.");
  }
  return config;
}

Input input_of(const Settings& s) { return {s.columns == "close", s.values == "returns", s.from_zero, s.indicators}; }

void complete(Settings& s, const std::filesystem::path& init) {
  if (init.empty()) {
    config_of(s);
    if (s.values == "auto") s.values = "returns";
    return;
  }
  const Config config = read_config(init);
  s.size = "folder";
  s.layers = config.num_layers, s.embed_dim = config.embed_dim, s.heads = config.num_heads, s.mlp_dim = config.mlp_hidden_dim;
  if (s.dropout < 0) s.dropout = config.dropout;
  if (has_input(init)) {
    const Input input = read_input(init);
    s.columns = input.univariate ? "close" : "ohlcv";
    s.values = input.returns ? "returns" : "prices";
    s.from_zero = input.from_zero;
    s.indicators = input.indicators;
  } else if (s.values == "auto") {
    s.values = "prices";
  }
}

Json defaults() {
  return {{"data", {{"lookback", 4096}, {"horizon", 64}, {"training_stride", 64}, {"validation_rows", 64}}},
          {"training", {{"learning_rate", 3e-4}, {"weight_decay", 0.01}, {"clip_norm", 1.0}, {"epsilon", 1e-7}}},
          {"validation", {{"samples", 32}, {"top_p", 1.0}}}};
}

std::vector<Preset> presets() {
  const auto merged = [](Json settings, const Json& more) {
    settings.merge_patch(more);
    return settings;
  };
  const Json quick{{"data", {{"lookback", 192}, {"horizon", 24}, {"training_stride", 48}}},
                   {"training", {{"epochs", 2}, {"batch_size", 8}, {"learning_rate", 1e-3}, {"precision", "fp32"}}},
                   {"validation", {{"forecast_windows", 256}}},
                   {"toto", {{"size", "tiny"}, {"mirror", 0.5}}}};
  const Json standard{{"training", {{"epochs", 3}}}, {"toto", {{"size", "small"}, {"mirror", 0.5}}}};
  const Json full{{"training", {{"epochs", 20}, {"schedule", "warmup_cosine"}, {"warmup_steps", 100}, {"precision", "bf16"}}},
                  {"toto", {{"size", "base"}, {"mirror", 0.5}}}};
  // 192 rows, horizon 24, batch 4 x 4, cosine from 3e-4 to 1e-6, clip 0.1: the published run's.
  const Json gpu_run{{"data", {{"lookback", 192}, {"horizon", 24}, {"training_stride", 64}}},
                     {"training",
                      {{"epochs", 24},
                       {"batch_size", 4},
                       {"accumulation", 4},
                       {"learning_rate", 3e-4},
                       {"min_learning_rate", 1e-6},
                       {"schedule", "warmup_cosine"},
                       {"warmup_steps", 2000},
                       {"clip_norm", 0.1},
                       {"precision", "bf16"},
                       {"ema_decay", 0.999}}},
                     {"checkpoints", {{"keep_last", 8}, {"keep_best", 4}}},
                     {"toto",
                      {{"size", "base"},
                       {"loss", "huber_returns"},
                       {"huber_delta", 0.01},
                       {"likelihood_weight", 0},
                       {"price_noise", 0.0125},
                       {"volume_noise", 0.05},
                       {"feature_dropout", 0.02},
                       {"time_mask", 0.1},
                       {"time_mask_span", 6},
                       {"scaling", 0.005}}}};
  const Json unseen15 = merged(gpu_run, {{"training", {{"epochs", 18}}}});
  return {
      {"quick", "A tiny model from random weights, about a minute on two processor cores: to see that all works.", quick},
      {"standard", "A small model on contexts of up to 4096 bars, tens of minutes on a processor.", standard},
      {"unseen15", "The settings of the published 15-symbol fine-tuning of the base model; without --init it starts from random weights.",
       unseen15},
      {"gpu_run", "The published preset for a graphics card, with its augmentation; without --init it starts from random weights.",
       gpu_run},
      {"full", "The base model on contexts of up to 4096 bars: for a graphics card.", full}};
}

Json preprocessor(const Json& section) {
  const Settings settings = settings_from(section);
  const Input input = input_of(settings);
  Json variates = Json::array();
  for (const Variate& variate : variates_of(input, true)) variates.push_back(variate.name);
  return {{"columns", variates},
          {"values", settings.values},
          {"normalisation", input.returns && input.from_zero
                                ? "causal standard deviation of each variate and, of all but prices, causal mean, by the model itself"
                                : "causal mean and standard deviation of each variate, by the model itself"},
          {"returns", "100 log(price / close before), log(1 + volume)"}};
}

}  // namespace candlewright::toto
