#include "engine/models/toto/objective.h"

#include <ATen/ATen.h>

#include <cmath>

#include "engine/base/error.h"

namespace candlewright::toto {
namespace {

constexpr double percent = 100;
constexpr double deviation_as_return = 0.02;  // a standard deviation of what is no price weighs as a return of 2 %

/// The normal quantile by Acklam's rational approximation (relative error below 1.2e-9), |level - 1/2| < 1/2.
double normal_quantile(double level) {
  static const double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                             1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  static const double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                             -1.328068155288572e+01};
  static const double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                             -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  static const double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  const auto tail = [&](double q) {
    return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  };
  constexpr double low = 0.02425;
  if (level < low) return tail(std::sqrt(-2 * std::log(level)));
  if (level > 1 - low) return -tail(std::sqrt(-2 * std::log(1 - level)));
  const double q = level - 0.5, r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

/// Spread of a mixture around its mean: sqrt(sum of probs (scale^2 + (loc - mean)^2)). Finite whatever the degrees of freedom.
at::Tensor spread_of(const Distribution& d) {
  const at::Tensor away = d.loc - d.mean().unsqueeze(-1);
  const at::Tensor squares = d.scale.square() + away.square();
  return (d.probs.defined() ? (d.probs * squares).sum(-1) : squares.squeeze(-1)).clamp_min(1e-10).sqrt();
}

/// The cells of the target that are known and follow a patch that knows something: one that knows almost nothing is no context to learn
/// a forecast from.
at::Tensor known_targets(const LearningBatch& batch, std::int64_t patch) {
  const at::Tensor known = batch.input(batch.mask_bvt, patch).unflatten(2, {-1, patch}).sum(-1, true);
  const at::Tensor own = batch.mask_bvt.narrow(2, 0, batch.context).sum(-1, true).unsqueeze(-1).clamp_max(patch);
  return batch.target(batch.mask_bvt, patch).logical_and((known * 2 >= own).expand({-1, -1, -1, patch}).flatten(2, 3));
}

}  // namespace

Asked Objective::asked(const Network& network, const LearningBatch& batch, bool training) const {
  const std::int64_t patch = network.config.patch_size;
  const bool last_only = !training || network.config.scaler == ScalerKind::whole;  // that scaler sees the whole context
  return {last_only ? (batch.series_bvt.size(2) - batch.context) / patch : 0, std::min(horizon_, patch)};
}

at::Tensor Objective::return_error(const Prediction& p, const at::Tensor& target, const at::Tensor& last_before,
                                   const std::vector<Variate>& variates, const at::Tensor& counts, std::int64_t steps) const {
  const at::Tensor by_scale = (p.ahead.mean() - scaled_target(p, target)) * deviation_as_return;
  const at::Tensor in_units = p.ahead.mean() * p.scale + p.loc - target;
  const std::int64_t close = close_variate(input_of(settings_));
  at::Tensor close_before;  // in returns: how far the closes before each step are off by then
  if (settings_.values == "returns") {
    const at::Tensor off = at::where(counts.select(1, close), in_units.select(1, close), at::zeros({}, in_units.options())) / percent;
    close_before = off.unflatten(1, {-1, steps}).cumsum(-1).flatten(1, 2) - off;
  }
  std::vector<at::Tensor> errors;
  for (std::size_t v = 0; v < variates.size(); ++v) {
    const std::int64_t at_v = static_cast<std::int64_t>(v);
    const bool price = variates[v].column >= 0 && variates[v].column <= 3;
    if (!price) {
      errors.push_back(by_scale.select(1, at_v));
    } else if (settings_.values == "returns") {
      errors.push_back(in_units.select(1, at_v) / percent + close_before);
    } else {
      errors.push_back(in_units.select(1, at_v) / last_before.select(1, at_v).abs().clamp_min(1e-6));
    }
  }
  return at::stack(errors, 1);
}

at::Tensor Objective::loss(const Network& network, const LearningBatch& batch, const std::vector<Variate>& variates, double dropout,
                           bool training) const {
  const std::int64_t patch = network.config.patch_size;
  const Asked asked = this->asked(network, batch, training);
  const auto those = [&](const at::Tensor& t_bvt) { return asked.of(t_bvt, patch); };
  const at::Tensor input = batch.input(batch.series_bvt, patch);
  const Groups groups{at::zeros({input.size(0), input.size(1), input.size(2) / patch}, input.options().dtype(at::kLong)), true};
  const Prediction p = predict(network, input, batch.input(batch.mask_bvt, patch), groups, 0, dropout, batch.context, asked);
  const at::Tensor counts = those(known_targets(batch, patch)), target = those(batch.target(batch.series_bvt, patch));
  if (settings_.loss == "finetuning") return fine_tuning_loss(p, target, counts);
  const at::Tensor y = scaled_target(p, target);
  const auto likelihood = [&] { return masked_mean(-p.ahead.log_density(y), counts); };
  if (settings_.loss == "nll") return likelihood();
  if (settings_.loss == "gaussian_nll") {
    const at::Tensor spread = spread_of(p.ahead);
    return masked_mean(0.5 * ((y - p.ahead.mean()) / spread).square() + spread.log(), counts);
  }
  if (settings_.loss == "pinball") {
    const at::Tensor spread = spread_of(p.ahead), mean = p.ahead.mean();
    at::Tensor sum = at::zeros_like(y);
    for (const double level : settings_.quantiles) sum = sum + pinball(y - (mean + normal_quantile(level) * spread), level);
    return masked_mean(sum / static_cast<double>(settings_.quantiles.size()), counts);
  }
  const at::Tensor last_before = input.unflatten(2, {-1, patch}).narrow(3, patch - 1, 1).expand({-1, -1, -1, patch}).flatten(2, 3);
  const at::Tensor error = return_error(p, target, those(last_before), variates, counts, asked.steps);
  at::Tensor loss = masked_mean(settings_.loss == "mse"   ? error.square()
                                : settings_.loss == "mae" ? error.abs()
                                                          : huber(error, settings_.huber_delta),
                                counts);
  if (settings_.likelihood_weight > 0) loss = loss + settings_.likelihood_weight * likelihood();
  return loss;
}

}  // namespace candlewright::toto
