#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <limits>

#include "ui/compare_desk.h"
#include "ui/run_groups.h"
#include "ui/table_cells.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// Chooses an entry of a combo box by its words, with the keys.
void choose(QComboBox& box, const QString& text) {
  QVERIFY2(box.findText(text) >= 0, qPrintable(text));
  box.setFocus();
  QTest::keyClick(&box, Qt::Key_Home);
  for (int i = 0; i < box.count() && box.currentText() != text; ++i) QTest::keyClick(&box, Qt::Key_Down);
  QCOMPARE(box.currentText(), text);
}

/// Opens a button's menu and clicks an entry.
void choose(QPushButton& button, const QString& text) {
  bool clicked = false;
  // The click on the button returns when the menu is gone.
  QTimer::singleShot(0, button.menu(), [&] {
    QMenu& menu = *button.menu();
    for (QAction* action : menu.actions()) {
      if (action->text() != text || !action->isEnabled()) continue;
      QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
      clicked = true;
    }
    menu.close();
  });
  QTest::mouseClick(&button, Qt::LeftButton);
  QVERIFY2(clicked, qPrintable("no entry " + text));
}

struct RunsDesk : CompareDesk {
  TableView& runs;
  RunsDesk() : runs(*table("runs_table")) { tick_two(); }
  void answer(const char* dialog, const QString& text) const {
    auto* asked = find<QInputDialog>(dialog);
    QVERIFY(asked);
    auto* field = asked->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!find<QInputDialog>(dialog));
  }
  /// Keys of the rows on screen that are runs.
  QStringList listed() const {
    QStringList keys;
    for (int r = 0; r < runs.filter()->rowCount(); ++r) {
      const QModelIndex at = runs.filter()->index(r, 0);
      if (at.data(row_kind_role).value<RowKind>() == RowKind::plain) keys << at.data(key_role).toString();
    }
    return keys;
  }
  int heads() const {
    int count = 0;
    for (int r = 0; r < runs.filter()->rowCount(); ++r)
      count += runs.filter()->index(r, 0).data(row_kind_role).value<RowKind>() == RowKind::head;
    return count;
  }
};

TableRow run(const char* key, const char* model, double pct_mae, double skill) {
  const auto number = [](double value) {
    TableCell cell = word(QString::number(value));
    cell.value = value;
    return cell;
  };
  return {QString::fromLatin1(key),
          {word(QString::fromLatin1(model)), number(pct_mae), std::isfinite(skill) ? number(skill) : word(figures::none())},
          RowKind::plain,
          0,
          {}};
}

}  // namespace

class TestRunsTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void values_stand_at_best_last_or_a_step() {
    RunsDesk desk;
    QTRY_COMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("1.20"));
    auto* values = desk.find<QComboBox>("runs_values");
    choose(*values, QStringLiteral("Values at last"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("1.30"));  // epoch 3
    QTRY_COMPARE(shown(desk.runs, desk.good, "verdict"), QStringLiteral("not evaluated yet"));
    QVERIFY(desk.runs.context().contains(QStringLiteral("at its last validation")));
    choose(*values, QStringLiteral("Values at step"));
    auto* step = desk.find<QSpinBox>("runs_step");
    QVERIFY(step->isVisible());
    step->setFocus();
    step->selectAll();
    QTest::keyClicks(step, QStringLiteral("15"));
    QTest::keyClick(step, Qt::Key_Return);
    QTRY_COMPARE(shown(desk.runs, desk.good, "at"), QStringLiteral("checkpoint_epoch_1"));  // saved at step 10
    QCOMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("1.30"));
    step->setValue(5);
    QTRY_COMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("2.40"));  // before the first epoch
    choose(*values, QStringLiteral("Values at best"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "verdict"), QStringLiteral("better"));
    QVERIFY(!step->isVisible());
  }

  void one_row_a_group_with_its_spread_opens_to_its_runs() {
    RunsDesk desk;
    QTRY_VERIFY(desk.runs.table()->column_of(QStringLiteral("learning_rate")) >= 0);
    auto* groups = desk.find<QComboBox>("runs_groups");
    QTRY_VERIFY(groups->findText(QStringLiteral("By Learning rate")) > 0);
    choose(*groups, QStringLiteral("By Learning rate"));
    QTRY_COMPARE(desk.heads(), 2);
    QCOMPARE(desk.listed(), QStringList());  // closed at first
    const QModelIndex first = [&] {
      for (int r = 0; r < desk.runs.filter()->rowCount(); ++r) {
        if (desk.runs.filter()->index(r, 0).data(row_kind_role).value<RowKind>() == RowKind::head) return desk.runs.filter()->index(r, 0);
      }
      return QModelIndex();
    }();
    QCOMPARE(first.data().toString(), QStringLiteral("Learning rate: 1e-4"));
    QVERIFY2(first.data(note_role).toString().endsWith(QStringLiteral(" · pct_MAE 1.20 % · skill +40.0 %")),
             qPrintable(first.data(note_role).toString()));
    desk.runs.scrollTo(first);
    QTest::mouseClick(desk.runs.viewport(), Qt::LeftButton, {}, desk.runs.visualRect(first).center());
    QTRY_COMPARE(desk.listed(), QStringList{desk.good});
    choose(*desk.find<QPushButton>("runs_view"), QStringLiteral("Open all groups"));
    QTRY_COMPARE(desk.listed().size(), 3);
    choose(*groups, QStringLiteral("No groups"));
    QTRY_COMPARE(desk.heads(), 0);
    QCOMPARE(desk.listed().size(), 3);
  }

  void an_opened_group_stays_open_while_its_runs_change() {
    RunsDesk desk;
    choose(*desk.find<QComboBox>("runs_groups"), QStringLiteral("By Model"));
    QTRY_COMPARE(desk.heads(), 1);
    desk.desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.desk.window.get()));
    for (int r = 0; r < desk.runs.filter()->rowCount(); ++r) {
      const QModelIndex at = desk.runs.filter()->index(r, 0);
      if (at.data(row_kind_role).value<RowKind>() == RowKind::head) desk.runs.setCurrentIndex(at);
    }
    desk.runs.setFocus();
    QTest::keyClick(&desk.runs, Qt::Key_Return);
    QTRY_COMPARE(desk.listed().size(), 3);
    const QString best = QString::fromStdString(desk.CompareDesk::runs->add("best of all", 1e-4, 1.0));
    QTRY_VERIFY_WITH_TIMEOUT(desk.listed().contains(best), 10000);
    QCOMPARE(desk.heads(), 1);
    // The keys stay on the head while figures come in.
    QCOMPARE(desk.runs.current_key(), QStringLiteral("group:model:kronos"));
    // What the filter leaves out does not count in the spread.
    QTest::keyClicks(desk.find<QLineEdit>("runs_filter"), QStringLiteral("pct_mae>1.95"));
    QTRY_COMPARE(desk.listed(), QStringList{desk.even});
    const int head = desk.runs.table()->row_of(QStringLiteral("group:model:kronos"));
    QVERIFY(desk.runs.table()->rows()[static_cast<std::size_t>(head)].note.contains(QStringLiteral("pct_MAE 2.00 % · skill")));
  }

  void the_spread_of_a_group_by_hand() {
    const std::vector<TableColumn> columns{{"model", "Model"}, {"pct_mae", "pct_MAE"}, {"skill", "Skill"}};
    const double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<TableRow> rows{run("a", "toto", 6.5, -4), run("b", "kronos", 6.3, 5.5), run("c", "toto", 7.0, none),
                               run("d", "kronos", 6.1, -0.9)};
    rows.insert(rows.begin(), run("reference:persistence", "", 6.8, 0));
    rows.front().kind = RowKind::reference;
    const auto all = [](const TableRow&) { return true; };
    const auto grouped = grouped_rows(rows, columns, QStringLiteral("model"), all);
    QStringList keys;
    for (const TableRow& row : grouped) keys << row.key + QString::number(row.group);
    QCOMPARE(keys, (QStringList{"reference:persistence0", "group:model:kronos1", "b1", "d1", "group:model:toto2", "a2", "c2"}));
    QCOMPARE(grouped[1].note, QStringLiteral("2 runs · pct_MAE 6.10 to 6.30 %, median 6.20 % · skill −0.9 to +5.5 %, median +2.3 %"));
    QCOMPARE(grouped[4].note, QStringLiteral("2 runs · pct_MAE 6.50 to 7.00 %, median 6.75 % · skill −4.0 %"));
    QCOMPARE(grouped_rows(rows, columns, QStringLiteral("gone"), all).size(), rows.size());
    const auto listed = grouped_rows(rows, columns, QStringLiteral("model"), [](const TableRow& row) { return row.key != "b"; });
    QVERIFY(listed[1].note.endsWith(QStringLiteral(" · pct_MAE 6.10 % · skill −0.9 %")));  // of what is listed
  }

  void the_filter_asks_runs_what_no_column_says() {
    RunsDesk desk;
    click(desk.runs, desk.good, "name");
    choose(*desk.find<QPushButton>("run_menu"), QStringLiteral("Tags..."));
    desk.answer("run_remark", QStringLiteral("nov"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "tags"), QStringLiteral("nov"));
    auto& filter = *desk.find<QLineEdit>("runs_filter");
    const auto type = [&](const char* words) {
      filter.selectAll();
      QTest::keyClicks(&filter, QString::fromLatin1(words));
    };
    const std::vector<std::pair<const char*, QStringList>> all{{"tag:nov", {desk.good}},
                                                               {"epochs>=3", {desk.fresh, desk.even, desk.good}},
                                                               {"skill>10 or name=fresh", {desk.fresh, desk.good}},
                                                               {"not (learning_rate>2e-4)", {desk.good}},
                                                               {"horizon=2 pct_mae<1.95 not name = good", {desk.fresh}},
                                                               {"created>2020-01-01 and not created>2020-01-02", {}}};
    for (const auto& [words, runs] : all) {
      type(words);
      QVERIFY2(filter.property("wrong") == QVariant(false), words);
      QTRY_COMPARE(desk.listed(), runs);
    }
    type("tag:nov (");
    QVERIFY(filter.property("wrong").toBool() && filter.toolTip().contains(QStringLiteral("expected")));
    QCOMPARE(desk.listed(), QStringList{desk.good});  // what is clear so far
    type("colour:red");
    QVERIFY(filter.toolTip().contains(QStringLiteral("no column colour")));
  }

  void a_run_is_renamed_and_deleted_from_its_menu() {
    RunsDesk desk;
    click(desk.runs, desk.good, "name");
    auto& menu = *desk.find<QPushButton>("run_menu");
    choose(menu, QStringLiteral("Rename..."));
    desk.answer("run_remark", QStringLiteral("the one to keep"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "name"), QStringLiteral("the one to keep"));
    choose(menu, QStringLiteral("Delete"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "name"), QStringLiteral("none"));
    desk.desk.bench->undo.undo();
    QTRY_COMPARE(shown(desk.runs, desk.good, "name"), QStringLiteral("the one to keep"));
    desk.desk.bench->undo.undo();
    QTRY_COMPARE(shown(desk.runs, desk.good, "name"), QStringLiteral("good"));
  }

  void a_note_is_written_and_taken_back() {
    RunsDesk desk;
    desk.desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.desk.window.get()));
    click(desk.runs, desk.good, "name");
    QTest::keyClick(&desk.runs, Qt::Key_M, Qt::ControlModifier);
    desk.answer("run_remark", QStringLiteral("bent after epoch 2"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "note"), QStringLiteral("bent after epoch 2"));
    QCOMPARE(desk.desk.bench->undo.undoText(), QStringLiteral("Note on #1"));
    desk.desk.bench->undo.undo();
    QTRY_COMPARE(shown(desk.runs, desk.good, "note"), QString());
  }

  void an_archived_run_is_out_of_sight_until_it_is_asked_for() {
    RunsDesk desk;
    click(desk.runs, desk.fresh, "name");
    desk.desk.bench->selection.tick(desk.even, false);
    choose(*desk.find<QPushButton>("run_menu"), QStringLiteral("Archived"));
    QTRY_VERIFY(desk.desk.bench->feed.run(desk.fresh)->archived);
    QVERIFY(desk.listed().contains(desk.fresh));  // still ticked: its curves are on screen
    desk.desk.bench->selection.tick(desk.fresh, false);
    QTRY_VERIFY(!desk.listed().contains(desk.fresh));
    QVERIFY(desk.find<QLabel>("runs_count")->text().contains(QStringLiteral("2 of 3 runs · 1 archived")));
    auto& view = *desk.find<QPushButton>("runs_view");
    choose(view, QStringLiteral("Archived runs too"));
    QTRY_VERIFY(desk.listed().contains(desk.fresh));
    choose(view, QStringLiteral("Archived runs too"));
    QTRY_VERIFY(!desk.listed().contains(desk.fresh));
    desk.desk.bench->undo.undo();
    QTRY_VERIFY(!desk.desk.bench->feed.run(desk.fresh)->archived);
    QTRY_VERIFY(desk.listed().contains(desk.fresh));
  }

  void a_view_is_kept_under_a_name_and_comes_back_whole() {
    RunsDesk desk;
    auto* filter = desk.desk.window->docks()[QStringLiteral("runs")]->findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("state:finished"));
    desk.runs.sort_by(QStringLiteral("pct_mae"), Qt::DescendingOrder);
    choose(*desk.find<QComboBox>("runs_values"), QStringLiteral("Values at last"));
    auto& view = *desk.find<QPushButton>("runs_view");
    choose(view, QStringLiteral("Keep this view..."));
    desk.answer("keep_view", QStringLiteral("last, worst first"));
    filter->clear();
    desk.runs.sort_by(QStringLiteral("name"), Qt::AscendingOrder);
    choose(*desk.find<QComboBox>("runs_values"), QStringLiteral("Values at best"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("1.20"));
    choose(view, QStringLiteral("last, worst first"));
    QCOMPARE(filter->text(), QStringLiteral("state:finished"));
    QTRY_COMPARE(shown(desk.runs, desk.good, "pct_mae"), QStringLiteral("1.30"));
    QTRY_COMPARE(desk.listed().first(), desk.even);
    // How the table is seen is there again when the window opens, and so is the named view.
    desk.desk.close();
    desk.desk.open();
    auto* runs = desk.table("runs_table");
    QTRY_COMPARE_WITH_TIMEOUT(shown(*runs, desk.good, "pct_mae"), QStringLiteral("1.30"), 10000);
    QCOMPARE(desk.desk.window->docks()[QStringLiteral("runs")]->findChild<QLineEdit*>()->text(), QStringLiteral("state:finished"));
    choose(*desk.find<QPushButton>("runs_view"), QStringLiteral("last, worst first"));
  }
};

QTEST_MAIN(TestRunsTable)
#include "tst_runs_table.moc"
