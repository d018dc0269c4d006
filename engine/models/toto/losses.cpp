#include "engine/models/toto/losses.h"

#include <ATen/ATen.h>

#include <cmath>

namespace candlewright::toto {
namespace {

constexpr double likelihood_share = 0.575, robust_share = 0.425, robust_delta = 0.1;

}  // namespace

at::Tensor robust(const at::Tensor& x, double alpha, double delta) {
  const at::Tensor square = (x / delta).square();
  if (alpha == 2) return 0.5 * square;
  if (alpha == 0) return at::log1p(0.5 * square);
  if (std::isinf(alpha)) return 1 - at::exp(-0.5 * square);
  const double away = std::abs(alpha - 2);
  return away / alpha * (at::pow(square / away + 1, alpha / 2) - 1);
}

at::Tensor huber(const at::Tensor& error, double delta) {
  const at::Tensor size = error.abs(), inner = size.clamp_max(delta);
  return 0.5 * inner.square() + delta * (size - inner);
}

at::Tensor pinball(const at::Tensor& error, double level) { return at::maximum(level * error, (level - 1) * error); }

at::Tensor masked_mean(const at::Tensor& x, const at::Tensor& mask) {
  // Unknown cells may hold anything, so they are replaced and not multiplied away.
  return at::where(mask, x, at::zeros({}, x.options())).sum() / (mask.sum().to(x.scalar_type()) + least_positive);
}

at::Tensor Asked::of(const at::Tensor& t_bvt, std::int64_t patch_size) const {
  if (t_bvt.size(2) == 1 || (last_patches == 0 && steps == 0)) return t_bvt;
  const at::Tensor patches = t_bvt.unflatten(2, {-1, patch_size});
  const std::int64_t count = last_patches > 0 ? last_patches : patches.size(2);
  return patches.narrow(2, patches.size(2) - count, count).narrow(3, 0, steps > 0 ? steps : patch_size).flatten(2, 3);
}

Prediction predict(const Network& network, const at::Tensor& series_bvt, const at::Tensor& mask_bvt, const Groups& groups,
                   std::int64_t exogenous, double dropout, std::int64_t prefix, const Asked& asked) {
  const std::int64_t patch = network.config.patch_size;
  const Scaled scaled = scale_series(series_bvt, mask_bvt, network.scaler(), prefix);
  const at::Tensor hidden = network.hidden(scaled.values_bvt, groups, exogenous, dropout, asked.last_patches);
  return {network.ahead(hidden, asked.steps > 0 ? asked.steps : patch), asked.of(scaled.loc, patch), asked.of(scaled.scale, patch)};
}

at::Tensor scaled_target(const Prediction& p, const at::Tensor& target_bvt) { return (target_bvt - p.loc) / (p.scale + least_positive); }

at::Tensor fine_tuning_loss(const Prediction& p, const at::Tensor& target_bvt, const at::Tensor& target_mask_bvt) {
  const at::Tensor y = scaled_target(p, target_bvt);
  const at::Tensor each = -likelihood_share * p.ahead.log_density(y) + robust_share * robust(p.ahead.mean() - y, 0, robust_delta);
  return masked_mean(each, target_mask_bvt);
}

}  // namespace candlewright::toto
