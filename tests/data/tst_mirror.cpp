#include <QtTest>
#include <cmath>

#include "engine/data/mirror.h"
#include "models/price_tables.h"

using namespace candlewright;

class TestMirror : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void each_log_return_changes_its_sign_and_candles_stay_candles() {
    PriceTable table = a_table("AAA", 60);
    table.has_amount = true;
    table.amount.assign(60, 100);
    const PriceTable turned = mirrored_bars(table, 5, 40, 30);
    QCOMPARE(turned.rows(), std::int64_t{40});
    for (std::size_t i = 0; i < 40; ++i) {
      QVERIFY(turned.low[i] > 0 && turned.low[i] <= std::min(turned.open[i], turned.close[i]));
      QVERIFY(turned.high[i] >= std::max(turned.open[i], turned.close[i]));
      QVERIFY(std::abs(std::log(turned.close[i] / table.close[30]) + std::log(table.close[5 + i] / table.close[30])) < 1e-12);
      QCOMPARE(turned.volume[i], table.volume[5 + i]);
      QCOMPARE(turned.time[i], table.time[5 + i]);
      QVERIFY(turned.amount[i] > 0);
    }
    QCOMPARE(turned.close[25], table.close[30]);
    QCOMPARE(turned.amount.size(), std::size_t{40});
  }
  void turned_twice_it_is_what_it_was() {
    const PriceTable table = a_table("AAA", 60), once = mirrored_bars(table, 0, 60, 20), twice = mirrored_bars(once, 0, 60, 20);
    for (std::size_t i = 0; i < 60; ++i) {
      QVERIFY(std::abs(twice.high[i] / table.high[i] - 1) < 1e-12 && std::abs(twice.low[i] / table.low[i] - 1) < 1e-12);
      QVERIFY(std::abs(twice.open[i] / table.open[i] - 1) < 1e-12);
    }
  }
};

QTEST_APPLESS_MAIN(TestMirror)
#include "tst_mirror.moc"
