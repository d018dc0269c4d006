#include <QtTest>
#include <filesystem>

#include "engine/base/error.h"
#include "engine/storage/event_writer.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

class TestEventWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void no_event_is_lost_and_order_is_kept_in_a_queue_of_two() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    EventWriter write(store, id, 2);
    for (int step = 1; step <= 500; ++step) write(happened(id, a_step(step, step)));
    for (int n = 0; n < 50; ++n) write(happened(id, Notice{"info", std::to_string(n)}));
    write.flush();
    const Series loss = store.series(id, "loss");
    QCOMPARE(loss.steps.size(), std::size_t{500});
    QCOMPARE(loss.values[499], 500.0);
    const auto events = store.events(id);
    QCOMPARE(events.size(), std::size_t{50});
    for (std::size_t n = 0; n < 50; ++n) QCOMPARE(events[n]["text"].get<std::string>(), std::to_string(n));
  }

  void what_was_flushed_is_seen_by_another_connection() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    const RunStore other(place.path(), true);
    EventWriter write(store, id);
    write(happened(id, a_step(1)));
    write.flush();
    QCOMPARE(other.series(id, "loss").steps.size(), std::size_t{1});
  }

  void what_is_left_is_written_at_the_end() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    {
      EventWriter write(store, id);
      for (int step = 1; step <= 300; ++step) write(happened(id, a_step(step)));
    }
    QCOMPARE(store.series(id, "loss").steps.size(), std::size_t{300});
  }

  void a_write_that_fails_is_heard_by_the_one_who_waits_and_by_the_next() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    EventWriter write(store, id);
    write(happened("nobody", a_step(1)));
    QVERIFY_EXCEPTION_THROWN(write.flush(), InputError);
    QVERIFY_EXCEPTION_THROWN(write(happened(id, a_step(2))), InputError);
  }

  void a_producer_never_hangs_behind_a_failed_writer() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    EventWriter write(store, id, 1);
    bool heard = false;
    for (int step = 1; step <= 10000 && !heard; ++step) {
      try {
        write(happened("nobody", a_step(step)));
      } catch (const InputError&) {
        heard = true;
      }
    }
    QVERIFY(heard);
  }

  void a_silent_run_keeps_its_heartbeat() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    const Nanoseconds before = store.run(id)->heartbeat;
    const EventWriter write(store, id);
    QTRY_VERIFY_WITH_TIMEOUT(store.run(id)->heartbeat > before, 8000);
  }
};

QTEST_GUILESS_MAIN(TestEventWriter)
#include "tst_event_writer.moc"
