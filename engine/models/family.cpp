#include "engine/models/family.h"

#include "engine/base/error.h"
#include "engine/models/kronos/family.h"
#include "engine/models/stage.h"
#include "engine/models/toto/family.h"

namespace candlewright {
namespace {

std::string listed() {
  std::string names;
  for (const ModelFamily& family : model_families()) names += (names.empty() ? "" : ", ") + family.name;
  return names;
}

}  // namespace

const std::vector<ModelFamily>& model_families() {
  static const std::vector<ModelFamily> families{kronos::family(), toto::family()};
  return families;
}

const ModelFamily& model_family(const std::string& name) {
  for (const ModelFamily& family : model_families()) {
    if (family.name == name) return family;
  }
  throw InputError(ErrorKind::settings, "model", "there is no model named " + name, "Use one of: " + listed() + ".");
}

const ModelFamily& family_of_folder(const std::filesystem::path& folder) {
  for (const ModelFamily& family : model_families()) {
    if (family.recognises(folder)) return family;
  }
  std::error_code none;
  if (!std::filesystem::is_directory(folder, none)) {
    throw InputError(ErrorKind::model, folder.string(), "there is no such model folder", "Give the path of a folder that holds a model.");
  }
  for (const char* place : {"config.json", "tokenizer/config.json", "predictor/config.json"}) {
    if (!std::filesystem::exists(folder / place, none)) continue;
    read_json(folder / place);  // a damaged file says what is wrong with it
    throw InputError(ErrorKind::model, (folder / place).string(), "config.json describes no model known here",
                     "Known models: " + listed() + ".");
  }
  throw InputError(ErrorKind::model, folder.string(), "config.json is missing",
                   "A model folder holds config.json and model.safetensors; a Kronos folder holds tokenizer/ and predictor/.");
}

}  // namespace candlewright
