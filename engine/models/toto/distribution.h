#pragma once
#include <ATen/core/Tensor.h>

#include <string>

#include "engine/models/layers/linear.h"
#include "engine/models/toto/config.h"

namespace candlewright::toto {

// k mixture components; the leading dimensions are free, usually [b,v,t]

constexpr double least_positive = 1.1920929e-07;  ///< float32's epsilon: the least scale, and the guard of logarithms

/// A Student-t distribution, or a mixture of such, for each step; in the model's scale.
struct Distribution {
  at::Tensor df, loc, scale;  ///< [..., k]; df > 2
  at::Tensor probs;           ///< [..., k], undefined for a single distribution

  at::Tensor mean() const;                            ///< [...]
  at::Tensor log_density(const at::Tensor& y) const;  ///< y is [...]
};

/// The last projections: from a vector of each step to its distribution. Computed in float32.
struct Head {
  Linear df, loc_proj, scale_proj, mixture_weights;
  bool mixture = true;

  Head() = default;
  explicit Head(const Config& config);
  Distribution operator()(const at::Tensor& x) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

}  // namespace candlewright::toto
