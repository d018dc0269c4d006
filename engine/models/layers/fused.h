#pragma once
#include <ATen/core/Tensor.h>

namespace candlewright {

// Element-wise steps between the matrix products. On the CPU in float32 each is one pass over memory forward and one back;
// elsewhere, and in other types, the same formulas in LibTorch's operators.

/// x * rsqrt(mean x^2 over the last dimension + 1e-5), in float32, cast back to x's type, times weight.
at::Tensor rms_norm(const at::Tensor& x, const at::Tensor& weight);

/// silu(gate) * value, equal shapes.
at::Tensor silu_times(const at::Tensor& gate, const at::Tensor& value);

/// Rotates the two halves a, b of the last dimension: (a cos - b sin, b cos + a sin).
/// x is [batch, time, head, width]; cos and sin are [time, width / 2] in float32, contiguous.
at::Tensor rotate(const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin);

/// x + y with a share of y's elements zeroed and the others scaled up, drawn from the default generator; x + y if `share` is 0.
at::Tensor add_dropped(const at::Tensor& x, const at::Tensor& y, double share);

}  // namespace candlewright
