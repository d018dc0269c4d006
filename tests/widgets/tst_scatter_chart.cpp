#include <QtTest>
#include <limits>

#include "widgets/exports.h"
#include "widgets/scatter_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

class TestScatterChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void dots_are_chosen_by_keys_and_by_a_click() {
    ScatterChart chart;
    chart.set_axes("Learning rate", "Skill", "%");
    chart.set_points({{"b", "#2", 3e-4, 2, 2}, {"a", "#1", 1e-4, -1, 1}, {"lost", "#3", 1, std::numeric_limits<double>::quiet_NaN(), 3}});
    chart.resize(400, 300);
    chart.show();
    QSignalSpy chosen(&chart, &ScatterChart::chosen);
    connect(&chart, &ScatterChart::chosen, &chart, &ScatterChart::set_current);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen[0][0].toString(), QString("a"));
    QCOMPARE(chosen[1][0].toString(), QString("b"));
    QCOMPARE(chosen[2][0].toString(), QString("a"));
    int hits = 0;  // every dot lies under some place of a grid as fine as its radius of 10 px
    for (int x = 0; x < 400; x += 8) {
      for (int y = 0; y < 300; y += 8) {
        chosen.clear();
        QTest::mouseClick(&chart, Qt::LeftButton, {}, {x, y});
        hits += chosen.count() == 1 && chosen[0][0].toString() == "b";
      }
    }
    QVERIFY(hits > 0 && hits < 20);
  }
  void as_a_table_it_has_what_is_drawn() {
    ScatterChart chart;
    chart.set_axes("Learning rate", "Skill", "%");
    chart.set_points({{"a", "#1", 0.25, -1.5, 1}});
    QVERIFY(can_be_exported(&chart));
    QCOMPARE(csv_text(chart), QString("Run,Learning rate,\"Skill, %\"\r\n#1,0.25,-1.5\r\n"));
  }
  void one_dot_and_none_are_painted() {
    ScatterChart chart;
    chart.resize(300, 200);
    QVERIFY(!chart.grab().isNull());
    chart.set_zero("tomorrow = today");
    chart.set_points({{"a", "#1", 0, 0, 1}});
    QVERIFY(!chart.grab().isNull());
  }
};

QTEST_MAIN(TestScatterChart)
#include "tst_scatter_chart.moc"
