#include "engine/models/toto/decode.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <limits>

#include "engine/base/error.h"
#include "engine/models/toto/losses.h"

namespace candlewright::toto {
namespace {

/// What is not finite or huge becomes 0, as in the reference: it would spoil all that follows.
at::Tensor tamed(const at::Tensor& x) {
  const double huge = std::numeric_limits<float>::max() / 2;
  return at::where(at::isfinite(x).logical_and(x.abs() < huge), x, at::zeros_like(x));
}

at::Tensor rows(const at::Tensor& t, std::int64_t times) { return times == 1 ? t : t.repeat_interleave(times, 0); }

}  // namespace

Context Context::padded(std::int64_t patch_size) const {
  const std::int64_t more = (patch_size - series_bvt.size(2) % patch_size) % patch_size;
  if (more == 0) return *this;
  Context out = *this;
  out.series_bvt = at::constant_pad_nd(series_bvt, {more, 0}, 0);
  out.mask_bvt = at::constant_pad_nd(mask_bvt, {more, 0}, 0);
  out.ids_bvt = at::cat({ids_bvt.narrow(2, 0, 1).expand({-1, -1, more}), ids_bvt}, 2);
  return out;
}

Decoded decode(const Network& network, const Context& given, const DecodeSettings& settings, std::stop_token stop) {
  const c10::InferenceMode inference;
  const std::int64_t patch = network.config.patch_size, patches = (settings.horizon + patch - 1) / patch;
  Context context = given.padded(patch);
  const std::int64_t prefix = context.series_bvt.size(2), variates = context.series_bvt.size(1);
  const ScalerSettings scaler = network.scaler();
  Groups groups = Groups::of(context.ids_bvt, patch);
  Cache cache;
  cache.moving_centre = settings.moving_centre;
  std::vector<at::Tensor> values, means;
  for (std::int64_t step = 0; step < patches; ++step) {
    if (stop.stop_requested()) throw Stopped();
    const Scaled scaled = scale_series(context.series_bvt, context.mask_bvt, scaler, prefix);
    const std::int64_t length = context.series_bvt.size(2), fresh = step == 0 ? length : patch;
    const Asked asked{1, std::min(patch, settings.horizon - step * patch)};
    const at::Tensor hidden = network.hidden(scaled.values_bvt.narrow(2, length - fresh, fresh), step == 0 ? groups : groups.last(1),
                                             context.exogenous, 0, asked.last_patches, &cache);
    const Distribution ahead = network.ahead(hidden, asked.steps);
    const auto of_last_patch = [&](const at::Tensor& t) { return asked.of(t, patch); };
    const auto in_units = [&](const at::Tensor& y) { return y * of_last_patch(scaled.scale) + of_last_patch(scaled.loc); };
    at::Tensor mean = in_units(ahead.mean()), next = tamed(mean);
    if (settings.samples > 0) {
      const std::int64_t times = step == 0 ? settings.samples : 1;  // the first patch of all samples has one distribution
      next = tamed(settings.draw(ahead, times, step * patch) * rows(of_last_patch(scaled.scale), times) +
                   rows(of_last_patch(scaled.loc), times));
      mean = rows(mean, times);
      if (step == 0) {
        context.series_bvt = rows(context.series_bvt, times);
        context.mask_bvt = rows(context.mask_bvt, times);
        groups.ids_bvs = rows(groups.ids_bvs, times);
        if (context.future_bun.defined()) context.future_bun = rows(context.future_bun, times);
        cache.repeat_groups(times, variates);
      }
    }
    mean = tamed(mean);
    if (context.exogenous > 0 && context.future_bun.defined()) {
      const std::int64_t known = std::min(asked.steps, context.future_bun.size(2) - step * patch);
      if (known > 0) {
        const at::Tensor future = context.future_bun.narrow(2, step * patch, known);
        for (at::Tensor* t : {&next, &mean})
          t->narrow(1, variates - context.exogenous, context.exogenous).narrow(2, 0, known).copy_(future);
      }
    }
    values.push_back(next);
    means.push_back(mean);
    if (step + 1 == patches) break;
    context.series_bvt = at::cat({context.series_bvt, next}, 2);
    context.mask_bvt = at::constant_pad_nd(context.mask_bvt, {0, patch}, 1);
  }
  return {at::cat(values, 2), at::cat(means, 2)};
}

}  // namespace candlewright::toto
