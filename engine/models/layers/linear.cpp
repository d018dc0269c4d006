#include "engine/models/layers/linear.h"

#include <ATen/ATen.h>

#include "engine/models/layers/fused.h"

namespace candlewright {

at::Tensor shape_only(at::IntArrayRef shape, at::ScalarType type) {
  return at::empty(shape, at::TensorOptions().dtype(type).device(at::kMeta));
}

Linear::Linear(std::int64_t in, std::int64_t out, bool with_bias) : weight(shape_only({out, in})) {
  if (with_bias) bias = shape_only({out});
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
  return at::linear(x, weight, bias.defined() ? std::optional<at::Tensor>(bias) : std::nullopt);
}

void Linear::visit(const std::string& prefix, const TensorVisitor& visit) {
  visit(prefix + ".weight", weight, TensorRole::trained);
  if (bias.defined()) visit(prefix + ".bias", bias, TensorRole::trained);
}

RmsNorm::RmsNorm(std::int64_t d) : weight(shape_only({d})) {}

at::Tensor RmsNorm::operator()(const at::Tensor& x) const { return rms_norm(x, weight); }

void RmsNorm::visit(const std::string& prefix, const TensorVisitor& visit) { visit(prefix + ".weight", weight, TensorRole::trained); }

SwiGlu::SwiGlu(std::int64_t d, std::int64_t inner) : w1(d, inner, false), w3(d, inner, false), w2(inner, d, false) {}

at::Tensor SwiGlu::operator()(const at::Tensor& x) const { return w2(silu_times(w1(x), w3(x))); }

void SwiGlu::visit(const std::string& prefix, const TensorVisitor& visit) {
  w1.visit(prefix + ".w1", visit);
  w3.visit(prefix + ".w3", visit);
  w2.visit(prefix + ".w2", visit);
}

}  // namespace candlewright
