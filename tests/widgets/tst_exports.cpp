#include <QSvgRenderer>
#include <QtTest>
#include <QtWidgets>

#include "tests/widgets/samples.h"
#include "widgets/candle_chart.h"
#include "widgets/curve_chart.h"
#include "widgets/exports.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestExports : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_chart_gives_its_numbers_in_full() {
    CurveChart chart;
    chart.set_title(QStringLiteral("Loss"), QStringLiteral("nats"));
    chart.set_x(CurveX::count, QStringLiteral("step"));
    chart.set_series({{.name = "train", .x = {1, 2}, .y = {2.5, std::nan("")}}, {.name = "=1+1, val", .x = {2}, .y = {1.0 / 3}}});
    QCOMPARE(csv_text(chart),
             QStringLiteral("line,step,\"Loss, nats\"\r\ntrain,1,2.5\r\ntrain,2,\r\n\"'=1+1, val\",2,0.3333333333333333\r\n"));
    QVERIFY(tabbed_text(chart).startsWith(QStringLiteral("line\tstep\tLoss, nats\ntrain\t1\t2.5\n")));
  }
  void candles_give_bars_and_forecasts() {
    CandleChart chart;
    const CandleBars bars = samples::walk(20);
    chart.set_bars(bars);
    chart.set_forecasts({samples::fan(bars, 15, 8, 1)});
    const auto rows = chart.rows();
    QCOMPARE(rows.size(), std::size_t{1 + 24});  // bars 0 to 15 + 8 steps
    QCOMPARE(rows[1][4].toDouble(), bars.close[0]);
    const qsizetype median = rows[0].indexOf(QStringLiteral("#131 median"));
    QVERIFY(median > 0);
    QVERIFY(rows[16][median].isEmpty());
    QVERIFY(!rows[17][median].isEmpty());
    QVERIFY(rows[24][4].isEmpty());  // no bar there yet
  }
  void every_kind_of_file_can_be_opened() {
    QTemporaryDir folder;
    CurveChart chart;
    chart.resize(300, 200);
    chart.set_title(QStringLiteral("Loss"), {});
    chart.set_series({{.name = "train", .x = {0, 1, 2}, .y = {3, 2, 1}}});
    TableModel model;
    model.set_columns({{.key = "symbol", .name = "Symbol"}});
    TableCell cell;
    cell.text = "AAPL";
    model.set_rows({{"a", {cell}, RowKind::plain, 0, {}}});
    TableView table(QStringLiteral("Symbols"));
    table.set_table(&model);
    table.resize(300, 200);
    for (QWidget* widget : std::initializer_list<QWidget*>{&chart, &table}) {
      QVERIFY(can_be_exported(widget));
      for (const char* kind : {"csv", "png", "svg", "pdf"})
        QCOMPARE(save_export(*widget, folder.filePath(kind + QStringLiteral(".") + kind)), QString());
      const QImage image(folder.filePath("png.png"));
      QCOMPARE(image.size(), QSize(600, 400));
      QVERIFY(QSvgRenderer(folder.filePath("svg.svg")).isValid());
      QVERIFY(bytes_of(folder.filePath("pdf.pdf")).startsWith("%PDF-"));
      QVERIFY(!bytes_of(folder.filePath("csv.csv")).isEmpty());
    }
    QVERIFY(save_export(chart, folder.filePath("chart.xlsx")).contains("csv, png, svg and pdf"));
    QVERIFY(save_export(chart, folder.filePath("none/chart.png")).contains("could not be written"));
  }
  void a_chart_shows_its_numbers_as_a_table() {
    QWidget window;
    auto* chart = new CurveChart(&window);
    chart->set_title(QStringLiteral("Loss"), {});
    chart->setAccessibleName(QStringLiteral("Loss of the run"));
    chart->set_series({{.name = "train", .x = {1, 2, 3}, .y = {2.5, std::nan(""), 10}}});
    QMenu menu;
    add_export_actions(menu, chart, [](const QString&, bool) {});
    for (QAction* action : menu.actions()) {
      if (action->text() == "Show as table") action->trigger();
    }
    auto* twin = window.findChild<QDialog*>(QStringLiteral("table_twin"));
    QVERIFY(twin && twin->isVisible());
    QCOMPARE(twin->windowTitle(), QStringLiteral("Loss of the run"));
    auto* table = twin->findChild<TableView*>();
    QCOMPARE(table->table()->rowCount(), 3);
    QCOMPARE(table->table()->rows()[1].cells[2].text, QStringLiteral("–"));
    table->sort_by(QStringLiteral("2"), Qt::DescendingOrder);  // as numbers: 10 stands before 2.5
    QCOMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("10"));
    QTest::keyClicks(twin->findChild<QLineEdit*>(), QStringLiteral("2.5"));
    QCOMPARE(table->model()->rowCount(), 1);
    twin->close();
    QTRY_VERIFY(!window.findChild<QDialog*>(QStringLiteral("table_twin")));
  }
  void only_what_can_be_seen_is_offered() {
    QWidget panel;
    auto* low = new CurveChart(&panel);
    auto* high = new CurveChart(&panel);
    auto* hidden = new CandleChart(&panel);
    low->move(0, 100), high->move(0, 0), hidden->hide();
    QCOMPARE(exportables_in(&panel), (QList<QWidget*>{high, low}));
  }
};

QTEST_MAIN(TestExports)
#include "tst_exports.moc"
