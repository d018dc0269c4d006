#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/base/describe.h"
#include "engine/models/forecaster.h"

namespace candlewright {

class Stage;  // engine/models/stage.h, which holds tensors; this header compiles without LibTorch
struct StageSetup;

/// The family's own section of a run's settings: the struct lives in the family's folder, its fields are all that others see.
/// Paths start with the family's name ("kronos.size"). Copies share the struct.
struct FamilySettings {
  std::shared_ptr<void> holder;  ///< what the fields point into
  std::vector<Field> fields;
};

/// A section made of a described struct with its defaults.
template <class T>
FamilySettings family_settings(const std::string& family) {
  auto section = std::make_shared<T>();
  Describer describer;
  describer.section(family, *section);
  return {section, std::move(describer.fields)};
}

/// A named overlay of a run's settings: nested JSON of the fields that differ from the defaults.
struct Preset {
  std::string name;
  std::string sentence;  ///< for whom and for what
  Json settings;
};

/// A family of models (kronos, toto): everything outside its own folder asks for it through this table.
struct ModelFamily {
  std::string name;
  /// True if the folder looks like this family's (its config.json, or its sub-folders').
  bool (*recognises)(const std::filesystem::path& folder);
  /// Loads for forecasting. Throws InputError (kind model) naming file and tensor; with `allow_missing` missing tensors keep random values.
  std::unique_ptr<Forecaster> (*load)(const std::filesystem::path& folder, const std::string& device, bool allow_missing);
  /// Random weights of a named size, written to `folder`, which must not hold a model.
  void (*create)(const std::string& size, std::uint64_t seed, const std::filesystem::path& folder);
  std::vector<std::string> sizes;
  /// {"kind","config","parameters","tensors","missing","unexpected","notes"}
  Json (*inspect)(const std::filesystem::path& folder);
  std::vector<std::unique_ptr<Stage>> (*stages)(const StageSetup& setup);

  // What the rooms around need for a run's settings (engine/training/run_config.h).
  FamilySettings (*settings)();
  std::vector<Preset> (*presets)();  ///< quick, standard, full, unseen15 ..., the smallest first
  /// Stages that may differ from `training` in rate, decay, clip and epochs by a section of their own ("tokenizer").
  std::vector<std::string> overridable_stages;
  Json defaults{};  ///< what differs from the usual defaults of a run's settings (a longer lookback); null = nothing
  /// Above 0: symbols shorter than lookback + horizon are used at their own length, if their context has at least so many bars.
  std::int64_t least_context = 0;
  /// Checks the section and, where `init` names a model folder, lets that folder fix what it fixes. Throws InputError (kind settings).
  void (*complete_settings)(const FamilySettings& settings, const std::filesystem::path& init);
  /// How bars become the model's input, for preprocessor.json. `section` is the family's part of the settings.
  Json (*preprocessor)(const Json& section);
};

const std::vector<ModelFamily>& model_families();
/// Throws InputError (kind settings) that lists the names.
const ModelFamily& model_family(const std::string& name);
/// The family of a folder. Throws InputError (kind model) that names folder and missing file.
const ModelFamily& family_of_folder(const std::filesystem::path& folder);

}  // namespace candlewright
