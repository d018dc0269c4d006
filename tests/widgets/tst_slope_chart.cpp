#include <QtTest>
#include <limits>

#include "widgets/exports.h"
#include "widgets/slope_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

void fill(SlopeChart& chart, int lines) {
  std::vector<SlopeLine> all;
  for (int i = 0; i < lines; ++i) all.push_back({QStringLiteral("S%1").arg(i), 0.5 * i, 0.5 * i + (i % 3 == 0 ? -4 : 3)});
  chart.set_heads(QStringLiteral("A epoch 3"), QStringLiteral("B epoch 7"));
  chart.set_unit(QStringLiteral("skill, %"));
  chart.set_zero(QStringLiteral("tomorrow = today"));
  chart.set_lines(std::move(all));
}

/// How often a click anywhere in a rectangle chooses `name`.
int hits(SlopeChart& chart, const QRect& where, const QString& name) {
  QSignalSpy chosen(&chart, &SlopeChart::chosen);
  for (int x = where.left(); x < where.right(); x += 6) {
    for (int y = where.top(); y < where.bottom(); y += 6) QTest::mouseClick(&chart, Qt::LeftButton, {}, {x, y});
  }
  return static_cast<int>(
      std::count_if(chosen.begin(), chosen.end(), [&](const QList<QVariant>& one) { return one[0].toString() == name; }));
}

}  // namespace

class TestSlopeChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void lines_are_chosen_by_keys_in_the_order_of_their_ends() {
    SlopeChart chart;
    chart.set_lines({{"low", 9, -2}, {"high", 0, 5}, {"lost", std::numeric_limits<double>::quiet_NaN(), 1}});
    QSignalSpy chosen(&chart, &SlopeChart::chosen);
    connect(&chart, &SlopeChart::chosen, &chart, &SlopeChart::set_current);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Up);
    QCOMPARE(chosen.count(), 4);
    QCOMPARE(chosen[0][0].toString(), QString("high"));
    QCOMPARE(chosen[1][0].toString(), QString("low"));
    QCOMPARE(chosen[2][0].toString(), QString("low"));  // there is no line below
    QCOMPARE(chosen[3][0].toString(), QString("high"));
  }
  void a_line_and_its_labels_take_clicks() {
    SlopeChart chart;
    chart.resize(400, 300);
    fill(chart, 6);
    chart.show();
    QVERIFY(hits(chart, {0, 20, 70, 260}, QStringLiteral("S2")) > 0);    // its name on the left
    QVERIFY(hits(chart, {330, 20, 70, 260}, QStringLiteral("S2")) > 0);  // and on the right
    QVERIFY(hits(chart, {150, 20, 100, 260}, QStringLiteral("S2")) > 0);
    QCOMPARE(hits(chart, {0, 0, 400, 18}, QStringLiteral("S2")), 0);
  }
  void where_labels_do_not_fit_the_largest_changes_and_the_current_one_keep_theirs() {
    SlopeChart chart;
    chart.resize(400, 160);
    fill(chart, 40);
    chart.show();
    QCOMPARE(hits(chart, {0, 20, 60, 130}, QStringLiteral("S37")), 0);
    chart.set_current(QStringLiteral("S37"));
    QVERIFY(hits(chart, {0, 20, 60, 130}, QStringLiteral("S37")) > 0);
    QVERIFY(hits(chart, {0, 20, 60, 130}, QStringLiteral("S39")) > 0);  // fell by four, others rose by three
  }
  void as_a_table_it_has_what_is_drawn() {
    SlopeChart chart;
    fill(chart, 1);
    QVERIFY(can_be_exported(&chart));
    QCOMPARE(csv_text(chart), QString("Symbol,\"A epoch 3, skill, %\",\"B epoch 7, skill, %\",Change\r\nS0,0,-4,-4\r\n"));
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("up 0 of 1")));
  }
  void none_one_and_many_are_painted_at_any_size() {
    for (const int lines : {0, 1, 40}) {
      SlopeChart chart;
      fill(chart, lines);
      for (const QSize& size : {QSize(150, 120), QSize(40, 30), QSize(900, 700)}) {
        chart.resize(size);
        QVERIFY(!chart.grab().isNull());
      }
    }
  }
};

QTEST_MAIN(TestSlopeChart)
#include "tst_slope_chart.moc"
