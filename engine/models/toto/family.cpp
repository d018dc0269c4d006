#include "engine/models/toto/family.h"

#include <ATen/ATen.h>

#include "engine/base/error.h"
#include "engine/models/toto/folder.h"
#include "engine/models/toto/forecaster.h"
#include "engine/models/toto/settings.h"
#include "engine/models/toto/stage.h"

namespace candlewright::toto {
namespace {

std::unique_ptr<Forecaster> load(const std::filesystem::path& folder, const std::string& device, bool allow_missing) {
  return std::make_unique<TotoForecaster>(load_model(folder, at::Device(device), allow_missing), folder.string());
}

void create(const std::string& size_name, std::uint64_t seed, const std::filesystem::path& folder) {
  const Config config = size_named(size_name);
  for (const char* inside : {"config.json", "model.safetensors", "input.json", "tokenizer", "predictor"}) {
    std::error_code none;
    if (std::filesystem::exists(folder / inside, none)) {
      throw InputError(ErrorKind::model, folder.string(), std::string("the folder holds a model already: ") + inside,
                       "Choose another --out, or remove that model first.");
    }
  }
  save_model(*random_model(config, seed, at::kCPU), folder, false);
}

void complete_settings(const FamilySettings& settings, const std::filesystem::path& init) {
  complete(*static_cast<Settings*>(settings.holder.get()), init);
}

}  // namespace

ModelFamily family() {
  return {.name = "toto",
          .recognises = recognises,
          .load = load,
          .create = create,
          .sizes = size_names(),
          .inspect = inspect,
          .stages = make_stages,
          .settings = [] { return family_settings<Settings>("toto"); },
          .presets = presets,
          .overridable_stages = {},
          .defaults = defaults(),
          .least_context = shortest_context,
          .complete_settings = complete_settings,
          .preprocessor = preprocessor};
}

}  // namespace candlewright::toto
