#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/describe.h"
#include "engine/models/family.h"
#include "engine/models/toto/config.h"
#include "engine/models/toto/input.h"

namespace candlewright::toto {

/// Toto's own section of a run's settings. Sizes of 0 and a dropout of -1 follow `size`.
struct Settings {
  std::string size = "small";  ///< tiny, small, base; "folder" = as the model folder that the run starts from
  std::int64_t layers = 0, embed_dim = 0, heads = 0, mlp_dim = 0;
  double dropout = -1;
  std::string columns = "ohlcv";  ///< ohlcv, close
  std::string values = "auto";    ///< auto, returns, prices
  bool from_zero = true;
  bool indicators = false;
  std::string loss = "huber_returns";  ///< huber_returns, nll, finetuning, mse, mae, pinball, gaussian_nll
  double huber_delta = 0.01;
  double likelihood_weight = 0.001;
  std::vector<double> quantiles{0.1, 0.5, 0.9};
  double price_noise = 0, volume_noise = 0, feature_dropout = 0, time_mask = 0, scaling = 0, mirror = 0;
  std::int64_t time_mask_span = 6;

  bool augments() const { return price_noise > 0 || volume_noise > 0 || feature_dropout > 0 || time_mask > 0 || scaling > 0 || mirror > 0; }
};
void describe(Describer& d, Settings& s);

/// The section as run settings carry it. Throws InputError (kind settings).
Settings settings_from(const Json& section);
/// The configuration that the settings ask for. Throws InputError (kind settings) if it makes no model, or if size is "folder".
Config config_of(const Settings& settings);
/// `values` must not be "auto" any more.
Input input_of(const Settings& settings);

/// With a folder, its configuration fixes sizes, input and (where unset) dropout. Throws InputError.
void complete(Settings& settings, const std::filesystem::path& init);
/// What differs from the defaults of a run's settings for this family.
Json defaults();
std::vector<Preset> presets();
/// How bars become the model's input, for the file beside a run.
Json preprocessor(const Json& section);

}  // namespace candlewright::toto
