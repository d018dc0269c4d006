#include <QtTest>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/jobs/export.h"
#include "engine/jobs/rebuild.h"
#include "engine/jobs/run_files.h"
#include "engine/jobs/run_journal.h"
#include "engine/training/checkpoint.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;
namespace fs = std::filesystem;

namespace {

Event validated(const std::string& run, std::int64_t step) {
  ValidationDone v;
  v.stage = "predictor";
  v.step = step;
  v.epoch = 1;
  v.loss = 2.5;
  v.loss_kind = "causal";
  v.pct_mae = 3.25;
  v.skill = 0.125;
  v.skill_low = -0.25;
  v.skill_high = 0.5;
  v.persistence_pct_mae = 3.5;
  v.windows = v.forecast_windows = 7;
  v.symbols.push_back({"ABC", 3.25, 1.5, 0.125, 3.5, 7});
  v.samples.push_back({"ABC", 1704067200'000'000'000, {1, 2}, {0.5, 1}, {1.5, 3}, {1, 2.5}});
  return happened(run, v);
}

/// A run as training leaves it: in the store, with its journal, record and one whole checkpoint.
std::string trained_run(RunStore& store, const std::string& name, bool finished) {
  RunRow row = a_run(name);
  row.settings = {{"training", {{"seed", 7}}}};
  const std::string id = store.create_run(row);
  const fs::path folder = store.run_folder(id);
  RunRecord record;
  record.run = id;
  record.created = to_iso(store.run(id)->created);
  record.job.model = "kronos";
  record.job.name = name;
  record.job.settings = row.settings;
  write_record(folder, record);
  const SavedCheckpoint saved =
      save_checkpoint(folder / "checkpoints", "checkpoint_epoch_1",
                      {{"step", 2}, {"epoch", 1}, {"stage", "predictor"}, {"metric", "pct_mae"}, {"value", 3.25}, {"best", true}}, 100,
                      [](const fs::path& at) { write_file(at / "model.safetensors", "weights"); });
  std::vector<Event> events{
      happened(id, RunStarted{"kronos", name, "cpu", 1, "fp32", 2, 30, 1, false}), happened(id, a_step(1, 0.75, "predictor")),
      happened(id, a_step(2, 0.5, "predictor")), validated(id, 2),
      happened(id, CheckpointSaved{2, 1, "predictor", "checkpoints/checkpoint_epoch_1", "pct_mae", 3.25, true, saved.bytes, saved.hash})};
  if (finished) events.push_back(happened(id, RunFinished{"finished", 2, 1, 3.5}));
  RunJournal journal(folder);
  for (const Event& event : events) journal(event);
  store.append(events);
  write_file(folder / "evaluation.json", R"({"protocol":{"part":"test"},"model":{"source":"run","checkpoint":"checkpoint_epoch_1"}})");
  return id;
}

/// What a person sees of a run, without what only the store knew.
Json shown(const RunStore& store, const std::string& id) {
  const RunRow row = store.run(id).value();
  Json out{{"name", row.name},         {"model", row.model},       {"status", row.status},
           {"created", row.created},   {"started", row.started},   {"settings", row.settings},
           {"step", row.step},         {"total", row.total_steps}, {"best", row.best_checkpoint},
           {"value", *row.best_value}, {"skill", *row.best_skill}};
  for (const std::string& metric : store.series_names(id)) {
    const Series series = store.series(id, metric);
    out[metric] = {series.steps, series.values, series.times, series.stages};
  }
  for (Json event : store.events(id)) {
    event.erase("seq");
    out["events"].push_back(event);
  }
  return out;
}

void break_store(const fs::path& workspace) {
  write_file(workspace / "candlewright.db", std::string(5000, 'x'));
  for (const char* side : {"-wal", "-shm"}) fs::remove(workspace / (std::string("candlewright.db") + side));
}

}  // namespace

class TestRebuild : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_damaged_store_is_made_anew_from_the_folders_and_kept_aside() {
    const Workspace place;
    Json before, trashed_before;
    std::string id, trashed;
    {
      RunStore store(place.path());
      id = trained_run(store, "kept", true);
      trashed = trained_run(store, "thrown away", true);
      before = shown(store, id);
      store.trash(trashed);
    }
    break_store(place.path());
    QVERIFY_EXCEPTION_THROWN(RunStore(place.path(), true).runs(), InputError);
    const Json done = rebuild_store(place.path());
    QCOMPARE(done["runs"].size(), std::size_t{1});
    QCOMPARE(done["trashed"].size(), std::size_t{1});
    QVERIFY(read_file(done["kept"].get<std::string>()) == std::string(5000, 'x'));
    RunStore store(place.path());
    QCOMPARE(QString::fromStdString(dump(shown(store, id))), QString::fromStdString(dump(before)));
    QCOMPARE(store.evaluations(id).at(0).part, std::string("test"));
    QVERIFY(store.run(trashed)->trashed > 0);
    store.restore(trashed);
    QVERIFY(verify_checkpoint(store.checkpoints(trashed).at(0).path).empty());
  }
  void a_sound_store_is_left_alone() {
    const Workspace place;
    RunStore store(place.path());
    trained_run(store, "kept", true);
    QVERIFY(rebuild_store(place.path())["kept"].is_null());
    QCOMPARE(store.runs().size(), std::size_t{1});
  }
  void what_was_rewound_does_not_come_back_and_an_open_end_reads_stopped() {
    const Workspace place;
    std::string id;
    {
      RunStore store(place.path());
      id = trained_run(store, "killed", false);
      RunJournal journal(store.run_folder(id));
      journal(happened(id, a_step(3, 9.0, "predictor")));
      journal(happened(id, a_step(4, 9.0, "predictor")));
      journal.rewound(2, "predictor");
      journal(happened(id, a_step(3, 0.25, "predictor")));
      std::ofstream(store.run_folder(id) / "events.jsonl", std::ios::app) << "{\"event\":\"st";  // killed while it wrote
    }
    break_store(place.path());
    rebuild_store(place.path());
    const RunStore store(place.path(), true);
    QCOMPARE(store.series(id, "loss").values, (std::vector<double>{0.75, 0.5, 0.25}));
    QCOMPARE(store.run(id)->status, std::string("stopped"));
  }
  void a_folder_that_is_no_run_is_left_out_with_its_reason() {
    const Workspace place;
    {
      RunStore store(place.path());
      trained_run(store, "kept", true);
    }
    make_folder(place.path() / "runs" / "noise");
    break_store(place.path());
    const Json done = rebuild_store(place.path());
    QCOMPARE(done["runs"].size(), std::size_t{1});
    QVERIFY(done["left_out"].at(0)["reason"].get<std::string>().find("config.json") != std::string::npos);
  }
  void a_bundle_comes_back_in_another_workspace() {
    const Workspace here, there;
    RunStore from(here.path()), to(there.path());
    const std::string id = trained_run(from, "travels", true);
    from.annotate(id, "travels", "a note", {"good"}, false);
    export_run(from, from.find(id), "bundle", here.path() / "bundle");
    import_bundle(to, here.path() / "bundle");
    QCOMPARE(QString::fromStdString(dump(shown(to, id))), QString::fromStdString(dump(shown(from, id))));
    QCOMPARE(to.run(id)->note, std::string("a note"));
    QCOMPARE(to.run(id)->tags, std::vector<std::string>{"good"});
    QVERIFY(verify_checkpoint(to.run_folder(id) / "checkpoints" / "best_model").empty());
    QVERIFY_EXCEPTION_THROWN(import_bundle(to, here.path() / "bundle"), InputError);  // it is there already
    QCOMPARE(to.runs().size(), std::size_t{1});
  }
  void a_damaged_bundle_is_refused_by_file_and_leaves_nothing() {
    const Workspace here, there;
    RunStore from(here.path()), to(there.path());
    const std::string id = trained_run(from, "travels", true);
    export_run(from, from.find(id), "bundle", here.path() / "bundle");
    write_file(here.path() / "bundle/files/events.jsonl", "{}\n");
    try {
      import_bundle(to, here.path() / "bundle");
      QFAIL("it was taken");
    } catch (const InputError& problem) {
      QVERIFY(problem.where.find("events.jsonl") != std::string::npos);
    }
    QVERIFY(to.runs().empty() && !fs::exists(to.run_folder(id)));
  }
  void the_trash_keeps_thirty_days() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = trained_run(store, "old", true);
    store.trash(id);
    QVERIFY(clear_old_trash(place.path()).empty());
    QCOMPARE(store.empty_trash(now() - ns_per_day), std::vector<std::string>{});
    QCOMPARE(store.empty_trash(now() + ns_per_day), std::vector<std::string>{id});
    QVERIFY(store.runs(true).empty() && !fs::exists(place.path() / "trash" / id));
  }
};

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
