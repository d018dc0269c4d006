#include <QTemporaryDir>
#include <QtTest>
#include <cerrno>
#include <random>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/training/checkpoint.h"
#include "engine/training/checkpoint_shelf.h"

using namespace candlewright;
namespace fs = std::filesystem;

namespace {

const std::string weights(2000, 'w');

SavedCheckpoint save(const fs::path& folder, std::int64_t step, const std::string& content = weights) {
  return save_checkpoint(folder, "checkpoint_step_" + std::to_string(step),
                         {{"step", step}, {"stage", "predictor"}, {"metric", "pct_mae"}, {"value", nullptr}}, 1000,
                         [&](const fs::path& at) {
                           make_folder(at / "predictor");
                           write_file(at / "predictor" / "model.safetensors", content);
                           write_file(at / "training_state.safetensors", "moments " + std::to_string(step));
                         });
}

struct WithoutFaults {
  ~WithoutFaults() { set_fault_hook({}); }
};

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  return found;
}

ShelvedCheckpoint shelved(std::int64_t step, std::optional<double> value, const std::string& stage = "predictor") {
  return {"checkpoint_step_" + std::to_string(step), stage, "pct_mae", step, 1, value, 10, "hash", "2024-01-01T00:00:00Z"};
}

}  // namespace

class TestCheckpoint : public QObject {
  Q_OBJECT
  QTemporaryDir place_;
  int number_ = 0;
  fs::path fresh() {
    const fs::path folder = fs::path(place_.path().toStdString()) / std::to_string(number_++);
    fs::create_directories(folder);
    return folder;
  }

