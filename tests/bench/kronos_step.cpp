// The training step of Kronos' predictor alone, tokens given: the twin of the Python peer's `step`.
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/InferenceMode.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "engine/compute/device.h"
#include "engine/models/kronos/folder.h"
#include "engine/training/optimizer.h"
#include "engine/training/precision.h"
#include "measure.h"

using namespace candlewright;
using namespace candlewright::kronos;

namespace {

struct Inputs {
  Tokens tokens;
  at::Tensor stamp;
};

/// h[i] = ((i + 7919 seed) 2654435761) mod 2^32 over [batch, tokens + 1]; s1, s2 and stamps are made of it and of the place.
Inputs inputs(const PredictorConfig& config, std::int64_t batch, std::int64_t tokens, std::uint64_t seed) {
  Inputs made{{at::empty({batch, tokens + 1}, at::kLong), at::empty({batch, tokens + 1}, at::kLong)},
              at::empty({batch, tokens + 1, 5}, at::kLong)};
  auto* s1 = made.tokens.s1.mutable_data_ptr<std::int64_t>();
  auto* s2 = made.tokens.s2.mutable_data_ptr<std::int64_t>();
  auto* stamp = made.stamp.mutable_data_ptr<std::int64_t>();
  for (std::int64_t b = 0; b < batch; ++b) {
    for (std::int64_t t = 0; t <= tokens; ++t) {
      const std::uint64_t i = static_cast<std::uint64_t>(b * (tokens + 1) + t);
      const std::uint64_t h = (i + 7919 * seed) * 2654435761u % (std::uint64_t{1} << 32);
      *s1++ = static_cast<std::int64_t>((h >> 20) % (std::uint64_t{1} << config.s1_bits));
      *s2++ = static_cast<std::int64_t>((h >> 8) % (std::uint64_t{1} << config.s2_bits));
      for (const std::int64_t part : {t * 5 % 60, t / 12 % 24, (b + t) % 7, 1 + (b + t) % 31, 1 + b % 12}) *stamp++ = part;
    }
  }
  return made;
}

class Training {
 public:
  Training(const std::filesystem::path& folder, std::string precision, bool dropout)
      : predictor_(load_predictor(folder / "predictor", at::kCPU, false)), precision_(std::move(precision)) {
    if (!dropout)
      predictor_->config.attn_dropout_p = predictor_->config.ffn_dropout_p = predictor_->config.resid_dropout_p =
          predictor_->config.token_dropout_p = 0;
    std::vector<NamedTensor> tensors;
    predictor_->visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
      tensors.push_back({name, tensor, role == TensorRole::trained});
    });
    TrainingConfig config;  // the defaults are the peer's: 4e-5, betas 0.9 and 0.95, decay 0.01, clip 3
    optimizer_ = std::make_unique<AdamW>(tensors, config);
    rate_ = {config.learning_rate, config.beta1};
    clip_ = config.clip_norm;
  }
  std::pair<double, double> step(const Inputs& in, bool teacher_forcing) {
    LossOptions options;
    options.teacher_forcing = teacher_forcing;
    optimizer_->zero_gradients();
    at::Tensor loss;
    {
      const Autocast autocast(precision_, at::kCPU);
      loss = predictor_loss(*predictor_, in.tokens, in.stamp, options).total;
    }
    loss.backward();
    const at::Tensor norm = optimizer_->clip(clip_);
    optimizer_->step(rate_, norm);
    return {loss.item<double>(), norm.item<double>()};
  }
  /// Operations in the linear layers of a step on so many tokens: 2 a weight forward, 4 backward. Attention's products are left out.
  double linear_operations(std::int64_t tokens) const {
    double weights = 0;
    predictor_->visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
      const bool looked_up = name.find("emb_") != std::string::npos || name.find("_embed") != std::string::npos;
      if (role == TensorRole::trained && tensor.dim() == 2 && !looked_up) weights += static_cast<double>(tensor.numel());
    });
    return 6 * weights * static_cast<double>(tokens);
  }
  const PredictorConfig& config() const { return predictor_->config; }
  std::int64_t parameters() const { return optimizer_->parameters(); }

 private:
  std::shared_ptr<Predictor> predictor_;
  std::unique_ptr<AdamW> optimizer_;
  StepRate rate_;
  double clip_ = 0;
  std::string precision_;
};

/// Operations a second in one large product of the step's precision: the best of several.
double gemm_speed(const std::string& precision) {
  const c10::InferenceMode inference;
  constexpr std::int64_t n = 1536;
  const at::Tensor a = at::ones({n, n}, precision == "bf16" ? at::kBFloat16 : at::kFloat);
  const Json times = bench::timed([&] { at::mm(a, a); }, 2, 7);
  const std::vector<double> seconds = times.at("seconds");
  return 2.0 * n * n * n / *std::min_element(seconds.begin(), seconds.end());
}

}  // namespace

int main(int argc, char** argv) {
  std::string model, precision = "fp32";
  std::int64_t batch = 16, tokens = 94;
  std::uint64_t seed = 1;
  int threads = 0, losses = 5, repeat = 5, warmup = 1;
  bool json = false;
  CLI::App app("The training step of Kronos' predictor alone, tokens given; one JSON document");
  app.add_option("--model", model, "folder with predictor/")->required();
  app.add_option("--batch", batch);
  app.add_option("--tokens", tokens);
  app.add_option("--seed", seed);
  app.add_option("--precision", precision)->check(CLI::IsMember({"fp32", "bf16"}));
  app.add_option("--threads", threads);
  app.add_option("--losses", losses, "steps of the exact run: dropout 0, teacher forcing");
  app.add_option("--repeat", repeat);
  app.add_option("--warmup", warmup);
  app.add_flag("--json", json, "accepted; the answer always is JSON");
  CLI11_PARSE(app, argc, argv);
  Json document{
      {"command", "kronos_step"}, {"threads", use_threads(threads)}, {"batch", batch}, {"tokens", tokens}, {"precision", precision}};
  std::vector<double> exact_losses, norms;
  if (losses > 0) {
    Training exact(model, precision, false);
    const Inputs in = inputs(exact.config(), batch, tokens, seed);
    for (int i = 0; i < losses; ++i) {
      const auto [loss, norm] = exact.step(in, true);
      exact_losses.push_back(loss);
      norms.push_back(norm);
    }
  }
  Training training(model, precision, true);
  const Inputs in = inputs(training.config(), batch, tokens, seed);
  document["parameters"] = training.parameters();
  document.update(bench::timed([&] { training.step(in, false); }, warmup, repeat));
  const double speed = gemm_speed(precision), operations = training.linear_operations(batch * tokens);
  document["gemm_gflops"] = speed * 1e-9;
  document["linear_layers_gflops"] = operations / document["median_s"].get<double>() * 1e-9;
  document["share_of_gemm_speed"] = operations / document["median_s"].get<double>() / speed;  // over the whole step's time
  document["losses"] = exact_losses;
  document["gradient_norms"] = norms;
  document["peak_memory_mb"] = bench::peak_memory_mb();
  std::cout << dump(document, 1) << std::endl;
}
