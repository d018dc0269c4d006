#include "engine/models/layers/stored.h"

#include <ATen/ATen.h>

#include <map>
#include <set>

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/compute/safetensors.h"

namespace candlewright {
namespace {

std::string shape_text(at::IntArrayRef shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
  return "[" + text + "]";
}

bool is_float(const std::string& dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64"; }

[[noreturn]] void refuse(const SafetensorsFile& file, const std::string& name, const std::string& what) {
  throw InputError(ErrorKind::model, file.path().string(), "tensor " + name + " " + what,
                   "The weights and the config.json beside them must belong together.");
}

const TensorEntry* find(const SafetensorsFile& file, const std::string& name, const OtherNames& other) {
  if (const TensorEntry* entry = file.header().find(name)) return entry;
  const std::string second = other.second ? other.second(name) : "";
  return second.empty() ? nullptr : file.header().find(second);
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 5;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) text += (i ? ", " : "") + names[i];
  return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

}  // namespace

Agreement compare(const Layout& layout, const SafetensorsFile& file, const OtherNames& other) {
  Agreement agreement;
  std::set<std::string> known;
  layout([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
    const TensorEntry* entry = find(file, name, other);
    if (!entry) {
      if (role == TensorRole::buffer) {
        agreement.notes.push_back("The buffer " + name + " is not in the file; it was computed.");
      } else {
        agreement.missing.push_back(name);
      }
      return;
    }
    known.insert(entry->name);
    if (at::IntArrayRef(entry->shape) != tensor.sizes()) {
      refuse(file, entry->name, "has the shape " + shape_text(entry->shape) + ", config.json asks for " + shape_text(tensor.sizes()));
    }
    const bool fits = tensor.is_floating_point() ? is_float(entry->dtype) : entry->dtype == "I64";
    if (!fits) refuse(file, entry->name, "is of type " + entry->dtype + ", " + dtype_name(tensor.scalar_type()) + " is needed");
    if (tensor.is_floating_point() && entry->dtype != "F32")
      agreement.notes.push_back(entry->name + " is stored as " + entry->dtype + " and computed in F32.");
  });
  for (const TensorEntry& entry : file.header().entries) {
    if (!known.count(entry.name) && !(other.ignored && other.ignored(entry.name))) agreement.unexpected.push_back(entry.name);
  }
  return agreement;
}

void fill(const Layout& layout, const SafetensorsFile& file, at::Device device, const OtherNames& other) {
  layout([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    if (const TensorEntry* entry = find(file, name, other)) tensor = read_tensor(file, *entry).to(device, tensor.scalar_type());
  });
  move_to(layout, device);
}

void load_weights(const Layout& layout, const SafetensorsFile& file, at::Device device, const OtherNames& other,
                  const std::function<void()>& randomise, std::vector<std::string>* notes) {
  const Agreement agreement = compare(layout, file, other);
  if (!agreement.missing.empty()) {
    if (!randomise) {
      throw InputError(ErrorKind::model, file.path().string(), "tensors are missing: " + listed(agreement.missing),
                       "Use a complete file, or --allow-missing to start those from random values.");
    }
    randomise();
  }
  fill(layout, file, device, other);
  if (!notes) return;
  notes->insert(notes->end(), agreement.notes.begin(), agreement.notes.end());
  if (!agreement.missing.empty())
    notes->push_back(file.path().string() + ": random values stand in for " + listed(agreement.missing) + ".");
  if (!agreement.unexpected.empty()) notes->push_back(file.path().string() + ": not used: " + listed(agreement.unexpected) + ".");
}

void move_to(const Layout& layout, at::Device device) {
  layout([&](const std::string&, at::Tensor& tensor, TensorRole) { tensor = tensor.to(device); });
}

std::string fingerprint_of(const std::vector<Layout>& layouts) {
  Sha256 hash;
  for (const Layout& layout : layouts) {
    layout([&](const std::string& name, at::Tensor& tensor, TensorRole) {
      const at::Tensor plain = tensor.detach().to(at::kCPU).contiguous();
      hash.update(name);
      hash.update({static_cast<const char*>(plain.const_data_ptr()), plain.nbytes()});
    });
  }
  return "sha256:" + hash.hex();
}

void allocate(at::Tensor& tensor) {
  if (tensor.is_meta()) tensor = at::zeros(tensor.sizes(), tensor.options().device(at::kCPU));
}

Json inspected(const Layout& layout, const SafetensorsFile& file, const OtherNames& other) {
  const Agreement agreement = compare(layout, file, other);
  std::map<std::string, TensorRole> roles;
  layout([&](const std::string& name, at::Tensor&, TensorRole role) { roles[name] = role; });
  std::int64_t parameters = 0;
  Json tensors = Json::array();
  for (const TensorEntry& entry : file.header().entries) {
    tensors.push_back({{"name", entry.name}, {"shape", entry.shape}, {"dtype", entry.dtype}});
    const auto role = roles.find(entry.name);
    if (role != roles.end() && role->second == TensorRole::buffer) continue;
    if (other.ignored && other.ignored(entry.name)) continue;
    parameters += static_cast<std::int64_t>((entry.end - entry.begin) / dtype_size(entry.dtype));
  }
  std::vector<std::string> notes = agreement.notes;
  if (!agreement.missing.empty()) notes.push_back("It does not load without --allow-missing: names are missing.");
  return {{"parameters", parameters},
          {"tensors", tensors},
          {"missing", agreement.missing},
          {"unexpected", agreement.unexpected},
          {"notes", notes}};
}

}  // namespace candlewright
