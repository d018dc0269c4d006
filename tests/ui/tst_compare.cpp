#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QtTest>

#include "ui/compare_desk.h"
#include "ui/lineage_panel.h"
#include "ui/run_configuration_panel.h"
#include "widgets/exports.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// With the three checkpoints of the good run in front.
struct CheckpointsDesk : CompareDesk {
  TableView& checkpoints;
  CheckpointsDesk() : checkpoints(*table("checkpoints_table")) {
    tick_two();
    front("checkpoints");
    QTRY_COMPARE(checkpoints.table()->rows().size(), std::size_t{3});
  }
};

}  // namespace

class TestCompare : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void runs_stand_below_persistence_and_the_untrained_model() {
    CompareDesk desk;
    TableView& table = *desk.table("runs_table");
    click(table, desk.good, "name");
    QTRY_COMPARE(desk.desk.bench->selection.current_run(), desk.good);
    QTRY_COMPARE(shown(table, QStringLiteral("reference:persistence"), "pct_mae"), QStringLiteral("2.00"));
    QCOMPARE(table.filter()->index(0, 0).data(key_role).toString(), QStringLiteral("reference:persistence"));
    QTRY_VERIFY(table.table()->rows()[1].key.startsWith(QStringLiteral("reference:untrained:")));
    QCOMPARE(shown(table, table.table()->rows()[1].key, "pct_mae"), QStringLiteral("2.40"));
    QCOMPARE(shown(table, desk.good, "pct_mae"), QStringLiteral("1.20"));
    QCOMPARE(shown(table, desk.good, "skill"), QStringLiteral("+40.0"));
    QCOMPARE(shown(table, desk.good, "verdict"), QStringLiteral("better"));
    QCOMPARE(shown(table, desk.good, "windows"), QStringLiteral("320"));
    QCOMPARE(shown(table, desk.good, "band"), QStringLiteral("71"));
    QCOMPARE(shown(table, desk.good, "checkpoints"), QStringLiteral("2"));
    QCOMPARE(shown(table, desk.fresh, "verdict"), QStringLiteral("not evaluated yet"));
    table.sort_by(QStringLiteral("skill"), Qt::AscendingOrder);
    QCOMPARE(table.filter()->index(0, 0).data(key_role).toString(), QStringLiteral("reference:persistence"));
    click(table, QStringLiteral("reference:persistence"), "name");
    QCOMPARE(desk.desk.bench->selection.current_run(), desk.good);  // a reference is no run
  }

  void settings_that_differ_become_columns_that_can_be_filtered() {
    CompareDesk desk;
    TableView& table = *desk.table("runs_table");
    QCOMPARE(table.table()->column_of(QStringLiteral("learning_rate")), -1);
    desk.tick_two();
    QTRY_VERIFY(table.table()->column_of(QStringLiteral("learning_rate")) >= 0);
    QCOMPARE(table.table()->column_of(QStringLiteral("lookback")), -1);  // the same in both
    QCOMPARE(shown(table, desk.good, "learning_rate"), QStringLiteral("1e-4"));
    auto* filter = desk.desk.window->docks()[QStringLiteral("runs")]->findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("learning_rate<2e-4"));
    QTRY_COMPARE(table.filter()->rowCount(), 3);  // persistence, untrained and the one run
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("skill>10"));
    QTRY_COMPARE(table.filter()->rowCount(), 3);
    desk.desk.bench->selection.tick(desk.even, false);  // the column of settings goes, the words still mean skill
    QTRY_COMPARE(table.table()->column_of(QStringLiteral("learning_rate")), -1);
    QTRY_COMPARE(table.filter()->rowCount(), 3);
  }

  void a_person_chooses_the_columns_and_they_stay() {
    CompareDesk desk;
    TableView& table = *desk.table("runs_table");
    const int device = table.table()->column_of(QStringLiteral("device"));
    QVERIFY(table.isColumnHidden(device));
    auto* button = desk.find<QPushButton>("runs_columns");
    Q_EMIT button->menu()->aboutToShow();
    button->menu()->findChild<QAction*>(QStringLiteral("device"))->trigger();
    QVERIFY(!table.isColumnHidden(device));
    desk.tick_two();  // other columns now
    QTRY_VERIFY(table.table()->column_of(QStringLiteral("learning_rate")) >= 0);
    QVERIFY(!table.isColumnHidden(table.table()->column_of(QStringLiteral("device"))));
    desk.desk.close();
    desk.desk.open();
    auto* again = desk.table("runs_table");
    QVERIFY(!again->isColumnHidden(again->table()->column_of(QStringLiteral("device"))));
  }

  void difference_judges_the_others_against_the_current_run() {
    CompareDesk desk;
    desk.tick_two();
    desk.front("difference");
    TableView& table = *desk.table("difference_table");
    QTRY_COMPARE_WITH_TIMEOUT(table.table()->rows().size(), std::size_t{1}, 10000);
    QTRY_COMPARE(shown(table, desk.even, "verdict"), QStringLiteral("worse"));
    QCOMPARE(shown(table, desk.even, "symbols"), QStringLiteral("0 of 8"));
    const auto* sentence = desk.find<QLabel>("difference_sentence");
    QCOMPARE(sentence->text(), QStringLiteral("#2 is worse than #1."));
    auto* baseline = desk.find<QComboBox>("difference_baseline");
    baseline->setFocus();
    baseline->setCurrentIndex(baseline->findData(desk.even));
    Q_EMIT baseline->activated(baseline->currentIndex());
    QTRY_COMPARE(shown(table, desk.good, "verdict"), QStringLiteral("better"));
    QCOMPARE(sentence->text(), QStringLiteral("#1 is better than #2."));
    QVERIFY(csv_text(table).contains(QStringLiteral("better")));
    QVERIFY(table.text_with_context().contains(QStringLiteral("Paired over 8 symbols, 320 windows: held-out symbols, horizon 2 bars.")));
    baseline->setCurrentIndex(baseline->count() - 1);
    Q_EMIT baseline->activated(baseline->currentIndex());
    QTRY_COMPARE(table.table()->rows().size(), std::size_t{2});  // both against tomorrow = today
    QTRY_COMPARE(sentence->text(), QStringLiteral("#1 is better than tomorrow = today, alone among 2 runs."));
  }

  void one_run_is_compared_with_tomorrow_as_today() {
    CompareDesk desk;
    desk.tick_two();
    desk.desk.bench->selection.tick(desk.even, false);
    desk.front("difference");
    const auto* sentence = desk.find<QLabel>("difference_sentence");
    QTRY_COMPARE_WITH_TIMEOUT(sentence->text(), QStringLiteral("#1 is better than tomorrow = today."), 10000);
    QCOMPARE(shown(*desk.table("difference_table"), desk.good, "symbols"), QStringLiteral("8 of 8"));
  }

  void a_run_that_was_not_evaluated_says_so() {
    CompareDesk desk;
    desk.tick_two();
    desk.desk.bench->selection.tick(desk.fresh, true);
    desk.desk.bench->selection.choose_run(desk.good);
    desk.front("difference");
    TableView& table = *desk.table("difference_table");
    QTRY_COMPARE_WITH_TIMEOUT(shown(table, desk.fresh, "verdict"), QStringLiteral("not evaluated yet"), 10000);
    QTRY_COMPARE(shown(table, desk.even, "verdict"), QStringLiteral("worse"));
  }

  void settings_diff_lists_what_differs_beside_the_reference() {
    CompareDesk desk;
    desk.tick_two();
    desk.front("settings_diff");
    TableView& table = *desk.table("settings_diff_table");
    QTRY_COMPARE(table.table()->rows().size(), std::size_t{1});
    QCOMPARE(table.table()->rows()[0].key, QStringLiteral("training.learning_rate"));
    QCOMPARE(table.table()->columns()[1].name, QStringLiteral("#1"));  // the current run is the reference
    QCOMPARE(table.table()->columns()[1].unit, QStringLiteral("reference"));
    desk.desk.bench->selection.choose_run(desk.even);
    QTRY_COMPARE(table.table()->columns()[1].name, QStringLiteral("#2"));
  }

  void every_checkpoint_has_a_row_and_a_click_chooses_it() {
    CheckpointsDesk desk;
    TableView& table = desk.checkpoints;
    QCOMPARE(table.current_key(), QStringLiteral("checkpoint_epoch_2"));
    QCOMPARE(shown(table, QStringLiteral("checkpoint_epoch_2"), "verdict"), QStringLiteral("better"));
    QCOMPARE(shown(table, QStringLiteral("checkpoint_epoch_2"), "why"), QStringLiteral("best validation pct_MAE"));
    QCOMPARE(shown(table, QStringLiteral("checkpoint_epoch_3"), "why"), QStringLiteral("last"));
    QCOMPARE(shown(table, QStringLiteral("checkpoint_epoch_3"), "pct_mae"), QStringLiteral("1.30"));
    QCOMPARE(shown(table, QStringLiteral("checkpoint_epoch_1"), "pct_mae"), QStringLiteral("1.30"));  // freed ones keep their figures
    QVERIFY(shown(table, QStringLiteral("checkpoint_epoch_1"), "why").startsWith(QStringLiteral("freed 20")));
    click(table, QStringLiteral("checkpoint_epoch_1"), "epoch");
    QCOMPARE(desk.desk.bench->selection.checkpoint(desk.good), QStringLiteral("best"));
    QVERIFY(!desk.find<QPushButton>("delete_checkpoint")->isEnabled());
    click(table, QStringLiteral("checkpoint_epoch_3"), "epoch");
    QCOMPARE(desk.desk.bench->selection.checkpoint(desk.good), QStringLiteral("checkpoint_epoch_3"));
    const TableView& runs = *desk.table("runs_table");
    QTRY_COMPARE(shown(runs, desk.good, "pct_mae"), QStringLiteral("1.30"));
    QCOMPARE(shown(runs, desk.good, "verdict"), QStringLiteral("not evaluated yet"));
  }

  void a_checkpoint_is_deleted_only_after_saying_who_needs_it() {
    CheckpointsDesk desk;
    QTest::mouseClick(desk.find<QPushButton>("delete_checkpoint"), Qt::LeftButton);
    const auto box = [&] { return desk.find<QMessageBox>("delete_checkpoint_box"); };
    QTRY_VERIFY(box());
    QVERIFY2(box()->informativeText().contains(QStringLiteral("best checkpoint")), qPrintable(box()->informativeText()));
    QVERIFY(box()->text().contains(QStringLiteral("2 MB")) || box()->text().contains(QStringLiteral("2.00 MB")));
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(!box());
    QVERIFY(!desk.runs->store().find_checkpoint(desk.good.toStdString(), "checkpoint_epoch_2").removed);
  }

  void deleting_the_best_checkpoint_leaves_another_best_one() {
    CheckpointsDesk desk;
    TableView& table = desk.checkpoints;
    QTest::mouseClick(desk.find<QPushButton>("delete_checkpoint"), Qt::LeftButton);
    const auto box = [&] { return desk.find<QMessageBox>("delete_checkpoint_box"); };
    QTRY_VERIFY(box());
    for (QAbstractButton* button : box()->buttons()) {
      if (box()->buttonRole(button) == QMessageBox::DestructiveRole) QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE_WITH_TIMEOUT(shown(table, QStringLiteral("checkpoint_epoch_3"), "why"), QStringLiteral("best validation pct_MAE, last"),
                              10000);
    QVERIFY(shown(table, QStringLiteral("checkpoint_epoch_2"), "why").startsWith(QStringLiteral("freed 20")));
    QTRY_COMPARE(desk.desk.bench->feed.run(desk.good)->best_checkpoint, std::string("checkpoint_epoch_3"));
    QTRY_COMPARE(shown(*desk.table("runs_table"), desk.good, "pct_mae"), QStringLiteral("1.30"));  // the figures of what is left
  }

  void a_damaged_checkpoint_is_told() {
    CheckpointsDesk desk;
    QTest::mouseClick(desk.find<QPushButton>("verify_checkpoint"), Qt::LeftButton);  // a folder without a manifest
    QTRY_VERIFY(!desk.desk.bench->notices.all().empty() && desk.desk.bench->notices.all().back().wrong);
  }

  void forks_stand_below_what_they_began_from() {
    std::vector<RunRow> runs(5);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      runs[i].number = static_cast<std::int64_t>(i) + 1;
      runs[i].id = std::string(1, static_cast<char>('a' + i));
    }
    runs[2].parent = "a";
    runs[3].parent = "c";
    runs[4].parent = "gone";
    runs[3].settings = {{"training", {{"epochs", 5}}}};
    runs[2].settings = {{"training", {{"epochs", 3}}}};
    const auto order = [&](const QStringList& ids) {
      QString out;
      for (const Descent& descent : families_of(runs, ids)) out += QString::fromStdString(descent.run->id) + QString::number(descent.depth);
      return out;
    };
    QCOMPARE(order({"d"}), QStringLiteral("a0c1d2"));
    QCOMPARE(order({"d", "a"}), QStringLiteral("a0c1d2"));
    QCOMPARE(order({"b", "e"}), QString());
    QCOMPARE(differences_from_parent(runs[3], runs[2]), QStringLiteral("epochs 5 instead of 3"));
    runs[0].parent = "d";  // a damaged store
    QCOMPARE(families_of(runs, {"d"}).size(), std::size_t{3});
  }

  void launch_again_and_fork_open_a_draft() {
    CheckpointsDesk desk;
    QTest::mouseClick(desk.find<QPushButton>("fork_checkpoint"), Qt::LeftButton);
    QCOMPARE(desk.desk.window->layout_name(), QStringLiteral("launch"));
    const RunDraft& draft = desk.desk.window->run_configuration().draft();
    QCOMPARE(draft.job().parent, desk.good.toStdString());
    QCOMPARE(draft.job().init.filename().string(), std::string("checkpoint_epoch_2"));
    desk.desk.window->show_layout(QStringLiteral("compare"));
    desk.desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.desk.window.get()));
    QTest::keyClick(desk.desk.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.desk.window->layout_name(), QStringLiteral("launch"));
    QVERIFY(draft.job().init.empty() && draft.job().parent.empty());
  }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
