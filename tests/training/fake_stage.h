#pragma once
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <ATen/core/grad_mode.h>

#include <limits>

#include "engine/base/error.h"
#include "engine/compute/safetensors.h"
#include "engine/models/stage.h"

namespace candlewright {

/// A two-layer network with dropout that learns y = sum of x from fixed numbers: all that a trainer can ask of a model, in microseconds.
class FakeStage : public Stage {
 public:
  FakeStage(std::string name, std::int64_t samples, const std::filesystem::path& init = {}) : name_(std::move(name)), samples_(samples) {
    at::Generator generator = at::detail::createCPUGenerator(7);
    x_ = at::randn({samples_, 6}, generator);
    y_ = x_.sum(1, true);
    w1_ = at::randn({16, 6}, generator) * 0.4;
    b1_ = at::zeros({16});
    w2_ = at::randn({1, 16}, generator) * 0.4;
    if (!init.empty()) load(init);
  }

  std::string name() const override { return name_; }
  std::vector<NamedTensor> tensors() override { return {{"w1.weight", w1_, true}, {"b1.bias", b1_, true}, {"w2.weight", w2_, true}}; }
  std::int64_t samples() const override { return samples_; }
  double tokens() const override { return 1; }
  std::string symbol_of(std::int64_t sample) const override { return "SYM" + std::to_string(sample % 3); }
  std::vector<SeenWindow> seen_windows(std::span<const std::int64_t>) const override { return {}; }
  void prepare(const std::function<void(const Progress&)>&, std::stop_token) override { ++prepared; }
  at::Tensor loss(std::span<const std::int64_t> samples) override {
    ++losses;
    seen.insert(seen.end(), samples.begin(), samples.end());
    const at::Tensor rows = at::tensor(std::vector<std::int64_t>(samples.begin(), samples.end()));
    const at::Tensor hidden = at::dropout(at::relu(at::linear(x_.index_select(0, rows), w1_, b1_)), dropout, true);
    at::Tensor value = at::mse_loss(at::linear(hidden, w2_), y_.index_select(0, rows));
    return losses == broken_at ? value * std::numeric_limits<float>::quiet_NaN() : value;
  }
  ValidationLoss validation_loss(std::stop_token stop) override {
    ++validations;
    if (stop.stop_requested()) throw Stopped();
    const at::NoGradGuard no_grad;
    const at::Tensor disturbing = at::rand({3});  // a model that draws here must not change what follows
    return {at::mse_loss(at::linear(at::relu(at::linear(x_, w1_, b1_)), w2_), y_).item<double>(), "mse", samples_};
  }
  Forecaster* forecaster() override { return forecasts.get(); }
  void save(const std::filesystem::path& folder) override {
    save_safetensors(folder / file(), {{"w1", w1_}, {"b1", b1_}, {"w2", w2_}});
    if (partner) save_safetensors(folder / partner->file(), {{"w1", partner->w1_}, {"b1", partner->b1_}, {"w2", partner->w2_}});
  }
  void load(const std::filesystem::path& folder) {
    const at::NoGradGuard no_grad;
    const auto saved = load_safetensors(folder / file());
    w1_.copy_(saved.at("w1"));
    b1_.copy_(saved.at("b1"));
    w2_.copy_(saved.at("w2"));
  }
  std::string file() const { return name_ + ".safetensors"; }
  /// All weights as bytes, to be compared.
  std::string bytes() const {
    std::string out;
    for (const at::Tensor& t : {w1_, b1_, w2_}) out.append(static_cast<const char*>(t.data_ptr()), t.nbytes());
    return out;
  }

  std::unique_ptr<Forecaster> forecasts;
  const FakeStage* partner = nullptr;  ///< the other stage of the same model, saved along
  double dropout = 0.25;
  int prepared = 0, losses = 0, validations = 0, broken_at = -1;
  std::vector<std::int64_t> seen;

 private:
  std::string name_;
  std::int64_t samples_;
  at::Tensor x_, y_, w1_, b1_, w2_;
};

}  // namespace candlewright
