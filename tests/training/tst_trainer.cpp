#include "fake_stage.h"

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/data/synthetic_market.h"
#include "engine/models/baseline/baseline.h"
#include "engine/training/trainer.h"

using namespace candlewright;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t samples = 37;  // 5 steps of 8 windows, the last of 5

RunConfig small_config() {
  RunConfig config("kronos");
  config.training.batch_size = 8;
  config.training.epochs = 4;
  config.training.learning_rate = 0.01;
  config.training.seed = 3;
  config.checkpoints.checkpoint_every = 3;
  return config;
}

/// One sitting of a run of two stages, from the beginning or from the newest checkpoint, with everything it told.
struct Sitting {
  RunConfig config = small_config();
  fs::path folder;
  std::int64_t max_steps = 0;
  std::function<void(const decltype(Event::what)&, std::stop_source&)> meanwhile;
  std::function<Request()> request;
  int broken_at = -1;
  double dropout = 0.25;
  const Dataset* data = nullptr;  ///< given = the second stage forecasts (as the random walk does)

  std::stop_source stop;
  std::vector<decltype(Event::what)> told;
  FakeStage *first = nullptr, *second = nullptr;
  std::string weights;
  std::vector<std::int64_t> seen;  ///< windows of the second stage, in their order

  TrainOutcome run() {
    const auto from = newest_whole_checkpoint(folder / "checkpoints", [](const std::string&) {});
    const fs::path init = from ? from->path : fs::path();
    auto a = std::make_unique<FakeStage>("tokenizer", samples, init);
    auto b = std::make_unique<FakeStage>("predictor", samples, init);
    a->partner = second = b.get();
    b->partner = first = a.get();
    b->broken_at = broken_at;
    if (data) b->forecasts = make_baseline("random_walk");
    a->dropout = b->dropout = dropout;
    std::vector<std::unique_ptr<Stage>> stages;
    stages.push_back(std::move(a));
    stages.push_back(std::move(b));
    TrainerSetup setup;
    setup.config = &config;
    setup.data = data;
    setup.run_folder = folder;
    setup.max_steps = max_steps;
    setup.tell = [this](const auto& what) {
      told.push_back(what);
      if (meanwhile) meanwhile(what, stop);
    };
    setup.request = request;
    setup.stop = stop.get_token();
    Trainer trainer(std::move(setup), std::move(stages));
    if (from) trainer.continue_from(*from);
    const TrainOutcome outcome = trainer.run();
    weights = first->bytes() + second->bytes();
    seen = second->seen;
    return outcome;
  }
  template <class What>
  std::vector<What> all() const {
    std::vector<What> found;
    for (const auto& what : told) {
      if (const auto* hit = std::get_if<What>(&what)) found.push_back(*hit);
    }
    return found;
  }
};

}  // namespace

class TestTrainer : public QObject {
  Q_OBJECT
  QTemporaryDir place_;
  int number_ = 0;
  fs::path fresh() {
    const fs::path folder = fs::path(place_.path().toStdString()) / std::to_string(number_++);
    fs::create_directories(folder);
    return folder;
  }

