#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/json.h"

namespace candlewright::toto {

/// Which scaler a model was made with.
enum class ScalerKind {
  causal_patch,  ///< the statistics of a patch's last step, for the whole patch
  causal,        ///< statistics up to each step
  whole          ///< one pair for the whole series
};

/// config.json of a model folder. The published base values are the defaults.
struct Config {
  std::int64_t patch_size = 64, embed_dim = 768, num_layers = 12, num_heads = 12, mlp_hidden_dim = 3072;
  double dropout = 0.1;
  std::int64_t spacewise_every_n_layers = 12;  ///< -1 = never
  bool spacewise_first = false;
  ScalerKind scaler = ScalerKind::causal_patch;
  bool mixture = true;             ///< a mixture of Student-t distributions; false = a single one
  std::int64_t k_components = 24;  ///< 1 where it is no mixture
  bool stabilize_with_global = true;
  double scale_factor_exponent = 10;
  Json others = Json::object();  ///< keys of the file that mean nothing here: kept

  std::int64_t head_width() const { return embed_dim / num_heads; }
  /// True if layer i attends over variates, false over time.
  bool is_spacewise(std::int64_t layer) const;
};

/// "tiny", "small", "base".
const std::vector<std::string>& size_names();
/// Throws InputError (kind settings) that lists the names.
Config size_named(const std::string& name);

/// Reads config.json; unknown keys are kept, a missing or impossible one throws InputError (kind model) naming `where` and field.
Config config_from(const Json& document, const std::string& where);
/// Throws InputError (kind model) as above if the values make no model.
void check(const Config& config, const std::string& where);
/// As the Python class takes it: keys sorted.
Json to_json(const Config& config);

}  // namespace candlewright::toto
