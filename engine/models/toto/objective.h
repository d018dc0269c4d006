#pragma once
#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/models/toto/losses.h"
#include "engine/models/toto/windows.h"

namespace candlewright::toto {

/// What training lowers, over all patches of a window whose next patch is known: the outputs of patch s are compared with patch s + 1.
/// Nothing of patch s + 1 enters the network or its scaler there. Formulas: docs/toto.md, "Losses".
class Objective {
 public:
  Objective(Settings settings, std::int64_t horizon) : settings_(std::move(settings)), horizon_(horizon) {}

  /// Scalar mean over the cells that count. In training every patch counts; otherwise only what lies beyond the context.
  at::Tensor loss(const Network& network, const LearningBatch& batch, const std::vector<Variate>& variates, double dropout,
                  bool training) const;

 private:
  /// What counts of a window: nothing beyond the horizon.
  Asked asked(const Network& network, const LearningBatch& batch, bool training) const;
  at::Tensor return_error(const Prediction& prediction, const at::Tensor& target, const at::Tensor& last_before,
                          const std::vector<Variate>& variates, const at::Tensor& counts, std::int64_t steps) const;

  Settings settings_;
  std::int64_t horizon_;
};

}  // namespace candlewright::toto
