#include <QCheckBox>
#include <QComboBox>
#include <QCryptographicHash>
#include <QPainter>
#include <QSlider>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "tests/ui/compared_runs.h"
#include "tests/ui/desk.h"
#include "ui/curve_groups.h"
#include "widgets/curve_chart.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// The Compare layout over 22 ticked runs: two learning rates, eleven seeds each.
struct CurvesDesk {
  Desk desk;
  QStringList ids;
  CurveChart* chart = nullptr;

  explicit CurvesDesk(int runs = 22) {
    desk.open_market();
    ComparedRuns written(desk.workspace());
    for (int i = 0; i < runs; ++i)
      ids.append(QString::fromStdString(written.add("run", i % 2 ? 3e-4 : 1e-4, 1 + i % 2 + 0.02 * i, false, i / 2)));
    desk.window->show_layout(QStringLiteral("compare"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.bench->feed.runs().size(), std::size_t(runs), 10000);
    desk.window->docks()[QStringLiteral("curves")]->raise();
    for (const QString& id : ids) desk.bench->selection.tick(id, true);
    desk.bench->selection.choose_run(ids.front());
    chart = desk.window->findChild<CurveChart*>(QStringLiteral("curves_chart"));
    QTRY_VERIFY_WITH_TIMEOUT(all_read(), 10000);
  }
  bool all_read() const {
    return std::all_of(ids.begin(), ids.end(), [&](const QString& id) { return desk.bench->feed.history(id) != nullptr; });
  }
  template <class Widget>
  Widget* control(const QString& name) const {
    for (Widget* one : desk.window->docks()[QStringLiteral("curves")]->findChildren<Widget*>()) {
      if (one->objectName() == name || one->accessibleName() == name || one->property("text").toString() == name) return one;
    }
    return nullptr;
  }
  double last_of(const char* name) const {
    for (int i = 0; i < chart->line_count(); ++i) {
      if (chart->series(i).name == QLatin1String(name)) return chart->series(i).y.back();
    }
    return -1;
  }
  /// Chooses an entry of the box of lines by the keyboard.
  void choose_lines(Gathering how) const {
    auto* box = control<QComboBox>(QStringLiteral("curves_lines"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < static_cast<int>(how); ++i) QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), static_cast<int>(how));
  }
  /// Clicks a third into the chart, down its height, then again where a line was hit nearest to `y`.
  void click_near(double y) const {
    QSignalSpy clicked(chart, &CurveChart::series_clicked);
    QPoint best;
    double least = 1e9;
    for (int py = 40; py < chart->height() - 30; py += 3) {
      const int before = int(clicked.size());
      QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(chart->width() / 3, py));
      if (clicked.size() == before) continue;
      const double off = std::abs(clicked.last().at(2).toPointF().y() - y);
      if (off < least) least = off, best = QPoint(chart->width() / 3, py);
    }
    QVERIFY(least < 1e9);
    QTest::mouseClick(chart, Qt::LeftButton, {}, best);
  }
};

/// The chart's picture as text, to be told from another.
QString picture_of(const CurveChart& chart) {
  QImage image(chart.size(), QImage::Format_RGB32);
  QPainter painter(&image);
  chart.render_chart(painter, chart.size());
  painter.end();
  return QString::fromLatin1(
      QCryptographicHash::hash(QByteArray::fromRawData(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()),
                               QCryptographicHash::Md5)
          .toHex());
}

}  // namespace

