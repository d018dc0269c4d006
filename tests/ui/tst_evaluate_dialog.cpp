#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

#include "ui/desk.h"
#include "ui/evaluate_dialog.h"
#include "ui/judged_run.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

struct EvaluateDesk : Desk {
  EvaluateDialog* open_dialog() {
    for (const QAction* menu : window->menuBar()->actions()) {
      for (QAction* action : menu->menu()->actions()) {
        if (action->text() == QStringLiteral("Evaluate otherwise...")) action->trigger();
      }
    }
    return window->findChild<EvaluateDialog*>();
  }
};

template <class Widget>
Widget* find(const QWidget* in, const char* name) {
  return in->findChild<Widget*>(QString::fromLatin1(name));
}

/// A click on the tick box of a forecaster, as a person does with the keyboard.
void tick(QListWidget* list, const QString& text) {
  const QList<QListWidgetItem*> found = list->findItems(text, Qt::MatchStartsWith);
  QCOMPARE(found.size(), 1);
  list->setCurrentItem(found.front());
  QTest::keyClick(list, Qt::Key_Space);
}

}  // namespace

/// Evaluations of what is no run, from the dialog to the table of symbols.
class TestEvaluateDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void an_ensemble_is_judged_listed_and_shown() {
    EvaluateDesk desk;
    desk.open_market(3, 160);
    desk.window->show_layout(QStringLiteral("analyse"));
    EvaluateDialog* dialog = desk.open_dialog();
    QVERIFY(dialog && dialog->isVisible());
    auto* start = find<QPushButton>(dialog, "evaluate_start");
    auto* words = find<QLabel>(dialog, "evaluate_words");
    auto* list = find<QListWidget>(dialog, "evaluate_forecasters");
    QVERIFY(!start->isEnabled());
    QCOMPARE(words->text(), QStringLiteral("Tick what is to be judged."));
    tick(list, QStringLiteral("drift"));
    QTest::keyClick(find<QComboBox>(dialog, "evaluate_part"), Qt::Key_Home);
    QTest::keyClick(find<QComboBox>(dialog, "evaluate_part"), Qt::Key_Down);  // test part
    find<QSpinBox>(dialog, "evaluate_horizon")->setValue(5);
    QVERIFY2(start->isEnabled(), qPrintable(words->text()));
    find<QComboBox>(dialog, "evaluate_together")->setCurrentIndex(2);
    QVERIFY(!start->isEnabled());
    QVERIFY(words->text().contains(QStringLiteral("at least two")));
    tick(list, QStringLiteral("random walk"));
    QVERIFY2(start->isEnabled(), qPrintable(words->text()));
    QVERIFY2(words->text().startsWith(QStringLiteral("About 78 windows of 3 symbols")), qPrintable(words->text()));  // 3 x (30 - 5 + 1)
    QVERIFY(words->text().contains(QStringLiteral("not known before")));

    QSignalSpy ended(&desk.bench->engine, &EngineThread::finished);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QTRY_COMPARE(desk.bench->feed.evaluations_of_no_run().size(), std::size_t{1});
    const EvaluationRow& row = *desk.bench->feed.evaluations_of_no_run().front();
    QVERIFY(row.run.empty());
    QCOMPARE(row.document["ensemble"]["combination"].get<std::string>(), std::string("median"));
    QCOMPARE(row.document["aggregate"]["windows"].get<int>(), 78);
    QTRY_VERIFY(desk.bench->evaluations.evaluation());  // there is no run: the newest of no run is shown
    auto* table = find<TableView>(desk.window.get(), "symbols_table");
    QTRY_VERIFY(table->table()->rowCount() >= 3);
    auto* evaluations = find<QComboBox>(desk.window.get(), "symbols_evaluation");
    QVERIFY2(evaluations->currentText().startsWith(QStringLiteral("median of drift, random walk, test part")),
             qPrintable(evaluations->currentText()));

    dialog = desk.open_dialog();  // what was measured is known now
    tick(find<QListWidget>(dialog, "evaluate_forecasters"), QStringLiteral("drift"));
    tick(find<QListWidget>(dialog, "evaluate_forecasters"), QStringLiteral("random walk"));
    find<QComboBox>(dialog, "evaluate_together")->setCurrentIndex(2);
    find<QSpinBox>(dialog, "evaluate_horizon")->setValue(5);
    QVERIFY2(find<QLabel>(dialog, "evaluate_words")->text().contains(QStringLiteral("as it took last time")),
             qPrintable(find<QLabel>(dialog, "evaluate_words")->text()));
  }

  void weights_are_not_judged_on_what_they_were_fitted_on() {
    EvaluateDesk desk;
    desk.open_market(3, 160);
    EvaluateDialog* dialog = desk.open_dialog();
    auto* list = find<QListWidget>(dialog, "evaluate_forecasters");
    tick(list, QStringLiteral("drift"));
    tick(list, QStringLiteral("persistence"));
    find<QSpinBox>(dialog, "evaluate_horizon")->setValue(5);
    find<QComboBox>(dialog, "evaluate_part")->setCurrentIndex(0);
    QVERIFY(find<QPushButton>(dialog, "evaluate_start")->isEnabled());
    find<QComboBox>(dialog, "evaluate_together")->setCurrentIndex(4);
    QVERIFY(!find<QPushButton>(dialog, "evaluate_start")->isEnabled());
    QVERIFY(find<QLabel>(dialog, "evaluate_words")->text().contains(QStringLiteral("fitted on the validation part")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!desk.window->findChild<EvaluateDialog*>());
  }

  void beside_a_run_its_own_stay_in_front_until_another_is_chosen() {
    EvaluateDesk desk;
    desk.open_market(3, 160);
    desk.window->show_layout(QStringLiteral("analyse"));
    const QString run = add_judged_run(desk);
    QTRY_VERIFY(desk.bench->feed.run(run));
    desk.bench->selection.choose_run(run);
    QTRY_VERIFY(desk.bench->evaluations.evaluation());
    const auto own = desk.bench->evaluations.evaluation();
    RunStore store(desk.workspace());
    EvaluationRow other;
    other.part = "test";
    other.document = own->document;
    other.document["model"] = {{"kind", "kronos"}, {"source", "/models/kronos_small"}};
    const std::int64_t id = store.add_evaluation(other, {});
    desk.bench->feed.look();
    QTRY_COMPARE(desk.bench->feed.evaluations_of_no_run().size(), std::size_t{1});
    QCOMPARE(desk.bench->evaluations.evaluation()->id, own->id);
    auto* evaluations = find<QComboBox>(desk.window.get(), "symbols_evaluation");
    QTRY_COMPARE(evaluations->count(), 2);
    QVERIFY(evaluations->itemText(1).startsWith(QStringLiteral("kronos small, test part")));
    evaluations->setFocus();
    QTest::keyClick(evaluations, Qt::Key_Down);
    QTRY_COMPARE(desk.bench->evaluations.evaluation()->id, id);
    desk.bench->feed.look();
    QCOMPARE(desk.bench->evaluations.evaluation()->id, id);
  }
};

QTEST_MAIN(TestEvaluateDialog)
#include "tst_evaluate_dialog.moc"
