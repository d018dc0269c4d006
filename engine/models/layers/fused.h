#pragma once
#include <ATen/core/Tensor.h>

namespace candlewright {

// Element-wise steps between the matrix products, each with its gradient.

/// x * rsqrt(mean x^2 over the last dimension + 1e-5), in float32, cast back to x's type, times weight.
at::Tensor rms_norm(const at::Tensor& x, const at::Tensor& weight);

/// silu(gate) * value, equal shapes.
at::Tensor silu_times(const at::Tensor& gate, const at::Tensor& value);

/// Rotates the two halves a, b of the last dimension: (a cos - b sin, b cos + a sin).
/// x is [batch, time, head, width]; cos and sin are [time, width / 2] in float32.
at::Tensor rotate(const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin);

}  // namespace candlewright