class TestCurves : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void above_twenty_runs_groups_are_shown_and_the_current_run_by_itself() {
    CurvesDesk desk;
    QTRY_COMPARE(desk.chart->line_count(), 3);
    QCOMPARE(desk.chart->series(0).name, QStringLiteral("11 runs"));
    QCOMPARE(desk.chart->series(1).name, QStringLiteral("11 runs"));
    QVERIFY(!desk.chart->series(0).low.empty());
    QCOMPARE(desk.chart->series(2).name, QStringLiteral("#1"));
    QVERIFY(desk.chart->series(2).low.empty());
  }
  void a_persons_choice_of_lines_stays() {
    CurvesDesk desk;
    QTRY_COMPARE(desk.chart->line_count(), 3);
    desk.choose_lines(Gathering::runs);
    QTRY_COMPARE(desk.chart->line_count(), 22);
    desk.desk.bench->selection.tick(desk.ids.last(), false);
    QTRY_COMPARE(desk.chart->line_count(), 21);
    desk.choose_lines(Gathering::seeds);
    QTRY_COMPARE(desk.chart->line_count(), 3);
  }
  void seeds_are_one_at_any_count() {
    CurvesDesk desk(4);
    QTRY_COMPARE(desk.chart->line_count(), 4);
    desk.choose_lines(Gathering::seeds);
    QTRY_COMPARE(desk.chart->line_count(), 3);
    QCOMPARE(desk.chart->series(0).name, QStringLiteral("2 runs"));
  }
  void a_click_on_a_group_makes_its_nearest_run_current() {
    CurvesDesk desk;
    QTRY_COMPARE(desk.chart->line_count(), 3);
    desk.chart->grab();
    // The second group's runs err 2.02 and more percent.
    desk.click_near(2.3);
    QTRY_VERIFY(desk.ids.indexOf(desk.desk.bench->selection.current_run()) % 2 == 1);
  }
  void a_noisy_metric_is_smoothed_as_chosen() {
    CurvesDesk desk(1);
    RunStore store(desk.desk.workspace());
    RunRow run;
    run.name = "noisy";
    run.model = "kronos";
    const std::string id = store.create_run(run);
    std::vector<Event> events{{id, 1, RunStarted{"kronos", "noisy", "cpu", 1, "fp32", 200, 100, 3, false}}};
    for (std::int64_t step = 1; step <= 200; ++step) {
      StepDone done;
      done.step = step;
      done.loss = 2 + static_cast<double>(step % 7) * 0.1;
      events.push_back({id, step, done});
    }
    store.append(events);
    QTRY_COMPARE_WITH_TIMEOUT(desk.desk.bench->feed.runs().size(), std::size_t{2}, 10000);
    desk.desk.bench->selection.choose_run(QString::fromStdString(id));
    desk.desk.bench->selection.tick(desk.ids.front(), false);
    auto* metric = desk.control<QComboBox>(QStringLiteral("Metric"));
    metric->setFocus();
    QTest::keyClick(metric, Qt::Key_Home);
    while (metric->currentData().toString() != QStringLiteral("loss") && metric->currentIndex() + 1 < metric->count())
      QTest::keyClick(metric, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(desk.chart->line_count() == 1 && desk.chart->series(0).x.size() == 200, 20000);
    QStringList pictures{picture_of(*desk.chart)};
    auto* strength = desk.control<QSlider>(QStringLiteral("Smoothing"));
    auto* kind = desk.control<QComboBox>(QStringLiteral("Kind of smoothing"));
    for (int i = 0; i < 8; ++i) QTest::keyClick(strength, Qt::Key_PageUp);
    QCOMPARE(strength->value(), 80);
    pictures << picture_of(*desk.chart);
    kind->setFocus();
    for (int i = 1; i < kind->count(); ++i) {
      QTest::keyClick(kind, Qt::Key_Down);
      QCOMPARE(kind->currentIndex(), i);
      pictures << picture_of(*desk.chart);
    }
    QCOMPARE(pictures.size(), 4);
    QCOMPARE(pictures.removeDuplicates(), 0);
  }
  void zooming_into_a_long_run_reads_its_points() {
    CurvesDesk desk(1);
    constexpr std::int64_t steps = 110'000, spike = 33'333;
    RunStore store(desk.desk.workspace());
    RunRow run;
    run.name = "long";
    run.model = "kronos";
    const std::string id = store.create_run(run);
    std::vector<Event> events{{id, 1, RunStarted{"kronos", "long", "cpu", 1, "fp32", steps, 100, 3, false}}};
    for (std::int64_t step = 1; step <= steps; ++step) {
      StepDone done;
      done.step = step;
      done.loss = step == spike ? 9 : 2;
      events.push_back({id, step, done});
      if (events.size() < 5'000 && step < steps) continue;
      store.append(events);
      events.clear();
    }
    store.append({{id, steps, RunFinished{"finished", steps, 1, 60}}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.desk.bench->feed.runs().size(), std::size_t{2}, 10000);
    desk.desk.bench->selection.choose_run(QString::fromStdString(id));
    desk.desk.bench->selection.tick(desk.ids.front(), false);
    auto* metric = desk.control<QComboBox>(QStringLiteral("Metric"));
    metric->setFocus();
    QTest::keyClick(metric, Qt::Key_Home);
    while (metric->currentData().toString() != QStringLiteral("loss") && metric->currentIndex() + 1 < metric->count())
      QTest::keyClick(metric, Qt::Key_Down);
    // The run of before may be drawn until this one's history is read.
    QTRY_VERIFY_WITH_TIMEOUT(desk.chart->line_count() == 1 && desk.chart->series(0).x.size() > 1'000, 20000);
    const auto highest = [&] { return *std::max_element(desk.chart->series(0).y.begin(), desk.chart->series(0).y.end()); };
    QVERIFY(desk.chart->series(0).x.size() < 30'000);
    QCOMPARE(highest(), 9.0);
    QSignalSpy range(desk.chart, &CurveChart::x_range_changed);
    QWheelEvent turn(QPointF(desk.chart->width() * 0.3, 100), {}, {}, {0, 1440}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(desk.chart, &turn);
    QCOMPARE(range.size(), 1);
    const double middle = std::floor((range[0][0].toDouble() + range[0][1].toDouble()) / 2);
    const auto inside = [&] {  // points of the 1,000 steps in the middle
      const auto& x = desk.chart->series(0).x;
      return std::count_if(x.begin(), x.end(), [&](double step) { return step >= middle - 500 && step < middle + 500; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(inside(), 1000, 20000);
    QCOMPARE(highest(), 9.0);  // wherever the spike is
    desk.chart->setFocus();
    QTest::keyClick(desk.chart, Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(inside() < 200, 20000);  // an outline again
  }
  void differences_to_the_current_run_are_zero_for_itself() {
    CurvesDesk desk(4);
    QTRY_COMPARE(desk.chart->line_count(), 4);
    auto* difference = desk.control<QCheckBox>(QStringLiteral("Difference to current"));
    QTest::mouseClick(difference, Qt::LeftButton, {}, QPoint(8, difference->height() / 2));
    QVERIFY(difference->isChecked());
    QTRY_COMPARE(desk.last_of("#1"), 0.0);
    QVERIFY(desk.last_of("#2") > 0.9);
  }
};

QTEST_MAIN(TestCurves)
#include "tst_curves.moc"
