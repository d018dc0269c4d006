#include "engine/models/kronos/folder.h"

#include <ATen/ATen.h>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/compute/safetensors.h"
#include "engine/models/kronos/weights.h"
#include "engine/models/layers/stored.h"

namespace candlewright::kronos {
namespace {

constexpr const char* config_file = "config.json";
constexpr const char* weights_file = "model.safetensors";
constexpr const char* forecast_file = "forecast.json";

Json read_config(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / config_file;
  if (!std::filesystem::exists(path)) {
    throw InputError(ErrorKind::model, path.string(), "config.json is missing",
                     "A Kronos folder holds tokenizer/ and predictor/, each with config.json and model.safetensors.");
  }
  return read_json(path);
}

Tokenizer laid_out(const TokenizerConfig& config) { return Tokenizer(config); }
Predictor laid_out(const PredictorConfig& config) { return Predictor(config); }

template <class Model>
Layout layout_of(Model& model) {
  return [&model](const TensorVisitor& visit) { model.visit(visit); };
}

template <class Model, class Config>
std::shared_ptr<Model> load(const Config& config, const std::filesystem::path& folder, at::Device device, bool allow_missing,
                            std::vector<std::string>* notes) {
  const SafetensorsFile file(folder / weights_file);
  auto model = std::make_shared<Model>(laid_out(config));
  std::function<void()> stand_in;
  if (allow_missing) stand_in = [&] { randomise(*model, 0); };
  load_weights(layout_of(*model), file, device, {}, stand_in, notes);
  return model;
}

template <class Model>
void save(Model& model, const std::filesystem::path& folder) {
  TensorList tensors;
  model.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) { tensors.emplace_back(name, tensor); });
  make_folder(folder);
  save_safetensors(folder / weights_file, tensors);
  write_file(folder / config_file, dump(to_json(model.config), 2));
}

void refuse_foreign_pair(const std::filesystem::path& folder, const char* field, std::int64_t tokenizer, std::int64_t predictor) {
  if (tokenizer == predictor) return;
  throw InputError(ErrorKind::model, folder.string(),
                   std::string("tokenizer and predictor do not fit: ") + field + " is " + std::to_string(tokenizer) +
                       " in tokenizer/config.json and " + std::to_string(predictor) + " in predictor/config.json",
                   "Put together a tokenizer and a predictor that were trained together.");
}

bool is_tokenizer(const Json& config) { return config.is_object() && config.contains("d_in"); }
bool is_kronos(const Json& config) { return config.is_object() && (config.contains("s1_bits") || config.contains("s2_bits")); }

bool holds_kronos_config(const std::filesystem::path& folder) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(folder / config_file, none)) return false;
  try {
    return is_kronos(read_json(folder / config_file));
  } catch (const InputError&) {
    return false;  // an unreadable file is no Kronos; whoever needs one says so
  }
}

Json inspect_half(const std::filesystem::path& folder) {
  const Json config = read_config(folder);
  const std::string where = (folder / config_file).string();
  const bool tokenizer = is_tokenizer(config);
  Json document{{"kind", tokenizer ? "kronos tokenizer" : "kronos predictor"}, {"config", config}};
  const auto add = [&](auto model) { document.update(inspected(layout_of(model), SafetensorsFile(folder / weights_file))); };
  if (tokenizer) {
    add(laid_out(tokenizer_config(config, where)));
  } else {
    add(laid_out(predictor_config(config, where)));
  }
  return document;
}

}  // namespace

std::shared_ptr<Tokenizer> load_tokenizer(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                          std::vector<std::string>* notes) {
  return load<Tokenizer>(tokenizer_config(read_config(folder), (folder / config_file).string()), folder, device, allow_missing, notes);
}

std::shared_ptr<Predictor> load_predictor(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                          std::vector<std::string>* notes) {
  return load<Predictor>(predictor_config(read_config(folder), (folder / config_file).string()), folder, device, allow_missing, notes);
}

Pair load_pair(const std::filesystem::path& folder, at::Device device, bool allow_missing, std::vector<std::string>* notes) {
  const std::filesystem::path tokenizer = folder / "tokenizer", predictor = folder / "predictor";
  // Both configurations are compared before any weights are read.
  const TokenizerConfig t = tokenizer_config(read_config(tokenizer), (tokenizer / config_file).string());
  const PredictorConfig p = predictor_config(read_config(predictor), (predictor / config_file).string());
  refuse_foreign_pair(folder, "s1_bits", t.s1_bits, p.s1_bits);
  refuse_foreign_pair(folder, "s2_bits", t.s2_bits, p.s2_bits);
  return {load<Tokenizer>(t, tokenizer, device, allow_missing, notes), load<Predictor>(p, predictor, device, allow_missing, notes),
          read_anchored(folder)};
}

Pair random_pair(const TokenizerConfig& tokenizer, const PredictorConfig& predictor, std::uint64_t seed, at::Device device) {
  Pair pair{std::make_shared<Tokenizer>(tokenizer), std::make_shared<Predictor>(predictor)};
  randomise(*pair.tokenizer, 2 * seed);
  randomise(*pair.predictor, 2 * seed + 1);
  move_to(layout_of(*pair.tokenizer), device);
  move_to(layout_of(*pair.predictor), device);
  return pair;
}

void save_pair(const Pair& pair, const std::filesystem::path& folder) {
  save(*pair.tokenizer, folder / "tokenizer");
  save(*pair.predictor, folder / "predictor");
  if (pair.anchored) {
    write_file(folder / forecast_file, dump(Json{{"anchor", true}}, 2));
  } else {
    std::filesystem::remove(folder / forecast_file);
  }
}

bool read_anchored(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / forecast_file;
  if (!std::filesystem::exists(path)) return false;
  const Json document = read_json(path);
  if (document.is_object() && document.contains("anchor") && document["anchor"].is_boolean()) return document["anchor"].get<bool>();
  throw InputError(ErrorKind::model, path.string(), "field anchor is not true or false", "Remove the file, or write {\"anchor\": true}.");
}

bool recognises(const std::filesystem::path& folder) {
  return holds_kronos_config(folder) || holds_kronos_config(folder / "tokenizer") || holds_kronos_config(folder / "predictor");
}

Json inspect(const std::filesystem::path& folder) {
  std::error_code none;
  if (std::filesystem::exists(folder / config_file, none)) return inspect_half(folder);
  Json document{{"kind", "kronos"}, {"config", Json::object()}, {"parameters", 0}};
  for (const char* list : {"tensors", "missing", "unexpected", "notes"}) document[list] = Json::array();
  for (const std::string half : {"tokenizer", "predictor"}) {
    const Json found = inspect_half(folder / half);
    document["config"][half] = found["config"];
    document["parameters"] = document["parameters"].get<std::int64_t>() + found["parameters"].get<std::int64_t>();
    for (Json tensor : found["tensors"]) {
      tensor["name"] = half + "/" + tensor["name"].get<std::string>();
      document["tensors"].push_back(tensor);
    }
    for (const char* list : {"missing", "unexpected", "notes"}) {
      for (const Json& name : found[list]) document[list].push_back(half + "/" + name.get<std::string>());
    }
  }
  return document;
}

}  // namespace candlewright::kronos
