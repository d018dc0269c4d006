#include "engine/models/kronos/stages.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <numeric>

#include "engine/base/error.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/forecaster.h"
#include "engine/models/kronos/settings.h"
#include "engine/models/kronos/windows.h"

namespace candlewright::kronos {
namespace {

constexpr std::uint64_t validation_draws = 1337;  // the same at every validation, so that losses compare

/// What both stages work on.
struct Shared {
  Pair pair;
  Settings settings;
  WindowReader training, validation;
  at::Device device;
  std::int64_t batch;  ///< windows at once outside training
};

std::vector<std::int64_t> numbers(std::int64_t from, std::int64_t to) {
  std::vector<std::int64_t> list(static_cast<std::size_t>(to - from));
  std::iota(list.begin(), list.end(), from);
  return list;
}

/// Calls `work` with the numbers of each batch of all windows, telling and asking between batches.
template <class Work>
void by_batch(const WindowReader& windows, std::int64_t batch, const std::stop_token& stop, Work&& work) {
  for (std::int64_t from = 0; from < windows.size(); from += batch) {
    if (stop.stop_requested()) throw Stopped();
    work(from, numbers(from, std::min(from + batch, windows.size())));
  }
}

template <class Model>
std::vector<NamedTensor> tensors_of(Model& model) {
  std::vector<NamedTensor> list;
  model.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
    list.push_back({name, tensor, role == TensorRole::trained});
  });
  return list;
}

template <class Model>
void set_trained(Model& model, bool trained) {
  model.visit([&](const std::string&, at::Tensor& tensor, TensorRole role) {
    if (role == TensorRole::trained) tensor.set_requires_grad(trained);
  });
}

class TokenizerStage : public Stage {
 public:
  explicit TokenizerStage(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
  std::string name() const override { return "tokenizer"; }
  std::vector<NamedTensor> tensors() override { return tensors_of(*shared_->pair.tokenizer); }
  std::int64_t samples() const override { return shared_->training.size(); }
  double tokens() const override { return static_cast<double>(shared_->training.bars()); }
  std::string symbol_of(std::int64_t sample) const override { return shared_->training.symbol_of(sample); }
  std::vector<SeenWindow> seen_windows(std::span<const std::int64_t> samples) const override { return shared_->training.seen(samples); }
  void prepare(const std::function<void(const Progress&)>&, std::stop_token) override { set_trained(*shared_->pair.tokenizer, true); }

  at::Tensor loss(std::span<const std::int64_t> samples) override {
    const at::Tensor x_btf = shared_->training.x(samples).to(shared_->device);
    return tokenizer_loss(shared_->pair.tokenizer->forward(x_btf, true), x_btf).total;
  }

  ValidationLoss validation_loss(std::stop_token stop) override {
    const c10::InferenceMode inference;
    const Tokenizer& tokenizer = *shared_->pair.tokenizer;
    double sum = 0;
    by_batch(shared_->validation, shared_->batch, stop, [&](std::int64_t, const std::vector<std::int64_t>& windows) {
      const at::Tensor x_btf = shared_->validation.x(windows).to(shared_->device);
      const at::Tensor again_btf = tokenizer.decode(tokenizer.encode(x_btf));
      sum += at::mse_loss(again_btf.to(at::kFloat), x_btf).item<double>() * static_cast<double>(windows.size());
    });
    return {sum / static_cast<double>(shared_->validation.size()), "reconstruction_mse", shared_->validation.size()};
  }

  Forecaster* forecaster() override { return nullptr; }
  void save(const std::filesystem::path& folder) override { save_pair(shared_->pair, folder); }

 private:
  std::shared_ptr<Shared> shared_;
};

/// The frozen tokenizer's tokens of all windows, [windows, bars].
struct TokenStore {
  at::Tensor s1, s2;

  void make(const WindowReader& windows, const Shared& shared, const std::function<void(std::int64_t)>& done, const std::stop_token& stop) {
    const at::ScalarType type =
        std::max(shared.pair.tokenizer->config.s1_bits, shared.pair.tokenizer->config.s2_bits) <= 15 ? at::kShort : at::kInt;
    s1 = at::empty({windows.size(), windows.bars()}, type);
    s2 = at::empty_like(s1);
    const c10::NoGradGuard no_gradient;
    by_batch(windows, shared.batch, stop, [&](std::int64_t from, const std::vector<std::int64_t>& batch) {
      const Tokens tokens = shared.pair.tokenizer->encode(windows.x(batch).to(shared.device));
      s1.narrow(0, from, tokens.s1.size(0)).copy_(tokens.s1);
      s2.narrow(0, from, tokens.s2.size(0)).copy_(tokens.s2);
      done(from + tokens.s1.size(0));
    });
  }