 private Q_SLOTS:
  void saved_is_whole_and_listed() {
    const fs::path folder = fresh();
    const SavedCheckpoint saved = save(folder, 7);
    QVERIFY(verify_checkpoint(saved.path).empty());
    QVERIFY(saved.bytes > weights.size() && saved.hash.size() == 64);
    save(folder, 20);
    const auto listed = list_checkpoints(folder);
    QCOMPARE(listed.size(), std::size_t{2});
    QCOMPARE(listed[0].step, std::int64_t{20});  // newest first
  }
  void any_failing_call_leaves_earlier_checkpoints_whole() {
    const WithoutFaults end;
    int calls = 0;
    for (int nth = 1;; ++nth) {
      const fs::path folder = fresh();
      save(folder, 1);
      int count = 0;
      set_fault_hook([&](const char*, const fs::path&) { return ++count == nth ? ENOSPC : 0; });
      bool failed = false;
      try {
        save(folder, 2);
      } catch (const InputError& problem) {
        failed = true;
        QCOMPARE(problem.kind, ErrorKind::disk);
        QVERIFY(!problem.where.empty());
      }
      set_fault_hook({});
      QVERIFY(verify_checkpoint(folder / "checkpoint_step_1").empty());
      std::string told;
      const auto newest = newest_whole_checkpoint(folder, [&](const std::string& text) { told += text; });
      QVERIFY(newest && told.empty());
      // Absent or complete, and nothing of a broken save is left behind. Only the sync after the rename can fail with the folder in place.
      if (fs::exists(folder / "checkpoint_step_2")) QVERIFY(verify_checkpoint(folder / "checkpoint_step_2").empty());
      QVERIFY(!fs::exists(folder / "checkpoint_step_2.tmp"));
      if (!failed) break;
      calls = nth;
    }
    QVERIFY2(calls >= 15, qPrintable(QString("only %1 calls could fail").arg(calls)));
  }
  void every_flipped_byte_is_found_and_its_file_named() {
    const fs::path folder = save(fresh(), 3).path;
    std::mt19937 random(1);
    for (const fs::path& file : files_below(folder)) {
      const std::string good = read_file(file);
      for (int attempt = 0; attempt < 60; ++attempt) {
        std::string bad = good;
        bad[random() % bad.size()] ^= static_cast<char>(1 << (random() % 8));
        write_file(file, bad);
        const auto damage = verify_checkpoint(folder);
        QVERIFY2(!damage.empty(), file.c_str());
        if (file.extension() == ".safetensors") QCOMPARE(damage[0].file, file.lexically_relative(folder).string());
      }
      write_file(file, good);
    }
    QVERIFY(verify_checkpoint(folder).empty());
  }
  void missing_and_cut_files_are_named() {
    const fs::path folder = save(fresh(), 3).path;
    write_file(folder / "training_state.safetensors", "mom");
    fs::remove(folder / "predictor" / "model.safetensors");
    const auto damage = verify_checkpoint(folder);
    QCOMPARE(damage.size(), std::size_t{2});
    QCOMPARE(damage[0].file, std::string("predictor/model.safetensors"));
    QVERIFY(damage[1].what.find("3 bytes") != std::string::npos);
  }
  void what_is_no_checkpoint_is_refused_by_name() {
    const fs::path folder = fresh();
    write_file(folder / "noise", "x");
    for (const char* name : {"noise", "nothing", "."}) {
      try {
        verify_checkpoint(folder / name);
        QFAIL("accepted");
      } catch (const InputError& problem) {
        QVERIFY(problem.where.find((folder / name).string()) == 0);
      }
    }
  }
  void a_manifest_cannot_point_outside() {
    const fs::path folder = save(fresh(), 3).path;
    write_file(folder / "manifest.json", R"({"format":1,"files":{"../../secret":{"bytes":1,"sha256":"00"}},"seal":"00"})");
    const auto damage = verify_checkpoint(folder);
    QCOMPARE(damage[0].file, std::string("manifest.json"));
  }
  void a_damaged_newest_falls_back_one_and_says_so() {
    const fs::path folder = fresh();
    save(folder, 5);
    const fs::path newest = save(folder, 10).path;
    write_file(newest / "predictor" / "model.safetensors", std::string(2000, 'x'));
    std::string told;
    const auto found = newest_whole_checkpoint(folder, [&](const std::string& text) { told += text; });
    QCOMPARE(found->step, std::int64_t{5});
    QVERIFY(told.find("checkpoint_step_10") != std::string::npos && told.find("model.safetensors") != std::string::npos);
    save(folder, 10);  // the run comes by again and replaces it
    QVERIFY(verify_checkpoint(newest).empty());
  }
  void full_disk_is_seen_before_the_first_byte() {
    const fs::path folder = fresh();
    try {
      save_checkpoint(folder, "checkpoint_step_1", {{"step", 1}}, std::uint64_t{1} << 60, [](const fs::path&) {});
      QFAIL("saved");
    } catch (const InputError& problem) {
      QVERIFY(std::string(problem.what()).find("bytes") != std::string::npos);
    }
    QVERIFY(fs::is_empty(folder));
  }
  void leftovers_of_a_killed_process_are_cleared_and_never_listed() {
    const fs::path folder = fresh();
    save(folder, 1);
    fs::create_directories(folder / "checkpoint_step_2.tmp");
    QCOMPARE(list_checkpoints(folder).size(), std::size_t{1});
    clear_leftovers(folder);
    QVERIFY(!fs::exists(folder / "checkpoint_step_2.tmp"));
  }
  void shelf_keeps_the_last_and_the_best_of_each_stage() {
    const fs::path run = fresh();
    CheckpointConfig config;
    config.keep_last = 2;
    CheckpointShelf shelf(run, config, 0);
    std::vector<std::string> removed;
    const auto add = [&](std::int64_t step, std::optional<double> value, const std::string& stage) {
      save(shelf.folder(), step);
      shelf.add(shelved(step, value, stage));
      shelf.prune([&](const std::vector<std::string>& names) {
        removed.insert(removed.end(), names.begin(), names.end());
        for (const std::string& name : names) QVERIFY(fs::exists(shelf.folder() / name));  // told before it goes
        const Json registry = read_json(run / "checkpoint_registry.json");
        for (const Json& known : registry.at("regular_checkpoints")) {
          for (const std::string& name : names) QVERIFY(known.at("path") != "checkpoints/" + name);
        }
      });
      for (const std::string& name : removed) QVERIFY(!fs::exists(shelf.folder() / name));
    };
    add(1, 0.5, "tokenizer");
    add(2, 0.7, "tokenizer");
    add(3, 9.0, "predictor");
    add(4, 8.0, "predictor");
    add(5, std::nullopt, "predictor");
    add(6, 8.5, "predictor");
    QCOMPARE(removed, (std::vector<std::string>{"checkpoint_step_2", "checkpoint_step_3"}));
    QCOMPARE(fs::read_symlink(shelf.folder() / "best_model").string(), std::string("checkpoint_step_4"));
    QCOMPARE(fs::read_symlink(shelf.folder() / "latest").string(), std::string("checkpoint_step_6"));
    QVERIFY(!shelf.would_be_best("predictor", 8.0) && shelf.would_be_best("predictor", 7.9) &&
            !shelf.would_be_best("predictor", std::nullopt));
    const Json records = read_json(run / "best_records.json");
    QCOMPARE(records.size(), std::size_t{2});
    QCOMPARE(read_json(run / "checkpoint_registry.json").at("best_metric_value").get<double>(), 8.0);
  }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
