#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "tests/widgets/samples.h"
#include "widgets/decimate.h"
#include "widgets/plot_chrome.h"
#include "widgets/time_ticks.h"

using namespace candlewright;

class TestPlot : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_spike_in_ten_million_points_shows_at_every_zoom() {
    constexpr std::size_t n = 10'000'000;
    std::vector<double> x(n), y(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = double(i), y[i] = double(i % 17) * 0.01;
    std::mt19937_64 random(11);
    for (int round = 0; round < 4; ++round) {
      const std::size_t at = random() % n;
      const double before = std::exchange(y[at], round % 2 ? 9.0 : -9.0);
      MinMaxLevels levels;
      levels.extend(y);
      for (double span = double(n); span >= 20; span /= 7.3) {
        const double low = std::max(0.0, double(at) - span * 0.37);
        const auto columns = pixel_columns(x, y, low, low + span, 613, &levels);
        const bool seen =
            std::any_of(columns.begin(), columns.end(), [&](const PixelColumn& c) { return c.any && (c.high == 9.0 || c.low == -9.0); });
        QVERIFY2(seen, qPrintable(QStringLiteral("spike at %1, span %2").arg(at).arg(span)));
      }
      y[at] = before;
    }
  }
  void columns_equal_a_plain_reading_of_every_point() {
    std::mt19937 random(2);
    std::normal_distribution<double> value(0, 1);
    std::vector<double> x, y;
    for (int i = 0; i < 5000; ++i) {
      x.push_back(i + std::abs(value(random)) * 0.3);
      y.push_back(i % 97 == 0 ? std::numeric_limits<double>::quiet_NaN() : value(random));
    }
    std::sort(x.begin(), x.end());
    MinMaxLevels levels;
    for (std::size_t k = 0; k <= y.size(); k += 250) levels.extend(std::span(y).first(k));  // as a live run grows
    for (const auto& [low, high, columns] : {std::tuple{0.0, 5001.0, 300}, {17.3, 4011.0, 71}, {100.0, 130.0, 200}}) {
      const auto fast = pixel_columns(x, y, low, high, columns, &levels), plain = pixel_columns(x, y, low, high, columns);
      for (std::size_t c = 0; c < plain.size(); ++c) {
        QCOMPARE(fast[c].any, plain[c].any);
        QCOMPARE(fast[c].low, plain[c].low);
        QCOMPARE(fast[c].high, plain[c].high);
        QCOMPARE(fast[c].first, plain[c].first);
        QCOMPARE(fast[c].last, plain[c].last);
      }
    }
  }
  void every_point_falls_into_one_column() {
    const auto x = samples::counting(1000);
    const std::vector<double> y = x;
    const auto columns = pixel_columns(x, y, 0, 1000, 7);
    double next = 0;
    for (const PixelColumn& c : columns) {
      QCOMPARE(c.first, next);
      next = c.last + 1;
    }
    QCOMPARE(next, 1000.0);
  }

  void what_is_counted_has_no_half_ticks() {
    const AxisTicks ticks = number_ticks(980, 981, 5, 1);
    QCOMPARE(ticks.ticks.size(), std::size_t{2});
    QCOMPARE(ticks.ticks.front().text, QStringLiteral("980"));
    QCOMPARE(ticks.ticks.back().text, QStringLiteral("981"));
  }
  void ticks_are_round_and_few_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("losses") << 2.27 << 2.73;
    QTest::newRow("steps") << 0.0 << 13680.0;
    QTest::newRow("skill") << -8.1 << 5.0;
    QTest::newRow("rates") << 0.0 << 5e-5;
    QTest::newRow("prices") << 20123.0 << 68123.0;
  }
  void ticks_are_round_and_few() {
    QFETCH(double, low);
    QFETCH(double, high);
    for (const int wanted : {3, 4, 5}) {
      const AxisTicks ticks = number_ticks(low, high, wanted);
      QVERIFY(ticks.ticks.size() >= 2 && int(ticks.ticks.size()) <= wanted + 1);
      const double mantissa = ticks.step / std::pow(10.0, std::floor(std::log10(ticks.step) + 1e-9));
      const bool round = std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 2.5) < 1e-6 ||
                         std::abs(mantissa - 5) < 1e-6;
      QVERIFY2(round, qPrintable(QString::number(mantissa)));
      QStringList texts;
      for (const AxisTick& tick : ticks.ticks) texts << tick.text;
      QCOMPARE(texts.removeDuplicates(), 0);
    }
  }
  void what_is_counted_has_whole_ticks() {
    for (int high = 2; high < 300; ++high) {
      for (const int wanted : {2, 3, 5}) {
        for (const AxisTick& tick : number_ticks(1, high, wanted, 1).ticks) QCOMPARE(tick.value, std::round(tick.value));
      }
    }
  }
  void ticks_of_nonsense_are_none() {
    QVERIFY(number_ticks(1, 1, 4).ticks.empty());
    QVERIFY(number_ticks(0, std::numeric_limits<double>::infinity(), 4).ticks.empty());
    QVERIFY(log_ticks(-1, 10, 4).ticks.empty());
    QVERIFY(number_ticks(1e17, 1e17 + 2, 4).ticks.size() < 10);
  }
  void long_spans_of_time_have_years() {
    const AxisTicks ticks = time_ticks(1514764800, 1709251200, 6);
    QVERIFY(!ticks.ticks.empty());
    QCOMPARE(ticks.ticks.front().text, QString("2018"));
    QCOMPARE(time_ticks(1685491200, 1685491200 + 3600, 4).ticks.back().text, QString("01:00"));
  }
  void an_axis_undoes_itself() {
    for (const bool log : {false, true}) {
      const PlotAxis axis{0.5, 80, 300, 20, log};
      for (const double v : {0.5, 1.0, 7.7, 80.0}) QVERIFY(std::abs(axis.value(axis.px(v)) - v) < 1e-9);
    }
  }

  void labels_never_overlap_and_keep_their_order() {
    std::mt19937 random(8);
    std::uniform_real_distribution<double> place(-20, 240);
    for (int round = 0; round < 200; ++round) {
      std::vector<double> wanted;
      for (int i = 0; i < 1 + round % 14; ++i) wanted.push_back(place(random));
      std::vector<double> moved = wanted;
      move_apart(moved, 14, 0, 220);
      for (std::size_t a = 0; a < moved.size(); ++a) {
        QVERIFY(moved[a] >= 7 - 1e-9 && moved[a] <= 213 + 1e-9);
        for (std::size_t b = 0; b < moved.size(); ++b) {
          if (a != b) QVERIFY(std::abs(moved[a] - moved[b]) >= 14 - 1e-9);
          if (wanted[a] < wanted[b]) QVERIFY(moved[a] < moved[b]);
        }
      }
    }
  }
  void labels_with_room_stay_where_they_are() {
    std::vector<double> centres = {100, 20, 60};
    move_apart(centres, 14, 0, 200);
    QCOMPARE(centres, (std::vector<double>{100, 20, 60}));
  }
};

QTEST_APPLESS_MAIN(TestPlot)
#include "tst_plot.moc"
