#include <QtTest>
#include <QtWidgets>

#include "tests/widgets/samples.h"
#include "widgets/candle_chart.h"
#include "widgets/candle_scene.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

CandleBars four_bars() {
  CandleBars bars;
  for (int i = 0; i < 4; ++i) bars.time_ns.push_back(i * samples::day_ns);
  bars.open = {10, 20, 10, 20};
  bars.close = {20, 10, 20, 10};
  bars.high = {22, 22, 22, 22};
  bars.low = {8, 8, 8, 8};
  return bars;
}

/// Pixels of `colour` (within a few steps) in the column at `x`.
int count_in_column(const QImage& image, int x, const QColor& colour) {
  int found = 0;
  for (int y = 0; y < image.height(); ++y) {
    const QColor c = image.pixelColor(x, y);
    found += std::abs(c.red() - colour.red()) + std::abs(c.green() - colour.green()) + std::abs(c.blue() - colour.blue()) < 12;
  }
  return found;
}

QImage picture_of(CandleChart& chart) { return chart.grab().toImage(); }

CandleScene scene_of(const CandleBars& bars, double first, double last, const QSize& size) {
  CandlePicture p;
  p.bars = bars;
  p.high_levels.extend(bars.high);
  p.low_levels.extend(bars.low);
  p.first = first, p.last = last;
  return make_scene(p, size);
}

}  // namespace

class TestCandleChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void rising_is_hollow_and_falling_is_filled() {
    CandleChart chart;
    chart.resize(300, 200);
    chart.set_bars(four_bars());
    const QImage image = picture_of(chart);
    const CandleScene s = scene_of(four_bars(), 0, 3, chart.size());
    const auto body_middle = int((s.y.px(10) + s.y.px(20)) / 2);
    for (int bar = 0; bar < 4; ++bar) {
      const int x = int(s.bar_px(bar));
      const bool rises = bar % 2 == 0;
      // One px beside the middle lies inside the body, where no wick is drawn.
      QCOMPARE(image.pixelColor(x - 1, body_middle).rgb(), rises ? tokens().base.rgb() : tokens().down.rgb());
      QVERIFY(count_in_column(image, x, rises ? tokens().up : tokens().down) > 4);  // its wicks
    }
  }
  void a_spike_among_a_million_bars_keeps_its_pixel() {
    CandleBars bars = samples::walk(1'000'000, 1, samples::day_ns / 1440);
    for (std::size_t i = 0; i < bars.size(); ++i) bars.open[i] = bars.close[i] = 100, bars.high[i] = 101, bars.low[i] = 99;
    bars.high[654'321] = 200;
    bars.volume.clear();
    CandleChart chart;
    chart.resize(800, 300);
    chart.set_show_volume(false);
    chart.set_bars(bars);
    const CandleScene s = scene_of(bars, 0, 999'999, chart.size());
    const auto top = int(s.y.px(199)), x = int(s.bar_px(654'321));
    const QImage image = picture_of(chart);
    bool seen = false;
    for (int dx = -1; dx <= 1; ++dx) seen |= image.pixelColor(x + dx, top + 4) == tokens().up;
    QVERIFY(seen);
  }
  void the_wheel_keeps_the_bar_under_the_pointer() {
    CandleChart chart;
    chart.resize(800, 300);
    chart.set_bars(samples::walk(1000));
    const QPointF at(300, 100);
    const double before = scene_of(chart.bars(), chart.shown().first, chart.shown().second, chart.size()).bar_at(300);
    QWheelEvent turn(at, at, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QSignalSpy shown(&chart, &CandleChart::shown_changed);
    QApplication::sendEvent(&chart, &turn);
    QCOMPARE(shown.size(), 1);
    const auto [first, last] = chart.shown();
    QVERIFY(last - first < 999 * 0.7);
    QVERIFY(std::abs(scene_of(chart.bars(), first, last, chart.size()).bar_at(300) - before) < 2);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.shown(), (std::pair{0.0, 999.0}));
  }
  void dragging_pans_and_stops_at_the_ends() {
    CandleChart chart;
    chart.resize(800, 300);
    chart.set_bars(samples::walk(1000));
    chart.set_shown(400, 500);
    QTest::mousePress(&chart, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(&chart, {420, 100});
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, {420, 100});
    QVERIFY(chart.shown().first < 395);
    QVERIFY(std::abs(chart.shown().second - chart.shown().first - 100) < 1e-6);
    for (int i = 0; i < 80; ++i) QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.shown().first, 0.0);
  }
  void gaps_take_room_and_places_come_back() {
    const BarPlaces places({{9, 3, {}}, {20, 500, {}}});
    QCOMPARE(places.place(9), 9.0);
    QCOMPARE(places.place(10), 13.0);
    QCOMPARE(places.place(21), 21.0 + 3 + 12);
    for (const double bar : {0.0, 9.0, 10.0, 20.0, 21.0, 300.0}) QCOMPARE(places.bar(places.place(bar)), bar);
    QVERIFY(std::abs(places.bar(11) - 9.5) < 0.51);  // inside of the gap
  }
  void a_forecast_widens_the_view_and_the_range() {
    CandleChart chart;
    chart.resize(600, 300);
    const CandleBars bars = samples::walk(100);
    chart.set_bars(bars);
    const auto before = chart.price_range();
    chart.set_forecasts({samples::fan(bars, 99, 30, 1)});
    QCOMPARE(chart.shown().second, 129.0);
    QVERIFY(chart.price_range().second >= before.second);
    QVERIFY(chart.accessibleDescription().contains("#131"));
    const QImage image = picture_of(chart);
    int coloured = 0;
    for (int x = 0; x < image.width(); ++x) coloured += count_in_column(image, x, series_look(1).colour);
    QVERIFY(coloured > 60);  // the median
  }
  void hovering_tells_the_bar() {
    CandleChart chart;
    chart.resize(600, 300);
    chart.set_bars(samples::walk(50));
    chart.show();
    QSignalSpy hovered(&chart, &CandleChart::hovered);
    const CandleScene s = scene_of(chart.bars(), 0, 49, chart.size());
    QTest::mouseMove(&chart, QPoint(int(s.bar_px(20)), 80));
    QTRY_VERIFY(!hovered.isEmpty());
    QCOMPARE(hovered.last().at(0).toInt(), 20);
    QSignalSpy clicked(&chart, &CandleChart::bar_clicked);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(int(s.bar_px(7)), 80));
    QCOMPARE(clicked.last().at(0).toInt(), 7);
  }
  void nothing_and_odd_bars_do_no_harm() {
    CandleChart chart;
    chart.resize(300, 200);
    QVERIFY(!picture_of(chart).isNull());
    CandleBars one;
    one.time_ns = {0}, one.open = one.high = one.low = one.close = {5.0};
    chart.set_bars(one);
    QVERIFY(!picture_of(chart).isNull());
    CandleBars holes = samples::walk(30);
    for (auto* column : {&holes.open, &holes.high, &holes.low, &holes.close}) (*column)[10] = std::nan("");
    chart.set_bars(holes);
    chart.set_log(true);
    chart.set_marks({{99, CandleMark::outlier, ""}, {-1, CandleMark::repaired, ""}});
    QVERIFY(!picture_of(chart).isNull());
    chart.resize(20, 20);
    QVERIFY(!picture_of(chart).isNull());
  }
  void a_frame_over_a_million_bars() {
    CandleChart chart;
    chart.resize(1200, 500);
    chart.set_bars(samples::walk(1'000'000, 1, samples::day_ns / 1440));
    double shift = 0;
    QBENCHMARK {
      chart.set_shown(shift, 900'000 + shift);
      chart.grab();
      shift += 10;
    }
  }
};

QTEST_MAIN(TestCandleChart)
#include "tst_candle_chart.moc"