 private Q_SLOTS:
  void steps_epochs_and_windows_are_counted_through() {
    Sitting s;
    s.folder = fresh();
    const TrainOutcome outcome = s.run();
    QCOMPARE(outcome.status, std::string("finished"));
    const auto steps = s.all<StepDone>();
    QCOMPARE(steps.size(), std::size_t{40});
    for (std::size_t i = 0; i < steps.size(); ++i) {
      QCOMPARE(steps[i].step, static_cast<std::int64_t>(i + 1));
      QVERIFY(!steps[i].utilisation && !steps[i].temperature);  // no card
    }
    QCOMPARE(steps[4].windows, std::int64_t{5});  // the rest of the epoch, no window left out
    QCOMPARE(steps[4].epoch, 1);
    QCOMPARE(steps[5].epoch, 2);
    QCOMPARE(steps[20].stage, std::string("predictor"));
    std::vector<std::int64_t> epoch(s.seen.begin(), s.seen.begin() + samples);
    std::sort(epoch.begin(), epoch.end());
    for (std::int64_t i = 0; i < samples; ++i) QCOMPARE(epoch[static_cast<std::size_t>(i)], i);
    QCOMPARE(s.all<ValidationDone>().size(), std::size_t{8});
    QVERIFY(steps.back().loss < steps[20].loss);
    QCOMPARE(s.all<CheckpointSaved>().back().step, std::int64_t{40});
    QCOMPARE(s.all<CheckpointSaved>().back().path, std::string("checkpoints/checkpoint_epoch_8"));
  }
  void accumulated_batches_make_the_gradient_of_their_union() {
    Sitting whole, parts;
    for (Sitting* s : {&whole, &parts}) {
      s->folder = fresh();
      s->config.training.epochs = 1;
      s->dropout = 0;
    }
    whole.config.training.batch_size = samples;
    parts.config.training.batch_size = 10;  // 10 + 10 + 10 + 7
    parts.config.training.accumulation = 4;
    whole.run();
    parts.run();
    const auto a = whole.all<StepDone>(), b = parts.all<StepDone>();
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      QCOMPARE(b[i].windows, samples);
      QVERIFY(std::abs(a[i].loss - b[i].loss) < 1e-5 * a[i].loss);
      QVERIFY(std::abs(a[i].grad_norm - b[i].grad_norm) < 1e-5 * a[i].grad_norm);
    }
  }
  void resume_equals_undisturbed_run() {
    Sitting undisturbed;
    undisturbed.folder = fresh();
    undisturbed.run();
    for (const std::int64_t at : {1, 5, 7, 20, 33, 40}) {
      Sitting before, after;
      before.folder = after.folder = fresh();
      before.meanwhile = [at](const auto& what, std::stop_source& stop) {
        if (const auto* step = std::get_if<StepDone>(&what); step && step->step == at) stop.request_stop();
      };
      const TrainOutcome stopped = before.run();
      QCOMPARE(stopped.status, std::string("stopped"));
      QVERIFY(before.all<StepDone>().back().step == at);
      QCOMPARE(after.run().status, std::string("finished"));
      QVERIFY2(after.weights == undisturbed.weights, qPrintable(QString("stopped after step %1").arg(at)));
      auto losses = before.all<StepDone>();
      for (const StepDone& step : after.all<StepDone>()) losses.push_back(step);
      const auto wanted = undisturbed.all<StepDone>();
      QCOMPARE(losses.size(), wanted.size());
      for (std::size_t i = 0; i < losses.size(); ++i) QCOMPARE(losses[i].loss, wanted[i].loss);
    }
  }
  void averaged_weights_continue_bit_for_bit() {
    const auto averaging = [](Sitting& s, const fs::path& folder) {
      s.folder = folder;
      s.config.training.ema_decay = 0.9;
    };
    Sitting undisturbed, plain;
    averaging(undisturbed, fresh());
    undisturbed.run();
    plain.folder = fresh();
    plain.run();
    const auto a = undisturbed.all<StepDone>(), b = plain.all<StepDone>();
    for (std::size_t i = 0; i < 20; ++i) QCOMPARE(a[i].loss, b[i].loss);  // averages follow, they do not lead
    QVERIFY(undisturbed.all<ValidationDone>()[0].loss != plain.all<ValidationDone>()[0].loss);
    for (const std::int64_t at : {1, 7, 33}) {
      Sitting before, after;
      averaging(before, fresh());
      averaging(after, before.folder);
      before.meanwhile = [at](const auto& what, std::stop_source& stop) {
        if (const auto* step = std::get_if<StepDone>(&what); step && step->step == at) stop.request_stop();
      };
      QCOMPARE(before.run().status, std::string("stopped"));
      QCOMPARE(after.run().status, std::string("finished"));
      QVERIFY2(after.weights == undisturbed.weights, qPrintable(QString("stopped after step %1").arg(at)));
      auto losses = before.all<StepDone>();
      for (const StepDone& step : after.all<StepDone>()) losses.push_back(step);
      for (std::size_t i = 0; i < losses.size(); ++i) QCOMPARE(losses[i].loss, a[i].loss);
    }
  }
  void a_checkpoint_holds_the_averages_as_the_model_and_the_trained_weights_beside() {
    Sitting s;
    s.folder = fresh();
    s.max_steps = 2;
    s.config.training.ema_decay = 0.75;
    s.run();
    // a2 = d^2 w0 + d (1 - d) w1 + (1 - d) w2, with w1 from the run that stopped there.
    Sitting one;
    one.folder = fresh();
    one.max_steps = 1;
    one.run();
    const auto weight = [](const fs::path& folder, const std::string& name) { return load_safetensors(folder).at(name); };
    const at::Tensor w0 = FakeStage("tokenizer", samples).tensors()[0].tensor;
    const at::Tensor w1 = weight(one.folder / "checkpoints/checkpoint_step_1/tokenizer.safetensors", "w1");
    const fs::path saved = s.folder / "checkpoints/checkpoint_step_2";
    const at::Tensor w2 = weight(saved / "training_state.safetensors", "weight.w1.weight");
    const at::Tensor averaged = weight(saved / "tokenizer.safetensors", "w1");
    QVERIFY(at::allclose(averaged, 0.5625 * w0 + 0.1875 * w1 + 0.25 * w2, 1e-5, 1e-7));
    QCOMPARE(read_json(saved / "state.json").at("weights").get<std::string>(), std::string("averaged"));
    QCOMPARE(read_json(one.folder / "checkpoints/checkpoint_step_1/state.json").at("weights").get<std::string>(), std::string("trained"));
  }
  void the_next_stage_builds_on_the_last_weights_so_that_validation_changes_none() {
    Sitting unsteady;
    unsteady.folder = fresh();
    unsteady.config.overrides[0].second.learning_rate = 0.4;  // so that a middle epoch is the best
    std::string last, predictors;
    bool last_is_best = true;
    unsteady.meanwhile = [&](const auto& what, std::stop_source&) {
      const auto* saved = std::get_if<CheckpointSaved>(&what);
      if (!saved) return;
      const std::string tokenizer = read_file(unsteady.folder / saved->path / "tokenizer.safetensors");
      (saved->stage == "tokenizer" ? last : predictors) = tokenizer;
      if (saved->stage == "tokenizer") last_is_best = saved->best;
    };
    unsteady.run();
    QVERIFY2(!last_is_best, "the last weights are the best: nothing can be shown");
    QVERIFY(!last.empty() && predictors == last);
  }

  void forecasts_are_judged_before_the_first_step_unless_switched_off() {
    const fs::path folder = fresh();
    write_raw_folder(synthetic_market({.symbols = 2, .rows = 200}), folder / "market");
    const Dataset data = open_dataset(folder / "market", small_config().split());
    Sitting with, without;
    for (Sitting* s : {&with, &without}) {
      s->folder = fresh();
      s->data = &data;
      s->max_steps = 2;
    }
    without.config.validation.at_start = false;
    with.run();
    without.run();
    const auto told = with.all<ValidationDone>();
    QCOMPARE(told.size(), std::size_t{3});  // the first stage does not forecast
    QCOMPARE(told[1].stage, std::string("predictor"));
    QCOMPARE(told[1].step, std::int64_t{2});
    QVERIFY(told[1].pct_mae && told[1].persistence_pct_mae && told[1].loss > told[2].loss);
    QCOMPARE(without.all<ValidationDone>().size(), std::size_t{2});
    QVERIFY(with.weights == without.weights);
    for (const CheckpointSaved& saved : with.all<CheckpointSaved>()) QVERIFY(saved.step > 0);
  }
  void a_killed_run_continues_from_its_newest_checkpoint() {
    Sitting undisturbed;
    undisturbed.folder = fresh();
    undisturbed.run();
    for (const int at : {2, 8, 31}) {
      Sitting before, after;
      before.folder = after.folder = fresh();
      struct Killed {};
      before.meanwhile = [at](const auto& what, std::stop_source&) {
        if (const auto* step = std::get_if<StepDone>(&what); step && step->step == at) throw Killed();
      };
      try {
        before.run();
        QFAIL("not killed");
      } catch (const Killed&) {
      }
      after.run();
      QVERIFY(after.weights == undisturbed.weights);
    }
  }
  void stop_while_validating_validates_after_resume() {
    Sitting undisturbed, before, after;
    undisturbed.folder = fresh();
    undisturbed.run();
    before.folder = after.folder = fresh();
    before.meanwhile = [](const auto& what, std::stop_source& stop) {
      if (const auto* step = std::get_if<StepDone>(&what); step && step->step == 5) stop.request_stop();  // its validation is due next
    };
    QCOMPARE(before.run().status, std::string("stopped"));
    QVERIFY(before.all<ValidationDone>().empty());
    after.run();
    QCOMPARE(after.all<ValidationDone>().front().step, std::int64_t{5});
    QCOMPARE(after.all<ValidationDone>().size(), undisturbed.all<ValidationDone>().size());
    QVERIFY(after.weights == undisturbed.weights);
  }
  void pause_rests_at_a_boundary_and_changes_nothing() {
    Sitting undisturbed, paused;
    undisturbed.folder = fresh();
    undisturbed.run();
    paused.folder = fresh();
    int asked = 0;
    paused.request = [&] {
      ++asked;
      return asked == 10 ? Request::pause : asked == 13 ? Request::resume : Request::none;
    };
    paused.run();
    QCOMPARE(paused.all<RunPaused>().size(), std::size_t{1});
    QCOMPARE(paused.all<RunContinued>()[0].step, paused.all<RunPaused>()[0].step);
    QVERIFY(paused.weights == undisturbed.weights);
  }
  void stop_ends_a_pause_too() {
    Sitting s;
    s.folder = fresh();
    s.request = [] { return Request::pause; };
    s.meanwhile = [](const auto& what, std::stop_source& stop) {
      if (std::holds_alternative<RunPaused>(what)) stop.request_stop();
    };
    QCOMPARE(s.run().status, std::string("stopped"));
    QVERIFY(s.all<StepDone>().empty());
  }
  void stop_now_leaves_without_a_checkpoint() {
    Sitting s;
    s.folder = fresh();
    int asked = 0;
    s.request = [&] { return ++asked == 3 ? Request::stop_now : Request::none; };
    QCOMPARE(s.run().status, std::string("stopped"));
    QVERIFY(s.all<CheckpointSaved>().empty());
  }
  void stop_after_the_epoch_validates_first_and_goes_on_as_if_never_stopped() {
    Sitting undisturbed, before, after;
    undisturbed.folder = fresh();
    undisturbed.run();
    before.folder = after.folder = fresh();
    int asked = 0;
    before.request = [&] { return ++asked == 8 ? Request::stop_after_epoch : Request::none; };
    const TrainOutcome outcome = before.run();
    QCOMPARE(outcome.status, std::string("stopped"));
    const std::int64_t end = before.all<StepDone>().back().step;
    QVERIFY(end >= 8);
    QCOMPARE(before.all<ValidationDone>().back().step, end);
    QCOMPARE(before.all<CheckpointSaved>().back().step, end);
    QCOMPARE(before.all<StepDone>().back().epoch, before.all<StepDone>()[7].epoch);  // the epoch in which it was asked
    after.run();
    QCOMPARE(after.all<StepDone>().front().step, end + 1);
    QVERIFY(after.weights == undisturbed.weights);
  }
  void stop_after_the_last_epoch_is_the_end() {
    Sitting whole, asked_late;
    whole.folder = fresh();
    whole.run();
    const auto last = whole.all<StepDone>().back().step;
    asked_late.folder = fresh();
    std::int64_t asked = 0;
    asked_late.request = [&] { return ++asked == last ? Request::stop_after_epoch : Request::none; };
    QCOMPARE(asked_late.run().status, std::string("finished"));
    QCOMPARE(asked_late.all<StepDone>().back().step, last);
  }
  void loss_that_is_not_finite_names_step_and_symbols_and_spares_the_checkpoints() {
    Sitting s;
    s.folder = fresh();
    s.broken_at = 6;  // of the second stage
    try {
      s.run();
      QFAIL("went on");
    } catch (const InputError& problem) {
      QCOMPARE(problem.kind, ErrorKind::training);
      QVERIFY(problem.where.find("step 26") != std::string::npos && problem.where.find("SYM") != std::string::npos);
      QVERIFY(problem.hint.find("learning_rate") != std::string::npos);
    }
    QCOMPARE(s.all<StepDone>().back().step, std::int64_t{25});
    const auto newest = newest_whole_checkpoint(s.folder / "checkpoints", [](const std::string&) {});
    QCOMPARE(newest->step, std::int64_t{25});
  }
  void overflowing_weights_are_never_saved() {
    Sitting s;
    s.folder = fresh();
    s.config.training.learning_rate = 1e30;
    s.config.checkpoints.checkpoint_every = 1;
    QVERIFY_THROWS_EXCEPTION(InputError, s.run());
    for (const CheckpointFolder& saved : list_checkpoints(s.folder / "checkpoints")) {
      for (const auto& [name, tensor] : load_safetensors(saved.path / "tokenizer.safetensors"))
        QVERIFY(at::isfinite(tensor).all().item<bool>());
    }
  }
  void max_steps_ends_each_stage_with_validation_and_checkpoint() {
    Sitting s;
    s.folder = fresh();
    s.max_steps = 7;
    s.run();
    QCOMPARE(s.all<StepDone>().size(), std::size_t{14});
    QCOMPARE(s.all<ValidationDone>().back().step, std::int64_t{14});
    QCOMPARE(s.all<CheckpointSaved>().back().path, std::string("checkpoints/checkpoint_step_14"));
    QVERIFY(s.all<CheckpointSaved>().back().value.has_value());
  }
  void overrides_serve_their_stage_alone() {
    Sitting s;
    s.folder = fresh();
    s.config.overrides[0].second.learning_rate = 0.5;
    s.config.overrides[0].second.epochs = 1;
    s.run();
    const auto steps = s.all<StepDone>();
    QCOMPARE(steps.size(), std::size_t{25});
    QCOMPARE(steps.front().learning_rate, 0.5);
    QCOMPARE(steps.back().learning_rate, 0.01);
  }
  void other_seed_other_run_same_seed_same_run() {
    Sitting one, again, other;
    for (Sitting* s : {&one, &again, &other}) s->folder = fresh();
    other.config.training.seed = 4;
    one.run();
    again.run();
    other.run();
    QVERIFY(one.weights == again.weights);
    QVERIFY(one.weights != other.weights);
  }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
