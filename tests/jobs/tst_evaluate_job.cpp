#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/evaluation/paired_comparison.h"
#include "engine/jobs/job.h"
#include "engine/models/toto/folder.h"
#include "engine/storage/run_store.h"

using namespace candlewright;

namespace {

/// A folder of daily symbols and a workspace beside it.
class Desk {
 public:
  Desk() {
    make_folder(data());
    for (const char* name : {"ONE", "TWO"}) write_symbol(name, 200);
    place.workspace = root() / "workspace";
    place.device = "cpu";
    place.threads = 1;
  }
  std::filesystem::path root() const { return folder_.path().toStdString(); }
  std::filesystem::path data() const { return root() / "data"; }
  std::filesystem::path csv(const std::string& name) const { return data() / (name + ".csv"); }
  /// Bars from `other_from` on are a fifth higher.
  void write_symbol(const std::string& name, int rows, int other_from = 1'000'000) const {
    std::string text = "timestamp,open,high,low,close,volume\n";
    for (int i = 0; i < rows; ++i) {
      const double close = (100 + 8 * std::sin(0.2 * i + name[0]) + (i * 7 % 5)) * (i < other_from ? 1 : 1.2);
      const std::string price = std::to_string(close);
      text += to_iso(*parse_iso("2024-01-01") + i * ns_per_day) + "," + price + "," + price + "," + price + "," + price + ",10\n";
    }
    write_file(csv(name), text);
  }
  EvaluateJob evaluate(std::vector<std::string> forecasters) const {
    EvaluateJob job;
    job.forecasters = std::move(forecasters);
    job.data = data();
    job.lookback = 20;
    job.horizon = 5;
    return job;
  }
  ForecastJob forecast(const std::string& forecaster) const {
    ForecastJob job;
    job.forecaster = forecaster;
    job.csv = csv("ONE");
    job.lookback = 20;
    job.horizon = 5;
    return job;
  }
  Json run(const Job& job, std::stop_token stop = {}) const {
    return candlewright::run(
        job, place, [](const Event&) {}, stop);
  }
  Place place;

 private:
  QTemporaryDir folder_;
};

/// The error that a job ends with.
InputError refused(const Desk& desk, const Job& job) {
  try {
    desk.run(job);
  } catch (const InputError& error) {
    return error;
  }
  return InputError("", "it was accepted", "");
}

}  // namespace

