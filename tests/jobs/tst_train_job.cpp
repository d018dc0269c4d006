#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cerrno>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/data/synthetic_market.h"
#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"
#include "engine/training/checkpoint.h"
#include "engine/training/run_config.h"

using namespace candlewright;
namespace fs = std::filesystem;

namespace {

/// A market of two symbols and a workspace beside it, with a run of two steps a stage.
class Desk {
 public:
  explicit Desk(const char* origin) {
    write_raw_folder(synthetic_market({.symbols = 2, .rows = 160}), root() / "market");
    place.workspace = root() / "workspace";
    place.device = "cpu";
    place.threads = 1;
    place.origin = origin;
    RunConfig config = resolve(
        {.assignments = {"kronos.size=tiny", "data.lookback=20", "data.horizon=4", "training.batch_size=4", "validation.samples=1"}});
    job.model = "kronos";
    job.settings = to_json(config);
    job.data = root() / "market";
    job.max_steps = 2;
  }
  fs::path root() const { return folder_.path().toStdString(); }
  Place place;
  TrainJob job;

 private:
  QTemporaryDir folder_;
};

/// Checkpoints meet a full disk until somebody makes space.
struct FullDisk {
  FullDisk() {
    set_fault_hook([this](const char*, const fs::path& path) {
      return full && path.string().find("/checkpoints/") != std::string::npos && path.string().find(".safetensors") != std::string::npos
                 ? ENOSPC
                 : 0;
    });
  }
  ~FullDisk() { set_fault_hook({}); }
  std::atomic<bool> full{true};
};

template <class What>
std::vector<What> all(const std::vector<Event>& events) {
  std::vector<What> found;
  for (const Event& event : events) {
    if (const auto* what = std::get_if<What>(&event.what)) found.push_back(*what);
  }
  return found;
}

}  // namespace

class TestTrainJob : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_full_disk_pauses_the_window_until_there_is_space() {
    const Desk desk("window");
    FullDisk disk;
    std::vector<Event> told;
    const Json result = run(desk.job, desk.place,
                            [&](const Event& event) {
                              told.push_back(event);
                              if (!std::holds_alternative<RunPaused>(event.what)) return;
                              disk.full = all<RunPaused>(told).size() < 2;  // once in vain: it rests again
                              RunStore(desk.place.workspace).ask(event.run, Request::resume);
                            },
                            {});
    QCOMPARE(result.at("status").get<std::string>(), std::string("finished"));
    QCOMPARE(all<RunPaused>(told).size(), std::size_t{2});
    QCOMPARE(all<RunContinued>(told).size(), std::size_t{2});
    std::string notice;
    for (const Notice& n : all<Notice>(told)) notice += n.text.find("disk is full") != std::string::npos ? n.text : "";
    QVERIFY2(notice.find("/checkpoints/") != std::string::npos && notice.find("bytes are needed") != std::string::npos, notice.c_str());
    const RunStore store(desk.place.workspace, true);
    QCOMPARE(store.find("last").status, std::string("finished"));
    for (const CheckpointRow& saved : store.checkpoints(store.find("last").id)) QVERIFY(verify_checkpoint(saved.path).empty());
    QCOMPARE(store.series(store.find("last").id, "loss").steps.size(), std::size_t{4});
  }
  void a_full_disk_fails_the_command_line_with_path_and_bytes() {
    const Desk desk("cli");
    const FullDisk disk;
    std::vector<Event> told;
    try {
      run(desk.job, desk.place, [&](const Event& event) { told.push_back(event); }, {});
      QFAIL("it went on");
    } catch (const InputError& problem) {
      QCOMPARE(problem.kind, ErrorKind::disk);
      QVERIFY(std::string(problem.what()).find("bytes are needed") != std::string::npos);
    }
    QVERIFY(all<RunPaused>(told).empty());
    QCOMPARE(all<RunFailed>(told).size(), std::size_t{1});
  }
  void reading_tells_how_far_it_is() {
    const Desk desk("cli");
    std::vector<Event> told;
    run(desk.job, desk.place, [&](const Event& event) { told.push_back(event); }, {});
    const auto progress = all<Progress>(told);
    QVERIFY(!progress.empty());
    QCOMPARE(progress.front().doing, std::string("reading files"));
    std::int64_t last = 0;
    for (const Progress& p : progress) {
      if (p.doing == "reading files") last = p.done;
    }
    QCOMPARE(last, std::int64_t{2});
  }
};

QTEST_GUILESS_MAIN(TestTrainJob)
#include "tst_train_job.moc"
