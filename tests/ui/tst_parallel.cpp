#include <QCheckBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>

#include "ui/compare_desk.h"
#include "ui/parallel_axes.h"
#include "widgets/curve_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

struct ParallelDesk : CompareDesk {
  ParallelChart* chart = nullptr;
  ParallelDesk() {
    tick_two();
    front("parallel");
    chart = find<ParallelChart>("parallel_chart");
    QTRY_VERIFY_WITH_TIMEOUT(chart->isVisible() && chart->rows().size() == 4, 10000);
  }
};

}  // namespace

class TestParallel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void settings_that_differ_and_figures_are_its_axes() {
    ParallelDesk desk;
    QTRY_COMPARE(desk.chart->rows()[0],
                 (QStringList{"Run", "Learning rate", "Loss, causal", "pct_MAE, validation, %", "Skill, held-out symbols, %"}));
    QCOMPARE(desk.chart->rows()[1], (QStringList{"#1 good", "1e-04", "1.12", "1.2", "40"}));
    QCOMPARE(desk.chart->rows()[3].last(), QString());  // never evaluated
  }

  void runs_and_curves_follow_a_brush_until_its_chip_is_clicked() {
    ParallelDesk desk;
    TableView& runs = *desk.table("runs_table");
    auto* curves = desk.find<CurveChart>("curves_chart");
    QTRY_COMPARE(curves->line_count(), 2);
    QTRY_COMPARE(runs.filter()->rowCount(), 5);  // persistence, untrained and three runs
    const int before = 5;
    desk.chart->setFocus();
    for (int i = 0; i < 3; ++i) QTest::keyClick(desk.chart, Qt::Key_Right);
    QTest::keyClick(desk.chart, Qt::Key_Return);  // skill
    QTest::keyClick(desk.chart, Qt::Key_Return);
    for (int i = 0; i < 5; ++i) QTest::keyClick(desk.chart, Qt::Key_Up);
    QTRY_COMPARE(runs.filter()->rowCount(), before - 2);
    QTRY_COMPARE(curves->line_count(), 1);
    auto* chip = desk.find<QPushButton>("brush_skill");
    QTRY_VERIFY(chip->isVisible());
    QVERIFY2(chip->text().startsWith(QStringLiteral("Skill ")), qPrintable(chip->text()));
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_COMPARE(runs.filter()->rowCount(), before);
    QTRY_COMPARE(curves->line_count(), 2);
    QCOMPARE(desk.desk.bench->selection.runs().size(), 2);  // a brush unticks nothing
  }

  void only_ticked_leaves_the_others_out() {
    ParallelDesk desk;
    QTest::mouseClick(desk.find<QCheckBox>("parallel_only"), Qt::LeftButton, {},
                      QPoint(8, desk.find<QCheckBox>("parallel_only")->height() / 2));
    QTRY_COMPARE(desk.chart->rows().size(), std::size_t{3});
  }

  void a_line_chooses_its_run() {
    ParallelDesk desk;
    QSignalSpy chosen(desk.chart, &ParallelChart::chosen);
    const int x = desk.chart->width() / 2 + 20;
    for (int y = 40; y < desk.chart->height() && chosen.isEmpty(); y += 3) QTest::mouseClick(desk.chart, Qt::LeftButton, {}, {x, y});
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(desk.desk.bench->selection.current_run(), chosen[0][0].toString());
  }

  void a_brush_is_said_in_words() {
    QCOMPARE(brush_words({"skill", "Skill", "%", {}, false}, {-3.04, 8}), QStringLiteral("Skill −3.04 to 8.00"));
    QCOMPARE(brush_words({"model", "Model", {}, {"kronos", "toto"}, false}, {0.4, 1}), QStringLiteral("Model toto"));
    QCOMPARE(brush_words({"lr", "Learning rate", {}, {}, true}, {1e-5, 3e-4}), QStringLiteral("Learning rate 1e-5 to 3e-4"));
  }
};

QTEST_MAIN(TestParallel)
#include "tst_parallel.moc"
