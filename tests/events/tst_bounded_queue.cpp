#include <QtTest>
#include <atomic>
#include <thread>

#include "engine/events/bounded_queue.h"

using candlewright::BoundedQueue;
using std::chrono::milliseconds;

class TestBoundedQueue : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void values_come_out_in_the_order_they_went_in() {
    BoundedQueue<int> queue(3);
    for (int n : {1, 2, 3}) QVERIFY(queue.push(n));
    QCOMPARE(queue.take_all(milliseconds(0)), (std::vector<int>{1, 2, 3}));
    QVERIFY(queue.take_all(milliseconds(0)).empty());
  }

  void a_producer_waits_while_it_is_full_and_nothing_is_lost() {
    BoundedQueue<int> queue(4);
    std::atomic<std::size_t> largest{0};
    std::thread producer([&] {
      for (int n = 0; n < 20000; ++n) queue.push(n);
      queue.close();
    });
    std::vector<int> all;
    while (!queue.closed() || queue.size()) {
      const auto taken = queue.take_all(milliseconds(1000));
      largest = std::max(largest.load(), taken.size());
      all.insert(all.end(), taken.begin(), taken.end());
    }
    producer.join();
    QCOMPARE(all.size(), std::size_t{20000});
    QVERIFY(std::is_sorted(all.begin(), all.end()));
    QVERIFY(largest <= 4);
  }

  void many_producers_are_all_heard() {
    BoundedQueue<int> queue(2);
    std::vector<std::thread> producers;
    for (int p = 0; p < 4; ++p)
      producers.emplace_back([&] {
        for (int n = 0; n < 1000; ++n) queue.push(1);
      });
    std::size_t taken = 0;
    while (taken < 4000) taken += queue.take_all(milliseconds(1000)).size();
    for (auto& producer : producers) producer.join();
    QCOMPARE(taken, std::size_t{4000});
  }

  void close_frees_who_waits() {
    BoundedQueue<int> queue(1);
    QVERIFY(queue.push(1));
    std::atomic<bool> taken{true};
    std::thread producer([&] { taken = queue.push(2); });
    queue.close();
    producer.join();
    QVERIFY(!taken);
    QCOMPARE(queue.take_all(milliseconds(0)), std::vector<int>{1});
    QVERIFY(!queue.push(3));
  }
};

QTEST_APPLESS_MAIN(TestBoundedQueue)
#include "tst_bounded_queue.moc"
