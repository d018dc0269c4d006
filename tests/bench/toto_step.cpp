// The training step of Toto alone, by its fine-tuning loss: the twin of the Python peer's `step`.
#include <CLI/CLI.hpp>
#include <iostream>

#include "engine/compute/device.h"
#include "engine/models/toto/folder.h"
#include "engine/models/toto/losses.h"
#include "engine/training/optimizer.h"
#include "engine/training/precision.h"
#include "measure.h"
#include "toto_series.h"

using namespace candlewright;
using namespace candlewright::toto;

namespace {

/// `context` + one patch of steps; what the context's patches are compared with lies a patch later.
struct Inputs {
  at::Tensor input_bvt, target_bvt, known_bvt;
  Groups groups;
};

Inputs inputs(std::int64_t batch, std::int64_t variates, std::int64_t context, std::int64_t patch, std::uint64_t seed) {
  const at::Tensor series = bench::toto_series(batch, variates, context + patch, seed);
  return {series.narrow(2, 0, context), series.narrow(2, patch, context), at::ones({batch, variates, context}, at::kBool),
          Groups::of(at::zeros({batch, variates, context}, at::kLong), patch)};
}

class Training {
 public:
  Training(const std::filesystem::path& folder, std::string precision, bool dropout)
      : model_(load_model(folder, at::kCPU, false)), precision_(std::move(precision)) {
    if (!dropout) model_->network.config.dropout = 0;
    std::vector<NamedTensor> tensors;
    model_->network.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
      tensors.push_back({name, tensor, role == TensorRole::trained});
    });
    TrainingConfig config;  // the peer's
    config.learning_rate = 3e-4;
    config.beta2 = 0.999;
    config.epsilon = 1e-7;
    config.clip_norm = 1;
    optimizer_ = std::make_unique<AdamW>(tensors, config);
    rate_ = {config.learning_rate, config.beta1};
    clip_ = config.clip_norm;
  }
  std::pair<double, double> step(const Inputs& in) {
    optimizer_->zero_gradients();
    at::Tensor loss;
    {
      const Autocast autocast(precision_, at::kCPU);
      const Prediction p = predict(model_->network, in.input_bvt, in.known_bvt, in.groups, 0, model_->network.config.dropout);
      loss = fine_tuning_loss(p, in.target_bvt, in.known_bvt);
    }
    loss.backward();
    const at::Tensor norm = optimizer_->clip(clip_);
    optimizer_->step(rate_, norm);
    return {loss.item<double>(), norm.item<double>()};
  }
  std::int64_t patch() const { return model_->network.config.patch_size; }
  std::int64_t parameters() const { return optimizer_->parameters(); }

 private:
  std::shared_ptr<Model> model_;
  std::unique_ptr<AdamW> optimizer_;
  StepRate rate_;
  double clip_ = 0;
  std::string precision_;
};

}  // namespace

int main(int argc, char** argv) {
  std::string model, precision = "fp32";
  std::int64_t batch = 2, variates = 4, context = 512;
  std::uint64_t seed = 1;
  int threads = 0, losses = 5, repeat = 5, warmup = 1;
  bool json = false;
  CLI::App app("The training step of Toto alone, by its fine-tuning loss; one JSON document");
  app.add_option("--model", model, "model folder")->required();
  app.add_option("--batch", batch);
  app.add_option("--variates", variates);
  app.add_option("--context", context, "steps, whole patches");
  app.add_option("--seed", seed);
  app.add_option("--precision", precision)->check(CLI::IsMember({"fp32", "bf16"}));
  app.add_option("--threads", threads);
  app.add_option("--losses", losses, "steps of the exact run: dropout 0");
  app.add_option("--repeat", repeat);
  app.add_option("--warmup", warmup);
  app.add_flag("--json", json, "accepted; the answer always is JSON");
  CLI11_PARSE(app, argc, argv);
  Json document{{"command", "toto_step"}, {"threads", use_threads(threads)}, {"batch", batch}, {"variates", variates},
                {"context", context},     {"precision", precision}};
  std::vector<double> exact_losses, norms;
  if (losses > 0) {
    Training exact(model, precision, false);
    const Inputs in = inputs(batch, variates, context, exact.patch(), seed);
    for (int i = 0; i < losses; ++i) {
      const auto [loss, norm] = exact.step(in);
      exact_losses.push_back(loss);
      norms.push_back(norm);
    }
  }
  if (repeat > 0) {
    Training training(model, precision, true);
    const Inputs in = inputs(batch, variates, context, training.patch(), seed);
    document["parameters"] = training.parameters();
    document.update(bench::timed([&] { training.step(in); }, warmup, repeat));
  }
  document["losses"] = exact_losses;
  document["gradient_norms"] = norms;
  document["peak_memory_mb"] = bench::peak_memory_mb();
  std::cout << dump(document, 1) << std::endl;
}
