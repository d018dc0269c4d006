#include <QtTest>
#include <limits>

#include "engine/storage/figures_at_step.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

/// What a table of many runs asks of the store.
class TestRunFigures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// A model of one stage writes no stage into its events.
  void a_model_of_one_stage_has_its_kind_of_loss_and_its_figures_up_to_a_step() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    for (const auto& [step, value] : {std::pair(10, 2.5), std::pair(20, 2.0), std::pair(30, 2.2)}) {
      ValidationDone validation = a_validation(step, value, value / 10);
      validation.loss_kind = "huber";
      validation.skill_low = value / 10 - 0.1;
      validation.skill_high = value / 10 + 0.1;
      store.append({happened(id, validation), happened(id, a_checkpoint(step, value, step <= 20))});
    }
    const std::string other = store.create_run(a_run());  // never validated
    QCOMPARE(store.best_figures().at(id).loss_kind, std::string("huber"));
    const auto last = figures_up_to(store, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(last.size(), std::size_t{1});
    QCOMPARE(last.at(id).checkpoint, std::string("checkpoint_step_30"));
    const auto at = figures_up_to(store, 25, id);
    QVERIFY(at.at(id) == store.best_figures().at(id));  // every figure, interval and kind of loss among them
    QCOMPARE(at.at(id).checkpoint, std::string("checkpoint_step_20"));
    QVERIFY(figures_up_to(store, 9).empty() && figures_up_to(store, 25, other).empty());
  }

  void figures_are_those_of_the_best_checkpoint_and_its_stage() {
    Workspace workspace;
    RunStore store(workspace.path());
    const std::string id = store.create_run(a_run()), bare = store.create_run(a_run("bare"));
    ValidationDone start = a_validation(10, 9, -0.5);  // of the next stage, before its first step
    start.stage = "predictor";
    ValidationDone first = a_validation(10, 6, -0.2), second = a_validation(20, 4, 0.2);
    first.stage = second.stage = "predictor";
    first.step = 15;
    second.skill_low = 0.1;
    second.skill_high = 0.3;
    store.append({happened(id, start), happened(id, first), happened(id, a_checkpoint(15, 6, true, "predictor")), happened(id, second),
                  happened(id, a_checkpoint(20, 4, true, "predictor"))});
    const auto all = store.best_figures();
    QCOMPARE(all.size(), std::size_t{1});
    const CheckpointFigures& best = all.at(id);
    QCOMPARE(best.checkpoint, std::string("checkpoint_step_20"));
    QCOMPARE(best.step, 20);
    QCOMPARE(best.loss, std::optional(3.0));
    QCOMPARE(best.loss_kind, std::string("causal"));
    QCOMPARE(best.pct_mae, std::optional(4.0));
    QCOMPARE(best.persistence_pct_mae, std::optional(5.0));
    QCOMPARE(best.skill, std::optional(0.2));
    QCOMPARE(best.skill_low, std::optional(0.1));
    QCOMPARE(best.skill_high, std::optional(0.3));
    QVERIFY(store.best_figures(bare).empty());
    QVERIFY(store.best_figures(id) == all);
  }

  void checkpoints_on_disk_are_counted() {
    Workspace workspace;
    RunStore store(workspace.path());
    const std::string id = store.create_run(a_run()), bare = store.create_run(a_run("bare"));
    store.append({happened(id, a_checkpoint(10, 3, true)), happened(id, a_checkpoint(20, 4, false)),
                  happened(id, CheckpointRemoved{"checkpoints/checkpoint_step_10"})});
    QVERIFY((store.checkpoints_kept() == std::map<std::string, std::int64_t>{{id, 1}}));
  }

  void summaries_hold_the_aggregate_and_the_symbols_skills() {
    Workspace workspace;
    RunStore store(workspace.path());
    EvaluationRow row;
    row.run = store.create_run(a_run());
    row.checkpoint = "checkpoint_step_10";
    row.part = "held_out";
    row.document = {
        {"protocol", {{"horizon", 5}}},
        {"aggregate", {{"skill", 0.1}, {"coverage", {{"90", 0.7}}}}},
        {"baselines", {{"persistence", {{"pct_mae", 6.8}}}}},
        {"per_symbol", {{{"symbol", "B"}, {"skill", 0.3}}, {{"symbol", "A"}, {"skill", -0.1}}, {{"symbol", "C"}, {"skill", nullptr}}}}};
    const std::int64_t first = store.add_evaluation(row, {});
    const auto all = store.evaluation_summaries();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all[0].run, row.run);
    QCOMPARE(all[0].checkpoint, row.checkpoint);
    QCOMPARE(all[0].part, std::string("held_out"));
    QCOMPARE(all[0].protocol["horizon"].get<int>(), 5);
    QCOMPARE(all[0].aggregate["coverage"]["90"].get<double>(), 0.7);
    QCOMPARE(all[0].persistence_pct_mae, std::optional(6.8));
    QCOMPARE(all[0].skills, (std::vector<double>{-0.1, 0.3}));
    row.document = {{"note", "of an older version"}};
    store.add_evaluation(row, {});
    const auto later = store.evaluation_summaries(first);
    QCOMPARE(later.size(), std::size_t{1});
    QVERIFY(later[0].aggregate.is_null() && later[0].skills.empty() && !later[0].persistence_pct_mae);
    row.run.clear();  // of a baseline: no run to show it with
    store.add_evaluation(row, {});
    QCOMPARE(store.evaluation_summaries().size(), std::size_t{2});
  }
};

QTEST_APPLESS_MAIN(TestRunFigures)
#include "tst_run_figures.moc"
