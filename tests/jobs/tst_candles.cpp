#include <QtTest>

#include "engine/jobs/candles.h"

using namespace candlewright;

namespace {

/// One forecast bar.
Forecast bar(double open, double high, double low, double close, double volume = 1) {
  Forecast f;
  f.point = {{open}, {high}, {low}, {close}, {volume}, {1}};
  return f;
}

}  // namespace

class TestCandles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void possible_candles_are_not_told() {
    QCOMPARE(check_candles(bar(10, 12, 9, 11), {0}).impossible, 0);
    QCOMPARE(check_candles(bar(10, 10, 10, 10, 0), {0}).impossible, 0);
  }
  void each_kind_of_impossible_candle_is_told_with_its_step() {
    for (const Forecast& f : {bar(10, 9, 8, 8.5), bar(10, 12, 10.5, 11), bar(10, 12, -1, 11), bar(10, 12, 9, 11, -5)}) {
      const auto check = check_candles(f, {0});
      QCOMPARE(check.impossible, 1);
      QVERIFY(check.warnings[0].find("Step 1 (1970-01-01T00:00:00Z)") == 0);
    }
  }
  void repaired_candles_hold_open_and_close() {
    Forecast f = bar(10, 9, 11, 8, -3);
    repair_candles(f);
    QCOMPARE(check_candles(f, {0}).impossible, 0);
    QCOMPARE(f.point[1][0], 11.0);
    QCOMPARE(f.point[2][0], 8.0);
    QCOMPARE(f.point[0][0], 10.0);
    QCOMPARE(f.point[4][0], 0.0);
  }
  void a_forecast_of_closes_alone_has_no_candles_to_judge() {
    Forecast f;
    f.point.resize(6);
    f.point[3] = {5};
    QCOMPARE(check_candles(f, {0}).impossible, 0);
    repair_candles(f);
    QVERIFY(f.point[1].empty());
  }
};

QTEST_APPLESS_MAIN(TestCandles)
#include "tst_candles.moc"
