#include <QtTest>
#include <limits>

#include "engine/storage/comparison.h"
#include "engine/storage/run_document.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

class TestComparison : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void only_settings_that_differ_are_listed() {
    const auto [store, runs] = two_runs();
    const Json settings = compare_runs(*store, runs)["settings"];
    QCOMPARE(settings.size(), std::size_t{1});
    QCOMPARE(settings[0]["path"].get<std::string>(), std::string("training.learning_rate"));
    QCOMPARE(settings[0]["values"][1].get<double>(), 0.002);
  }

  void last_and_best_figures_of_each_run_stand_side_by_side() {
    const auto [store, runs] = two_runs();
    const Json figures = compare_runs(*store, runs)["figures"];
    for (const Json& row : figures) {
      if (row["metric"] != "loss") continue;
      QCOMPARE(row["last"][0].get<double>(), 2.5);
      QCOMPARE(row["best"][0].get<double>(), 1.5);
      QCOMPARE(row["best_step"][0].get<int>(), 2);
      QVERIFY(row["last"][1].is_null());
      QCOMPARE(row["best"][1].get<double>(), 4.0);
      return;
    }
    QFAIL("no figures of the loss");
  }

  void losses_of_two_stages_are_never_mixed() {
    const auto [store, runs] = two_runs();
    store->append({happened(runs[0].id, a_step(4, 0.001, "tokenizer"))});
    std::vector<std::pair<std::string, double>> best;
    const Json figures = compare_runs(*store, runs)["figures"];
    for (const Json& row : figures) {
      if (row["metric"] == "loss") best.emplace_back(row["stage"], row["best"][0].get<double>());
    }
    QCOMPARE(best, (std::vector<std::pair<std::string, double>>{{"", 1.5}, {"tokenizer", 0.001}}));
  }

  void the_page_holds_the_same_figures_and_nothing_from_elsewhere() {
    const auto [store, runs] = two_runs();
    const QString page = QString::fromStdString(comparison_page(*store, runs));
    for (const RunRow& run : runs) QVERIFY(page.contains(QString::fromStdString(run.id)));
    QVERIFY(page.contains("2.5") && page.contains("0.002") && page.contains("<svg"));
    QVERIFY(page.contains("&lt;script&gt;") && !page.contains("<script"));
    QVERIFY(!page.contains(QRegularExpression("(src|href|action)\\s*=|url\\(|@import")));
    QVERIFY(!page.contains("nan", Qt::CaseInsensitive));
  }

  void a_long_curve_keeps_its_spike_and_stays_small() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    std::vector<Event> events;
    for (int step = 1; step <= 20000; ++step) events.push_back(happened(id, a_step(step, step == 7777 ? 1000 : 1 + step % 7)));
    store.append(events);
    const std::string page = comparison_page(store, {*store.run(id)});
    QVERIFY(page.size() < 150000);
    QVERIFY(page.find(">1000<") != std::string::npos);  // the axis reaches the spike
  }

  void a_value_that_is_not_finite_is_null_with_its_reason() {
    const auto [store, runs] = two_runs();
    const Json document = series_document(store->series(runs[1].id, "loss"));
    QVERIFY(document["values"][1].is_null());
    QVERIFY(document["reason"].get<std::string>().find("not finite") != std::string::npos);
    QVERIFY(!series_document(store->series(runs[0].id, "loss")).contains("reason"));
  }

  void a_run_is_told_with_everything_that_was_kept() {
    const auto [store, runs] = two_runs();
    EvaluationRow evaluation;
    evaluation.run = runs[0].id;
    evaluation.part = "test";
    evaluation.document = {{"aggregate", {{"skill", 0.25}}}, {"per_symbol", Json::array()}};
    store->add_evaluation(evaluation, {});
    store->append({happened(runs[0].id, Notice{"warning", "a word"})});
    const Json document = run_document(*store, *store->run(runs[0].id));
    for (const char* key : {"run", "settings", "data", "version", "series", "checkpoints", "evaluations"})
      QVERIFY2(document.contains(key), key);
    QCOMPARE(document["evaluations"][0]["aggregate"]["skill"].get<double>(), 0.25);
    QCOMPARE(document["notices"][0]["text"].get<std::string>(), std::string("a word"));
    QCOMPARE(document["best"]["checkpoint"].get<std::string>(), std::string("checkpoint_step_2"));
  }

  void checkpoints_are_found_by_best_latest_and_name() {
    const auto [store, runs] = two_runs();
    const std::string id = runs[0].id;
    QCOMPARE(store->find_checkpoint(id, "best").step, std::int64_t{2});
    QCOMPARE(store->find_checkpoint(id, "latest").step, std::int64_t{3});
    QCOMPARE(store->find_checkpoint(id, "checkpoint_step_3").step, std::int64_t{3});
    store->checkpoint_removed(id, "checkpoint_step_3");
    QCOMPARE(store->find_checkpoint(id, "latest").step, std::int64_t{2});
    for (const char* word : {"checkpoint_step_3", "../..", ""}) {
      QVERIFY_THROWS_EXCEPTION(std::exception, store->find_checkpoint(id, word));
    }
    QVERIFY_THROWS_EXCEPTION(std::exception, store->find_checkpoint(runs[1].id, "best"));
  }

 private:
  Workspace place_;

  std::pair<std::shared_ptr<RunStore>, std::vector<RunRow>> two_runs() {
    auto store = std::make_shared<RunStore>(place_.path());
    std::vector<RunRow> runs;
    for (const RunRow& old : store->runs(true)) {
      store->append({happened(old.id, RunFinished{"finished", 1, 1, 1})});
      store->purge(old.id);
    }
    RunRow run = a_run("one <script>");
    const std::string one = store->create_run(run);
    run.settings["training"]["learning_rate"] = 0.002;
    const std::string two = store->create_run(run);
    store->append({happened(one, a_step(1, 3)), happened(one, a_step(2, 1.5)), happened(one, a_validation(2, 2, 0.1)),
                   happened(one, a_checkpoint(2, 2, true)), happened(one, a_step(3, 2.5)), happened(one, a_checkpoint(3, 3, false)),
                   happened(two, a_step(1, 4)), happened(two, a_step(2, std::numeric_limits<double>::quiet_NaN()))});
    return {store, {*store->run(one), *store->run(two)}};
  }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
