#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/describe.h"
#include "engine/models/family.h"
#include "engine/models/kronos/config.h"

namespace candlewright::kronos {

/// Kronos' own section of a run's settings. Sizes of 0 and dropouts of -1 follow `size`.
struct Settings {
  std::string size = "small";         ///< tiny, mini, small, base; "folder" = as the model folder that the run starts from
  std::string stages = "both";        ///< both, tokenizer, predictor
  std::string validation = "causal";  ///< causal, reference
  double clip = 5;                    ///< of normalised values
  double mirror = 0;                  ///< share of the training windows that is turned over
  bool anchor = false;                ///< forecasts begin at the last known close
  std::int64_t layers = 0, d_model = 0, heads = 0, ff_dim = 0;
  std::int64_t tokenizer_layers = 0, tokenizer_d_model = 0, tokenizer_heads = 0, tokenizer_ff_dim = 0;
  std::int64_t s1_bits = 0, s2_bits = 0;
  double attention_dropout = -1, feed_forward_dropout = -1, residual_dropout = -1, token_dropout = -1;
};
void describe(Describer& d, Settings& s);

/// The section as run settings carry it. Throws InputError (kind settings).
Settings settings_from(const Json& section);
/// The configurations that the settings ask for. Throws InputError (kind settings) if they make no model, or if size is "folder".
Size size_of(const Settings& settings);
/// Dropouts that the settings give replace those of a loaded model.
void apply_dropouts(const Settings& settings, PredictorConfig& config);

/// With a folder, its configurations fix sizes, bits and (where unset) dropouts. Throws InputError.
void complete(Settings& settings, const std::filesystem::path& init);
std::vector<Preset> presets();
/// How bars become the model's input, for the file beside a run.
Json preprocessor(const Json& section);

}  // namespace candlewright::kronos
