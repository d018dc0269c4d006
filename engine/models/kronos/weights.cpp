#include "engine/models/kronos/weights.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <set>

#include "engine/base/error.h"
#include "engine/compute/safetensors.h"

namespace candlewright::kronos {
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

void allocate(at::Tensor& tensor) {
  if (tensor.is_meta()) tensor = at::zeros(tensor.sizes(), tensor.options().device(at::kCPU));
}

bool ends_with(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

bool is_norm(const std::string& name) { return name.find("norm") != std::string::npos; }

/// Fixed sinusoids for tables that are not learned: even columns sin(pos * 10000^(-2i/d)), odd ones cos.
at::Tensor sinusoids(std::int64_t rows, std::int64_t d) {
  const at::Tensor rate = at::pow(10000.0, at::arange(0, d, 2, at::kDouble) * (-1.0 / static_cast<double>(d)));
  const at::Tensor angle = at::arange(rows, at::kDouble).unsqueeze(1) * rate.unsqueeze(0);
  return at::stack({angle.sin(), angle.cos()}, -1).flatten(1).narrow(1, 0, d).to(at::kFloat);
}

/// Norms 1; linear layers as LibTorch's default, uniform +-1/sqrt(in) for weight and bias.
void randomise_tensor(const Tokenizer&, const std::string& name, at::Tensor& tensor, std::int64_t inputs, const at::Generator& generator) {
  if (is_norm(name)) {
    tensor.fill_(1);
  } else {
    const double bound = 1 / std::sqrt(static_cast<double>(inputs));
    tensor.uniform_(-bound, bound, generator);
  }
}

/// Norms 1, biases 0, linear weights Xavier-normal, embeddings N(0, d^-0.5).
void randomise_tensor(const Predictor& model, const std::string& name, at::Tensor& tensor, std::int64_t, const at::Generator& generator) {
  if (is_norm(name)) {
    tensor.fill_(1);
  } else if (ends_with(name, ".bias")) {
    tensor.fill_(0);
  } else if (name.find("emb_s") != std::string::npos || name.find("_embed") != std::string::npos) {
    tensor.normal_(0, 1 / std::sqrt(static_cast<double>(model.config.d_model)), generator);
  } else {
    tensor.normal_(0, std::sqrt(2.0 / static_cast<double>(tensor.size(0) + tensor.size(1))), generator);
  }
}

}  // namespace

template <class Model>
Agreement compare(Model& layout, const SafetensorsFile& file) {
  Agreement agreement;
  std::set<std::string> known;
  layout.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
    known.insert(name);
    const TensorEntry* entry = file.header().find(name);
    if (!entry) {
      if (role == TensorRole::buffer) {
        agreement.notes.push_back("The buffer " + name + " is not in the file; it was computed.");
      } else {
        agreement.missing.push_back(name);
      }
      return;
    }
    if (at::IntArrayRef(entry->shape) != tensor.sizes()) {
      refuse(file, name, "has the shape " + shape_text(entry->shape) + ", config.json asks for " + shape_text(tensor.sizes()));
    }
    const bool fits = tensor.is_floating_point() ? is_float(entry->dtype) : entry->dtype == "I64";
    if (!fits) refuse(file, name, "is of type " + entry->dtype + ", " + dtype_name(tensor.scalar_type()) + " is needed");
    if (tensor.is_floating_point() && entry->dtype != "F32")
      agreement.notes.push_back(name + " is stored as " + entry->dtype + " and computed in F32.");
  });
  for (const TensorEntry& entry : file.header().entries) {
    if (!known.count(entry.name)) agreement.unexpected.push_back(entry.name);
  }
  return agreement;
}

template <class Model>
void randomise(Model& model, std::uint64_t seed) {
  const at::Generator generator = at::detail::createCPUGenerator(seed);
  std::int64_t inputs = 1;  // of the linear layer whose weight came last: its bias needs them
  model.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
    if (role == TensorRole::buffer) return;
    allocate(tensor);
    if (tensor.dim() == 2) inputs = tensor.size(1);
    if (role == TensorRole::frozen) {
      tensor.copy_(sinusoids(tensor.size(0), tensor.size(1)));
    } else {
      randomise_tensor(model, name, tensor, inputs, generator);
    }
  });
}

template <class Model>
void fill(Model& model, const SafetensorsFile& file, at::Device device) {
  model.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    if (const TensorEntry* entry = file.header().find(name)) {
      tensor = read_tensor(file, *entry).to(device, tensor.scalar_type());
    }
  });
  move_to(model, device);
}

template <class Model>
void move_to(Model& model, at::Device device) {
  model.visit([&](const std::string&, at::Tensor& tensor, TensorRole) { tensor = tensor.to(device); });
}

template Agreement compare(Tokenizer&, const SafetensorsFile&);
template Agreement compare(Predictor&, const SafetensorsFile&);
template void randomise(Tokenizer&, std::uint64_t);
template void randomise(Predictor&, std::uint64_t);
template void fill(Tokenizer&, const SafetensorsFile&, at::Device);
template void fill(Predictor&, const SafetensorsFile&, at::Device);
template void move_to(Tokenizer&, at::Device);
template void move_to(Predictor&, at::Device);

}  // namespace candlewright::kronos
