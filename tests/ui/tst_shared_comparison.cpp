#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

#include "ui/compare_desk.h"
#include "ui/comparison_share.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// The action of a menu by its text, menus filled as when a person opens them.
QAction* action(const MainWindow& window, const QStringList& path) {
  QMenu* menu = nullptr;
  QList<QAction*> actions = window.menuBar()->actions();
  for (const QString& text : path) {
    QAction* next = nullptr;
    for (QAction* one : actions) {
      if (QString(one->text()).remove('&') == text) next = one;
    }
    if (!next || text == path.last()) return next;
    menu = next->menu();
    if (!menu) return nullptr;
    Q_EMIT menu->aboutToShow();
    actions = menu->actions();
    Q_EMIT menu->aboutToHide();
  }
  return nullptr;
}

/// Rows of cells of the page's table under a heading.
std::vector<QStringList> table_of(const QString& page, const QString& heading) {
  const qsizetype from = page.indexOf("<h2>" + heading + "</h2>"), to = page.indexOf("</table>", from);
  std::vector<QStringList> rows;
  if (from < 0) return rows;
  for (const QString& row : page.mid(from, to - from).split(QStringLiteral("<tr>")).mid(1)) {
    QStringList& cells = rows.emplace_back();
    static const QRegularExpression cell("<t[dh][^>]*>(.*?)</t[dh]>");
    for (auto at = cell.globalMatch(row); at.hasNext();) cells << at.next().captured(1);
  }
  return rows;
}

/// What a person sees of a row of a table, tick box and line left out; a mark as its sign.
QStringList seen(const TableView& table, int row) {
  QStringList cells;
  for (int c = 0; c < table.model()->columnCount(); ++c) {
    const QModelIndex at = table.model()->index(row, table.horizontalHeader()->logicalIndex(c));
    const TableColumn& column = table.table()->columns()[static_cast<std::size_t>(at.column())];
    if (table.isColumnHidden(at.column()) || column.name.isEmpty()) continue;
    cells << (at.data(mark_role).isValid() ? QStringLiteral("<svg") : at.data().toString().toHtmlEscaped());
  }
  return cells;
}

}  // namespace

