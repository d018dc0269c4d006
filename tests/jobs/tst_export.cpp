#include <QtTest>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/jobs/export.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

class TestExport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    place_ = std::make_unique<Workspace>();
    store_ = std::make_unique<RunStore>(place_->path());
    id_ = store_->create_run(a_run("=cmd()"));
    store_->append(
        {happened(id_, a_step(1, 1.0 / 3, "=evil,\"x\"")), happened(id_, a_step(2, 0.25)), happened(id_, a_checkpoint(2, 1, true))});
    const auto checkpoint = store_->run_folder(id_) / "checkpoints/checkpoint_step_2";
    make_folder(checkpoint / "predictor");
    for (const char* name :
         {"predictor/model.safetensors", "predictor/config.json", "training_state.safetensors", "state.json", "manifest.json"}) {
      write_file(checkpoint / name, name);
    }
  }

  void csv_holds_every_point_exactly_and_no_formula() {
    const auto out = place_->path() / "deep/series.csv";
    QCOMPARE(exported("csv", out)["format"].get<std::string>(), std::string("csv"));
    const std::string text = read_file(out);
    QVERIFY(text.find("loss,,\"'=evil,\"\"x\"\"\",1,1970-01-01T00:00:00.000000001Z,0.3333333333333333\n") != std::string::npos);
    QVERIFY(text.find("loss,,,2,") != std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 1 + 2 * 5);
  }

  void parquet_is_a_parquet_file() {
    const auto out = place_->path() / "series.parquet";
    exported("parquet", out);
    const std::string bytes = read_file(out);
    QVERIFY(bytes.starts_with("PAR1") && bytes.ends_with("PAR1"));
  }

  void a_model_is_exported_without_the_training_s_own_files() {
    const auto out = place_->path() / "model";
    exported("hf", out);
    QCOMPARE(files_below(out), QStringList({"predictor/config.json", "predictor/model.safetensors"}));
  }

  void the_finished_export_of_the_run_is_preferred() {
    make_folder(store_->run_folder(id_) / "hf_export");
    write_file(store_->run_folder(id_) / "hf_export/config.json", "{}");
    exported("hf", place_->path() / "model");
    QCOMPARE(files_below(place_->path() / "model"), QStringList{"config.json"});
  }

  void a_bundle_has_a_digest_of_each_of_its_files() {
    const auto out = place_->path() / "bundle";
    std::filesystem::create_symlink("/etc", store_->run_folder(id_) / "link");
    exported("bundle", out);
    const Json manifest = read_json(out / "manifest.json");
    QCOMPARE(static_cast<qsizetype>(manifest["files"].size()) + 1, files_below(out).size());
    for (const Json& file : manifest["files"]) {
      QCOMPARE(sha256_of_file(out / file["path"].get<std::string>()), file["sha256"].get<std::string>());
    }
    QVERIFY(!std::filesystem::exists(std::filesystem::symlink_status(out / "files/link")));
  }

  void what_is_there_is_never_overwritten_by_a_folder() {
    const auto out = place_->path() / "full";
    make_folder(out);
    write_file(out / "mine.txt", "mine");
    for (const char* format : {"hf", "bundle", "csv", "parquet"}) QVERIFY_THROWS_EXCEPTION(InputError, exported(format, out));
    QCOMPARE(files_below(out), QStringList{"mine.txt"});
  }

  void a_failure_leaves_nothing_behind() {
    set_fault_hook([](const char* call, const std::filesystem::path& path) {
      return std::string(call) == "rename" && path.filename() == "bundle" ? ENOSPC : 0;
    });
    const auto guard = qScopeGuard([] { set_fault_hook({}); });
    make_folder(place_->path() / "place");
    QVERIFY_THROWS_EXCEPTION(InputError, exported("bundle", place_->path() / "place/bundle"));
    QVERIFY(std::filesystem::is_empty(place_->path() / "place"));
  }

  void an_unknown_format_names_those_that_there_are() {
    try {
      exported("papyrus", place_->path() / "x");
      QFAIL("it was taken");
    } catch (const InputError& problem) {
      QCOMPARE(problem.kind, ErrorKind::usage);
      QVERIFY(problem.hint.find("hf") != std::string::npos);
    }
  }

 private:
  Json exported(const std::string& format, const std::filesystem::path& out) { return export_run(*store_, *store_->run(id_), format, out); }
  static QStringList files_below(const std::filesystem::path& folder) {
    QStringList names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) names << QString::fromStdString(entry.path().lexically_relative(folder).string());
    }
    names.sort();
    return names;
  }

  std::unique_ptr<Workspace> place_;
  std::unique_ptr<RunStore> store_;
  std::string id_;
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
