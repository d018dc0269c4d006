#include "engine/training/training_step.h"

#include <algorithm>
#include <cmath>

#include "engine/training/precision.h"

namespace candlewright {

TrainingStep::TrainingStep(Stage& stage, AdamW& optimizer, const TrainingConfig& config, std::string precision, at::DeviceType device)
    : stage_(stage),
      optimizer_(optimizer),
      batch_size_(config.batch_size),
      clip_norm_(config.clip_norm),
      precision_(std::move(precision)),
      device_(device) {}

at::Tensor TrainingStep::forward_backward(std::span<const std::int64_t> windows) {
  optimizer_.zero_gradients();
  at::Tensor total;
  const auto all = static_cast<std::int64_t>(windows.size());
  for (std::int64_t begin = 0; begin < all; begin += batch_size_) {
    const std::int64_t count = std::min(batch_size_, all - begin);
    at::Tensor loss;
    {
      const Autocast autocast(precision_, device_);
      loss = stage_.loss(windows.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)));
    }
    if (count < all) loss = loss * (static_cast<double>(count) / static_cast<double>(all));
    loss.backward();
    total = total.defined() ? total + loss.detach() : loss.detach();
  }
  return total;
}

void TrainingStep::update(const StepRate& rate, const at::Tensor& loss) {
  norm_ = optimizer_.clip(clip_norm_);
  optimizer_.step(rate, norm_ + loss * 0);  // not finite if either is not
}

TrainingStep::Observed TrainingStep::observe(const at::Tensor& loss) const {
  const at::Tensor both = at::stack({loss.to(at::kDouble), norm_.to(at::kDouble)}).cpu();
  return {both[0].item<double>(), both[1].item<double>()};
}

bool TrainingStep::Observed::finite() const { return std::isfinite(loss) && std::isfinite(grad_norm); }

}  // namespace candlewright
