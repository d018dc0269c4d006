#include <QTemporaryDir>
#include <QtTest>
#include <cerrno>
#include <fstream>

#include "engine/base/error.h"
#include "engine/base/files.h"

using namespace candlewright;
namespace fs = std::filesystem;

namespace {

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

class TestFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }
  void cleanup() { set_fault_hook({}); }

  void written_bytes_come_back() {
    const std::string bytes("a\0b\r\n\xFF", 6);
    write_file(root_ / "x", bytes);
    QCOMPARE(read_file(root_ / "x"), bytes);
    write_file(root_ / "x", "");
    QCOMPARE(read_file(root_ / "x"), std::string());
    QCOMPARE(entries(root_), std::size_t{1});
  }

  /// Fails the n-th call for every n, with a full disk and with a broken one: the old file stays, whole, and nothing else.
  void a_failed_write_leaves_the_old_file_data() {
    QTest::addColumn<int>("error");
    QTest::newRow("full disk") << ENOSPC;
    QTest::newRow("broken disk") << EIO;
  }
  void a_failed_write_leaves_the_old_file() {
    QFETCH(int, error);
    write_file(root_ / "x", "old");
    int calls_of_a_write = 0;
    for (int n = 1;; ++n) {
      QVERIFY2(n < 20, "a write never got through");
      int call = 0;
      bool renamed = false;
      set_fault_hook([&](const char* name, const fs::path&) {
        if (++call == n) return error;
        renamed = renamed || std::string_view(name) == "rename";
        return 0;
      });
      try {
        write_file(root_ / "x", "new and longer");
        calls_of_a_write = call;
      } catch (const InputError& e) {
        QCOMPARE(e.kind, ErrorKind::disk);
        QVERIFY2(QString(e.what()).contains(QString::fromStdString((root_ / "x").string())) || renamed, e.what());
        if (error == ENOSPC && !renamed) QVERIFY2(QString(e.what()).contains("14 bytes are needed"), e.what());
      }
      set_fault_hook({});
      QCOMPARE(entries(root_), std::size_t{1});
      // After the rename only the folder's flush is left to fail; the new file is whole then.
      QCOMPARE(read_file(root_ / "x"), std::string(renamed ? "new and longer" : "old"));
      if (calls_of_a_write) break;
    }
    QVERIFY2(calls_of_a_write >= 4, "open, write, fsync and rename must all be open to faults");
  }

  void a_failed_first_write_leaves_nothing() {
    for (int n = 1; n <= 4; ++n) {
      int call = 0;
      set_fault_hook([&](const char*, const fs::path&) { return ++call == n ? ENOSPC : 0; });
      QVERIFY_THROWS_EXCEPTION(InputError, write_file(root_ / "y", "bytes"));
      set_fault_hook({});
      QCOMPARE(entries(root_), std::size_t{0});
    }
  }

  void what_is_no_file_is_refused() {
    QVERIFY_THROWS_EXCEPTION(InputError, read_file(root_ / "nowhere"));
    QVERIFY_THROWS_EXCEPTION(InputError, read_file(root_));
    QVERIFY_THROWS_EXCEPTION(InputError, read_file("/dev/zero"));
    std::ofstream(root_ / "x") << "12345";
    QVERIFY_THROWS_EXCEPTION(InputError, read_file(root_ / "x", 4));
    QCOMPARE(read_file(root_ / "x", 5), std::string("12345"));
    QVERIFY_THROWS_EXCEPTION(InputError, write_file(root_ / "x" / "y", "z"));
    QVERIFY_THROWS_EXCEPTION(InputError, make_folder(root_ / "x" / "y"));
  }

  void renames_are_seen_or_refused() {
    write_file(root_ / "a", "1");
    rename_durably(root_ / "a", root_ / "b");
    QVERIFY(!fs::exists(root_ / "a") && fs::exists(root_ / "b"));
    set_fault_hook([](const char* name, const fs::path&) { return std::string_view(name) == "rename" ? EIO : 0; });
    QVERIFY_THROWS_EXCEPTION(InputError, rename_durably(root_ / "b", root_ / "c"));
    QVERIFY(fs::exists(root_ / "b") && !fs::exists(root_ / "c"));
  }

  void space_is_asked_for_ahead() {
    QVERIFY(free_space(root_) > 0);
    QCOMPARE(free_space(root_ / "not" / "yet" / "there") > 0, true);
    require_space(root_, 1);
    try {
      require_space(root_ / "new", std::uint64_t{1} << 62);
      QFAIL("four exabytes are not free");
    } catch (const InputError& e) {
      QCOMPARE(e.kind, ErrorKind::disk);
      QVERIFY2(QString(e.what()).contains("4611686018427387904"), e.what());
    }
  }

  void names_that_leave_the_folder_are_unsafe() {
    for (const char* name : {"SPY", "a b", "..x", "checkpoint_epoch_1", "\xC3\xA9t\xC3\xA9"}) QVERIFY2(is_safe_name(name), name);
    for (const char* name : {"", ".", "..", "a/b", "/", "a\nb", "a\x7f"}) QVERIFY2(!is_safe_name(name), name);
    QVERIFY(!is_safe_name(std::string("a\0b", 3)));
    QVERIFY(is_safe_name(std::string(200, 'x')) && !is_safe_name(std::string(201, 'x')));
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
