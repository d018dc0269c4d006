#include <QtTest>

#include "ui/launch_figures.h"
#include "ui/run_draft.h"

using namespace candlewright;

namespace {
std::vector<LaunchFigures::StageWindows> one_stage(std::int64_t windows) { return {{"predictor", windows}}; }
}  // namespace

class TestLaunchFigures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void the_curve_goes_over_all_stages_and_ends_with_the_run() {
    RunConfig config("kronos");
    config.training.epochs = 2, config.training.batch_size = 10;
    config.training.schedule = "warmup_cosine", config.training.warmup_steps = 5;
    const RateCurve curve = rate_curve(config, {{"tokenizer", 100}, {"predictor", 100}});
    QCOMPARE(curve.steps.front(), 0.0);
    QCOMPARE(curve.steps.back(), 40.0);  // two stages of two epochs of ten steps
    QCOMPARE(curve.parts.size(), std::size_t{2});
    QCOMPARE(curve.parts[1].first, 20.0);
    QCOMPARE(*std::max_element(curve.rates.begin(), curve.rates.end()), config.training.learning_rate);
    QCOMPARE(curve.beyond, 0.0);
  }

  void a_warm_up_beyond_the_end_is_an_error_that_its_buttons_mend() {
    const RunConfig preset("kronos");
    RunConfig config("kronos");
    config.training.epochs = 2, config.training.schedule = "warmup_cosine", config.training.warmup_steps = 2000;
    const auto stages = one_stage(10951);  // 685 steps an epoch
    const auto error = warm_up_error(config, preset, stages);
    QVERIFY(error.has_value());
    QVERIFY2(error->text.contains(QStringLiteral("1,370")), qPrintable(error->text));
    const RateCurve curve = rate_curve(config, stages);
    QVERIFY(curve.beyond > 1370);
    QVERIFY(curve.rates.back() > 0.6 * config.training.learning_rate && curve.rates.back() < 0.7 * config.training.learning_rate);
    QCOMPARE(error->mends.size(), std::size_t{2});
    QCOMPARE(error->mends[0].value, QStringLiteral("137"));
    config.training.warmup_steps = 137;
    QVERIFY(!warm_up_error(config, preset, stages).has_value());
    config.training.warmup_steps = 2000;
    config.training.epochs = error->mends[1].value.toInt();
    QVERIFY(!warm_up_error(config, preset, stages).has_value());
  }

  void several_runs_say_how_many_and_how_long() {
    LaunchFigures run;
    run.seconds = 480;
    run.disk = 42e6;
    QCOMPARE(words_of({run, run}), QStringLiteral("2 runs, about 16 min, 84.0 MB at most"));
    LaunchFigures unknown = run;
    unknown.seconds.reset();
    QVERIFY(words_of({run, unknown}).contains(QStringLiteral("unknown until measured")));
  }
};

QTEST_APPLESS_MAIN(TestLaunchFigures)
#include "tst_launch_figures.moc"
