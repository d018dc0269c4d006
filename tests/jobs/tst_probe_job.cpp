#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/error.h"
#include "engine/data/synthetic_market.h"
#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"
#include "engine/training/run_config.h"

using namespace candlewright;

namespace {

struct Desk {
  QTemporaryDir folder;
  std::filesystem::path root = folder.path().toStdString();
  Place place{root / "workspace", "cpu", 1, "window"};

  Desk() { write_raw_folder(synthetic_market({.symbols = 4, .rows = 200}), root / "market"); }

  ProbeJob probe(const std::string& model, std::vector<std::string> assignments) const {
    for (const char* small : {"validation.samples=1", "validation.forecast_windows=2"}) assignments.emplace_back(small);
    RunConfig config = resolve({.model = model, .assignments = assignments});
    ProbeJob job;
    job.train.model = model;
    job.train.settings = to_json(config);
    job.train.data = root / "market";
    return job;
  }
  ProbeJob kronos(int batch) const {
    return probe("kronos", {"kronos.size=tiny", "data.lookback=20", "data.horizon=4", "data.training_stride=5",
                            "training.batch_size=" + std::to_string(batch)});
  }
  Json measure(const Job& job) const {
    return run(
        job, place, [](const Event&) {}, {});
  }
};

double peak(const Json& document) { return document.at("memory").at("bytes").get<double>(); }

}  // namespace

class TestProbeJob : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_step_of_every_stage_is_measured_and_nothing_is_kept() {
    const Desk desk;
    const Json told = desk.measure(desk.kronos(8));
    QCOMPARE(told.at("stages").size(), std::size_t{2});
    for (const Json& stage : told.at("stages")) {
      QCOMPARE(stage.at("batch").get<int>(), 8);
      QVERIFY(stage.at("seconds_per_step").get<double>() > 0);
      QVERIFY(stage.at("seconds_per_validation").get<double>() > 0);
      QVERIFY(stage.at("peak_bytes").get<double>() > 0);
    }
    QVERIFY(told.at("seconds").get<double>() > 0);
    QVERIFY(told.at("memory").at("held").get<double>() < peak(told));
    QVERIFY(RunStore(desk.place.workspace, true).runs().empty());
    QVERIFY(!std::filesystem::exists(desk.place.workspace / "runs"));
  }

  void the_peak_grows_by_the_windows_of_a_batch() {
    const Desk desk;
    const Json small = desk.measure(desk.kronos(8)), large = desk.measure(desk.kronos(32));
    QVERIFY(peak(large) > peak(small));
    double per_window = 0;  // the peak is that of the stage that needs more
    for (const Json& stage : large.at("stages")) {
      if (stage.at("peak_bytes").get<double>() == peak(large)) per_window = stage.at("bytes_per_window").get<double>();
    }
    const double foretold = peak(small) + 24 * per_window;
    QVERIFY2(std::abs(foretold / peak(large) - 1) < 0.1, qPrintable(QString("%1 foretold, %2 measured").arg(foretold).arg(peak(large))));
    QVERIFY(large.at("largest_batch").get<int>() >= 32);
  }

  void toto_is_measured_too() {
    const Desk desk;
    const Json told = desk.measure(desk.probe("toto", {"toto.size=tiny", "data.lookback=64", "data.horizon=8", "training.batch_size=4"}));
    QCOMPARE(told.at("stages").size(), std::size_t{1});
    QVERIFY(peak(told) > 0);
  }

  void it_stops_between_steps_when_asked_to() {
    const Desk desk;
    std::stop_source stop;
    const auto sink = [&](const Event& event) {
      if (const auto* progress = std::get_if<Progress>(&event.what); progress && progress->doing == "measuring a step") stop.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Stopped, run(desk.kronos(8), desk.place, sink, stop.get_token()));
  }

  void it_can_wait_in_a_file() {
    const Desk desk;
    const Job job = desk.kronos(8);
    QVERIFY(to_json(job_from_json(to_json(job))) == to_json(job));
  }
};

QTEST_APPLESS_MAIN(TestProbeJob)
#include "tst_probe_job.moc"
