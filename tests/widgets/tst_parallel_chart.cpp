#include <QtTest>
#include <limits>

#include "widgets/exports.h"
#include "widgets/parallel_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// Three axes: a rate over powers of ten, a word, a skill that the last line lacks.
struct Sample {
  ParallelChart chart;
  Sample() {
    chart.set_axes({{"lr", "lr", {}, {}, true}, {"model", "Model", {}, {"kronos", "toto"}, false}, {"skill", "Skill", "%", {}, false}});
    chart.set_lines({{"a", "#1", {1e-5, 0.0, -10.0}, 1},
                     {"b", "#2", {1e-4, 1.0, 0.0}, 0},
                     {"c", "#3", {1e-3, 0.0, 10.0}, 0},
                     {"d", "#4", {1e-3, 1.0, {}}, 0}});
    chart.resize(600, 300);
    chart.show();
    QCoreApplication::processEvents();
  }
  /// Drags along an axis, by shares of the plot's height from the top.
  void drag(int axis, double from, double to) {
    const int x = 44 + axis * (600 - 88) / 2, top = 50, height = 220;
    QTest::mousePress(&chart, Qt::LeftButton, {}, {x, top + int(from * height)});
    QTest::mouseMove(&chart, {x, top + int((from + to) / 2 * height)});
    QTest::mouseMove(&chart, {x, top + int(to * height)});
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, {x, top + int(to * height)});
  }
};

}  // namespace

class TestParallelChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void without_a_brush_all_lines_are_kept() {
    Sample sample;
    QCOMPARE(sample.chart.kept(), (QStringList{"a", "b", "c", "d"}));
  }
  void a_drag_along_an_axis_keeps_its_range() {
    Sample sample;
    QSignalSpy brushed(&sample.chart, &ParallelChart::brushed);
    sample.drag(2, -0.2, 0.55);  // the upper half of the skill
    QCOMPARE(brushed.count(), 1);
    QCOMPARE(brushed[0][0].toString(), QString("skill"));
    QCOMPARE(sample.chart.kept(), (QStringList{"b", "c"}));  // who has no value is in no range
    sample.drag(0, 0.3, 0.7);                                // lr about 1e-4
    QCOMPARE(sample.chart.kept(), QStringList{"b"});
  }
  void a_brush_is_moved_by_a_drag_and_goes_with_a_click() {
    Sample sample;
    sample.chart.set_brush("skill", ParallelBrush{-11, -5});
    QCOMPARE(sample.chart.kept(), QStringList{"a"});
    QSignalSpy brushed(&sample.chart, &ParallelChart::brushed);
    sample.drag(2, 0.8, 0.0);
    QCOMPARE(sample.chart.kept(), QStringList{"c"});
    sample.drag(2, 0.02, 0.02);
    QVERIFY(sample.chart.brushes().isEmpty());
    QCOMPARE(brushed.count(), 2);
  }
  void by_keys_alone() {
    Sample sample;
    QTest::keyClick(&sample.chart, Qt::Key_Right);
    QTest::keyClick(&sample.chart, Qt::Key_Return);  // the words, all of them
    QCOMPARE(sample.chart.kept().size(), 4);
    QTest::keyClick(&sample.chart, Qt::Key_Down);  // the upper edge
    QCOMPARE(sample.chart.kept(), (QStringList{"a", "c"}));
    QTest::keyClick(&sample.chart, Qt::Key_Right);
    QTest::keyClick(&sample.chart, Qt::Key_Return);
    QTest::keyClick(&sample.chart, Qt::Key_Return);  // now the lower edge
    for (int i = 0; i < 11; ++i) QTest::keyClick(&sample.chart, Qt::Key_Up);
    QCOMPARE(sample.chart.kept(), QStringList{"c"});
    QTest::keyClick(&sample.chart, Qt::Key_Delete);
    QCOMPARE(sample.chart.kept(), (QStringList{"a", "c"}));
  }
  void a_click_on_a_line_chooses_it() {
    Sample sample;
    QSignalSpy chosen(&sample.chart, &ParallelChart::chosen);
    QSet<QString> found;
    for (int y = 40; y < 290; y += 3) {
      chosen.clear();
      QTest::mouseClick(&sample.chart, Qt::LeftButton, {}, {120, y});
      if (!chosen.isEmpty()) found.insert(chosen[0][0].toString());
    }
    QCOMPARE(found, (QSet<QString>{"a", "b", "c", "d"}));
  }
  void a_brush_goes_with_its_axis() {
    Sample sample;
    sample.chart.set_brush("lr", ParallelBrush{1e-5, 2e-5});
    sample.chart.set_axes({{"skill", "Skill", "%", {}, false}});
    QVERIFY(sample.chart.brushes().isEmpty());
  }
  void as_a_table_it_has_the_lines_inside_the_brushes() {
    Sample sample;
    sample.chart.set_brush("skill", ParallelBrush{-20, -5});
    QVERIFY(can_be_exported(&sample.chart));
    QCOMPARE(csv_text(sample.chart), QString("Run,lr,Model,\"Skill, %\"\r\n#1,1e-05,kronos,-10\r\n"));
  }
  void none_one_and_ten_thousand_lines_are_painted() {
    ParallelChart chart;
    chart.resize(500, 300);
    QVERIFY(!chart.grab().isNull());
    chart.set_axes({{"a", "a", {}, {}, false}, {"b", "b", {}, {}, true}});
    QVERIFY(!chart.grab().isNull());
    std::vector<ParallelLine> lines;
    for (int i = 0; i < 10000; ++i) lines.push_back({QString::number(i), {}, {double(i % 97), 1.0 + i % 31}, 0});
    chart.set_lines(std::move(lines));
    QVERIFY(!chart.grab().isNull());
    chart.set_lines({{"x", "x", {std::numeric_limits<double>::quiet_NaN(), {}}, 1}});
    QVERIFY(!chart.grab().isNull());
  }
};

QTEST_MAIN(TestParallelChart)
#include "tst_parallel_chart.moc"
