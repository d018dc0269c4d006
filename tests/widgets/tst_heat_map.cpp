#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <ctime>

#include "widgets/exports.h"
#include "widgets/heat_map.h"
#include "widgets/histogram_chart.h"
#include "widgets/skill_bars.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// Row r, column c holds r + c / 100; `rows` symbols by `columns` steps.
void fill(HeatMap& map, int rows, int columns) {
  QStringList names, steps;
  std::vector<std::vector<double>> cells;
  for (int r = 0; r < rows; ++r) {
    names << QStringLiteral("SYM%1").arg(r);
    cells.emplace_back();
    for (int c = 0; c < columns; ++c) cells.back().push_back(r % 40 - 20 + c / 100.0);
  }
  for (int c = 1; c <= columns; ++c) steps << QString::number(c);
  map.set_cells(names, steps, cells, QStringLiteral("bars ahead"));
}

}  // namespace

class TestHeatMap : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_click_chooses_the_cell_under_it() {
    HeatMap map;
    map.resize(600, 300);
    fill(map, 8, 30);
    map.show();
    QSignalSpy chosen(&map, &HeatMap::chosen);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.cell(3, 11).center().toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last(), (QList<QVariant>{3, 11}));
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(2, 2));  // a name is no cell
    QCOMPARE(chosen.count(), 1);
  }
  void keys_reach_every_cell_and_the_description_reads_it() {
    HeatMap map;
    map.resize(600, 300);
    fill(map, 200, 30);
    QSignalSpy chosen(&map, &HeatMap::chosen);
    QTest::keyClick(&map, Qt::Key_End);
    QCOMPARE(chosen.last(), (QList<QVariant>{199, 0}));
    QTest::keyClick(&map, Qt::Key_Right);
    QCOMPARE(map.current(), (std::pair{199, 1}));
    QVERIFY2(map.accessibleDescription().contains(QStringLiteral("SYM199, 2: ")), qPrintable(map.accessibleDescription()));
    QTest::keyClick(&map, Qt::Key_Home);
    QTest::keyClick(&map, Qt::Key_PageDown);
    QVERIFY(map.current().first > 20 && map.current().first < 199);
  }
  void rows_shrink_to_six_px_then_scroll_to_the_current_one() {
    HeatMap map;
    map.resize(600, 300);
    map.show();
    fill(map, 20, 30);
    QVERIFY(map.cell(0, 0).height() > 6);
    QVERIFY(map.rect().contains(map.cell(19, 0).toRect()));
    fill(map, 5000, 30);
    QCOMPARE(map.cell(10, 0).bottom() - map.cell(0, 0).top(), 66.0);
    QVERIFY(!map.rect().contains(map.cell(4000, 0).toRect()));
    map.set_current(4000, 3);
    QVERIFY(map.rect().contains(map.cell(4000, 3).toRect()));
    map.resize(600, 200);
    QVERIFY(map.rect().contains(map.cell(4000, 3).toRect()));
  }
  void the_table_holds_every_row_seen_or_not() {
    HeatMap map;
    map.resize(600, 300);
    fill(map, 5000, 30);
    const auto rows = map.rows();
    QCOMPARE(rows.size(), std::size_t{5001});
    QCOMPARE(rows[5000].first(), QStringLiteral("SYM4999"));
    QCOMPARE(rows[5000].size(), 31);
  }
  void five_thousand_symbols_stay_fluid() {
    HeatMap map;
    map.resize(900, 1000);
    fill(map, 5000, 30);
    QPixmap picture(map.size());
    map.render(&picture);
    constexpr int frames = 40;
    const std::clock_t start = std::clock();  // processor time: neighbours on the machine do not count
    for (int i = 0; i < frames; ++i) {
      map.set_current(i * 120, i % 30);
      map.render(&picture);
    }
    const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / frames;
    qInfo("%.2f ms a frame", ms);
    QVERIFY2(ms < 16, qPrintable(QStringLiteral("%1 ms a frame").arg(ms)));
  }

  void small_charts_say_their_figures_and_give_them_away() {
    HistogramChart bins;
    bins.set_title(QStringLiteral("PIT"), QStringLiteral("density"));
    bins.set_bins({{0, 0.5, 1.5}, {0.5, 1, 0.5}}, 1);
    QCOMPARE(csv_text(bins), QStringLiteral("from,to,\"PIT, density\"\r\n0,0.5,1.5\r\n0.5,1,0.5\r\n"));
    QVERIFY(bins.accessibleDescription().contains(QStringLiteral("1.5")));
    SkillBars bars;
    bars.set_title(QStringLiteral("Skill by regime"), QStringLiteral("%"));
    bars.set_bars({{QStringLiteral("calm third"), -12.5, 74}, {QStringLiteral("gap"), {}, 3}});
    QCOMPARE(csv_text(bars), QStringLiteral("Skill by regime,\"skill, %\",windows\r\ncalm third,-12.5,74\r\ngap,,3\r\n"));
    QVERIFY(bars.accessibleDescription().contains(QStringLiteral("calm third")));
    QTemporaryDir folder;
    for (QWidget* chart : {static_cast<QWidget*>(&bins), static_cast<QWidget*>(&bars)}) {
      chart->resize(300, 200);
      QVERIFY(can_be_exported(chart));
      for (const char* kind : {"csv", "png", "svg", "pdf"}) {
        const QString path = folder.filePath(QStringLiteral("chart.") + QString::fromLatin1(kind));
        QCOMPARE(save_export(*chart, path), QString());
        QVERIFY(QFileInfo(path).size() > 20);
      }
    }
  }
};

QTEST_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