  Tokens of(std::span<const std::int64_t> windows, at::Device device) const {
    const at::Tensor rows =
        at::from_blob(const_cast<std::int64_t*>(windows.data()), {static_cast<std::int64_t>(windows.size())}, at::kLong);
    return {s1.index_select(0, rows).to(device, at::kLong), s2.index_select(0, rows).to(device, at::kLong)};
  }
};

class PredictorStage : public Stage {
 public:
  explicit PredictorStage(std::shared_ptr<Shared> shared)
      : shared_(std::move(shared)), forecaster_(shared_->pair, "this run", shared_->settings.clip) {}
  std::string name() const override { return "predictor"; }
  std::vector<NamedTensor> tensors() override { return tensors_of(*shared_->pair.predictor); }
  std::int64_t samples() const override { return shared_->training.size(); }
  double tokens() const override { return static_cast<double>(shared_->training.bars()); }
  std::string symbol_of(std::int64_t sample) const override { return shared_->training.symbol_of(sample); }
  std::vector<SeenWindow> seen_windows(std::span<const std::int64_t> samples) const override { return shared_->training.seen(samples); }

  void prepare(const std::function<void(const Progress&)>& progress, std::stop_token stop) override {
    set_trained(*shared_->pair.tokenizer, false);
    set_trained(*shared_->pair.predictor, true);
    const std::int64_t training = shared_->training.size(), all = training + shared_->validation.size();
    const auto tell = [&](std::int64_t done) {
      if (progress) progress(Progress{"computing tokens", done, all, "windows"});
    };
    training_tokens_.make(shared_->training, *shared_, tell, stop);
    validation_tokens_.make(
        shared_->validation, *shared_, [&](std::int64_t done) { tell(training + done); }, stop);
  }

  at::Tensor loss(std::span<const std::int64_t> samples) override {
    const at::Tensor stamps = shared_->training.stamps(samples).to(shared_->device);
    return predictor_loss(*shared_->pair.predictor, training_tokens_.of(samples, shared_->device), stamps, {}).total;
  }

  ValidationLoss validation_loss(std::stop_token stop) override {
    const c10::InferenceMode inference;
    const bool causal = shared_->settings.validation == "causal";
    LossOptions options;
    options.training = false;
    options.conditioning = causal ? Conditioning::causal : Conditioning::whole_window;
    double sum = 0;
    by_batch(shared_->validation, shared_->batch, stop, [&](std::int64_t from, const std::vector<std::int64_t>& windows) {
      if (shared_->device.is_cpu()) options.generator = at::detail::createCPUGenerator(validation_draws + static_cast<std::uint64_t>(from));
      const at::Tensor stamps = shared_->validation.stamps(windows).to(shared_->device);
      const PredictorLoss loss = predictor_loss(*shared_->pair.predictor, validation_tokens_.of(windows, shared_->device), stamps, options);
      sum += loss.total.item<double>() * static_cast<double>(windows.size());
    });
    return {sum / static_cast<double>(shared_->validation.size()), causal ? "causal" : "reference", shared_->validation.size()};
  }

  Forecaster* forecaster() override { return &forecaster_; }
  void save(const std::filesystem::path& folder) override { save_pair(shared_->pair, folder); }

 private:
  std::shared_ptr<Shared> shared_;
  KronosForecaster forecaster_;
  TokenStore training_tokens_, validation_tokens_;
};

Pair starting_pair(const StageSetup& setup, const Settings& settings, at::Device device) {
  if (setup.init.empty()) {
    const Size size = size_of(settings);
    return random_pair(size.tokenizer, size.predictor, setup.seed, device);
  }
  Pair pair = load_pair(setup.init, device, false);
  apply_dropouts(settings, pair.predictor->config);
  return pair;
}

}  // namespace

std::vector<std::unique_ptr<Stage>> make_stages(const StageSetup& setup) {
  const Settings settings = settings_from(setup.model);
  const at::Device device(setup.device);
  const Dataset& data = *setup.data;
  const auto reader = [&](std::vector<Window> windows, double mirror) {
    return WindowReader(data, std::move(windows), setup.lookback, setup.horizon, settings.clip, mirror, setup.seed);
  };
  auto shared =
      std::make_shared<Shared>(Shared{{},
                                      settings,
                                      reader(training_windows(data, setup.lookback, setup.horizon, setup.training_stride), settings.mirror),
                                      reader(part_windows(data, Part::validation, setup.lookback, setup.horizon, 1), 0),
                                      device,
                                      setup.validation_batch});
  const std::string bars = std::to_string(setup.lookback) + " + " + std::to_string(setup.horizon) + " bars";
  if (shared->training.size() == 0) {
    throw InputError(data.folder.string(), "no training window of " + bars + " fits into any symbol",
                     "Use more data, or a shorter data.lookback or data.horizon.");
  }
  if (shared->validation.size() == 0) {
    throw InputError(data.folder.string(), "the validation part holds no window of " + bars + ": an empty validation set chooses nothing",
                     "Use more data, more data.validation_rows, or a shorter data.horizon.");
  }
  shared->pair = starting_pair(setup, settings, device);
  shared->pair.anchored = settings.anchor;
  std::vector<std::unique_ptr<Stage>> stages;
  if (settings.stages != "predictor") stages.push_back(std::make_unique<TokenizerStage>(shared));
  if (settings.stages != "tokenizer") stages.push_back(std::make_unique<PredictorStage>(shared));
  return stages;
}

}  // namespace candlewright::kronos
