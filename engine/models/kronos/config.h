#pragma once
#include <cstdint>
#include <string>

#include "engine/base/json.h"
#include "engine/models/layers/block.h"

namespace candlewright::kronos {

/// config.json of a tokenizer folder, field by field. The published base values are the defaults.
struct TokenizerConfig {
  std::int64_t d_in = 6, d_model = 256, n_heads = 4, ff_dim = 512, n_enc_layers = 4, n_dec_layers = 4;
  double ffn_dropout_p = 0, attn_dropout_p = 0, resid_dropout_p = 0;
  std::int64_t s1_bits = 10, s2_bits = 10;
  double beta = 0.05, gamma0 = 1.0, gamma = 1.1, zeta = 0.05;
  std::int64_t group_size = 4;

  std::int64_t bits() const { return s1_bits + s2_bits; }
  Dropouts dropouts() const { return {attn_dropout_p, resid_dropout_p, ffn_dropout_p}; }
};

/// config.json of a predictor folder. The published small values are the defaults.
struct PredictorConfig {
  std::int64_t s1_bits = 10, s2_bits = 10, n_layers = 8, d_model = 512, n_heads = 8, ff_dim = 1024;
  double ffn_dropout_p = 0.25, attn_dropout_p = 0.1, resid_dropout_p = 0.25, token_dropout_p = 0.1;
  bool learn_te = true;

  Dropouts dropouts() const { return {attn_dropout_p, resid_dropout_p, ffn_dropout_p}; }
};

/// A model of a named size. `names` are "tiny", "mini", "small", "base".
struct Size {
  TokenizerConfig tokenizer;
  PredictorConfig predictor;
};
const std::vector<std::string>& size_names();
/// Throws InputError (kind settings) that lists the names.
Size size_named(const std::string& name);

/// Read config.json; unknown keys are tolerated, a missing or impossible one throws InputError (kind model) naming `where` and field.
TokenizerConfig tokenizer_config(const Json& document, const std::string& where);
PredictorConfig predictor_config(const Json& document, const std::string& where);
/// Throw InputError (kind model) as above if the values cannot make a model.
void check(const TokenizerConfig& config, const std::string& where);
void check(const PredictorConfig& config, const std::string& where);
/// As the Python classes write it: keys sorted.
Json to_json(const TokenizerConfig& config);
Json to_json(const PredictorConfig& config);

}  // namespace candlewright::kronos
