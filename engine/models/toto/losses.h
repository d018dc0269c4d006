#pragma once
#include <ATen/core/Tensor.h>

#include "engine/models/toto/network.h"

namespace candlewright::toto {

/// General robust loss of r = x / delta: alpha 2: r^2/2; 0: log(1 + r^2/2); -infinity: 1 - exp(-r^2/2); else
/// |alpha-2|/alpha ((r^2/|alpha-2| + 1)^(alpha/2) - 1).
at::Tensor robust(const at::Tensor& x, double alpha, double delta);

/// min(|e|, delta)^2 / 2 + delta (|e| - min(|e|, delta))
at::Tensor huber(const at::Tensor& error, double delta);

/// max(q e, (q - 1) e) for e = y - prediction.
at::Tensor pinball(const at::Tensor& error, double level);

/// Mean over the cells where mask is true: sum / (count + least_positive).
at::Tensor masked_mean(const at::Tensor& x, const at::Tensor& mask);

/// The positions of a series that a prediction is made for: what nobody asks for is not computed.
struct Asked {
  std::int64_t last_patches = 0;  ///< of the series; 0 = all
  std::int64_t steps = 0;         ///< the first of each of these patches; 0 = all

  /// Those positions alone of t [b,v,t]; t itself where it has one value for the whole series.
  at::Tensor of(const at::Tensor& t_bvt, std::int64_t patch_size) const;
};

/// What a pass over a series tells of the next patch of each position asked for.
struct Prediction {
  Distribution ahead;  ///< in the model's scale; step t describes what comes a patch later
  at::Tensor loc, scale;
};
Prediction predict(const Network& network, const at::Tensor& series_bvt, const at::Tensor& mask_bvt, const Groups& groups,
                   std::int64_t exogenous, double dropout, std::int64_t prefix = 0, const Asked& asked = {});

/// (target - loc) / (scale + least_positive)
at::Tensor scaled_target(const Prediction& prediction, const at::Tensor& target_bvt);

/// 0.575 x negative log density + 0.425 x robust(mean - y, alpha 0, delta 0.1), over the cells of the target whose mask is true.
at::Tensor fine_tuning_loss(const Prediction& prediction, const at::Tensor& target_bvt, const at::Tensor& target_mask_bvt);

}  // namespace candlewright::toto
