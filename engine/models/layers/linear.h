#pragma once
#include <ATen/core/Tensor.h>

#include "engine/models/layers/tensors.h"

namespace candlewright {

/// y = x W^T + b; `weight` is [out, in], `bias` [out] or undefined.
struct Linear {
  at::Tensor weight, bias;

  Linear() = default;
  Linear(std::int64_t in, std::int64_t out, bool with_bias = true);
  at::Tensor operator()(const at::Tensor& x) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// x / sqrt(mean of x^2 over the last dimension + 1e-5) * weight, computed in float32.
struct RmsNorm {
  at::Tensor weight;  ///< [d]

  RmsNorm() = default;
  explicit RmsNorm(std::int64_t d);
  at::Tensor operator()(const at::Tensor& x) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// w2(silu(w1 x) * (w3 x)), no biases.
struct SwiGlu {
  Linear w1, w3, w2;

  SwiGlu() = default;
  SwiGlu(std::int64_t d, std::int64_t inner);
  at::Tensor operator()(const at::Tensor& x) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

}  // namespace candlewright
