#include <QtTest>
#include <cmath>
#include <limits>
#include <thread>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

class TestRunStore : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_run_comes_back_as_it_was_made() {
    const Workspace place;
    RunRow made = a_run("two words, ünïcode");
    made.tags = {"nov", "x"};
    made.seed = 7;
    std::string id;
    {
      RunStore store(place.path());
      id = store.create_run(made);
      QVERIFY(std::filesystem::is_directory(store.run_folder(id)));
    }
    const RunStore store(place.path());
    const RunRow run = store.run(id).value();
    QCOMPARE(run.name, made.name);
    QCOMPARE(run.number, std::int64_t{1});
    QCOMPARE(run.settings.dump(), made.settings.dump());
    QCOMPARE(run.tags, made.tags);
    QCOMPARE(run.seed, std::int64_t{7});
    QCOMPARE(run.status, std::string("preparing"));
    QVERIFY(run.error.is_null());
    QVERIFY(!run.best_value);
  }

  void ids_are_long_and_numbers_are_never_given_twice() {
    const Workspace place;
    RunStore store(place.path());
    const std::string first = store.create_run(finished());
    QVERIFY(QRegularExpression("^\\d{8}-\\d{6}-[a-z]{6}$").match(QString::fromStdString(first)).hasMatch());
    store.purge(first);
    const std::string second = store.create_run(finished());
    QCOMPARE(store.run(second)->number, std::int64_t{2});
  }

  void a_run_is_found_by_id_prefix_number_name_and_last() {
    const Workspace place;
    RunStore store(place.path());
    RunRow run = a_run("one");
    run.id = "20260101-000000-aaaaaa";
    store.create_run(run);
    run.id = "20260102-000000-bbbbbb";
    run.name = "two";
    store.create_run(run);
    QCOMPARE(store.find("20260101-000000-aaaaaa").name, std::string("one"));
    QCOMPARE(store.find("20260102").name, std::string("two"));
    QCOMPARE(store.find("#1").name, std::string("one"));
    QCOMPARE(store.find("two").number, std::int64_t{2});
    QCOMPARE(store.find("last").name, std::string("two"));
    for (const char* word : {"", "2026", "#3", "#1x", "three", "../..", "%", "2026_102"}) {
      QVERIFY_EXCEPTION_THROWN(store.find(word), InputError);
    }
  }

  void ids_that_climb_are_refused() {
    const Workspace place;
    RunStore store(place.path());
    RunRow run = a_run();
    for (const char* id : {"../x", "a/b", "..", "."}) {
      run.id = id;
      QVERIFY_EXCEPTION_THROWN(store.create_run(run), InputError);
      QVERIFY_EXCEPTION_THROWN(store.purge(id), InputError);
    }
    QVERIFY(store.runs().empty());
  }

  void every_point_of_a_step_is_in_its_series() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    std::vector<Event> events;
    for (int step = 1; step <= 50; ++step)
      events.push_back(happened(id, a_step(step, 1.0 / 3 / step, step <= 20 ? "tokenizer" : "predictor"), step));
    events.push_back(happened(id, a_step(51, std::numeric_limits<double>::quiet_NaN(), "predictor"), 51));
    store.append(events);
    const Series loss = store.series(id, "loss");
    QCOMPARE(loss.steps.size(), std::size_t{51});
    QCOMPARE(loss.values[2], 1.0 / 3 / 3);
    QCOMPARE(loss.stages[19], std::string("tokenizer"));
    QCOMPARE(loss.stages[20], std::string("predictor"));
    QCOMPARE(loss.times[6], Nanoseconds{7});
    QVERIFY(std::isnan(loss.values[50]));
    QCOMPARE(store.series(id, "loss", 40).steps.front(), std::int64_t{41});
    QCOMPARE(store.series(id, "seconds").unit, std::string("s"));
    QVERIFY(store.series(id, "nonsense").steps.empty());
    const auto names = store.series_names(id);
    QVERIFY(std::find(names.begin(), names.end(), "learning_rate") != names.end());
    const RunRow run = store.run(id).value();
    QCOMPARE(run.step, std::int64_t{51});
    QCOMPARE(run.stage, std::string("predictor"));
    QVERIFY(store.events(id).empty());
  }

  void what_a_card_tells_is_a_series_and_none_where_there_is_no_card() {
    const Workspace place;
    RunStore store(place.path());
    const std::string with = store.create_run(a_run()), without = store.create_run(a_run());
    StepDone step = a_step(1, 2, "");
    store.append({{without, 1, step}});
    step.utilisation = 94, step.temperature = 71;
    store.append({{with, 1, step}});
    QCOMPARE(store.series(with, "utilisation").values, std::vector<double>{94});
    QCOMPARE(store.series(with, "utilisation").unit, std::string("%"));
    QCOMPARE(store.series(with, "temperature").values, std::vector<double>{71});
    QCOMPARE(store.series(with, "temperature").unit, std::string("°C"));
    const auto names = store.series_names(without);
    QVERIFY(std::find(names.begin(), names.end(), "utilisation") == names.end());
    QVERIFY(std::find(names.begin(), names.end(), "temperature") == names.end());
  }

  void other_events_are_kept_as_they_are_told() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    const Event told = happened(id, a_validation(10, 2.5, 0.1), 12345);
    store.append({told, happened(id, Notice{"warning", "less \"windows\" than symbols"})});
    const auto events = store.events(id);
    QCOMPARE(events.size(), std::size_t{2});
    Json want = to_json(told);
    want["seq"] = events[0]["seq"];
    QCOMPARE(events[0].dump(), want.dump());
    QCOMPARE(store.events(id, events[0]["seq"]).size(), std::size_t{1});
    QCOMPARE(store.series(id, "validation.pct_mae").values, std::vector<double>{2.5});
    QCOMPARE(store.series(id, "validation.persistence_pct_mae").unit, std::string("%"));
  }

  void of_progress_only_the_latest_is_kept() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, Progress{"reading files", 1, 9, "files"}), happened(id, Progress{"reading files", 2, 9, "files"})});
    QCOMPARE(store.events(id).size(), std::size_t{1});
    QCOMPARE(store.events(id)[0]["done"].get<int>(), 2);
  }

  void status_follows_the_events() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    RunStarted start;
    start.model = "kronos";
    start.device = "cpu";
    start.total_steps = 9;
    const std::vector<std::pair<Event, std::string>> course = {
        {happened(id, start, 5), "running"},
        {happened(id, RunPaused{1}), "paused"},
        {happened(id, RunContinued{1}), "running"},
        {happened(id, RunFailed{"training", "loss is not finite", "step 3", "lower it", 3}, 8), "failed"},
        {happened(id, start, 9), "running"},
        {happened(id, RunFinished{"finished", 9, 1, 2}, 10), "finished"}};
    for (const auto& [event, status] : course) {
      store.append({event});
      QCOMPARE(store.run(id)->status, status);
      QCOMPARE(store.run(id)->error.is_null(), status != "failed");
    }
    QCOMPARE(store.run(id)->started, Nanoseconds{5});
    QCOMPARE(store.run(id)->ended, Nanoseconds{10});
    QCOMPARE(store.run(id)->total_steps, std::int64_t{9});
  }

  void an_event_of_an_unknown_run_is_refused_and_nothing_of_its_batch_stays() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    QVERIFY_EXCEPTION_THROWN(store.append({happened(id, a_step(1)), happened("nobody", a_step(1))}), InputError);
    QVERIFY(store.series(id, "loss").steps.empty());
  }

  void the_best_checkpoint_brings_its_validation() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, a_validation(10, 2.5, 0.1)), happened(id, a_checkpoint(10, 2.5, true))});
    store.append({happened(id, a_validation(20, 2.0, 0.2)), happened(id, a_checkpoint(20, 2.0, true))});
    store.append({happened(id, a_validation(30, 2.2, 0.15)), happened(id, a_checkpoint(30, 2.2, false))});
    const RunRow run = store.run(id).value();
    QCOMPARE(run.best_checkpoint, std::string("checkpoint_step_20"));
    QCOMPARE(*run.best_value, 2.0);
    QCOMPARE(*run.best_skill, 0.2);
    QCOMPARE(*run.best_persistence, 5.0);
    const auto rows = store.checkpoints(id);
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0].best, false);
    QCOMPARE(rows[1].best, true);
    QVERIFY(std::filesystem::path(rows[1].path).is_absolute());
    store.checkpoint_removed(id, "checkpoint_step_10");
    QVERIFY(store.checkpoints(id)[0].removed > 0);
  }

  /// A person may delete the best one: what the row names is on disk, with its own figures, or nothing is named.
  void the_best_checkpoint_is_one_that_is_on_disk() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    for (const auto& [step, value, best] : {std::tuple(10, 2.5, true), std::tuple(20, 2.0, true), std::tuple(30, 2.2, false)})
      store.append({happened(id, a_validation(step, value, value / 10)), happened(id, a_checkpoint(step, value, best))});
    store.checkpoint_removed(id, "checkpoint_step_20");
    RunRow run = store.run(id).value();
    QCOMPARE(run.best_checkpoint, std::string("checkpoint_step_30"));  // never called best before
    QCOMPARE(*run.best_value, 2.2);
    QCOMPARE(*run.best_skill, 0.22);
    QCOMPARE(store.find_checkpoint(id, "best").step, std::int64_t{30});
    QCOMPARE(store.best_figures().at(id).pct_mae.value(), 2.2);
    store.checkpoint_removed(id, "checkpoint_step_10");  // not the best: nothing moves
    QCOMPARE(store.run(id)->best_checkpoint, std::string("checkpoint_step_30"));
    store.checkpoint_removed(id, "checkpoint_step_30");
    run = store.run(id).value();
    QVERIFY(run.best_checkpoint.empty() && !run.best_value && !run.best_skill);
    QVERIFY_EXCEPTION_THROWN(store.find_checkpoint(id, "best"), InputError);
    store.append({happened(id, a_validation(40, 2.4, 0.24)), happened(id, a_checkpoint(40, 2.4, true))});  // it was continued
    QCOMPARE(store.run(id)->best_checkpoint, std::string("checkpoint_step_40"));
  }

  void a_deleted_best_of_the_last_stage_makes_way_for_one_of_that_stage() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, a_checkpoint(10, 0.1, true, "tokenizer")), happened(id, a_checkpoint(20, 5.0, true, "predictor")),
                  happened(id, a_checkpoint(30, 6.0, false, "predictor"))});
    store.checkpoint_removed(id, "checkpoint_step_20");
    QCOMPARE(store.run(id)->best_checkpoint, std::string("checkpoint_step_30"));  // losses of two stages are not compared
    store.checkpoint_removed(id, "checkpoint_step_30");
    QCOMPARE(store.run(id)->best_checkpoint, std::string("checkpoint_step_10"));
  }

  void rewind_forgets_what_came_after_the_step() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, a_step(10)), happened(id, a_validation(10, 2.5, 0.1)), happened(id, a_checkpoint(10, 2.5, true)),
                  happened(id, a_step(11)), happened(id, a_validation(11, 2, 0.2)), happened(id, a_checkpoint(11, 2, true)),
                  happened(id, Notice{"info", "stays"})});
    store.rewind(id, 10);
    QCOMPARE(store.series(id, "loss").steps, std::vector<std::int64_t>{10});
    QCOMPARE(store.checkpoints(id).size(), std::size_t{1});
    QCOMPARE(store.events(id).size(), std::size_t{3});
    const RunRow run = store.run(id).value();
    QCOMPARE(run.step, std::int64_t{10});
    QCOMPARE(run.best_checkpoint, std::string("checkpoint_step_10"));
    QCOMPARE(*run.best_skill, 0.1);
  }

  void a_note_never_turns_a_status_back() {
    const Workspace place;
    RunStore trains(place.path());
    RunStore window(place.path());
    const std::string id = trains.create_run(a_run());
    const RunRow seen = window.run(id).value();
    trains.append({happened(id, RunStarted{})});
    window.annotate(id, "renamed", "a note", {"tag"}, true);
    RunRow run = trains.run(id).value();
    QCOMPARE(run.status, std::string("running"));
    QCOMPARE(run.name, std::string("renamed"));
    run.status.clear();
    run.name = "stale";
    run.version = "0.2";
    trains.update_run(run);
    QCOMPARE(window.run(id)->name, std::string("renamed"));
    QCOMPARE(window.run(id)->version, std::string("0.2"));
    QCOMPARE(window.run(id)->status, std::string("running"));
  }

  void trash_keeps_the_folder_and_restore_brings_it_back() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(finished());
    write_file(store.run_folder(id) / "config.json", "{}");
    store.trash(id);
    QVERIFY(store.runs().empty());
    QCOMPARE(store.runs(true).size(), std::size_t{1});
    QVERIFY(!std::filesystem::exists(store.run_folder(id)));
    QVERIFY_EXCEPTION_THROWN(store.find(id), InputError);
    QCOMPARE(store.find(id, true).id, id);
    store.restore(id);
    QCOMPARE(store.runs().size(), std::size_t{1});
    QCOMPARE(read_file(store.run_folder(id) / "config.json"), std::string("{}"));
    store.append({happened(id, a_step(1))});
    store.purge(id);
    QVERIFY(store.runs(true).empty());
    QVERIFY(!std::filesystem::exists(place.path() / "trash" / id));
  }

  void a_run_that_trains_is_not_deleted() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, RunStarted{})});
    QVERIFY_EXCEPTION_THROWN(store.trash(id), InputError);
    QVERIFY_EXCEPTION_THROWN(store.purge(id), InputError);
    QVERIFY(std::filesystem::exists(store.run_folder(id)));
  }

  void a_delete_that_was_cut_in_half_can_be_done_again() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(finished());
    std::filesystem::create_directories(place.path() / "trash");
    std::filesystem::rename(store.run_folder(id), place.path() / "trash" / id);
    store.trash(id);
    QVERIFY(store.runs().empty());
    store.restore(id);
    QVERIFY(std::filesystem::exists(store.run_folder(id)));
  }

  void a_rename_that_fails_leaves_the_run_where_it_was() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(finished());
    set_fault_hook([](const char* call, const std::filesystem::path&) { return std::string(call) == "rename" ? EIO : 0; });
    QVERIFY_EXCEPTION_THROWN(store.trash(id), InputError);
    set_fault_hook({});
    QCOMPARE(store.runs().size(), std::size_t{1});
    QVERIFY(std::filesystem::exists(store.run_folder(id)));
  }

  void evaluations_and_forecasts_come_back_whole() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    EvaluationRow row;
    row.run = id;
    row.checkpoint = "best";
    row.part = "test";
    row.document = {{"aggregate", {{"skill", 0.1}}}};
    StoredForecast f;
    f.symbol = "ü$";
    f.origin = 5;
    f.last_close = 9.5;
    f.times = {6, 7};
    f.close = {1.0 / 3, 2};
    f.actual = {1};
    f.levels = {0.05, 0.95};
    f.quantiles = {{1, 2}, {3, 4}};
    f.paths = {{0.5F, 7}, {8, 9}, {1, 2}};
    const auto evaluation = store.add_evaluation(row, {f});
    QCOMPARE(store.evaluations(id).size(), std::size_t{1});
    QCOMPARE(store.evaluations().front().document.dump(), row.document.dump());
    const auto found = store.forecasts(evaluation, "ü$");
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].close, f.close);
    QCOMPARE(found[0].actual, f.actual);
    QCOMPARE(found[0].quantiles, f.quantiles);
    QCOMPARE(found[0].times, f.times);
    QCOMPARE(found[0].paths, f.paths);
    QVERIFY(store.forecasts(evaluation, "AAPL").empty());
    f.paths.back().pop_back();
    QVERIFY_EXCEPTION_THROWN(store.add_evaluation(row, {f}), InputError);
    f.paths.clear();
    f.quantiles.pop_back();
    QVERIFY_EXCEPTION_THROWN(store.add_evaluation(row, {f}), InputError);
    EvaluationRow of_folder;
    store.add_evaluation(of_folder, {});
    QCOMPARE(store.evaluations().size(), std::size_t{2});
    QCOMPARE(store.evaluations(id).size(), std::size_t{1});
  }

  void the_latest_record_of_weights_on_a_symbol_is_found() {
    const Workspace place;
    RunStore store(place.path());
    const auto judge = [&](const char* fingerprint, double skill, const std::vector<std::string>& symbols) {
      EvaluationRow row;
      row.part = "test";
      row.document = {{"model", {{"fingerprint", fingerprint}}},
                      {"protocol", {{"horizon", 5}}},
                      {"aggregate", {{"skill", skill / 2}}},
                      {"per_symbol", Json::array()}};
      std::vector<StoredForecast> forecasts;
      for (const std::string& symbol : symbols) {
        row.document["per_symbol"].push_back({{"symbol", symbol}, {"skill", skill}});
        forecasts.emplace_back().symbol = symbol;
      }
      store.add_evaluation(row, forecasts);
    };
    judge("one", 0.1, {"X", "Y"});
    judge("one", 0.2, {"X"});
    judge("two", 0.3, {"X", "Y"});
    store.add_evaluation(EvaluationRow(), {});
    QCOMPARE(store.latest_record("one", "X")->figures["skill"].get<double>(), 0.2);
    QCOMPARE(store.latest_record("one", "Y")->figures["skill"].get<double>(), 0.1);
    QCOMPARE(store.latest_record("one", "Y")->aggregate["skill"].get<double>(), 0.05);
    QCOMPARE(store.latest_record("one", "Y")->skills, Json({0.1, 0.1}));
    QCOMPARE(store.latest_record("two", "Y")->protocol["horizon"].get<int>(), 5);
    QCOMPARE(store.latest_record("two", "Y")->part, std::string("test"));
    QVERIFY(!store.latest_record("two", "Z") && !store.latest_record("three", "X"));
    QVERIFY(!RunStore(place.path() / "nowhere", true).latest_record("one", "X"));
  }

  void a_request_is_heard_once() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, RunStarted{})});
    QCOMPARE(store.take_request(id), Request::none);
    store.ask(id, Request::pause);
    store.ask(id, Request::stop);
    QCOMPARE(store.run(id)->status, std::string("stopping"));
    QCOMPARE(store.take_request(id), Request::stop);
    QCOMPARE(store.take_request(id), Request::none);
    store.append({happened(id, RunFinished{"stopped", 1, 1, 1})});
    QVERIFY_EXCEPTION_THROWN(store.ask(id, Request::stop), InputError);
  }

  void small_things_are_kept() {
    const Workspace place;
    RunStore store(place.path());
    QVERIFY(store.kept("layout").is_null());
    store.keep("layout", {{"dock", 1}});
    store.keep("layout", {{"dock", 2}});
    QCOMPARE(store.kept("layout")["dock"].get<int>(), 2);
  }

 private:
  static RunRow finished() {
    RunRow run = a_run();
    run.status = "finished";
    return run;
  }
};

QTEST_APPLESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
