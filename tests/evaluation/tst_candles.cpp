#include <QtTest>
#include <cmath>

#include "engine/evaluation/candles.h"

using namespace candlewright;

namespace {

/// One forecast bar.
Forecast bar(double open, double high, double low, double close, double volume = 1) {
  Forecast f;
  f.point = {{open}, {high}, {low}, {close}, {volume}, {1}};
  return f;
}

/// A close of 10 before it, and moves of up to a half seen.
constexpr CandleHistory calm{10, 0.5};

}  // namespace

class TestCandles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void possible_candles_are_not_told() {
    QCOMPARE(candle_faults(bar(10, 12, 9, 11), calm).faulty, 0);
    QCOMPARE(candle_faults(bar(10, 10, 10, 10, 0), calm).faulty, 0);
    QVERIFY(candle_warnings(bar(10, 12, 9, 11), calm, {0}).empty());
  }
  void each_kind_of_fault_is_counted_apart_and_told_with_its_step() {
    for (const Forecast& f : {bar(10, 9, 8, 8.5), bar(10, 12, 10.5, 11), bar(10, 12, -1, 11)}) {
      QCOMPARE(candle_faults(f, calm).impossible, 1);
      QCOMPARE(candle_faults(f, calm).faulty, 1);
      QVERIFY(candle_warnings(f, calm, {0})[0].find("Step 1 (1970-01-01T00:00:00Z)") == 0);
    }
    QCOMPARE(candle_faults(bar(10, 12, 9, 11, -5), calm).negative_volumes, 1);
    QCOMPARE(candle_faults(bar(10, 12, 9, 11, -5), calm).impossible, 0);
    QCOMPARE(candle_warnings(bar(10, 12, 9, 11, -5), calm, {0}).size(), std::size_t(1));
  }
  void a_close_that_moves_further_than_ever_is_a_jump() {
    Forecast f;
    f.point.resize(6);
    f.point[3] = {12, 20, 20, 11};  // ln 1.2 = 0.18, ln 1.67 = 0.51, 0, ln 0.55 = -0.60
    const auto faults = candle_faults(f, calm);
    QCOMPARE(faults.jumps, 2);
    QCOMPARE(faults.bars, 4);
    f.point[3] = {-1};
    QCOMPARE(candle_faults(f, calm).jumps, 1);
  }
  void a_move_that_equals_the_largest_is_no_jump() {
    const auto moves = largest_moves({10, 20, 19, 5});
    QCOMPARE(moves[0], 0.0);
    QCOMPARE(moves[1], std::log(2.0));
    QCOMPARE(moves[2], std::log(2.0));
    QCOMPARE(moves[3], std::log(19.0 / 5));
    Forecast f;
    f.point.resize(6);
    f.point[3] = {20};
    QCOMPARE(candle_faults(f, {10, moves[1]}).jumps, 0);
  }
  void repaired_candles_hold_open_and_close() {
    Forecast f = bar(10, 9, 11, 8, -3);
    repair_candles(f, calm);
    QCOMPARE(candle_faults(f, calm).faulty, 0);
    QCOMPARE(f.point[1][0], 11.0);
    QCOMPARE(f.point[2][0], 8.0);
    QCOMPARE(f.point[0][0], 10.0);
    QCOMPARE(f.point[4][0], 0.0);
  }
  void a_repaired_jump_ends_at_the_largest_move_and_the_next_bar_starts_there() {
    Forecast f;
    f.point = {{40, 10}, {40, 12}, {36, 9}, {40, 12}, {1, 1}, {1, 1}};
    const CandleHistory history{10, std::log(2.0)};
    repair_candles(f, history);
    QVERIFY(std::abs(f.point[3][0] - 20) < 1e-9);
    QVERIFY(std::abs(f.point[2][0] - 18) < 1e-9);  // the candle moves in proportion
    QCOMPARE(f.point[3][1], 12.0);                 // within a factor of 2 of 20
    QCOMPARE(candle_faults(f, history).faulty, 0);
  }
  void prices_below_zero_are_repaired_into_a_possible_candle() {
    Forecast f = bar(-1, -1, -2, -3);
    repair_candles(f, calm);
    QCOMPARE(candle_faults(f, calm).faulty, 0);
  }
  void a_forecast_of_closes_alone_has_no_candles_to_judge() {
    Forecast f;
    f.point.resize(6);
    f.point[3] = {11};
    QCOMPARE(candle_faults(f, calm).faulty, 0);
    repair_candles(f, calm);
    QVERIFY(f.point[1].empty());
  }
};

QTEST_APPLESS_MAIN(TestCandles)
#include "tst_candles.moc"
