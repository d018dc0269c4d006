#include <QtTest>
#include <QtWidgets>
#include <ctime>

#include "tests/widgets/samples.h"
#include "widgets/curve_chart.h"
#include "widgets/plot_chrome.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

CurveSeries a_line(std::vector<double> y, int slot = 1) {
  CurveSeries s{.name = QStringLiteral("#%1").arg(130 + slot), .slot = slot};
  s.x = samples::counting(y.size());
  s.y = std::move(y);
  return s;
}

bool has_colour(const QImage& image, const QColor& colour, const QRect& where) {
  for (int y = where.top(); y <= where.bottom(); ++y) {
    for (int x = where.left(); x <= where.right(); ++x) {
      const QColor c = image.pixelColor(x, y);
      if (std::abs(c.red() - colour.red()) + std::abs(c.green() - colour.green()) + std::abs(c.blue() - colour.blue()) < 40) return true;
    }
  }
  return false;
}

}  // namespace

class TestCurveChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_single_spike_is_drawn() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_end_labels(false);
    std::vector<double> y(200'000, 1.0);
    y[123'456] = 50;
    chart.set_series({a_line(y)});
    QVERIFY(has_colour(chart.grab().toImage(), series_look(1).colour, QRect(0, 30, 500, 60)));
  }
  void off_scale_values_are_named_in_robust_range() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_end_labels(false);
    std::vector<double> y = samples::loss(20'000);
    y[9'000] = 60;
    chart.set_series({a_line(y)});
    QVERIFY(!has_colour(chart.grab().toImage(), tokens().warn, QRect(0, 0, 500, 60)));
    chart.set_robust(true);
    QVERIFY(has_colour(chart.grab().toImage(), tokens().warn, QRect(0, 0, 500, 60)));
  }
  void the_wheel_zooms_and_home_shows_all() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_series({a_line(samples::loss(1000))});
    QSignalSpy range(&chart, &CurveChart::x_range_changed);
    QWheelEvent turn(QPointF(250, 100), QPointF(250, 100), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&chart, &turn);
    QCOMPARE(range.size(), 1);
    QVERIFY(range.last().at(1).toDouble() - range.last().at(0).toDouble() < 850);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(range.last(), (QList<QVariant>{0.0, 999.0}));
  }
  void a_click_picks_the_line_under_it() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_y_range(0.0, 10.0);
    chart.set_series({a_line(std::vector<double>(100, 1.0), 1), a_line(std::vector<double>(100, 9.0), 2)});
    QSignalSpy clicked(&chart, &CurveChart::series_clicked);
    const QImage image = chart.grab().toImage();
    int y = 20;
    while (y < 200 && !has_colour(image, series_look(2).colour, QRect(150, y, 60, 1))) ++y;
    QTest::mouseClick(&chart, Qt::LeftButton, Qt::ControlModifier, QPoint(180, y + 1));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.last().mid(0, 2), (QList<QVariant>{1, true}));
    QVERIFY(std::abs(clicked.last().at(2).toPointF().y() - 9) < 0.3);
  }
  void a_single_point_has_room_on_both_sides() {
    CurveChart chart;
    chart.set_x(CurveX::count);
    chart.set_series({{.name = "val", .x = {980}, .y = {3.9}}});
    QSignalSpy told(&chart, &CurveChart::x_range_changed);
    chart.show_all();
    QCOMPARE(told.last()[0].toDouble(), 882.0);
    QCOMPARE(told.last()[1].toDouble(), 1078.0);
    chart.set_x_ends(ShownRange{0, 980});  // the run's own ends come before
    chart.show_all();
    QCOMPARE(told.last()[0].toDouble(), 0.0);
    QCOMPARE(told.last()[1].toDouble(), 980.0);
  }
  void what_is_zoomed_stays_while_a_run_brings_points() {
    CurveChart chart;
    chart.set_series({{.name = "train", .x = {0, 1, 2, 3}, .y = {4, 3, 2, 1}}});
    chart.set_x(CurveX::count, QStringLiteral("step"));
    chart.set_x_range(1, 2);
    QSignalSpy told(&chart, &CurveChart::x_range_changed);
    chart.set_x(CurveX::count, QStringLiteral("step"));
    QTest::keyClick(&chart, Qt::Key_Plus);
    QCOMPARE(told.last()[0].toDouble(), 1.1);
    QCOMPARE(told.last()[1].toDouble(), 1.9);
  }
  void texts_off_the_scale_never_cover_each_other() {
    QImage image(220, 100, QImage::Format_RGB32);
    QPainter painter(&image);
    const QRectF plot(30, 10, 180, 70);
    std::vector<OffScale> marks;
    for (int i = 0; i < 12; ++i) marks.push_back({40.0 + 15 * i, i % 2 == 0, QStringLiteral("%1 off scale").arg(20 - i)});
    const std::vector<QRectF> boxes = paint_off_scale(painter, plot, marks);
    QCOMPARE(boxes.size(), marks.size());
    QVERIFY(boxes[0].isValid());  // the first of the list has its text
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (!boxes[i].isValid()) continue;
      QVERIFY(boxes[i].left() >= plot.left() && boxes[i].right() <= plot.right());
      for (std::size_t k = 0; k < i; ++k) QVERIFY(!boxes[k].intersects(boxes[i]));
    }
  }
  void a_note_stays_inside_its_plot() {
    QImage image(300, 120, QImage::Format_RGB32);
    QPainter painter(&image);
    const QRectF plot(20, 10, 260, 100);
    for (const double y : {10.0, 14.0, 60.0, 109.0}) {
      const QRectF box = paint_plot_note(painter, plot, y, QStringLiteral("tomorrow = today"), Qt::black);
      QVERIFY(box.top() >= plot.top() && box.right() <= plot.right());
      QVERIFY(box.bottom() < y || box.top() > y);  // beside its line, not on it
    }
    QVERIFY(!paint_plot_note(painter, {20, 10, 40, 100}, 60, QStringLiteral("tomorrow = today"), Qt::black).isValid());
  }
  void keys_switch_log_and_robust() {
    CurveChart chart;
    chart.set_series({a_line(samples::loss(100))});
    QSignalSpy options(&chart, &CurveChart::options_changed);
    QTest::keyClick(&chart, Qt::Key_L);
    QVERIFY(chart.log_y());
    QTest::keyClick(&chart, Qt::Key_R);
    QVERIFY(chart.robust());
    QCOMPARE(options.size(), 2);
  }
  void odd_values_do_no_harm() {
    const double nan = std::nan(""), inf = HUGE_VAL;
    CurveChart chart;
    chart.resize(400, 200);
    for (const auto& y :
         {std::vector<double>{}, {1.0}, {nan}, {nan, nan, 3, nan}, {inf, 1, -inf, 2}, {5, 5, 5}, {0, -1, -2}, {1e308, -1e308}}) {
      for (const bool log : {false, true}) {
        chart.set_log_y(log);
        chart.set_series({a_line(y)});
        QVERIFY(!chart.grab().isNull());
      }
    }
    chart.resize(10, 10);
    QVERIFY(!chart.grab().isNull());
  }
  void its_values_can_be_heard() {
    CurveChart chart;
    chart.set_title("pct_MAE", "%");
    chart.set_references({{6.81, "persistence 6.81"}});
    chart.set_series({a_line({7, 6.54})});
    QCOMPARE(chart.accessibleName(), QString("pct_MAE"));
    QCOMPARE(chart.accessibleDescription(), QString("#131 6.540, persistence 6.81"));
  }
  void a_crowded_chart_moves_its_picture_until_a_sharp_one_is_there() {
    CurveChart chart;
    chart.resize(600, 300);
    chart.show();
    std::vector<CurveSeries> all;
    for (int i = 1; i <= 40; ++i) all.push_back(a_line(samples::loss(5'000, unsigned(i)), i));
    QSignalSpy sharp(&chart, &CurveChart::sharpened);
    chart.set_series(all);
    chart.grab();
    QVERIFY(chart.behind_ms() >= 0 && sharp.isEmpty());  // nobody waited
    QVERIFY(sharp.wait());
    QCOMPARE(chart.behind_ms(), 0.0);
    const QImage before = chart.grab().toImage();
    QTest::keyClick(&chart, Qt::Key_Plus);
    const QImage moved = chart.grab().toImage();
    QVERIFY(moved != before);  // at once, by the picture of before
    QVERIFY(sharp.wait());
    const QImage after = chart.grab().toImage();
    QVERIFY(after != moved);
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(sharp.wait());
    QCOMPARE(chart.grab().toImage(), before);
  }
  void a_single_spike_is_seen_in_a_crowd_at_every_zoom() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_y_range(0.0, 60.0);
    std::vector<CurveSeries> all;
    for (int i = 0; i < 30; ++i) all.push_back(a_line(std::vector<double>(50'000, 1 + 0.1 * i), 1));
    all[17].y[23'456] = 50;
    all[17].slot = 3;
    chart.show();
    QSignalSpy sharp(&chart, &CurveChart::sharpened);
    chart.set_series(all);
    chart.set_current(17);  // drawn over the others
    for (double span = 50'000; span >= 500; span /= 3.1) {
      const double low = std::max(0.0, 23'456 - span * 0.37);
      chart.set_x_range(low, low + span);
      while (chart.behind_ms() > 0 || sharp.isEmpty()) QVERIFY(chart.grab().width() > 0 && sharp.wait());
      QVERIFY2(has_colour(chart.grab().toImage(), series_look(3).colour, QRect(0, 50, 500, 60)), qPrintable(QString::number(span)));
      sharp.clear();
    }
  }
  void a_few_noisy_lines_are_drawn_within_a_frame() {
    CurveChart chart;
    chart.resize(1000, 400);
    std::vector<CurveSeries> all;
    for (int i = 1; i <= 3; ++i) {
      std::vector<double> y;
      for (int k = 0; k < 100'000; ++k) y.push_back((k * 7919 * i) % 1009);
      all.push_back(a_line(y, i));
    }
    chart.set_series(all);
    const std::clock_t before = std::clock();
    for (double low = 10'000; low < 20'000; low += 1'000) {
      chart.set_x_range(low, low + 500);  // fewer points than pixels, each far from the one before
      chart.grab();
    }
    const double frame_ms = 100.0 * double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY2(frame_ms < 50, qPrintable(QString::number(frame_ms)));
  }
  void the_line_under_the_pointer_is_named_and_drawn_thicker() {
    CurveChart chart;
    chart.resize(500, 240);
    chart.set_y_range(0.0, 10.0);
    chart.set_series({a_line(std::vector<double>(100, 1.0), 1), a_line(std::vector<double>(100, 9.0), 2)});
    chart.show();
    QSignalSpy hovered(&chart, &CurveChart::series_hovered);
    const QImage image = chart.grab().toImage();
    int y = 20;
    while (y < 200 && !has_colour(image, series_look(2).colour, QRect(150, y, 60, 1))) ++y;
    QTest::mouseMove(&chart, QPoint(180, y + 1));
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered.last().at(0).toInt(), 1);
    QTest::mouseMove(&chart, QPoint(180, y + 60));
    QTRY_COMPARE(hovered.size(), 2);
    QCOMPARE(hovered.last().at(0).toInt(), -1);
  }
  void a_frame_of_sixteen_long_lines() {
    CurveChart chart;
    chart.resize(1200, 500);
    std::vector<CurveSeries> all;
    for (int i = 1; i <= 16; ++i) all.push_back(a_line(samples::loss(50'000, unsigned(i)), i));
    chart.set_series(all);
    double shift = 0;
    QBENCHMARK {
      chart.set_x_range(shift, 40'000 + shift);
      chart.grab();
      shift += 1;
    }
  }
};

QTEST_MAIN(TestCurveChart)
#include "tst_curve_chart.moc"
