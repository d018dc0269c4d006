#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>
#include <cmath>

#include "ui/desk.h"
#include "ui/run_configuration_panel.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/correlation_map.h"
#include "widgets/curve_chart.h"
#include "widgets/histogram_chart.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

TableView* table_in(const Desk& desk, const char* name) { return desk.window->findChild<TableView*>(QString::fromLatin1(name)); }

QStringList shown_keys(const TableView& table) {
  QStringList keys;
  for (int r = 0; r < table.filter()->rowCount(); ++r) {
    const QModelIndex index = table.filter()->index(r, 0);
    if (index.data(row_kind_role).value<RowKind>() == RowKind::plain) keys.append(index.data(key_role).toString());
  }
  return keys;
}

/// A folder of three symbols: one as found, one with two empty volumes and a jump, one file that is no table; and what is known of them.
QString folder_with_defects(const Desk& desk) {
  QDir(desk.folder.path()).mkdir(QStringLiteral("defects"));
  const QString folder = desk.folder.filePath(QStringLiteral("defects"));
  const auto write = [&](const QString& name, const QByteArray& text) {
    QFile file(folder + '/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  };
  QByteArray clean = "date,open,high,low,close,volume\n", broken = clean;
  QDate day(2023, 1, 2);
  for (int i = 0; i < 160; ++i) {
    const double close = 100 + i % 7 + 0.1 * i;
    const QByteArray date = day.toString(Qt::ISODate).toLatin1();
    const auto line = [&](double price, const QByteArray& volume) {
      const QByteArray p = QByteArray::number(price, 'f', 2);
      return date + ',' + p + ',' + QByteArray::number(price + 1, 'f', 2) + ',' + QByteArray::number(price - 1, 'f', 2) + ',' + p + ',' +
             volume + '\n';
    };
    clean += line(close, "1000");
    broken += line(i == 80 ? 9 * close : 1.5 * close, i == 50 || i == 51 ? "" : "2000");
    day = day.addDays(day.dayOfWeek() == 5 ? 3 : 1);
  }
  write(QStringLiteral("CLEAN.csv"), clean);
  write(QStringLiteral("BROKEN.csv"), broken);
  write(QStringLiteral("NOTES.csv"), "words,more words\na,b\n");
  write(QStringLiteral("asset_metadata.json"), R"({"CLEAN":{"class":"stock"},"BROKEN":{"class":"crypto"}})");
  return folder;
}

/// Moves the last two symbols of a folder into a sub-folder, laid out as held out.
void hold_two_out(const QString& folder) {
  QDir(folder).mkpath(QStringLiteral("unseen/train"));
  for (const char* part : {"val", "test"}) QDir(folder).mkpath(QStringLiteral("unseen/") + QString::fromLatin1(part));
  QStringList files = QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
  for (const QString& name : {files.takeLast(), files.takeLast()}) {
    QFile whole(folder + '/' + name);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = whole.readAll().split('\n');
    for (const auto& [part, from, to] : {std::tuple("train", 1, 101), std::tuple("val", 101, 131), std::tuple("test", 131, 161)}) {
      QFile file(folder + QStringLiteral("/unseen/") + QString::fromLatin1(part) + '/' + name);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(lines.front() + '\n' + lines.mid(from, to - from).join('\n') + '\n');
    }
    QVERIFY(whole.remove());
  }
}

void open_defects(Desk& desk) {
  desk.window->open({folder_with_defects(desk)});
  QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);
  QTRY_VERIFY(!desk.bench->prices.busy());
}

QAction* action_named(const QMenu& menu, const QString& text) {
  for (QAction* action : menu.actions()) {
    if (action->text() == text) return action;
    if (action->menu()) {
      if (QAction* inner = action_named(*action->menu(), text)) return inner;
    }
  }
  return nullptr;
}

QAction* action_named(const MainWindow& window, const QString& text) {
  for (const QAction* menu : window.menuBar()->actions()) {
    if (QAction* action = menu->menu() ? action_named(*menu->menu(), text) : nullptr) return action;
  }
  return nullptr;
}

}  // namespace

