#include <QTemporaryDir>
#include <QtTest>

#include "engine/data/synthetic_market.h"
#include "engine/jobs/job.h"
#include "engine/training/run_config.h"

using namespace candlewright;

class TestLikeRun : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void the_time_of_a_run_is_that_of_the_last_like_it() {
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    write_raw_folder(synthetic_market({.symbols = 2, .rows = 160}), root / "market");
    const Place place{root / "workspace", "cpu", 1, "cli"};
    const auto job = [&](const std::vector<std::string>& changes, bool dry) {
      std::vector<std::string> assignments{"kronos.size=tiny",      "data.lookback=20",     "data.horizon=4",
                                           "training.batch_size=4", "validation.samples=1", "validation.forecast_windows=2"};
      assignments.insert(assignments.end(), changes.begin(), changes.end());
      RunConfig config = resolve({.assignments = assignments});
      TrainJob made;
      made.model = "kronos";
      made.settings = to_json(config);
      made.data = root / "market";
      made.max_steps = 2;
      made.dry_run = dry;
      return made;
    };
    const auto answer = [&](const TrainJob& made) {
      return run(
          made, place, [](const Event&) {}, {});
    };
    const Json before = answer(job({}, true));
    QVERIFY(before.at("seconds_as_run").is_null());
    QVERIFY(before.at("memory").at("limit").get<std::uint64_t>() > before.at("memory").at("bytes").get<std::uint64_t>());
    QVERIFY(!std::filesystem::exists(root / "workspace" / "candlewright.db"));  // asking writes nothing

    const Json done = answer(job({}, false));
    const Json like = answer(job({"training.learning_rate=1e-5", "training.seed=7"}, true));
    QCOMPARE(like.at("seconds_as_run").get<int>(), 1);
    const double expected = done.at("seconds").get<double>() / done.at("steps").get<double>() * like.at("steps").get<double>();
    QCOMPARE(like.at("seconds").get<double>(), expected);
    QVERIFY(answer(job({"training.batch_size=2"}, true)).at("seconds_as_run").is_null());
    Place more = place;
    more.threads = 2;
    QVERIFY(run(
                job({}, true), more, [](const Event&) {}, {})
                .at("seconds_as_run")
                .is_null());
  }
};

QTEST_APPLESS_MAIN(TestLikeRun)
#include "tst_like_run.moc"
