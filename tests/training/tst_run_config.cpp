#include <QTemporaryDir>
#include <QtTest>
#include <functional>
#include <set>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/training/run_config.h"

using namespace candlewright;

namespace {

std::string refusal(const std::function<void()>& attempt) {
  try {
    attempt();
  } catch (const InputError& problem) {
    return problem.kind == ErrorKind::settings ? problem.what() : std::string("wrong kind: ") + problem.what();
  }
  return "";
}

}  // namespace

class TestRunConfig : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void defaults_are_the_seeds() {
    const RunConfig c("kronos");
    QCOMPARE(c.data.lookback, std::int64_t{64});
    QCOMPARE(c.data.horizon, std::int64_t{30});
    QCOMPARE(c.data.training_stride, std::int64_t{20});
    QCOMPARE(c.training.batch_size, std::int64_t{16});
    QCOMPARE(c.training.epochs, std::int64_t{3});
    QCOMPARE(c.training.learning_rate, 4e-5);
    QCOMPARE(c.training.weight_decay, 0.01);
    QCOMPARE(c.training.clip_norm, 3.0);
    QCOMPARE(c.training.accumulation, std::int64_t{1});
    QCOMPARE(c.training.schedule, std::string("constant"));
    QVERIFY(!c.training.decay_groups);
  }
  void every_setting_has_help_and_a_path_of_its_own() {
    RunConfig c("kronos");
    std::set<std::string> paths;
    for (const Field& field : fields_of(c)) {
      QVERIFY2(!field.rules.help.empty(), field.path.c_str());
      QVERIFY2(paths.insert(field.path).second, field.path.c_str());
    }
    for (const char* path :
         {"training.seed", "checkpoints.checkpoint_every", "tokenizer.learning_rate", "kronos.size", "validation.forecast_windows"}) {
      QVERIFY2(paths.contains(path), path);
    }
  }
  void json_round_trip_keeps_every_setting() {
    RunConfig c = resolve({.preset = "quick", .assignments = {"training.learning_rate=3e-4", "tokenizer.epochs=7", "kronos.clip=4.5"}});
    RunConfig again = run_config_from("kronos", to_json(c), "a file");
    QCOMPARE(QString::fromStdString(dump(to_json(again))), QString::fromStdString(dump(to_json(c))));
    QCOMPARE(again.training.learning_rate, 3e-4);
    QCOMPARE(again.training_of("tokenizer").epochs, std::int64_t{7});
    QCOMPARE(again.training_of("predictor").epochs, c.training.epochs);
  }
  void two_configs_share_no_family_section() {
    const RunConfig one = resolve({.assignments = {"kronos.clip=2"}});
    const RunConfig two("kronos");
    QCOMPARE(one.family_section().at("clip").get<double>(), 2.0);
    QVERIFY(two.family_section().at("clip").get<double>() != 2.0);
  }
  void assignments_beat_file_beats_preset_beats_default() {
    QTemporaryDir place;
    const std::filesystem::path file = place.path().toStdString() + "/run.json";
    write_file(file, R"({"training":{"seed":41,"learning_rate":0.0123}})");
    SettingsRequest request{.preset = "quick", .file = file, .assignments = {"training.seed=42"}};
    const RunConfig c = resolve(request);
    QCOMPARE(c.training.seed, std::int64_t{42});
    QCOMPARE(c.training.learning_rate, 0.0123);
    QCOMPARE(c.family_section().at("size").get<std::string>(), std::string("tiny"));
  }
  void what_is_wrong_is_named_with_the_way_out() {
    QVERIFY(refusal([] { resolve({.assignments = {"training.learning_rte=1"}}); }).find("training.learning_rate") != std::string::npos);
    QVERIFY(refusal([] { resolve({.assignments = {"training.learning_rate=-1"}}); }).find("above 0") != std::string::npos);
    QVERIFY(refusal([] { resolve({.assignments = {"training.schedule=linear"}}); }).find("one_cycle") != std::string::npos);
    QVERIFY(refusal([] { resolve({.preset = "quik"}); }).find("quick") != std::string::npos);
    QVERIFY(refusal([] { resolve({.model = "no-such-model"}); }).find("kronos") != std::string::npos);
    QVERIFY(refusal([] { resolve({.assignments = {"training.warmup_steps=5"}}); }).find("warmup_cosine") != std::string::npos);
  }
  void a_split_that_contradicts_itself_is_refused() {
    const auto with = [](std::vector<std::string> settings) { return refusal([&] { resolve({.assignments = settings}); }); };
    QVERIFY(with({"data.validation_from=soon"}).find("2023-07-01") != std::string::npos);
    QVERIFY(with({"data.validation_from=2024-01-01", "data.test_from=2023-01-01"}).find("before") != std::string::npos);
    QVERIFY(with({"data.validation_share=0.5", "data.test_share=0.5"}).find("tenth") != std::string::npos);
    const RunConfig c = resolve({.assignments = {"data.test_from=2023-01-02", "data.held_out_symbols= A, B ,"}});
    QCOMPARE(c.split().held_out, (std::vector<std::string>{"A", "B"}));
    QVERIFY(c.split().test_from && !c.split().validation_from);
  }
  void presets_from_random_weights_are_judged_by_the_greedy_path() {
    QVERIFY(resolve({.preset = "quick"}).validation_sampling().greedy);
    QVERIFY(!resolve({.preset = "unseen15"}).validation_sampling().greedy);
    QVERIFY(!resolve({.preset = "quick", .assignments = {"validation.greedy=false"}}).validation_sampling().greedy);
  }
  void every_preset_resolves() {
    for (const Preset& preset : model_family("kronos").presets()) {
      QVERIFY(!preset.sentence.empty());
      resolve({.preset = preset.name});
    }
  }
  void validation_rows_are_at_least_the_horizon() {
    const RunConfig c = resolve({.assignments = {"data.validation_rows=5", "data.horizon=12"}});
    QCOMPARE(c.split().validation_rows, std::int64_t{12});
  }
};

QTEST_APPLESS_MAIN(TestRunConfig)
#include "tst_run_config.moc"
