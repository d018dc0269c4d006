#include "engine/models/toto/config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "engine/base/error.h"

namespace candlewright::toto {
namespace {

constexpr std::int64_t widest = 1 << 16;
constexpr std::int64_t most_layers = 512;
constexpr const char* mixture_class = "<class 'model.distribution.MixtureOfStudentTsOutput'>";
constexpr const char* single_class = "<class 'model.distribution.StudentTOutput'>";
const std::array<std::pair<ScalerKind, const char*>, 3> scaler_classes{
    {{ScalerKind::causal_patch, "<class 'model.scaler.CausalPatchStdMeanScaler'>"},
     {ScalerKind::causal, "<class 'model.scaler.CausalStdMeanScaler'>"},
     {ScalerKind::whole, "<class 'model.scaler.StdMeanScaler'>"}}};

[[noreturn]] void refuse(const std::string& where, const std::string& field, const std::string& what) {
  throw InputError(ErrorKind::model, where, "field " + field + " " + what, "Take config.json from where the model came from.");
}

struct Reader {
  const Json& document;
  const std::string& where;

  const Json* find(const char* name) const {
    const auto found = document.find(name);
    return found == document.end() ? nullptr : &*found;
  }
  const Json& at(const char* name) const {
    const Json* found = document.is_object() ? find(name) : nullptr;
    if (!found) refuse(where, name, "is missing");
    return *found;
  }
  std::int64_t whole(const char* name, std::int64_t low) const {
    const Json& found = at(name);
    if (!found.is_number_integer() || (found.is_number_unsigned() && found.get<std::uint64_t>() > INT32_MAX) ||
        found.get<std::int64_t>() < low || found.get<std::int64_t>() > INT32_MAX) {
      refuse(where, name, "is no whole number of at least " + std::to_string(low));
    }
    return found.get<std::int64_t>();
  }
  double number(const char* name) const {
    const Json& found = at(name);
    if (!found.is_number()) refuse(where, name, "is no number");
    return found.get<double>();
  }
  bool flag(const char* name, bool otherwise) const {
    const Json* found = find(name);
    if (found && !found->is_boolean()) refuse(where, name, "is neither true nor false");
    return found ? found->get<bool>() : otherwise;
  }
};

void check_range(const std::string& where, const char* field, std::int64_t value, std::int64_t low, std::int64_t high) {
  if (value < low || value > high)
    refuse(where, field, "is " + std::to_string(value) + ", allowed are " + std::to_string(low) + " to " + std::to_string(high));
}

}  // namespace

bool Config::is_spacewise(std::int64_t layer) const {
  if (spacewise_every_n_layers <= 0) return false;
  return layer % spacewise_every_n_layers == (spacewise_first ? 0 : spacewise_every_n_layers - 1);
}

const std::vector<std::string>& size_names() {
  static const std::vector<std::string> names{"tiny", "small", "base"};
  return names;
}

Config size_named(const std::string& name) {
  Config config;  // base
  if (name == "tiny") {
    config.embed_dim = 64, config.num_layers = 2, config.num_heads = 4, config.mlp_hidden_dim = 128;
  } else if (name == "small") {
    config.embed_dim = 256, config.num_layers = 6, config.num_heads = 4, config.mlp_hidden_dim = 1024;
  } else if (name != "base") {
    throw InputError(ErrorKind::settings, "size", "there is no Toto of size " + name, "Use one of tiny, small, base.");
  }
  config.spacewise_every_n_layers = config.num_layers;
  return config;
}

void check(const Config& c, const std::string& where) {
  check_range(where, "patch_size", c.patch_size, 1, 4096);
  check_range(where, "embed_dim", c.embed_dim, 2, widest);
  check_range(where, "num_layers", c.num_layers, 1, most_layers);
  check_range(where, "mlp_hidden_dim", c.mlp_hidden_dim, 1, widest);
  check_range(where, "num_heads", c.num_heads, 1, c.embed_dim);
  if (c.embed_dim % (2 * c.num_heads) != 0) refuse(where, "num_heads", "must divide embed_dim into even widths");
  if (c.spacewise_every_n_layers != -1) {
    check_range(where, "spacewise_every_n_layers", c.spacewise_every_n_layers, 1, c.num_layers);
    if (c.num_layers % c.spacewise_every_n_layers != 0) refuse(where, "spacewise_every_n_layers", "must divide num_layers, or be -1");
  }
  if (!(c.dropout >= 0 && c.dropout < 1)) refuse(where, "dropout", "must be at least 0 and below 1");
  check_range(where, "output_distribution_kwargs.k_components", c.k_components, 1, 4096);
  if (!(c.scale_factor_exponent >= 0 && c.scale_factor_exponent <= 300))
    refuse(where, "scale_factor_exponent", "must lie between 0 and 300");
}

Config config_from(const Json& document, const std::string& where) {
  const Reader read{document, where};
  Config c;
  c.patch_size = read.whole("patch_size", 1);
  if (read.whole("stride", 1) != c.patch_size) refuse(where, "stride", "differs from patch_size, which no published model has");
  c.embed_dim = read.whole("embed_dim", 1);
  c.num_layers = read.whole("num_layers", 1);
  c.num_heads = read.whole("num_heads", 1);
  c.mlp_hidden_dim = read.whole("mlp_hidden_dim", 1);
  c.dropout = read.number("dropout");
  c.spacewise_every_n_layers = read.whole("spacewise_every_n_layers", -1);
  c.spacewise_first = read.flag("spacewise_first", true);  // the Python class's own default
  const Json& scaler = read.at("scaler_cls");
  const auto known =
      std::find_if(scaler_classes.begin(), scaler_classes.end(), [&](const auto& entry) { return scaler == Json(entry.second); });
  if (known == scaler_classes.end()) refuse(where, "scaler_cls", "names no scaler known here");
  c.scaler = known->first;
  const Json& classes = read.at("output_distribution_classes");
  if (!classes.is_array() || classes.empty()) refuse(where, "output_distribution_classes", "is no list of names");
  c.mixture = classes[0] == Json(mixture_class);
  if (!c.mixture && classes[0] != Json(single_class)) refuse(where, "output_distribution_classes", "names no distribution known here");
  c.k_components = 1;
  if (c.mixture) {
    const Json& more = read.at("output_distribution_kwargs");
    if (!more.is_object()) refuse(where, "output_distribution_kwargs", "is missing k_components");
    c.k_components = Reader{more, where}.whole("k_components", 1);
  }
  c.stabilize_with_global = read.flag("stabilize_with_global", true);
  if (read.find("scale_factor_exponent")) c.scale_factor_exponent = read.number("scale_factor_exponent");
  c.others = document;
  check(c, where);
  return c;
}

Json to_json(const Config& c) {
  std::map<std::string, Json> sorted;
  for (const auto& [key, value] : c.others.items()) sorted[key] = value;
  sorted["patch_size"] = sorted["stride"] = c.patch_size;
  sorted["embed_dim"] = c.embed_dim;
  sorted["num_layers"] = c.num_layers;
  sorted["num_heads"] = c.num_heads;
  sorted["mlp_hidden_dim"] = c.mlp_hidden_dim;
  sorted["dropout"] = c.dropout;
  sorted["spacewise_every_n_layers"] = c.spacewise_every_n_layers;
  sorted["spacewise_first"] = c.spacewise_first;
  sorted["stabilize_with_global"] = c.stabilize_with_global;
  sorted["scale_factor_exponent"] = c.scale_factor_exponent;
  for (const auto& [kind, name] : scaler_classes) {
    if (kind == c.scaler) sorted["scaler_cls"] = name;
  }
  if (!sorted.count("output_distribution_classes")) sorted["output_distribution_classes"] = {c.mixture ? mixture_class : single_class};
  if (c.mixture && !sorted.count("output_distribution_kwargs")) sorted["output_distribution_kwargs"] = {{"k_components", c.k_components}};
  if (!sorted.count("use_memory_efficient_attention")) sorted["use_memory_efficient_attention"] = false;
  Json document = Json::object();
  for (auto& [key, value] : sorted) document[key] = std::move(value);
  return document;
}

}  // namespace candlewright::toto
