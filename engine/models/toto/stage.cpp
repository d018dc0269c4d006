#include "engine/models/toto/stage.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <numeric>

#include "engine/base/error.h"
#include "engine/models/toto/forecaster.h"
#include "engine/models/toto/objective.h"
#include "engine/models/toto/windows.h"

namespace candlewright::toto {
namespace {

class TotoStage : public Stage {
 public:
  TotoStage(std::shared_ptr<Model> model, Settings settings, WindowReader training, WindowReader validation, std::int64_t horizon,
            std::int64_t validation_batch)
      : model_(std::move(model)),
        settings_(std::move(settings)),
        training_(std::move(training)),
        validation_(std::move(validation)),
        objective_(settings_, horizon),
        forecaster_(model_, "this run"),
        validation_batch_(validation_batch) {}

  std::string name() const override { return ""; }
  std::vector<NamedTensor> tensors() override {
    std::vector<NamedTensor> list;
    model_->network.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
      list.push_back({name, tensor, role == TensorRole::trained});
    });
    return list;
  }
  std::int64_t samples() const override { return training_.size(); }
  double tokens() const override { return training_.mean_tokens(); }
  std::string symbol_of(std::int64_t sample) const override { return training_.symbol_of(sample); }
  std::vector<SeenWindow> seen_windows(std::span<const std::int64_t> samples) const override {
    return training_.seen(samples, scaler_of(model_->network.config));
  }
  void prepare(const std::function<void(const Progress&)>&, std::stop_token) override {
    model_->network.visit([](const std::string&, at::Tensor& tensor, TensorRole) { tensor.set_requires_grad(true); });
  }

  at::Tensor loss(std::span<const std::int64_t> samples) override {
    return objective_.loss(model_->network, on_device(training_.batch(samples, settings_.augments())), training_.variates(),
                           model_->network.config.dropout, true);
  }

  ValidationLoss validation_loss(std::stop_token stop) override {
    const c10::InferenceMode inference;
    double sum = 0;
    for (std::int64_t from = 0; from < validation_.size(); from += validation_batch_) {
      if (stop.stop_requested()) throw Stopped();
      std::vector<std::int64_t> windows(static_cast<std::size_t>(std::min(validation_batch_, validation_.size() - from)));
      std::iota(windows.begin(), windows.end(), from);
      const at::Tensor loss =
          objective_.loss(model_->network, on_device(validation_.batch(windows, false)), validation_.variates(), 0, false);
      sum += loss.item<double>() * static_cast<double>(windows.size());
    }
    return {sum / static_cast<double>(validation_.size()), settings_.loss, validation_.size()};
  }

  Forecaster* forecaster() override { return &forecaster_; }
  void save(const std::filesystem::path& folder) override { save_model(*model_, folder); }

 private:
  at::Device device() const { return model_->network.projection.weight.device(); }
  LearningBatch on_device(LearningBatch batch) const {
    batch.series_bvt = batch.series_bvt.to(device());
    batch.mask_bvt = batch.mask_bvt.to(device());
    return batch;
  }

  std::shared_ptr<Model> model_;
  Settings settings_;
  WindowReader training_, validation_;
  Objective objective_;
  TotoForecaster forecaster_;
  std::int64_t validation_batch_;
};

std::shared_ptr<Model> starting_model(const StageSetup& setup, const Settings& settings, at::Device device) {
  auto model = setup.init.empty() ? random_model(config_of(settings), setup.seed, device) : load_model(setup.init, device, false);
  if (settings.dropout >= 0) model->network.config.dropout = settings.dropout;
  Input input = input_of(settings);
  if (setup.horizon < model->network.config.patch_size) input.learnt_horizon = setup.horizon;
  model->take(input);
  return model;
}

}  // namespace

std::vector<std::unique_ptr<Stage>> make_stages(const StageSetup& setup) {
  Settings settings = settings_from(setup.model);
  if (settings.values == "auto") settings.values = setup.init.empty() ? "returns" : "prices";
  const Dataset& data = *setup.data;
  auto model = starting_model(setup, settings, at::Device(setup.device));
  const auto reader = [&](std::vector<Window> windows, bool training) {
    return WindowReader(data, std::move(windows), setup.lookback, setup.horizon, model->network.config.patch_size, settings, training);
  };
  WindowReader training = reader(training_windows(data, setup.lookback, setup.horizon, setup.training_stride, shortest_context), true);
  WindowReader validation =
      reader(part_windows(data, Part::validation, std::min(setup.lookback, shortest_context), setup.horizon, 1), false);
  if (training.size() == 0) {
    throw InputError(data.folder.string(),
                     "no symbol has " + std::to_string(shortest_context) + " + " + std::to_string(setup.horizon) + " bars to learn from",
                     "Use more data, or a shorter data.horizon.");
  }
  if (validation.size() == 0) {
    throw InputError(
        data.folder.string(),
        "the validation part holds no window of " + std::to_string(setup.horizon) + " bars ahead: an empty validation set chooses nothing",
        "Use more data, more data.validation_rows, or a shorter data.horizon.");
  }
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<TotoStage>(std::move(model), std::move(settings), std::move(training), std::move(validation),
                                               setup.horizon, setup.validation_batch));
  return stages;
}

}  // namespace candlewright::toto
