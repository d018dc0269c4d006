#include "engine/models/toto/scaler.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>

namespace candlewright::toto {
namespace {

const double least = static_cast<double>(0.1f);  // added to a variance, and the smallest scale; a float32 in the reference

}  // namespace

ScalerSettings scaler_of(const Config& c) {
  return {c.scaler, c.patch_size, true, c.stabilize_with_global && c.scaler == ScalerKind::causal_patch, c.scale_factor_exponent};
}

Scaled scale_series(const at::Tensor& series_bvt, const at::Tensor& mask_bvt, const ScalerSettings& settings, std::int64_t prefix) {
  const c10::NoGradGuard no_gradient;
  const at::Tensor x = series_bvt.to(at::kDouble), w = mask_bvt.to(at::kDouble);
  const std::int64_t steps = x.size(-1);
  const std::int64_t seen = prefix > 0 ? std::min(prefix, steps) : steps;
  at::Tensor whole_scale, loc, scale;
  if (settings.stabilise || settings.kind == ScalerKind::whole) {
    const at::Tensor x_p = x.narrow(-1, 0, seen), w_p = w.narrow(-1, 0, seen);
    const at::Tensor count = w_p.sum(-1, true).clamp_min(1), mean = (w_p * x_p).sum(-1, true) / count;
    const at::Tensor variance = (w_p * (x_p - mean)).square().sum(-1, true) / count;
    if (settings.kind == ScalerKind::whole) {
      loc = mean;
      scale = (variance + static_cast<double>(0.001f)).sqrt();
    } else {
      whole_scale = (variance + least).sqrt();
    }
  }
  if (settings.kind != ScalerKind::whole) {
    const at::Tensor count = w.cumsum(-1).clamp_min(1), mean = (w * x).cumsum(-1) / count;
    const at::Tensor before = at::cat({at::zeros_like(mean.narrow(-1, 0, 1)), mean.narrow(-1, 0, steps - 1)}, -1);
    const at::Tensor squares = ((x - before) * (x - mean) * w).cumsum(-1);
    loc = mean;
    scale = (squares / (settings.bessel ? (count - 1).clamp_min(1) : count) + least).sqrt();
    if (settings.stabilise) {
      const double factor = std::pow(10.0, settings.exponent);
      scale = at::minimum(at::maximum(scale, (whole_scale / factor).clamp_min(least)), whole_scale * factor);
    }
    if (settings.kind == ScalerKind::causal_patch) {
      const auto of_last_step = [&](const at::Tensor& t) {
        const at::Tensor patches = t.unflatten(-1, {-1, settings.patch_size});
        return patches.narrow(-1, settings.patch_size - 1, 1).expand_as(patches).flatten(-2);
      };
      loc = of_last_step(loc);
      scale = of_last_step(scale);
    }
  }
  loc = loc.to(at::kFloat).contiguous();  // expanded steps share memory until here
  if (settings.from_zero > 0) loc.narrow(1, 0, settings.from_zero).zero_();
  scale = scale.to(at::kFloat);
  return {(series_bvt - loc) / scale, loc, scale};
}

}  // namespace candlewright::toto
