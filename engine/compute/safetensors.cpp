#include "engine/compute/safetensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <optional>

#include "engine/base/error.h"
#include "engine/base/files.h"

namespace candlewright {
namespace {

constexpr std::pair<at::ScalarType, const char*> names[] = {
    {at::kBool, "BOOL"},  {at::kByte, "U8"},    {at::kChar, "I8"},       {at::kShort, "I16"}, {at::kInt, "I32"},
    {at::kLong, "I64"},   {at::kHalf, "F16"},   {at::kBFloat16, "BF16"}, {at::kFloat, "F32"}, {at::kDouble, "F64"},
    {at::kUInt16, "U16"}, {at::kUInt32, "U32"}, {at::kUInt64, "U64"}};

std::optional<at::ScalarType> type_of(const std::string& dtype) {
  for (const auto& [type, name] : names) {
    if (dtype == name) return type;
  }
  return std::nullopt;
}

}  // namespace

std::string dtype_name(at::ScalarType type) {
  for (const auto& [known, name] : names) {
    if (known == type) return name;
  }
  assert(false && "a tensor of this type is never saved");
  return "?";
}

void save_safetensors(const std::filesystem::path& path, const TensorList& tensors, const std::map<std::string, std::string>& metadata) {
  TensorList sorted = tensors;
  // Widest elements first, then by name, as the format's own library does: every tensor lies aligned.
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::pair(-static_cast<std::int64_t>(a.second.element_size()), a.first) <
           std::pair(-static_cast<std::int64_t>(b.second.element_size()), b.first);
  });
  std::vector<TensorEntry> entries;
  std::uint64_t offset = 0;
  for (const auto& [name, tensor] : sorted) {
    const std::uint64_t bytes = static_cast<std::uint64_t>(tensor.numel()) * tensor.element_size();
    entries.push_back({name, dtype_name(tensor.scalar_type()), tensor.sizes().vec(), offset, offset + bytes});
    offset += bytes;
  }
  std::string bytes = safetensors_header_bytes(entries, metadata);
  bytes.reserve(bytes.size() + offset);
  for (const auto& [name, tensor] : sorted) {
    const at::Tensor plain = tensor.detach().to(at::kCPU).contiguous();
    bytes.append(static_cast<const char*>(plain.const_data_ptr()), plain.nbytes());
  }
  write_file(path, bytes);
}

at::Tensor read_tensor(const SafetensorsFile& file, const TensorEntry& entry) {
  const auto type = type_of(entry.dtype);
  if (!type) {
    throw InputError(ErrorKind::model, file.path().string(), "tensor " + entry.name + ": the type " + entry.dtype + " is not supported",
                     "Save the file with float32, float16 or bfloat16 weights.");
  }
  at::Tensor tensor = at::empty(entry.shape, at::TensorOptions().dtype(*type));
  file.read(entry, tensor.mutable_data_ptr());
  return tensor;
}

std::map<std::string, at::Tensor> load_safetensors(const std::filesystem::path& path) {
  const SafetensorsFile file(path);
  std::map<std::string, at::Tensor> tensors;
  for (const TensorEntry& entry : file.header().entries) tensors[entry.name] = read_tensor(file, entry);
  return tensors;
}

}  // namespace candlewright
