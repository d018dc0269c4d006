#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

#include "engine/models/toto/folder.h"
#include "engine/models/toto/losses.h"
#include "engine/training/optimizer.h"
#include "engine/training/schedule.h"
#include "models/golden_case.h"

using namespace candlewright;
using namespace candlewright::toto;

namespace {

/// The settings of a golden run's schedule; `steps` gets all its steps.
TrainingConfig config_of(const Json& schedule, std::int64_t& steps) {
  TrainingConfig config;
  config.schedule = "warmup_stable_decay";
  config.learning_rate = schedule["lr"];
  config.min_learning_rate = schedule["min_lr"];
  config.warmup_steps = schedule["warmup"];
  config.decay_steps = schedule["decay"];
  steps = config.warmup_steps + schedule["stable"].get<std::int64_t>() + config.decay_steps;
  return config;
}

/// Where float32 cannot know the gradient: elements that at no step have more than a few roundings of the tensor's largest one. What is
/// there is the rounding of sums whose true value is zero: a key's bias where no position tells keys apart moves all scores of a query
/// alike, and the softmax takes it out again. AdamW divides a gradient by its own size, so noise near its epsilon moves the weight by up
/// to a whole rate, this way or that by the order of a sum.
class Noise {
 public:
  void see(const at::Tensor& gradient) {
    const at::Tensor share = gradient.detach().abs().to(at::kDouble) / gradient.detach().abs().max().to(at::kDouble).clamp_min(1e-300);
    largest_share_ = largest_share_.defined() ? at::maximum(largest_share_, share) : share;
  }
  at::Tensor elements() const { return largest_share_.le(roundings).logical_and(largest_share_ > 0); }
  double largest() const { return largest_share_.masked_select(elements()).max().item<double>(); }

 private:
  static constexpr double roundings = 1e-6;  // float32's is 1.2e-7
  at::Tensor largest_share_;                 ///< of the tensor's largest gradient, over the steps
};

class GoldenRun {
 public:
  explicit GoldenRun(const std::filesystem::path& folder) : golden(folder), network_(load_model(folder, at::kCPU, false)->network) {
    const std::int64_t patch = network_.config.patch_size, context = golden.json["context"];
    const at::Tensor series = golden.input("in.series"), mask = golden.input("in.padding_mask").to(at::kBool);
    input_ = series.narrow(2, 0, context);
    known_ = mask.narrow(2, 0, context);
    target_ = series.narrow(2, patch, context);
    target_known_ = mask.narrow(2, patch, context);
    groups_ = Groups::of(golden.input("in.id_mask").to(at::kLong).narrow(2, 0, context), patch);
    network_.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
      tensors_.push_back({name, tensor, role == TensorRole::trained});
    });
  }

  /// Trains as the golden run did, comparing its trace and the weights after the last step.
  void check() {
    const Json& run = golden.json["train"];
    std::int64_t all_steps = 0;
    TrainingConfig config = config_of(run["schedule"], all_steps);
    config.beta1 = run["betas"][0];
    config.beta2 = run["betas"][1];
    config.epsilon = run["eps"];
    config.weight_decay = run["weight_decay"];
    config.clip_norm = run["clip"].is_number() ? run["clip"].get<double>() : 0;
    const Schedule schedule(config, all_steps);
    AdamW optimizer(tensors_, config);
    for (std::size_t step = 0; step < run["trace"]["loss"].size(); ++step) {
      const std::string what = "step " + std::to_string(step) + ": ";
      const StepRate rate = schedule.at(static_cast<std::int64_t>(step));
      optimizer.zero_gradients();
      const at::Tensor loss = this->loss();
      loss.backward();
      for (const NamedTensor& t : tensors_) noise_[t.name].see(t.tensor.grad());
      optimizer.step(rate, optimizer.clip(config.clip_norm));
      golden.check_number(what + "rate", rate.learning_rate / run["trace"]["lr"][step].get<double>(), 1, 1e-9);
      golden.check_number(what + "loss", loss.item<double>(), run["trace"]["loss"][step], 1e-5);
    }
    for (const NamedTensor& t : tensors_) check_trained(t);
    check_that_noise_is_without_effect();
  }

  GoldenCase golden;
  std::int64_t left_out = 0;  ///< elements whose gradients are noise

 private:
  at::Tensor loss() const { return fine_tuning_loss(predict(network_, input_, known_, groups_, 0, 0), target_, target_known_); }

  void check_trained(const NamedTensor& t) {
    const std::string name = "after3." + t.name;
    if (!golden.has(name)) return;
    const at::Tensor unknown = noise_.at(t.name).elements();
    golden.check_elements(name, t.tensor, unknown.logical_not());
    const std::int64_t count = unknown.sum().item<std::int64_t>();
    if (count == 0) return;
    left_out += count;
    const at::Tensor apart = (t.tensor.detach() - golden.input(name)).abs().masked_select(unknown);
    qInfo("%s: %lld of %lld elements of %s are not compared, up to %.1g apart: no gradient is more than %.1g of the tensor's largest",
          golden.folder.filename().c_str(), static_cast<long long>(count), static_cast<long long>(unknown.numel()), name.c_str(),
          apart.max().item<double>(), noise_.at(t.name).largest());
  }

  /// The golden values in those elements' places must give the same loss.
  void check_that_noise_is_without_effect() {
    const at::NoGradGuard no_gradient;
    const double own = loss().item<double>();
    for (const NamedTensor& t : tensors_) {
      const at::Tensor unknown = noise_.at(t.name).elements();
      if (golden.has("after3." + t.name)) t.tensor.copy_(at::where(unknown, golden.input("after3." + t.name), t.tensor));
    }
    golden.check_number("the loss with golden values where the gradient is noise", loss().item<double>() / own, 1, 1e-6);
  }

  Network network_;
  std::vector<NamedTensor> tensors_;
  at::Tensor input_, known_, target_, target_known_;
  Groups groups_;
  std::map<std::string, Noise> noise_;
};

}  // namespace

class TestTotoSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void schedules_are_the_reference_ones() {
    const auto folders = case_folders("toto");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with toto/<case>/cases.json");
    for (const auto& folder : folders) {
      const Json document = read_json(folder / "cases.json", std::size_t{64} << 20);
      const Json& table = document["schedule_table"];
      std::int64_t steps = 0;
      const TrainingConfig config = config_of(table, steps);
      const Schedule schedule(config, steps);
      QVERIFY(!table["values"].empty());
      for (std::size_t k = 0; k < table["values"].size(); ++k) {
        const double rate = schedule.at(static_cast<std::int64_t>(k)).learning_rate;
        QVERIFY2(std::abs(rate / table["values"][k].get<double>() - 1) < 1e-9, std::to_string(k).c_str());
      }
    }
  }

  void three_steps_end_at_the_golden_weights() {
    const auto folders = case_folders("toto");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with toto/<case>/cases.json");
    std::size_t checked = 0;
    std::int64_t left_out = 0;
    for (const auto& folder : folders) {
      GoldenRun run(folder);
      run.check();
      QVERIFY2(run.golden.all_checked(is_optimizer_result), folder.c_str());
      checked += run.golden.checked.size();
      left_out += run.left_out;
    }
    qInfo("%zu tensors of %zu cases checked here but for %lld elements whose gradients are noise, the others by tst_toto_parity", checked,
          folders.size(), static_cast<long long>(left_out));
  }
};

QTEST_APPLESS_MAIN(TestTotoSteps)
#include "tst_toto_steps.moc"
