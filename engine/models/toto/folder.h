#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/models/layers/stored.h"
#include "engine/models/toto/input.h"
#include "engine/models/toto/network.h"

namespace candlewright::toto {

/// A network and how bars become its input; shared by stage and forecaster: what one trains the other sees.
struct Model {
  Network network;
  Input input;

  void take(const Input& how);  ///< sets the input, and what the scaler must know of it
};

Layout layout_of(Network& network);

/// The names and checks of a weights file that differ from the plain ones: fused MLP weights, saved rotary buffers.
const OtherNames& other_names();

/// Loads config.json, model.safetensors and, where a run saved it, input.json. Throws InputError (kind model) that names file and
/// tensor or field. With `allow_missing` missing tensors keep random values. What was tolerated goes to `notes`.
std::shared_ptr<Model> load_model(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                  std::vector<std::string>* notes = nullptr);
Config read_config(const std::filesystem::path& folder);
/// input.json of a folder; the default where there is none.
bool has_input(const std::filesystem::path& folder);
Input read_input(const std::filesystem::path& folder);

/// Random weights, the same for a seed on every machine: LibTorch's default for linear layers (uniform +-1/sqrt(in)), norms 1.
std::shared_ptr<Model> random_model(const Config& config, std::uint64_t seed, at::Device device);

/// Writes the folder as the Python class loads it and, unless nothing has been decided about it yet, input.json beside.
/// Throws InputError (kind disk).
void save_model(Model& model, const std::filesystem::path& folder, bool with_input = true);

/// True if config.json is a Toto's. Never throws.
bool recognises(const std::filesystem::path& folder);
/// The document of ModelFamily::inspect; reads no weights. Throws InputError (kind model).
Json inspect(const std::filesystem::path& folder);

}  // namespace candlewright::toto