class TestDatasets : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void symbols_are_found_by_class_part_frequency_and_quality() {
    Desk desk;
    open_defects(desk);
    TableView* table = table_in(desk, "datasets_table");
    auto* filter = desk.window->findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
    QTRY_COMPARE(shown_keys(*table).size(), 3);
    desk.window->docks()[QStringLiteral("datasets")]->raise();
    for (const auto& [words, key] :
         {std::pair("class:crypto", "BROKEN"), std::pair("quality:repaired", "BROKEN"),
          std::pair("repairs>1 frequency:1d part:val", "BROKEN"), std::pair("class:stock quality:outliers", "CLEAN")}) {
      filter->clear();
      QTest::keyClicks(filter, QString::fromLatin1(words));
      QCOMPARE(shown_keys(*table), QStringList{QString::fromLatin1(key)});
    }
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("colour:red"));
    QVERIFY(filter->toolTip().contains(QStringLiteral("colour")));
  }

  void sub_folders_are_a_tree_that_keys_and_clicks_fold() {
    Desk desk;
    const QString folder = desk.market(5);
    hold_two_out(folder);
    desk.window->open({folder});
    TableView* table = table_in(desk, "datasets_table");
    desk.window->show_layout(QStringLiteral("datasets"));
    QTRY_COMPARE_WITH_TIMEOUT(table->table()->rows().size(), std::size_t{7}, 20000);
    QTRY_VERIFY(table->isVisible());
    const auto row = [&](int r) { return table->filter()->index(r, 0); };
    QCOMPARE(row(0).data().toString(), QStringLiteral("market"));
    QCOMPARE(row(0).data(note_role).toString(), QStringLiteral("3 symbols, 480 bars, no repairs"));
    QCOMPARE(row(4).data().toString(), QStringLiteral("unseen"));
    QCOMPARE(row(4).data(note_role).toString(), QStringLiteral("2 symbols, held out, 320 bars, no repairs"));
    const QString held_out = row(5).data(key_role).toString();

    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row(5)).center());
    QCOMPARE(desk.bench->selection.symbol(), held_out);
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(table->current_key(), QStringLiteral("group:2"));
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(table->filter()->rowCount(), 5);
    QVERIFY(row(4).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("folded")));
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(table->current_key(), QStringLiteral("group:1"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row(0)).center());
    QCOMPARE(table->filter()->rowCount(), 1);
    QCOMPARE(desk.bench->selection.symbol(), held_out);  // what is folded away stays current

    auto* filter = desk.window->findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
    QTest::keyClicks(filter, QStringLiteral("folder:unseen"));
    QCOMPARE(shown_keys(*table).size(), 2);
    QVERIFY(shown_keys(*table).contains(held_out));
    QCOMPARE(row(0).data().toString(), QStringLiteral("market"));
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("folder:market"));
    QCOMPARE(shown_keys(*table).size(), 3);
    QCOMPARE(desk.bench->selection.symbol(), held_out);  // nor does a filter choose another
  }

  void a_refused_file_stands_on_top_with_its_reason_and_its_chip() {
    Desk desk;
    open_defects(desk);
    TableView* table = table_in(desk, "datasets_table");
    QToolButton* refused = nullptr;
    for (auto* button : desk.window->findChildren<QToolButton*>()) {
      if (button->text().startsWith(QStringLiteral("Refused"))) refused = button;
    }
    QVERIFY(refused);
    desk.window->docks()[QStringLiteral("datasets")]->raise();
    QTRY_VERIFY(refused->isVisible());
    QTest::mouseClick(refused, Qt::LeftButton);
    QTRY_COMPARE(shown_keys(*table).size(), 1);
    QVERIFY(shown_keys(*table).front().startsWith(QStringLiteral("refused:")));
    QVERIFY(!table->filter()->index(1, 0).data(Qt::ToolTipRole).toString().isEmpty());
  }

  void what_the_reader_repaired_is_told_cell_by_cell_and_moves_the_chart() {
    Desk desk;
    open_defects(desk);
    desk.bench->selection.choose_symbol(QStringLiteral("BROKEN"));
    TableView* repairs = table_in(desk, "repairs_table");
    QTRY_COMPARE(repairs->table()->rows().size(), std::size_t{2});
    const auto& cells = repairs->table()->rows()[1].cells;
    QCOMPARE(cells[0].text, QStringLiteral("2023-03-14"));
    QCOMPARE(cells[2].text, QStringLiteral("volume"));
    QCOMPARE(cells[3].text, QStringLiteral("empty"));
    QCOMPARE(cells[5].text, QStringLiteral("interpolated from 2023-03-10 and 2023-03-15"));
    desk.window->docks()[QStringLiteral("symbol")]->raise();
    QTRY_VERIFY(repairs->isVisible());
    auto* chart = desk.window->findChild<CandleChart*>(QStringLiteral("symbol_chart"));
    QSignalSpy moved(chart, &CandleChart::shown_changed);
    QTest::mouseClick(repairs->viewport(), Qt::LeftButton, {}, repairs->visualRect(repairs->filter()->index(1, 0)).center());
    const auto shown = chart->shown();
    QVERIFY(shown.first < 51 && shown.second > 51);
    TableView* outliers = table_in(desk, "outliers_table");
    QVERIFY(!outliers->table()->rows().empty());
  }

  void the_report_says_whether_anything_leaks() {
    Desk desk;
    open_defects(desk);
    QPushButton* report = nullptr;
    for (auto* button : desk.window->findChildren<QPushButton*>()) {
      if (button->text() == QStringLiteral("Report...")) report = button;
    }
    desk.window->docks()[QStringLiteral("datasets")]->raise();
    QTRY_VERIFY(report && report->isVisible());
    QTest::mouseClick(report, Qt::LeftButton);
    QCOMPARE(desk.window->layout_name(), QStringLiteral("datasets"));
    TableView* checks = table_in(desk, "checks_table");
    QTRY_VERIFY_WITH_TIMEOUT(checks->isVisible() && !checks->table()->rows().empty(), 20000);
    // BROKEN is CLEAN times 1.5 but for one bar, so its learnt bars stand in what the other is judged on.
    const auto* sentence = desk.window->findChild<QLabel*>(QStringLiteral("leaks_sentence"));
    QVERIFY2(!sentence->text().isEmpty(), qPrintable(sentence->text()));
    QCOMPARE(table_in(desk, "leaks_table")->isHidden(), table_in(desk, "leaks_table")->table()->rows().empty());
  }

  void the_split_is_edited_and_each_symbols_windows_follow() {
    Desk desk;
    desk.open_market(3, 300);
    desk.window->show_layout(QStringLiteral("datasets"));
    desk.window->docks()[QStringLiteral("split")]->raise();
    TableView* table = table_in(desk, "split_table");
    QTRY_COMPARE_WITH_TIMEOUT(table->table()->rows().size(), std::size_t{3}, 20000);
    const auto cell = [&](int row, const char* column) {
      return table->table()
          ->rows()[static_cast<std::size_t>(row)]
          .cells[static_cast<std::size_t>(table->table()->column_of(QString::fromLatin1(column)))];
    };
    QCOMPARE(cell(0, "test_bars").text, QStringLiteral("30"));
    const int windows_before = cell(0, "train").value.toInt();
    QVERIFY(windows_before > 0);
    auto* test_rows = desk.window->findChild<QLineEdit*>(QStringLiteral("split_test"));
    QTRY_VERIFY(test_rows->isVisible());
    test_rows->setFocus();
    test_rows->selectAll();
    QTest::keyClicks(test_rows, QStringLiteral("100"));
    QTest::keyClick(test_rows, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, "test_bars").text, QStringLiteral("100"), 20000);
    QVERIFY(cell(0, "train").value.toInt() < windows_before);
    QVERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("data.test_rows=100")));

    // The same parts in another unit, then one border by hand.
    auto* by = desk.window->findChild<QWidget*>(QStringLiteral("split_by"));
    QTest::mouseClick(by->findChildren<QToolButton*>()[2], Qt::LeftButton);
    QTRY_VERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("data.test_from=")));
    QTRY_COMPARE(cell(0, "test_bars").text, QStringLiteral("100"));
    auto* strip = desk.window->findChild<QWidget*>(QStringLiteral("split_strip"));
    const double wide = strip->width() - 16.0;
    const QPoint border(static_cast<int>(8 + wide * 200 / 299), strip->height() / 3),
        target(static_cast<int>(8 + wide * 250 / 299), strip->height() / 3);
    QTest::mousePress(strip, Qt::LeftButton, {}, border);
    QTest::mouseMove(strip, target);
    QTest::mouseRelease(strip, Qt::LeftButton, {}, target);
    QTRY_VERIFY_WITH_TIMEOUT(cell(0, "test_bars").value.toInt() < 60, 20000);

    // Held out by a tick, and back by Undo.
    const QModelIndex tick = table->filter()->index(1, table->table()->column_of(QStringLiteral("held_out")));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(tick).center());
    QTRY_COMPARE_WITH_TIMEOUT(cell(1, "train").value.toInt(), 0, 20000);
    QVERIFY(cell(1, "test").value.toInt() > 0);
    desk.bench->undo.undo();
    QTRY_VERIFY_WITH_TIMEOUT(cell(1, "train").value.toInt() > 0, 20000);
  }

  void a_wrong_split_stays_as_typed_and_says_so() {
    Desk desk;
    desk.open_market();
    desk.window->show_layout(QStringLiteral("datasets"));
    desk.window->docks()[QStringLiteral("split")]->raise();
    auto* gap = desk.window->findChild<QLineEdit*>(QStringLiteral("split_gap"));
    QTRY_COMPARE(gap->text(), QStringLiteral("0"));
    gap->setFocus();
    gap->selectAll();
    QTest::keyClicks(gap, QStringLiteral("many"));
    QTest::keyClick(gap, Qt::Key_Return);
    QTRY_VERIFY(!desk.window->run_configuration().why_not().isEmpty());
    QCOMPARE(gap->text(), QStringLiteral("many"));
    gap->selectAll();
    QTest::keyClicks(gap, QStringLiteral("0"));
    QTest::keyClick(gap, Qt::Key_Return);
    QTRY_VERIFY(desk.window->run_configuration().why_not().isEmpty());
  }

  void returns_of_a_symbol_and_of_all_are_drawn_beside_a_normal_distribution() {
    Desk desk;
    desk.open_market(4, 300);
    desk.window->show_layout(QStringLiteral("datasets"));
    desk.window->docks()[QStringLiteral("returns")]->raise();
    const auto* about = desk.window->findChild<QLabel*>(QStringLiteral("returns_about"));
    const auto* histogram = desk.window->findChild<HistogramChart*>(QStringLiteral("returns_histogram"));
    QTRY_VERIFY_WITH_TIMEOUT(about->text().contains(QStringLiteral("299 returns")), 20000);
    double counted = 0;
    for (const QStringList& row : histogram->rows()) counted += row[2].toDouble();
    QCOMPARE(counted, 299.0);
    const auto* quantiles = desk.window->findChild<CurveChart*>(QStringLiteral("returns_quantiles"));
    QCOMPARE(quantiles->line_count(), 2);
    auto* which = desk.window->findChild<QWidget*>(QStringLiteral("returns_which"));
    QTest::mouseClick(which->findChildren<QToolButton*>()[1], Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(about->text().startsWith(QLocale().toString(4 * 299)), 20000);
  }

  void correlation_compares_what_datasets_lists() {
    Desk desk;
    desk.open_market(5, 200);
    desk.window->show_layout(QStringLiteral("datasets"));
    desk.window->docks()[QStringLiteral("correlation")]->raise();
    auto* map = desk.window->findChild<CorrelationMap*>(QStringLiteral("correlation_map"));
    QTRY_COMPARE_WITH_TIMEOUT(map->rows().size(), std::size_t{6}, 20000);  // five under the heads
    TableView* pairs = table_in(desk, "correlation_pairs");
    QVERIFY(!pairs->table()->rows().empty());
    map->setFocus();
    QTest::mouseClick(map, Qt::LeftButton, {}, map->cell(2, 1).center().toPoint());
    QCOMPARE(desk.bench->selection.symbol(), map->rows()[3][0]);
    QTest::keyClick(map, Qt::Key_Down);
    QCOMPARE(desk.bench->selection.symbol(), map->rows()[4][0]);
    auto* filter = desk.window->findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
    QTest::keyClicks(filter, map->rows()[1][0]);
    QTRY_COMPARE_WITH_TIMEOUT(map->rows().size(), std::size_t{2}, 20000);
  }

  void the_first_batch_shows_what_the_model_sees() {
    Desk desk;
    desk.open_market(3, 200);
    desk.window->show_layout(QStringLiteral("datasets"));
    desk.window->docks()[QStringLiteral("first_batch")]->raise();
    auto* panel = desk.window->findChild<QWidget*>(QStringLiteral("first_batch_panel"));
    QPushButton* read = nullptr;
    QTRY_VERIFY([&] {
      for (auto* button : panel->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Read the first batch") && button->isVisible()) read = button;
      }
      return read != nullptr;
    }());
    QTest::mouseClick(read, Qt::LeftButton);
    TableView* windows = table_in(desk, "first_batch_table");
    QTRY_VERIFY_WITH_TIMEOUT(!windows->table()->rows().empty(), 60000);
    QTRY_VERIFY(windows->isVisible());
    const auto* before = desk.window->findChild<CandleChart*>(QStringLiteral("first_batch_before"));
    const auto* after = desk.window->findChild<CurveChart*>(QStringLiteral("first_batch_after"));
    QCOMPARE(before->bar_count(), 64 + 30);
    QCOMPARE(after->line_count(), 6);
    QCOMPARE(after->series(3).y.size(), std::size_t{64 + 30});
    for (const double value : after->series(3).y) QVERIFY(std::abs(value) <= 5);  // the clip
    const QString first = windows->table()->rows()[0].cells[1].text;
    auto* again = desk.window->findChild<QPushButton*>(QStringLiteral("first_batch_again"));
    desk.window->run_configuration().take_settings(QStringLiteral("seed"), {{QStringLiteral("training.seed"), QStringLiteral("5")}});
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(windows->isVisible() && !windows->table()->rows().empty(), 60000);
    QVERIFY(!first.isEmpty());
  }

  void a_panel_without_a_place_in_the_layout_is_stacked_where_there_is_room() {
    Desk desk;
    desk.open_market();
    QDockWidget* dock = desk.window->docks()[QStringLiteral("leaks")];
    QVERIFY(dock->isHidden());
    action_named(*desk.window, dock->windowTitle())->trigger();
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(desk.window->dockWidgetArea(dock) != Qt::NoDockWidgetArea);
    QVERIFY(!desk.window->tabifiedDockWidgets(dock).isEmpty());
  }
};

QTEST_MAIN(TestDatasets)
#include "tst_datasets.moc"
