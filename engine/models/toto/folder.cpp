#include "engine/models/toto/folder.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/compute/safetensors.h"

namespace candlewright::toto {
namespace {

constexpr const char* config_file = "config.json";
constexpr const char* weights_file = "model.safetensors";
constexpr const char* input_file = "input.json";
constexpr const char* label = "model.target_variate_label";

bool ends_with(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

/// Files saved where a fused MLP was in use call mlp.0 and mlp.2 so.
std::string fused_name(const std::string& name) {
  for (const auto& [plain, fused] : {std::pair{".mlp.0.", ".mlp.0.w12."}, std::pair{".mlp.2.", ".mlp.0.w3."}}) {
    const std::size_t at = name.find(plain);
    if (at != std::string::npos) return std::string(name).replace(at, std::string(plain).size(), fused);
  }
  return {};
}

void randomise(Network& network, std::uint64_t seed) {
  const at::Generator generator = at::detail::createCPUGenerator(seed);
  std::int64_t inputs = 1;  // of the linear layer whose weight came last: its bias needs them
  network.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    allocate(tensor);
    if (ends_with(name, ".scale")) {
      tensor.fill_(1);
    } else if (ends_with(name, "_label")) {
      tensor.normal_(0, 1, generator);
    } else {
      if (tensor.dim() == 2) inputs = tensor.size(1);
      const double bound = 1 / std::sqrt(static_cast<double>(inputs));
      tensor.uniform_(-bound, bound, generator);
    }
  });
}

Network laid_out(const Config& config, const SafetensorsFile& file) { return Network(config, file.header().find(label) != nullptr); }

}  // namespace

void Model::take(const Input& how) {
  input = how;
  network.from_zero = how.returns && how.from_zero ? prices_of(how) : 0;
}

Layout layout_of(Network& network) {
  return [&network](const TensorVisitor& visit) { network.visit(visit); };
}

const OtherNames& other_names() {
  static const OtherNames names{fused_name, [](const std::string& name) { return name.find("rotary_emb.") != std::string::npos; }};
  return names;
}

Config read_config(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / config_file;
  if (!std::filesystem::exists(path)) {
    throw InputError(ErrorKind::model, path.string(), "config.json is missing", "A Toto folder holds config.json and model.safetensors.");
  }
  return config_from(read_json(path), path.string());
}

bool has_input(const std::filesystem::path& folder) { return std::filesystem::exists(folder / input_file); }

Input read_input(const std::filesystem::path& folder) {
  if (!has_input(folder)) return {};
  return input_from(read_json(folder / input_file), (folder / input_file).string());
}

std::shared_ptr<Model> load_model(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                  std::vector<std::string>* notes) {
  const Config config = read_config(folder);
  const SafetensorsFile file(folder / weights_file);
  auto model = std::make_shared<Model>(Model{laid_out(config, file), {}});
  model->take(read_input(folder));
  std::function<void()> stand_in;
  if (allow_missing) stand_in = [&] { randomise(model->network, 0); };
  load_weights(layout_of(model->network), file, device, other_names(), stand_in, notes);
  return model;
}

std::shared_ptr<Model> random_model(const Config& config, std::uint64_t seed, at::Device device) {
  auto model = std::make_shared<Model>(Model{Network(config, false), {}});
  randomise(model->network, seed);
  move_to(layout_of(model->network), device);
  return model;
}

void save_model(Model& model, const std::filesystem::path& folder, bool with_input) {
  TensorList tensors;
  model.network.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) { tensors.emplace_back(name, tensor); });
  make_folder(folder);
  save_safetensors(folder / weights_file, tensors);
  write_file(folder / config_file, dump(to_json(model.network.config), 2));
  if (with_input) write_file(folder / input_file, dump(to_json(model.input), 2));
}

bool recognises(const std::filesystem::path& folder) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(folder / config_file, none)) return false;
  try {
    const Json config = read_json(folder / config_file);
    return config.is_object() && (config.contains("spacewise_every_n_layers") || config.contains("scaler_cls"));
  } catch (const InputError&) {
    return false;  // an unreadable file is no Toto; whoever needs one says so
  }
}

Json inspect(const std::filesystem::path& folder) {
  const Config config = read_config(folder);
  const SafetensorsFile file(folder / weights_file);
  Network network = laid_out(config, file);
  Json document{{"kind", "toto"}, {"config", config.others}};
  document.update(inspected(layout_of(network), file, other_names()));
  return document;
}

}  // namespace candlewright::toto
