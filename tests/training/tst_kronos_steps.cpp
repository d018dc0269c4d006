#include <ATen/ATen.h>

#include <QtTest>

#include "engine/models/kronos/folder.h"
#include "engine/training/optimizer.h"
#include "engine/training/schedule.h"
#include "models/golden_case.h"

using namespace candlewright;
using namespace candlewright::kronos;

namespace {

/// The settings of a golden run; `way` is "const" or "onecycle".
TrainingConfig config_of(const Json& run, const std::string& way) {
  TrainingConfig config;
  const Json& rates = run[way];
  config.weight_decay = run["weight_decay"];
  config.clip_norm = run["clip_grad_norm"];
  const Json& betas = rates.contains("betas") ? rates["betas"] : rates["betas_given"];
  config.beta1 = betas[0];
  config.beta2 = betas[1];
  if (rates.contains("max_lr")) {
    config.schedule = "one_cycle";
    config.learning_rate = rates["max_lr"];
    config.one_cycle_start = rates["div_factor"];
    config.one_cycle_end = rates["final_div_factor"];
  } else {
    config.learning_rate = rates["lr"];
  }
  return config;
}

/// What each step of both ways printed, in the order const, onecycle.
struct Trace {
  std::vector<double> losses, norms;
};

/// Trains as the golden run did, comparing its trace and the weights after the last step.
template <class Model, class LossOf>
void check_run(GoldenCase& golden, Model& model, const std::string& prefix, const std::string& way, Trace& made, LossOf loss_of) {
  const Json& run = golden.json[prefix + "_train"];
  const Json& trace = run[way]["trace"];
  const TrainingConfig config = config_of(run, way);
  const std::int64_t steps = run["steps"];
  const Schedule schedule(config, run[way].value("total_steps", steps));
  std::vector<NamedTensor> tensors;
  model.visit([&](const std::string& name, at::Tensor& tensor, TensorRole role) {
    tensors.push_back({name, tensor, role == TensorRole::trained});
  });
  AdamW optimizer(tensors, config);
  for (std::int64_t step = 0; step < steps; ++step) {
    const std::size_t at = static_cast<std::size_t>(step);
    const std::string what = prefix + "." + way + " step " + std::to_string(step) + ": ";
    const StepRate rate = schedule.at(step);
    optimizer.zero_gradients();
    const at::Tensor loss = loss_of();
    loss.backward();
    const at::Tensor norm = optimizer.clip(config.clip_norm);
    made.losses.push_back(loss.item<double>());
    made.norms.push_back(norm.item<double>());
    golden.check_number(what + "rate", rate.learning_rate / trace["lr"][at].get<double>(), 1, 1e-9);
    golden.check_number(what + "beta1", rate.beta1, trace["beta1"][at], 1e-9);
    golden.check_number(what + "loss", loss.item<double>(), trace["loss"][at], 1e-4);
    golden.check_number(what + "norm", norm.item<double>(), trace["norm"][at], 1e-4);
    optimizer.step(rate, norm);
  }
  for (const NamedTensor& t : tensors) golden.check(prefix + ".after3." + way + "." + t.name, t.tensor);
}

}  // namespace

class TestKronosSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void schedules_are_the_reference_ones() {
    const auto folders = case_folders("kronos");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with kronos/<case>/cases.json");
    std::size_t checked = 0;
    for (const auto& folder : folders) {
      const Json document = read_json(folder / "cases.json", std::size_t{64} << 20);
      for (const Json& wanted : document["schedules"]) {
        TrainingConfig config;
        config.schedule = "one_cycle";
        config.learning_rate = wanted["max_lr"];
        config.one_cycle_start = wanted["div_factor"];
        config.one_cycle_end = wanted["final_div_factor"];
        const std::int64_t total = wanted["total_steps"];
        const Schedule schedule(config, total);
        for (std::size_t i = 0; i < wanted["step"].size(); ++i) {
          const std::int64_t step = wanted["step"][i];
          if (step >= total) continue;  // only reached after training ended
          const StepRate rate = schedule.at(step);
          QVERIFY2(std::abs(rate.learning_rate / wanted["lr"][i].get<double>() - 1) < 1e-9, std::to_string(step).c_str());
          QVERIFY2(std::abs(rate.beta1 - wanted["beta1"][i].get<double>()) < 1e-9, std::to_string(step).c_str());
          ++checked;
        }
      }
    }
    QVERIFY(checked > 0);
    qInfo("%zu rates checked", checked);
  }

  void three_steps_end_at_the_golden_weights() {
    const auto folders = case_folders("kronos");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with kronos/<case>/cases.json");
    std::size_t checked = 0;
    for (const auto& folder : folders) {
      GoldenCase golden(folder);
      Trace tokenizer, predictor;
      for (const std::string way : {"const", "onecycle"}) {
        const Pair pair = load_pair(folder, at::kCPU, false);
        const at::Tensor x = golden.input("tok.x");
        check_run(golden, *pair.tokenizer, "tok", way, tokenizer,
                  [&] { return tokenizer_loss(pair.tokenizer->forward(x, true), x).total; });
        const Tokens tokens{at::cat({golden.input("pred.in_s1"), golden.input("pred.target_s1").slice(1, -1)}, 1),
                            at::cat({golden.input("pred.in_s2"), golden.input("pred.target_s2").slice(1, -1)}, 1)};
        LossOptions teacher;
        teacher.teacher_forcing = true;
        check_run(golden, *pair.predictor, "pred", way, predictor,
                  [&] { return predictor_loss(*pair.predictor, tokens, golden.input("pred.stamp_full").to(at::kLong), teacher).total; });
      }
      golden.check("tok.after3.losses", at::tensor(tokenizer.losses));
      golden.check("tok.after3.grad_norms", at::tensor(tokenizer.norms));
      golden.check("pred.after3.losses", at::tensor(predictor.losses));
      golden.check("pred.after3.grad_norms", at::tensor(predictor.norms));
      QVERIFY2(golden.all_checked(is_optimizer_result), folder.c_str());
      checked += golden.checked.size();
    }
    qInfo("%zu tensors of %zu cases checked here, the others by tst_kronos_parity", checked, folders.size());
  }
};

QTEST_APPLESS_MAIN(TestKronosSteps)
#include "tst_kronos_steps.moc"
