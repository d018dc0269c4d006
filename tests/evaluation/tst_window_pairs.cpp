#include <QtTest>

#include "engine/evaluation/window_pairs.h"
#include "evaluation/stored_windows.h"

using namespace candlewright;

namespace {

/// Windows of two steps from 100 that fall by 2 and 4; the forecast of day d errs by `error(d)` at both.
template <class Error>
std::vector<StoredForecast> judged(int from, int count, const Error& error) {
  std::vector<StoredForecast> all;
  for (int day = from; day < from + count; ++day) all.push_back(a_stored_window(day, 100, {98 + error(day), 96 + error(day)}, {98, 96}));
  return all;
}

}  // namespace

class TestWindowPairs : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void only_windows_that_both_judged_are_paired() {
    auto a = judged(0, 10, [](int) { return 1.0; }), b = judged(4, 10, [](int) { return 2.0; });
    b[0].last_close = 50;            // day 4: other prices
    b[1].actual.pop_back();          // day 5: less of the horizon is known
    b[2].close.push_back(1);         // day 6: another horizon
    std::swap(a.front(), a.back());  // whatever order the store has
    const WindowPairs pairs = window_pairs(a, b);
    QCOMPARE(pairs.a.size(), std::size_t{3});
    QCOMPARE(pairs.b.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
      QCOMPARE(pairs.a[i].origin, (7 + static_cast<int>(i)) * ns_per_day);
      QCOMPARE(pairs.b[i].origin, pairs.a[i].origin);
      QCOMPARE(pairs.b[i].close[0] - pairs.a[i].close[0], 1.0);
    }
    QVERIFY(window_pairs(a, {}).a.empty() && window_pairs({}, b).b.empty());
  }

  void errors_stand_beside_persistence_on_the_same_windows() {
    const PairErrors errors =
        pair_errors(window_pairs(judged(0, 40, [](int) { return 1.0; }), judged(0, 40, [](int day) { return day < 10 ? 2.0 : -0.5; })), 1);
    QCOMPARE(errors.windows, 40);
    QCOMPARE(errors.b_less, 30);
    QCOMPARE(errors.a, 1.0);
    QCOMPARE(errors.b, (10 * 2.0 + 30 * 0.5) / 40);
    QCOMPARE(errors.persistence, 3.0);
    QCOMPARE(errors.dm.windows, 40);
    QCOMPARE(errors.dm.lags, 1);
  }

  void a_verdict_is_of_b_and_turns_with_the_pair() {
    const auto wobbly = [](double size) { return [size](int day) { return size + 0.1 * (day % 3); }; };
    const auto small = judged(0, 60, wobbly(0.5)), large = judged(0, 60, [](int day) { return 2 + 0.2 * (day % 5); });
    QCOMPARE(pair_errors(window_pairs(large, small), 1).dm.verdict, ErrorVerdict::better);
    QCOMPARE(pair_errors(window_pairs(small, large), 1).dm.verdict, ErrorVerdict::worse);
    QCOMPARE(pair_errors(window_pairs(small, small), 1).dm.verdict, ErrorVerdict::no_difference);
  }

  void too_few_pairs_carry_no_verdict() {
    const auto a = judged(0, 12, [](int) { return 1.0; }), b = judged(0, 12, [](int day) { return 2 + 0.1 * day; });
    QCOMPARE(pair_errors(window_pairs(a, b), 1).dm.verdict, ErrorVerdict::too_few_windows);
    QCOMPARE(pair_errors({}, 1).windows, 0);
    QCOMPARE(pair_errors({}, 1).dm.verdict, ErrorVerdict::too_few_windows);
  }
};

QTEST_APPLESS_MAIN(TestWindowPairs)
#include "tst_window_pairs.moc"
