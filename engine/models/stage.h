#pragma once
#include <ATen/core/Tensor.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/dataset.h"
#include "engine/data/windows.h"
#include "engine/events/event.h"
#include "engine/models/forecaster.h"
#include "engine/models/seen_window.h"

namespace candlewright {

/// A tensor of a model with the name it has in its file. Buffers are saved and not trained.
struct NamedTensor {
  std::string name;
  at::Tensor tensor;
  bool trained = true;
};

/// One stage of a model's training (Kronos has two, tokenizer then predictor): all that the trainer knows of a model.
/// Samples are numbered 0 .. samples() - 1 in the order of the training windows; the trainer decides in which order they come.
/// Not thread-safe: everything runs on the engine's thread.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string name() const = 0;   ///< "tokenizer", "predictor"; empty if the model has one stage
  /// All tensors of the stage's model, in the file's order. The trainer updates the trained ones in place.
  virtual std::vector<NamedTensor> tensors() = 0;
  virtual std::int64_t samples() const = 0;
  /// Positions that the layers compute for a sample, on average: what time and memory grow with.
  virtual double tokens() const = 0;
  /// The symbol of a sample, for messages.
  virtual std::string symbol_of(std::int64_t sample) const = 0;
  /// What the model gets of these samples beside what their files have, without the random changes of training.
  virtual std::vector<SeenWindow> seen_windows(std::span<const std::int64_t> samples) const = 0;
  /// Work to do once before the first step (computing the frozen tokenizer's tokens). Also called when a resumed run enters the stage.
  virtual void prepare(const std::function<void(const Progress&)>& progress, std::stop_token stop) = 0;
  /// Scalar mean loss of a batch, with gradients, in training mode: dropout and draws come from the default generator.
  /// The caller sets autocast.
  virtual at::Tensor loss(std::span<const std::int64_t> samples) = 0;

  struct ValidationLoss {
    double loss = 0;
    std::string kind;             ///< "causal", "reference", "reconstruction_mse"
    std::int64_t windows = 0;     ///< all windows of the validation part
  };
  /// In evaluation mode over all validation windows; never touches the default generator.
  virtual ValidationLoss validation_loss(std::stop_token stop) = 0;
  /// Forecasts with the weights as they are now, or null where the stage cannot (Kronos' tokenizer); then
  /// the best checkpoint is chosen by the validation loss instead of pct_mae.
  virtual Forecaster* forecaster() = 0;
  /// The whole model as it would be loaded again (for Kronos tokenizer/ and predictor/), below `folder`, which exists.
  virtual void save(const std::filesystem::path& folder) = 0;
};

/// What a family of models needs to make its stages.
struct StageSetup {
  const Dataset* data = nullptr;          ///< outlives the stages
  std::int64_t lookback = 64, horizon = 30, training_stride = 20;
  Json model;                             ///< the family's own section of the run's settings
  std::filesystem::path init;             ///< folder of a whole model (also a checkpoint's); empty = random weights
  std::uint64_t seed = 1337;              ///< of the random weights
  std::string device = "cpu";
  std::int64_t validation_batch = 64;     ///< windows computed at once outside training
};

}  // namespace candlewright
