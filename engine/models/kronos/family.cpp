#include "engine/models/kronos/family.h"

#include <ATen/ATen.h>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/folder.h"
#include "engine/models/kronos/forecaster.h"
#include "engine/models/kronos/settings.h"
#include "engine/models/kronos/stages.h"

namespace candlewright::kronos {
namespace {

std::unique_ptr<Forecaster> load(const std::filesystem::path& folder, const std::string& device, bool allow_missing) {
  return std::make_unique<KronosForecaster>(load_pair(folder, at::Device(device), allow_missing), folder.string(), default_clip);
}

void create(const std::string& size_name, std::uint64_t seed, const std::filesystem::path& folder) {
  const Size size = size_named(size_name);
  for (const char* inside : {"config.json", "model.safetensors", "tokenizer", "predictor"}) {
    std::error_code none;
    if (std::filesystem::exists(folder / inside, none)) {
      throw InputError(ErrorKind::model, folder.string(), std::string("the folder holds a model already: ") + inside,
                       "Choose another --out, or remove that model first.");
    }
  }
  save_pair(random_pair(size.tokenizer, size.predictor, seed, at::kCPU), folder);
}

void complete_settings(const FamilySettings& settings, const std::filesystem::path& init) {
  complete(*static_cast<Settings*>(settings.holder.get()), init);
}

}  // namespace

ModelFamily family() {
  return {.name = "kronos",
          .recognises = recognises,
          .load = load,
          .create = create,
          .sizes = size_names(),
          .inspect = inspect,
          .stages = make_stages,
          .settings = [] { return family_settings<Settings>("kronos"); },
          .presets = presets,
          .overridable_stages = {"tokenizer", "predictor"},
          .complete_settings = complete_settings,
          .preprocessor = preprocessor};
}

}  // namespace candlewright::kronos