class TestSharedComparison : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void the_files_figures_are_those_of_the_tables() {
    CompareDesk desk;
    desk.tick_two();
    desk.front("difference");
    TableView& runs = *desk.table("runs_table");
    TableView& difference = *desk.table("difference_table");
    QTRY_COMPARE_WITH_TIMEOUT(shown(difference, desk.even, "verdict"), QStringLiteral("worse"), 10000);
    QTRY_VERIFY(runs.table()->column_of(QStringLiteral("learning_rate")) >= 0);
    QTRY_VERIFY(runs.table()->rows()[1].key.startsWith(QStringLiteral("reference:untrained:")));
    runs.sort_by(QStringLiteral("skill"), Qt::DescendingOrder);
    const QString path = desk.desk.folder.filePath(QStringLiteral("shared.html"));
    action(*desk.desk.window, {"Compare", "Share as HTML..."})->trigger();
    auto* dialog = desk.find<QFileDialog>("share_dialog");
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    QVERIFY(!page.contains(QRegularExpression("(src|href|action)\\s*=|url\\(|@import|<script|<link|<img")));  // nothing from elsewhere
    for (const auto& [table, heading] : {std::pair(&runs, QStringLiteral("Runs")), std::pair(&difference, QStringLiteral("Difference"))}) {
      const auto written = table_of(page, heading);
      std::vector<QStringList> expected;
      for (int r = 0; r < table->model()->rowCount(); ++r) {
        const QString key = table->model()->index(r, 0).data(key_role).toString();
        if (key == desk.fresh) continue;  // not ticked
        expected.push_back(seen(*table, r));
      }
      QVERIFY(expected.size() >= 1);
      QCOMPARE(written.size(), expected.size() + 1);  // and its heads
      QCOMPARE(written[0].size(), expected[0].size());
      for (std::size_t r = 0; r < expected.size(); ++r) {
        QCOMPARE(written[r + 1].size(), expected[r].size());
        for (qsizetype c = 0; c < expected[r].size(); ++c) {
          if (expected[r][c] == QStringLiteral("<svg")) {
            QVERIFY(written[r + 1][c].startsWith(QStringLiteral("<svg")));
          } else {
            QCOMPARE(written[r + 1][c], expected[r][c]);
          }
        }
      }
    }
    QVERIFY(page.contains(QStringLiteral("+40.0")) && page.contains(QStringLiteral("#2 is worse than #1.")));
    QVERIFY(page.contains(QStringLiteral("The data as JSON")) && page.contains(QStringLiteral("&quot;training.learning_rate&quot;")));
  }

  void a_pinned_comparison_comes_back_with_its_ticks_checkpoints_and_layout() {
    CompareDesk desk;
    desk.tick_two();
    Selection& selection = desk.desk.bench->selection;
    selection.choose_checkpoint(desk.good, QStringLiteral("checkpoint_epoch_3"));
    desk.front("settings_diff");
    action(*desk.desk.window, {"Compare", "Pin comparison..."})->trigger();
    auto* dialog = desk.find<QInputDialog>("pin_dialog");
    QVERIFY(dialog);
    auto* field = dialog->findChild<QLineEdit*>();
    QCOMPARE(field->text(), QStringLiteral("#1 #2"));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("two rates"));
    QTest::keyClick(field, Qt::Key_Return);
    desk.desk.window->show_layout(QStringLiteral("launch"));
    selection.choose_checkpoint(desk.good, QStringLiteral("best"));
    selection.tick(desk.even, false);
    selection.tick(desk.fresh, true);
    QAction* open = action(*desk.desk.window, {"Compare", "Open a pinned comparison", "two rates"});
    QVERIFY(open);
    open->trigger();
    QCOMPARE(desk.desk.window->layout_name(), QStringLiteral("compare"));
    QCOMPARE(selection.runs(), (QStringList{desk.good, desk.even}));
    QCOMPARE(selection.current_run(), desk.good);
    QCOMPARE(selection.checkpoint(desk.good), QStringLiteral("checkpoint_epoch_3"));
    selection.go_back();  // as any other step
    QVERIFY(selection.runs().contains(desk.fresh));
  }

  void pins_are_kept_in_the_workspace_and_unpinning_can_be_undone() {
    CompareDesk desk;
    desk.tick_two();
    action(*desk.desk.window, {"Compare", "Pin comparison..."})->trigger();
    QTest::keyClick(desk.find<QInputDialog>("pin_dialog")->findChild<QLineEdit*>(), Qt::Key_Return);
    desk.desk.close();
    desk.desk.open();
    QAction* remove = action(*desk.desk.window, {"Compare", "Unpin", "#1 #2"});
    QVERIFY(remove);
    remove->trigger();
    QVERIFY(!action(*desk.desk.window, {"Compare", "Open a pinned comparison", "#1 #2"}));
    desk.desk.bench->undo.undo();
    QVERIFY(action(*desk.desk.window, {"Compare", "Open a pinned comparison", "#1 #2"}));
  }

  void a_pinned_run_that_is_gone_is_left_out_and_told() {
    CompareDesk desk;
    desk.tick_two();
    action(*desk.desk.window, {"Compare", "Pin comparison..."})->trigger();
    QTest::keyClick(desk.find<QInputDialog>("pin_dialog")->findChild<QLineEdit*>(), Qt::Key_Return);
    desk.runs->store().trash(desk.even.toStdString());
    desk.desk.bench->feed.look();
    QTRY_VERIFY(!desk.desk.bench->feed.run(desk.even));
    action(*desk.desk.window, {"Compare", "Open a pinned comparison", "#1 #2"})->trigger();
    QCOMPARE(desk.desk.bench->selection.runs(), QStringList{desk.good});
  }

  void without_a_ticked_run_there_is_nothing_to_pin() {
    CompareDesk desk;
    for (const QString& run : QStringList(desk.desk.bench->selection.runs())) desk.desk.bench->selection.tick(run, false);
    auto* menu = action(*desk.desk.window, {"Compare"})->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().first()->isEnabled());
    Q_EMIT menu->aboutToHide();
    menu->actions().first()->trigger();
    QVERIFY(!desk.find<QInputDialog>("pin_dialog"));
  }
};

QTEST_MAIN(TestSharedComparison)
#include "tst_shared_comparison.moc"
