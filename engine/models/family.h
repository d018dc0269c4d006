#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/base/describe.h"
#include "engine/models/stage.h"

namespace candlewright {

/// A family of models (kronos, later toto): everything outside its own folder asks for it through this table.
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
};

const std::vector<ModelFamily>& model_families();
/// Throws InputError (kind settings) that lists the names.
const ModelFamily& model_family(const std::string& name);
/// The family of a folder. Throws InputError (kind model) that names folder and missing file.
const ModelFamily& family_of_folder(const std::filesystem::path& folder);

}  // namespace candlewright
