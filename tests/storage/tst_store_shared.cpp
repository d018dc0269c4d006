#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <thread>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

namespace {

/// Runs `work` in a process of its own. The parent holds no store open while it forks.
template <class Work>
pid_t in_another_process(Work work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  try {
    work();
    ::_exit(0);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    ::_exit(1);
  }
}

int exit_code_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::filesystem::path database_of(const std::filesystem::path& workspace) { return workspace / "candlewright.db"; }

}  // namespace

/// Several processes and connections at once, runs whose process died, and files that are damaged, foreign, newer or not there.
class TestStoreShared : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void four_processes_start_in_an_empty_workspace_and_lose_nothing() {
    const Workspace place;
    std::vector<pid_t> children;
    for (int child = 0; child < 4; ++child) {
      children.push_back(in_another_process([&] {
        RunStore store(place.path());
        RunRow run = a_run("child " + std::to_string(child));
        run.status = "finished";
        const std::string id = store.create_run(run);
        for (int step = 1; step <= 40; ++step) store.append({happened(id, a_step(step, child))});
      }));
    }
    for (const pid_t child : children) QCOMPARE(exit_code_of(child), 0);
    const RunStore store(place.path(), true);
    const auto runs = store.runs();
    QCOMPARE(runs.size(), std::size_t{4});
    for (const RunRow& run : runs) {
      const Series loss = store.series(run.id, "loss");
      QCOMPARE(loss.values, std::vector<double>(40, run.name.back() - '0'));
    }
  }

  void threads_share_one_store() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&, t] {
        for (int step = 1; step <= 50; ++step) store.append({happened(id, a_step(100 * t + step))});
      });
    }
    while (store.series(id, "loss").steps.size() < 20) std::this_thread::yield();
    for (auto& thread : threads) thread.join();
    QCOMPARE(store.series(id, "loss").steps.size(), std::size_t{150});
  }

  void a_run_whose_process_was_killed_is_interrupted_at_once() {
    const Workspace place;
    const pid_t child = in_another_process([&] {
      RunStore store(place.path());
      const std::string id = store.create_run(a_run());
      store.append({happened(id, RunStarted{}), happened(id, a_step(7))});
      ::kill(::getpid(), SIGKILL);
    });
    QCOMPARE(exit_code_of(child), 128);
    RunStore store(place.path());
    const RunRow run = store.runs().front();
    QCOMPARE(run.status, std::string("interrupted"));
    QCOMPARE(run.step, std::int64_t{7});
    QVERIFY_EXCEPTION_THROWN(store.ask(run.id, Request::stop), InputError);
    store.trash(run.id);
    QVERIFY(store.runs().empty());
  }

  void a_run_without_a_heartbeat_for_ten_seconds_is_interrupted() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, RunStarted{})});
    QCOMPARE(store.run(id)->status, std::string("running"));
    sqlite(place.path(), "UPDATE runs SET heartbeat = heartbeat - 9000000000");
    QCOMPARE(store.run(id)->status, std::string("running"));
    sqlite(place.path(), "UPDATE runs SET heartbeat = heartbeat - 2000000000");
    QCOMPARE(store.run(id)->status, std::string("interrupted"));
    store.heartbeat(id);
    QCOMPARE(store.run(id)->status, std::string("running"));
  }

  void a_request_to_a_process_that_died_is_not_heard_by_its_successor() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    store.append({happened(id, RunStarted{})});
    store.ask(id, Request::stop);
    sqlite(place.path(), "UPDATE requests SET process = process + 1");
    QCOMPARE(store.take_request(id), Request::none);
  }

  void data_version_grows_with_every_change_of_any_connection() {
    const Workspace place;
    RunStore mine(place.path());
    RunStore other(place.path());
    const RunStore reader(place.path(), true);
    std::int64_t seen_by_mine = mine.data_version(), seen_by_reader = reader.data_version();
    const std::string id = mine.create_run(a_run());
    for (RunStore* writer : {&mine, &other}) {
      writer->append({happened(id, a_step(1))});
      QVERIFY(mine.data_version() > seen_by_mine);
      QVERIFY(reader.data_version() > seen_by_reader);
      seen_by_mine = mine.data_version();
      seen_by_reader = reader.data_version();
    }
    QCOMPARE(mine.data_version(), seen_by_mine);
  }

  void reading_a_missing_store_creates_nothing() {
    const Workspace place;
    const RunStore store(place.path(), true);
    QVERIFY(store.runs().empty());
    QVERIFY(!store.run("x"));
    QVERIFY(store.kept("x").is_null());
    QCOMPARE(store.data_version(), std::int64_t{0});
    QVERIFY_EXCEPTION_THROWN(store.find("last"), InputError);
    QVERIFY(!std::filesystem::exists(place.path()));
    RunStore writer(place.path());
    writer.create_run(a_run());
    QCOMPARE(store.runs().size(), std::size_t{1});
  }

  void a_reader_cannot_write() {
    const Workspace place;
    RunStore(place.path()).create_run(a_run());
    RunStore store(place.path(), true);
    QVERIFY_EXCEPTION_THROWN(store.create_run(a_run()), InputError);
  }

  void a_damaged_file_is_named_and_left_as_it_is_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("from");
    QTest::newRow("header") << QByteArray(100, '\0') << 0;
    QTest::newRow("body") << QByteArray(1 << 20, '\xa5') << 100;
    QTest::newRow("text") << QByteArray("this is a letter\n").repeated(100) << 0;
  }
  void a_damaged_file_is_named_and_left_as_it_is() {
    QFETCH(QByteArray, head);
    QFETCH(int, from);
    const Workspace place;
    RunStore(place.path()).create_run(a_run());
    std::string bytes = read_file(database_of(place.path()));
    for (int i = 0; i < head.size() && static_cast<std::size_t>(from + i) < bytes.size(); ++i)
      bytes[static_cast<std::size_t>(from + i)] = head[i];
    write_file(database_of(place.path()), bytes);
    for (const bool read_only : {true, false}) {
      try {
        const RunStore store(place.path(), read_only);
        store.runs();
        QFAIL("it was read");
      } catch (const InputError& problem) {
        QCOMPARE(problem.kind, ErrorKind::store);
        QVERIFY(problem.where.find("candlewright.db") != std::string::npos);
      }
      QVERIFY(read_file(database_of(place.path())) == bytes);
    }
  }

  void a_newer_store_is_refused_and_left_as_it_is() {
    const Workspace place;
    RunStore(place.path()).create_run(a_run());
    sqlite(place.path(), "PRAGMA user_version = 999");
    for (const bool read_only : {true, false}) {
      try {
        const RunStore store(place.path(), read_only);
        store.runs();
        QFAIL("it was read");
      } catch (const InputError& problem) {
        QVERIFY(problem.message.find("newer version") != std::string::npos);
      }
    }
  }

  void the_database_of_another_program_is_refused() {
    const Workspace place;
    std::filesystem::create_directories(place.path());
    sqlite(place.path(), "CREATE TABLE photos(id)");
    const std::string bytes = read_file(database_of(place.path()));
    QVERIFY_EXCEPTION_THROWN(RunStore{place.path()}, InputError);
    QVERIFY(read_file(database_of(place.path())) == bytes);
  }

  void an_empty_file_left_by_a_killed_start_becomes_a_store() {
    const Workspace place;
    std::filesystem::create_directories(place.path());
    write_file(database_of(place.path()), "");
    const RunStore reader(place.path(), true);
    QVERIFY(reader.runs().empty());
    RunStore(place.path()).create_run(a_run());
    QCOMPARE(reader.runs().size(), std::size_t{1});
  }

  void a_workspace_that_is_a_file_is_named() {
    const Workspace place;
    write_file(place.path(), "a file");
    for (const bool read_only : {true, false}) QVERIFY_EXCEPTION_THROWN(RunStore(place.path(), read_only), InputError);
    QCOMPARE(read_file(place.path()), std::string("a file"));
  }

 private:
  /// Changes the file from outside, as no call of ours would.
  static void sqlite(const std::filesystem::path& workspace, const std::string& sql) {
    SQLite::Database database(database_of(workspace).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(sql);
  }
};

QTEST_APPLESS_MAIN(TestStoreShared)
#include "tst_store_shared.moc"
