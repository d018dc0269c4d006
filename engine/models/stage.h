#pragma once
#include <ATen/core/Tensor.h>

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/events/event.h"

namespace candlewright {

/// A tensor of a model with the name it has in its file. Buffers are saved and not trained.
struct NamedTensor {
  std::string name;
  at::Tensor tensor;
  bool trained = true;
};

/// One stage of a model's training (Kronos has two, tokenizer then predictor): all that the trainer knows of a model.
/// Samples are numbered 0 .. samples() - 1 in the order of the windows; the trainer decides their order.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string name() const = 0;
  /// All tensors of the stage's model, in the file's order. The trainer updates the trained ones in place.
  virtual std::vector<NamedTensor> tensors() = 0;
  virtual std::int64_t samples() const = 0;
  /// Symbols of samples, for messages.
  virtual std::vector<std::string> symbols_of(std::span<const std::int64_t> samples) const = 0;
  /// Work to do once before the first step (computing the frozen tokenizer's tokens).
  virtual void prepare(const std::function<void(const Progress&)>& progress, std::stop_token stop) = 0;
  /// Scalar mean loss of a batch with gradients, in training mode (dropout and draws from the default generator).
  virtual at::Tensor loss(std::span<const std::int64_t> samples) = 0;
  /// Loss and forecast figures over all validation windows; never touches the default generator.
  virtual ValidationDone validate(std::stop_token stop) = 0;
  /// The figure that chooses the best checkpoint, lower is better: {"pct_mae", value} or {"reconstruction_mse", value}.
  virtual std::pair<std::string, double> judged(const ValidationDone& validation) const = 0;
  /// The model as it would be loaded again (for Kronos both folders), below `folder`. Writes whole files.
  virtual void save(const std::filesystem::path& folder) = 0;
};

}  // namespace candlewright
