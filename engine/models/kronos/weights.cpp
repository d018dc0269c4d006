#include "engine/models/kronos/weights.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

#include "engine/models/layers/stored.h"

namespace candlewright::kronos {
namespace {

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

template void randomise(Tokenizer&, std::uint64_t);
template void randomise(Predictor&, std::uint64_t);

}  // namespace candlewright::kronos
