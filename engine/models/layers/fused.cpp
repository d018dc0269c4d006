#include "engine/models/layers/fused.h"

#include <ATen/ATen.h>

namespace candlewright {

at::Tensor rms_norm(const at::Tensor& x, const at::Tensor& weight) {
  const at::Tensor wide = x.to(at::kFloat);
  const at::Tensor scale = at::rsqrt(wide.square().mean(-1, true) + 1e-5);
  return (wide * scale).to(x.scalar_type()) * weight;
}

at::Tensor silu_times(const at::Tensor& gate, const at::Tensor& value) { return at::silu(gate) * value; }

at::Tensor rotate(const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin) {
  const at::Tensor cos_t1e = cos.unsqueeze(1).to(x_bthe.scalar_type());
  const at::Tensor sin_t1e = sin.unsqueeze(1).to(x_bthe.scalar_type());
  const std::vector<at::Tensor> halves = x_bthe.chunk(2, -1);
  const at::Tensor &a = halves[0], &b = halves[1];
  return at::cat({a * cos_t1e - b * sin_t1e, b * cos_t1e + a * sin_t1e}, -1);
}

}  // namespace candlewright
