#pragma once
#include <ATen/core/Tensor.h>

#include <span>
#include <string>

#include "engine/models/stage.h"
#include "engine/training/optimizer.h"

namespace candlewright {

/// Forward, backward, clip and update of one optimizer step. Blocks while it computes.
class TrainingStep {
 public:
  TrainingStep(Stage& stage, AdamW& optimizer, const TrainingConfig& config, std::string precision, at::DeviceType device);

  /// Adds the gradients of all windows, in batches, each weighted by its share of the windows: the gradient of the mean loss, also where
  /// the last batch is short. Returns that mean loss, on the device.
  at::Tensor forward_backward(std::span<const std::int64_t> windows);
  /// Clips and updates. Where loss or norm is not finite no weight changes.
  void update(const StepRate& rate, const at::Tensor& loss);

  struct Observed {
    double loss = 0, grad_norm = 0;
    bool finite() const;
  };
  Observed observe(const at::Tensor& loss) const;  ///< the one synchronisation with the device

 private:
  Stage& stage_;
  AdamW& optimizer_;
  std::int64_t batch_size_;
  double clip_norm_;
  std::string precision_;
  at::DeviceType device_;
  at::Tensor norm_;
};

}  // namespace candlewright
