#include <QtTest>
#include <cmath>
#include <limits>

#include "widgets/correlation_map.h"
#include "widgets/exports.h"
#include "widgets/overview_strip.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

void fill(CorrelationMap& map) {
  map.set_cells({"A", "B", "C"}, {1, 0.8, -0.6, 0.8, 1, nothing, -0.6, nothing, 1});
  map.resize(400, 300);
  map.show();
}

}  // namespace

class TestCorrelationMap : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_cell_is_chosen_by_click_and_moved_by_keys_and_read_aloud() {
    CorrelationMap map;
    fill(map);
    QSignalSpy chosen(&map, &CorrelationMap::chosen);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.cell(0, 2).center().toPoint());
    QCOMPARE(map.current(), std::pair(0, 2));
    QVERIFY(map.accessibleDescription().contains(QStringLiteral("A and C")));
    QTest::keyClick(&map, Qt::Key_Down);
    QVERIFY2(map.accessibleDescription().contains(QStringLiteral("too few")), qPrintable(map.accessibleDescription()));
    QTest::keyClick(&map, Qt::Key_Home);
    QTest::keyClick(&map, Qt::Key_Left);  // the edge holds
    QCOMPARE(map.current(), std::pair(0, 0));
    QCOMPARE(chosen.count(), 4);
  }

  void against_and_together_differ_in_colour_and_form_and_the_unknown_is_empty() {
    CorrelationMap map;
    fill(map);
    const QImage picture = map.grab().toImage();
    const auto at = [&](int row, int column, double dx, double dy) {
      const QRectF cell = map.cell(row, column);
      return picture.pixelColor(int(cell.left() + dx * cell.width()), int(cell.top() + dy * cell.height()));
    };
    QVERIFY(at(0, 1, 0.2, 0.2) != at(0, 2, 0.2, 0.2));
    QCOMPARE(at(1, 2, 0.5, 0.5), tokens().base);
    QCOMPARE(at(0, 2, 0.5, 0.5), tokens().base);  // the stroke
    QCOMPARE(at(0, 1, 0.5, 0.5), at(0, 1, 0.2, 0.2));
  }

  void another_theme_paints_it_anew() {
    CorrelationMap map;
    fill(map);
    const QImage light = map.grab().toImage();
    apply_theme(*qApp, Theme::dark);
    QVERIFY(map.grab().toImage() != light);
    apply_theme(*qApp, Theme::light);
    QCOMPARE(map.grab().toImage(), light);
  }

  void as_a_table_it_has_heads_and_leaves_the_unknown_empty() {
    CorrelationMap map;
    fill(map);
    QVERIFY(can_be_exported(&map));
    const QString csv = csv_text(map);
    QVERIFY2(csv.contains(QStringLiteral("B,0.8,1,\r\n")), qPrintable(csv));
  }

  void a_border_of_parts_is_dragged_and_stays_between_its_neighbours() {
    OverviewStrip strip;
    strip.resize(416, 60);  // 400 px for 101 bars
    strip.show();
    std::vector<qint64> time;
    std::vector<double> close;
    for (int i = 0; i < 101; ++i) time.push_back(86'400'000'000'000LL * i), close.push_back(100 + i % 9);
    strip.set_bars(time, close);
    strip.set_parts({{CandlePart::train, 0, 59, "train"}, {CandlePart::validation, 62, 79, "val"}, {CandlePart::test, 80, 100, "test"}});
    QSignalSpy dropped(&strip, &OverviewStrip::border_dropped);
    const auto drag = [&](int from, int to) {
      QTest::mousePress(&strip, Qt::LeftButton, {}, {8 + 4 * from, 20});
      QTest::mouseMove(&strip, {8 + 4 * to, 20});
      QTest::mouseRelease(&strip, Qt::LeftButton, {}, {8 + 4 * to, 20});
    };
    drag(80, 90);
    QCOMPARE(dropped.count(), 0);  // not before it is asked for
    strip.set_borders_movable(true);
    drag(80, 90);
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped[0], (QVariantList{2, 90}));
    drag(62, 98);  // not over the next part
    QCOMPARE(dropped[1], (QVariantList{1, 89}));
    drag(30, 40);  // no border there
    QCOMPARE(dropped.count(), 2);
  }
};

QTEST_MAIN(TestCorrelationMap)
#include "tst_correlation_map.moc"