class TestEvaluateJob : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void the_store_keeps_the_document_and_every_forecast() {
    const Desk desk;
    const Json document = desk.run(desk.evaluate({"drift"}));
    const RunStore store(desk.place.workspace);
    const auto kept = store.evaluations();
    QCOMPARE(kept.size(), std::size_t(1));
    Json stored = document;  // the errors by window follow from the forecasts beside it
    for (Json& symbol : stored["per_symbol"]) symbol.erase("window_errors");
    QCOMPARE(kept[0].document, stored);
    QCOMPARE(kept[0].part, std::string("test"));
    const auto forecasts = store.forecasts(kept[0].id, "TWO");
    QCOMPARE(forecasts.size(), std::size_t(30));  // every origin of the 30 test bars
    QCOMPARE(forecasts.front().close.size(), std::size_t(5));
    QCOMPARE(forecasts.back().actual.size(), std::size_t(1));
  }
  void the_first_forecaster_is_the_model_and_all_are_baselines() {
    const Desk desk;
    const Json document = desk.run(desk.evaluate({"drift", "random walk"}));
    QCOMPARE(document["model"]["kind"].get<std::string>(), std::string("drift"));
    for (const char* name : {"persistence", "drift", "random_walk"}) QVERIFY(document["baselines"].contains(name));
    QCOMPARE(document["baselines"]["drift"]["mae"], document["aggregate"]["mae"]);
    QCOMPARE(document["baselines"]["random_walk"]["mae"], document["baselines"]["persistence"]["mae"]);
  }
  void out_and_export_are_written_whole() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"random_walk"});
    job.out = desk.root() / "out.json";
    job.export_forecasts = desk.root() / "lines.jsonl";
    const Json document = desk.run(job);
    QCOMPARE(read_json(job.out), document);
    const std::string lines = read_file(job.export_forecasts);
    QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t(60));
  }
  void impossible_settings_are_refused_by_name_before_the_data_is_read() {
    Desk desk;
    EvaluateJob job = desk.evaluate({"persistence"});
    job.data = desk.root() / "nowhere";
    const auto setting = [&](auto change) {
      EvaluateJob changed = job;
      change(changed);
      const InputError error = refused(desk, changed);
      return error.kind == ErrorKind::settings ? error.where : "not a setting: " + std::string(error.what());
    };
    QCOMPARE(setting([](auto& j) { j.stride = 0; }), std::string("stride"));
    QCOMPARE(setting([](auto& j) { j.lookback = -3; }), std::string("lookback"));
    QCOMPARE(setting([](auto& j) { j.part = "tomorrow"; }), std::string("part"));
    QCOMPARE(setting([](auto& j) { j.horizons = {1, 0}; }), std::string("horizons"));
    QCOMPARE(setting([](auto& j) { j.sampling.temperature = 0; }), std::string("temperature"));
    QCOMPARE(setting([](auto& j) { j.sampling.top_p = 1.5; }), std::string("top_p"));
    QCOMPARE(setting([](auto& j) { j.sampling.samples = 0; }), std::string("samples"));
    QCOMPARE(setting([](auto& j) { j.part_rows = 50; }), std::string("part_rows"));
    QCOMPARE(setting([](auto& j) { j.forecasters = {"oracle"}; }), std::string("forecaster oracle"));
    QVERIFY(refused(desk, job).kind == ErrorKind::input);
  }
  void a_place_that_cannot_be_written_is_told_before_the_work() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"drift"});
    job.data = desk.root() / "nowhere";
    std::ofstream(desk.root() / "a file") << "no folder";
    job.export_forecasts = desk.root() / "a file" / "lines.jsonl";
    QVERIFY(refused(desk, job).where == job.export_forecasts.parent_path().string());
  }
  void an_unknown_run_is_named() {
    const Desk desk;
    const InputError error = refused(desk, desk.evaluate({"run:nosuchrun"}));
    QVERIFY(error.kind == ErrorKind::store);
    QVERIFY(std::string(error.what()).find("nosuchrun") != std::string::npos);
  }
  void a_stop_request_leaves_nothing_in_the_store() {
    const Desk desk;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, desk.run(desk.evaluate({"drift"}), stop.get_token()));
    QVERIFY(RunStore(desk.place.workspace, true).evaluations().empty());
  }
  void a_folder_gives_the_bars_of_its_symbol() {
    const Desk desk;
    const Json from_file = desk.run(desk.forecast("drift"));
    ForecastJob job = desk.forecast("drift");
    job.csv = desk.data();
    QVERIFY(refused(desk, job).hint.find("--symbol") != std::string::npos);
    job.symbol = "ONE";
    const Json from_folder = desk.run(job);
    for (const char* same : {"symbol", "origin", "timestamps", "columns"}) QCOMPARE(from_folder[same], from_file[same]);
  }
  void a_job_survives_its_json() {
    const Desk desk;
    ForecastJob forecast = desk.forecast("drift");
    forecast.symbol = "ONE";
    for (const Job& job : {Job(desk.evaluate({"drift"})), Job(forecast)}) QCOMPARE(to_json(job_from_json(to_json(job))), to_json(job));
  }

  void an_ensemble_is_the_model_and_its_members_are_baselines() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"drift", "seasonal_naive"});
    job.ensemble = "mean";
    job.export_forecasts = desk.root() / "mean.jsonl";
    const Json document = desk.run(job);
    QCOMPARE(document["model"]["kind"].get<std::string>(), std::string("ensemble"));
    for (const char* name : {"persistence", "drift", "seasonal_naive", "ensemble"}) QVERIFY(document["baselines"].contains(name));
    QCOMPARE(document["baselines"]["ensemble"]["mase"], document["aggregate"]["mase"]);
    QCOMPARE(document["ensemble"]["weights"]["ONE"]["weights"], (Json{0.5, 0.5}));
    QVERIFY(document["ensemble"]["fitted_on"].is_null());
    const auto closes = [&](const std::string& forecaster) {
      EvaluateJob alone = desk.evaluate({forecaster});
      alone.export_forecasts = desk.root() / "one.jsonl";
      desk.run(alone);
      const std::string lines = read_file(alone.export_forecasts);
      return parse_json(lines.substr(0, lines.find('\n')), "line")["point"]["close"].get<std::vector<double>>();
    };
    const auto drift = closes("drift"), season = closes("seasonal_naive");
    const std::string lines = read_file(job.export_forecasts);
    const auto joined = parse_json(lines.substr(0, lines.find('\n')), "line")["point"]["close"].get<std::vector<double>>();
    for (std::size_t h = 0; h < joined.size(); ++h) QVERIFY(std::abs(joined[h] - (drift[h] + season[h]) / 2) < 1e-9);
  }
  void a_toto_is_a_member_like_any_other() {
    const Desk desk;
    const std::string model = (desk.root() / "toto").string();
    toto::save_model(*toto::random_model(toto::size_named("tiny"), 1, at::kCPU), model);
    EvaluateJob job = desk.evaluate({model, "persistence"});
    job.sampling.samples = 8;
    const Json alone = desk.run(job);
    job.ensemble = "inverse_error";
    const Json document = desk.run(job);
    QCOMPARE(document["model"]["kind"].get<std::string>(), std::string("ensemble"));
    QCOMPARE(document["baselines"][model]["mae"], alone["aggregate"]["mae"]);  // judged on the same windows, as by itself
    for (const char* symbol : {"ONE", "TWO"}) {
      const Json& weights = document["ensemble"]["weights"][symbol]["weights"];
      QVERIFY(weights[0].get<double>() > 0 && weights[0].get<double>() < weights[1].get<double>());  // random weights are no match
    }
    QVERIFY(document["aggregate"]["mae"] < document["baselines"][model]["mae"]);
    QVERIFY(document["aggregate"]["coverage"].is_object());  // the bands come from the one member that has them
  }
  void weights_and_margins_see_no_judged_bar() {
    // Two folders that differ in their test bars alone: what is fitted must be the same to the last digit.
    const auto fitted = [](int changed_from) {
      Desk desk;
      desk.write_symbol("ONE", 200, changed_from);
      EvaluateJob job = desk.evaluate({"drift", "seasonal_naive", "random_walk"});
      job.ensemble = "inverse_error";
      job.calibrate = "conformal";
      return desk.run(job);
    };
    const Json one = fitted(200), two = fitted(170), three = fitted(169);  // the test part is the last 30 bars
    QVERIFY(one["aggregate"]["pct_mae"] != two["aggregate"]["pct_mae"]);
    QCOMPARE(one["ensemble"]["weights"], two["ensemble"]["weights"]);
    QCOMPARE(one["calibration"]["margins"], two["calibration"]["margins"]);
    QVERIFY(one["ensemble"]["weights"]["ONE"] != three["ensemble"]["weights"]["ONE"]);
    QCOMPARE(one["ensemble"]["weights"]["TWO"], three["ensemble"]["weights"]["TWO"]);
  }
  void fitted_weights_state_what_they_come_from() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"drift", "persistence"});
    job.ensemble = "inverse_error";
    const Json document = desk.run(job);
    const Json& entry = document["ensemble"]["weights"]["ONE"];
    QCOMPARE(entry["closes"].get<int>(), 26 * 5 + 4 + 3 + 2 + 1);  // every close that an origin of 30 validation bars reaches
    QVERIFY(std::abs(entry["weights"][0].get<double>() + entry["weights"][1].get<double>() - 1) < 1e-12);
    const Json validation = [&] {
      EvaluateJob alone = desk.evaluate({"drift"});
      alone.part = "val";
      return desk.run(alone);
    }();
    QVERIFY(entry["first_origin"] == validation["per_symbol"][0]["first_origin"]);
    QVERIFY(entry["last_origin"].get<std::string>() < document["per_symbol"][0]["first_origin"].get<std::string>());
  }
  void calibration_states_coverage_before_and_after() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"random_walk"});
    const Json plain = desk.run(job);
    job.calibrate = "conformal";
    const Json document = desk.run(job);
    QCOMPARE(document["calibration"]["coverage_before"], plain["aggregate"]["coverage"]);
    QCOMPARE(document["calibration"]["coverage_after"], document["aggregate"]["coverage"]);
    QCOMPARE(document["aggregate"]["pct_mae"], plain["aggregate"]["pct_mae"]);
    QVERIFY(document["calibration"]["margins"]["90"].is_number());
  }
  void what_is_fitted_cannot_be_judged_on_the_same_part() {
    const Desk desk;
    EvaluateJob job = desk.evaluate({"drift", "persistence"});
    job.part = "val";
    job.ensemble = "mean";
    desk.run(job);
    job.ensemble = "stacking";
    QCOMPARE(refused(desk, job).where, std::string("part"));
    job = desk.evaluate({"drift"});
    job.ensemble = "mean";
    QCOMPARE(refused(desk, job).where, std::string("ensemble"));
    job = desk.evaluate({"drift"});
    job.calibrate = "magic";
    QCOMPARE(refused(desk, job).where, std::string("calibrate"));
  }
  void two_evaluations_of_the_same_windows_can_be_compared() {
    const Desk desk;
    const Json drift = desk.run(desk.evaluate({"drift"})), season = desk.run(desk.evaluate({"seasonal_naive"}));
    const Json compared = compare_evaluations(drift, season, "drift", "season");
    QVERIFY(std::abs(compared["per_symbol"][0]["a"].get<double>() - drift["per_symbol"][0]["pct_mae"].get<double>()) < 1e-9);
    EvaluateJob longer = desk.evaluate({"drift"});
    longer.lookback = 40;  // another context, the same windows
    compare_evaluations(drift, desk.run(longer), "drift", "longer");
    longer.stride = 2;
    QVERIFY_THROWS_EXCEPTION(InputError, compare_evaluations(drift, desk.run(longer), "drift", "longer"));
  }

  void a_forecast_goes_on_along_the_calendar() {
    const Desk desk;
    const Json document = desk.run(desk.forecast("drift"));
    QCOMPARE(document["symbol"].get<std::string>(), std::string("ONE"));
    QCOMPARE(document["timestamps"].size(), std::size_t(5));
    QCOMPARE(*parse_iso(document["timestamps"][0].get<std::string>()), *parse_iso(document["origin"].get<std::string>()) + ns_per_day);
    QVERIFY(document["quantiles"]["close"].is_null() && document["quantiles"]["reason"].is_string());
    QVERIFY(document["record"].is_null() && !document.contains("actual") && !document.contains("paths"));
  }
  void from_adds_what_came_and_takes_the_bar_at_or_before_it() {
    const Desk desk;
    ForecastJob job = desk.forecast("persistence");
    job.from = "2024-07-15T12:00:00Z";  // the last bar is of 2024-07-18
    const Json document = desk.run(job);
    QCOMPARE(document["origin"].get<std::string>(), std::string("2024-07-15T00:00:00Z"));
    QCOMPARE(document["actual"]["close"].size(), std::size_t(3));
    QCOMPARE(document["timestamps"].size(), std::size_t(5));
    job.from = "1903-01-01";
    QVERIFY(refused(desk, job).message.find("outside") != std::string::npos);
    job.from = "yesterday";
    QVERIFY(refused(desk, job).kind == ErrorKind::settings);
  }
  void the_record_is_the_latest_evaluation_of_the_same_model_on_the_symbol() {
    const Desk desk;
    const Json evaluation = desk.run(desk.evaluate({"drift"}));
    const Json record = desk.run(desk.forecast("drift"))["record"];
    QCOMPARE(record["skill"], evaluation["per_symbol"][0]["skill"]);
    QCOMPARE(record["windows"].get<int>(), 26);
    QCOMPARE(record["by_horizon"]["1"]["pct_mae"], evaluation["per_symbol"][0]["by_horizon"]["1"]["pct_mae"]);
    QCOMPARE(record["all_symbols"]["symbols"].get<std::size_t>(), evaluation["per_symbol"].size());
    QCOMPARE(record["all_symbols"]["skill"], evaluation["aggregate"]["skill"]);
    std::vector<double> skills;
    for (const Json& symbol : evaluation["per_symbol"]) skills.push_back(symbol["skill"].get<double>());
    std::sort(skills.rbegin(), skills.rend());
    QCOMPARE(skills[record["all_symbols"]["place"].get<std::size_t>() - 1], record["skill"].get<double>());
    QVERIFY(desk.run(desk.forecast("seasonal_naive"))["record"].is_null());
  }
  void too_little_history_is_refused_with_both_numbers() {
    const Desk desk;
    ForecastJob job = desk.forecast("persistence");
    job.lookback = 300;
    const std::string told = refused(desk, job).what();
    QVERIFY(told.find("300") != std::string::npos && told.find("200") != std::string::npos);
  }
  void paths_are_given_where_asked() {
    const Desk desk;
    ForecastJob job = desk.forecast("random_walk");
    job.with_paths = true;
    job.sampling.samples = 7;
    QCOMPARE(desk.run(job)["paths"].size(), std::size_t(7));
  }
};

QTEST_APPLESS_MAIN(TestEvaluateJob)
#include "tst_evaluate_job.moc"
