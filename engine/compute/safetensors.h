#pragma once
#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/compute/safetensors_format.h"

namespace candlewright {

using TensorList = std::vector<std::pair<std::string, at::Tensor>>;

/// Writes tensors (any device, any layout) to one file, atomically and in an order that depends only on names and types:
/// the same tensors, the same bytes. Blocks. Throws InputError (kind disk).
void save_safetensors(const std::filesystem::path& path, const TensorList& tensors,
                      const std::map<std::string, std::string>& metadata = {});

/// All tensors of a file by name, on the CPU. Never allocates more than the file holds. Throws InputError (kind model).
std::map<std::string, at::Tensor> load_safetensors(const std::filesystem::path& path);

/// One tensor of an open file, on the CPU. Throws InputError (kind model) if LibTorch has no such type.
at::Tensor read_tensor(const SafetensorsFile& file, const TensorEntry& entry);

/// The safetensors word of a tensor's type: "F32".
std::string dtype_name(at::ScalarType type);

}  // namespace candlewright
