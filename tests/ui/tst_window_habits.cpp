#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QtTest>

#include "engine/base/files.h"
#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/drop_sign.h"
#include "ui/dropped.h"
#include "ui/run_configuration_panel.h"
#include "ui/run_notices.h"
#include "ui/shortcuts_dialog.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

QAction* action_named(const QMenu& menu, const QString& text) {
  for (QAction* action : menu.actions()) {
    if (action->text().remove('&') == text) return action;
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

/// Types a name into the dialog that is open and accepts it.
void answer(const Desk& desk, const QString& name) {
  QInputDialog* dialog = nullptr;
  QTRY_VERIFY((dialog = desk.window->findChild<QInputDialog*>(QStringLiteral("layout_name"))) && dialog->isVisible());
  auto* field = dialog->findChild<QLineEdit*>();
  field->selectAll();
  QTest::keyClicks(field, name);
  QTest::keyClick(field, Qt::Key_Return);
  QTRY_VERIFY(!desk.window->findChild<QInputDialog*>(QStringLiteral("layout_name")));
}

/// Holds files over the window; the words of the sign, empty if there is none.
QString hold_over(const Desk& desk, const QStringList& paths, QMimeData& data) {
  QList<QUrl> urls;
  for (const QString& path : paths) urls.append(QUrl::fromLocalFile(path));
  data.setUrls(urls);
  QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(desk.window.get(), &enter);
  const auto* sign = desk.window->findChild<DropSign*>(QStringLiteral("drop_sign"));
  return sign->isVisible() ? sign->words() : QString();
}

void let_go(const Desk& desk, QMimeData& data) {
  QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(desk.window.get(), &drop);
  QVERIFY(!desk.window->findChild<DropSign*>(QStringLiteral("drop_sign"))->isVisible());
}

}  // namespace

class TestWindowHabits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_layout_is_saved_by_name_renamed_deleted_and_brought_back() {
    Desk desk;
    desk.open_market();
    desk.window->docks()[QStringLiteral("queue")]->hide();
    action_named(*desk.window, QStringLiteral("Save this layout as..."))->trigger();
    answer(desk, QStringLiteral("Mine"));
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("named/Mine"));
    desk.window->show_layout(QStringLiteral("launch"));
    desk.window->show_layout(QStringLiteral("named/Mine"));
    QVERIFY(desk.window->docks()[QStringLiteral("queue")]->isHidden());
    QVERIFY(!desk.window->docks()[QStringLiteral("datasets")]->isHidden());

    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("named/Mine"));
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("queue")]->isHidden());
    action_named(*desk.window, QStringLiteral("Rename this layout..."))->trigger();
    answer(desk, QStringLiteral("Mornings"));
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("named/Mornings"));
    QTRY_VERIFY(action_named(*desk.window, QStringLiteral("Mornings")));
    QVERIFY(desk.window->docks()[QStringLiteral("queue")]->isHidden());

    action_named(*desk.window, QStringLiteral("Delete this layout"))->trigger();
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("launch"));
    QTRY_VERIFY(!action_named(*desk.window, QStringLiteral("Mornings")));
    desk.bench->undo.undo();
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("named/Mornings"));
    QVERIFY(desk.window->docks()[QStringLiteral("queue")]->isHidden());
  }

  void what_a_person_likes_is_kept() {
    Desk desk;
    desk.open_market();
    const int usual = row_height();
    action_named(*desk.window, QStringLiteral("Roomy tables"))->trigger();
    action_named(*desk.window, QStringLiteral("Green and red candles"))->trigger();
    QCOMPARE(row_height(), usual + 4);
    const auto* table = desk.window->docks()[QStringLiteral("datasets")]->findChild<TableView*>();
    QCOMPARE(table->verticalHeader()->defaultSectionSize(), usual + 4);
    desk.close();
    apply_taste({});
    desk.open();
    QVERIFY(taste().roomy && taste().green_red);
    QVERIFY(action_named(*desk.window, QStringLiteral("Roomy tables"))->isChecked());
    action_named(*desk.window, QStringLiteral("Roomy tables"))->trigger();
    action_named(*desk.window, QStringLiteral("Green and red candles"))->trigger();
    QVERIFY(taste() == Taste{});
  }

  void keys_move_the_border_of_the_part_that_has_the_focus() {
    Desk desk;
    desk.open_market();
    desk.window->show_layout(QStringLiteral("launch"));
    QDockWidget* form = desk.window->docks()[QStringLiteral("run_configuration")];
    form->raise();
    auto* search = form->findChild<QLineEdit*>();
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    const int before = form->width();
    QTest::keyClick(search, Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(form->width() > before);
    QTest::keyClick(search, Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(form->width(), before);

    QDockWidget* correlation = desk.window->docks()[QStringLiteral("correlation")];
    correlation->toggleViewAction()->trigger();
    correlation->raise();
    auto* split = correlation->findChild<QSplitter*>();
    auto* pairs = correlation->findChild<TableView*>();
    QTRY_VERIFY(pairs->isVisible() && !split->sizes().contains(0));
    pairs->setFocus();
    QTRY_VERIFY(pairs->hasFocus());
    const QList<int> sizes = split->sizes();
    QTest::keyClick(pairs, Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(split->sizes()[1] < sizes[1] && split->sizes()[0] > sizes[0]);
  }

  void a_taken_name_of_a_layout_is_refused() {
    Desk desk;
    desk.open_market();
    action_named(*desk.window, QStringLiteral("Save this layout as..."))->trigger();
    answer(desk, QStringLiteral("Launch"));
    QCOMPARE(desk.window->layout_name(), QStringLiteral("launch"));
    QVERIFY(desk.bench->notices.all().back().text.contains(QStringLiteral("already")));
  }

  void shortcuts_are_changed_kept_and_clashes_are_refused_with_a_sentence() {
    Desk desk;
    desk.open_market();
    QTest::keyClick(desk.window.get(), Qt::Key_Slash, Qt::ControlModifier);
    ShortcutsDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = desk.window->findChild<ShortcutsDialog*>()) && dialog->isVisible());
    auto* table = dialog->findChild<TableView*>(QStringLiteral("shortcuts_table"));
    auto* edit = dialog->findChild<QKeySequenceEdit*>(QStringLiteral("shortcuts_edit"));
    auto* set = dialog->findChild<QPushButton*>(QStringLiteral("shortcuts_set"));
    const auto* told = dialog->findChild<QLabel*>(QStringLiteral("shortcuts_told"));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("shortcuts_find")), QStringLiteral("file demo"));
    QCOMPARE(table->filter()->rowCount(), 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->filter()->index(0, 0)).center());
    QTRY_VERIFY(edit->isEnabled());
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers held) {
      edit->setFocus();
      QTest::keyClick(edit->focusProxy() ? edit->focusProxy() : edit, key, held);
      QTest::mouseClick(set, Qt::LeftButton);
    };
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY2(told->text().contains(QStringLiteral("Find a command")), qPrintable(told->text()));
    QAction* demo = action_named(*desk.window, QStringLiteral("Use the demo market"));
    QVERIFY(demo->shortcut().isEmpty());
    edit->clear();
    press(Qt::Key_J, Qt::NoModifier);
    QVERIFY2(told->text().contains(QStringLiteral("Ctrl or Alt")), qPrintable(told->text()));
    edit->clear();
    press(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(demo->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QTRY_VERIFY(!desk.bench->feed.kept(QStringLiteral("window.shortcuts")).is_null());
    desk.close();
    desk.open();
    QCOMPARE(action_named(*desk.window, QStringLiteral("Use the demo market"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
  }

  void a_filter_is_kept_and_undone() {
    Desk desk;
    desk.open_market();
    auto* filter = desk.window->findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
    QTest::keyClicks(filter, QStringLiteral("bars>10"));
    QTRY_COMPARE(desk.bench->feed.kept(QStringLiteral("window.filter.datasets")), Json("bars>10"));
    desk.close();
    desk.open();
    filter = desk.window->findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
    QCOMPARE(filter->text(), QStringLiteral("bars>10"));
    filter->setFocus();
    filter->selectAll();
    QTest::keyClicks(filter, QStringLiteral("S"));
    desk.window->findChild<TableView*>(QStringLiteral("datasets_table"))->setFocus();
    desk.bench->undo.undo();
    QCOMPARE(filter->text(), QStringLiteral("bars>10"));
    desk.bench->undo.redo();
    QCOMPARE(filter->text(), QStringLiteral("S"));
  }

  void a_tick_of_a_run_is_undone_and_the_current_run_comes_back() {
    Desk desk;
    desk.open_market();
    QStringList ids;
    {
      RunStore other(desk.workspace());
      for (int i = 0; i < 2; ++i) {
        RunRow row;
        row.name = "run";
        row.model = "kronos";
        row.status = "finished";
        ids.append(QString::fromStdString(other.create_run(row)));
      }
    }
    QTRY_COMPARE_WITH_TIMEOUT(desk.bench->feed.runs().size(), std::size_t{2}, 10000);
    desk.window->show_layout(QStringLiteral("compare"));
    desk.bench->selection.choose_run(ids[0]);
    auto* table = desk.window->findChild<TableView*>(QStringLiteral("runs_table"));
    QTRY_VERIFY(table->isVisible());
    const auto tick = [&](const QString& id) {
      const QModelIndex at = table->filter()->mapFromSource(
          table->table()->index(table->table()->row_of(id), table->table()->column_of(QStringLiteral("tick"))));
      QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
    };
    tick(ids[0]);
    QTRY_VERIFY(!desk.bench->selection.runs().contains(ids[0]));
    desk.bench->undo.undo();
    QVERIFY(desk.bench->selection.runs().contains(ids[0]));
    QCOMPARE(desk.bench->selection.current_run(), ids[0]);
  }

  void what_is_held_over_the_window_is_named_before_it_is_let_go() {
    Desk desk;
    const QString market = desk.market();
    QMimeData data;
    QVERIFY(hold_over(desk, {market}, data).contains(QStringLiteral("Open the prices in market")));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(desk.window.get(), &leave);
    QVERIFY(!desk.window->findChild<DropSign*>(QStringLiteral("drop_sign"))->isVisible());
    hold_over(desk, {market}, data);
    let_go(desk, data);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);
  }

  void settings_that_are_dropped_reach_the_draft_and_the_unknown_are_named() {
    Desk desk;
    desk.open_market();
    const QString file = desk.folder.filePath(QStringLiteral("mine.json"));
    write_file(file.toStdString(), R"({"training": {"epochs": 7, "learning_rte": 0.1}, "train": {"batch_size": 4}, "optimiser": {"weight_decay": 0}})");
    QMimeData data;
    QVERIFY(hold_over(desk, {file}, data).contains(QStringLiteral("mine.json")));
    let_go(desk, data);
    QVERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("training.epochs=7")));
    const QString told = desk.bench->notices.all().back().text;
    for (const char* meant : {"training.learning_rte (did you mean training.learning_rate?)", "train.batch_size (did you mean training.batch_size?)",
                              "optimiser.weight_decay (did you mean training.weight_decay?)"})
      QVERIFY2(told.contains(QString::fromLatin1(meant)), qPrintable(told));
    desk.bench->undo.undo();
    QVERIFY(!desk.window->run_configuration().draft().command_line().contains(QStringLiteral("training.epochs=7")));
  }

  void a_model_folder_becomes_the_start_of_the_next_run_and_other_things_are_refused() {
    Desk desk;
    desk.open_market();
    const std::filesystem::path model = desk.folder.filePath(QStringLiteral("model")).toStdString();
    model_families().front().create("tiny", 1, model);
    QMimeData data;
    QVERIFY(hold_over(desk, {QString::fromStdString(model.string())}, data).contains(QStringLiteral("kronos model in model")));
    let_go(desk, data);
    QVERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("--init")));
    const QString notes = desk.folder.filePath(QStringLiteral("notes.pdf"));
    write_file(notes.toStdString(), "words");
    QVERIFY(hold_over(desk, {notes}, data).contains(QStringLiteral("Nothing is known")));
    const QString draft = desk.window->run_configuration().draft().command_line();
    let_go(desk, data);
    QCOMPARE(desk.window->run_configuration().draft().command_line(), draft);
    QCOMPARE(look_at(desk.folder.filePath(QStringLiteral("nowhere"))).kind, DroppedThing::nothing);
  }

  void the_desktop_hears_of_a_run_that_ended_unless_the_window_is_in_front() {
    Desk desk;
    desk.open_market();
    auto* notices = desk.window->findChild<RunNotices*>();
    QSignalSpy told(notices, &RunNotices::told);
    RunStore other(desk.workspace());
    const auto run = [&](const std::string& status) {
      RunRow row;
      row.name = "elsewhere";
      row.model = "kronos";
      row.status = "running";
      row.process = QCoreApplication::applicationPid();
      row.heartbeat = now();
      const std::string id = other.create_run(row);
      const auto state = [&] {
        const RunRow* known = desk.bench->feed.run(QString::fromStdString(id));
        return known ? known->status : std::string();
      };
      QTRY_COMPARE_WITH_TIMEOUT(state(), std::string("running"), 10000);
      other.append({{id, now(), RunFinished{status, 50, 2, 60}}});
      QTRY_COMPARE_WITH_TIMEOUT(state(), status, 10000);
    };
    desk.window->activateWindow();
    QTRY_VERIFY(desk.window->isActiveWindow());
    run("finished");
    QCOMPARE(told.count(), 0);
    QWidget in_front;
    in_front.show();
    in_front.activateWindow();
    QTRY_VERIFY(!desk.window->isActiveWindow());
    run("finished");
    QTRY_COMPARE(told.count(), 1);
    QVERIFY2(told[0][1].toString().startsWith(QStringLiteral("#2 finished")), qPrintable(told[0][1].toString()));
  }

  void notices_say_what_validation_found_and_why_a_run_failed() {
    RunRow row;
    row.number = 143;
    row.status = "finished";
    row.step = 9112;
    CheckpointFigures best;
    best.skill = 0.046, best.skill_low = 0.01, best.skill_high = 0.08, best.epoch = 3;
    QCOMPARE(notice_words(row, &best, 0), QStringLiteral("#143 finished: 4.6 % less error than tomorrow = today (validation)"));
    row.status = "failed";
    row.error = {{"kind", "training"}, {"message", "loss is not finite"}, {"where", ""}, {"hint", ""}};
    QCOMPARE(notice_words(row, &best, 0), QStringLiteral("#143 failed at step 9,112: loss is not finite. Last good: epoch 3."));
    row.status = "running";
    QVERIFY(notice_words(row, &best, 0).isEmpty());
  }
};

QTEST_MAIN(TestWindowHabits)
#include "tst_window_habits.moc"
