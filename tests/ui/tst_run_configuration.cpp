#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/run_configuration_panel.h"
#include "widgets/group_list.h"
#include "widgets/memory_bar.h"
#include "widgets/number_edit.h"
#include "widgets/rate_chart.h"
#include "widgets/settings_form.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// The panel of a desk with a market, in a width of its own.
struct Form {
  Desk desk;
  RunConfigurationPanel* panel;
  SettingsForm* form;
  QPushButton* start;

  explicit Form(int width) {
    desk.open_market();
    panel = desk.window->findChild<RunConfigurationPanel*>();
    panel->setParent(nullptr, Qt::Window);
    panel->resize(width, 700);
    panel->show();
    form = panel->findChild<SettingsForm*>();
    start = panel->findChild<QPushButton*>(QStringLiteral("start_run"));
  }
  ~Form() { delete panel; }
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  template <class Control>
  Control* field(const QString& name) const {
    for (auto* control : form->findChildren<Control*>()) {
      if (control->accessibleName() == name) return control;
    }
    return nullptr;
  }
  /// Select all, type: what a person does.
  void type(const QString& name, const QString& text) const {
    auto* control = field<NumberEdit>(name);
    QVERIFY2(control, qPrintable(name));
    control->selectAll();
    QTest::keyClicks(control, text);
  }
  /// Opens the menu of presets and chooses in it.
  void menu(const QString& choice) const {
    QMenu* menu = panel->findChild<QToolButton*>(QStringLiteral("preset_menu"))->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions()) {
      if (action->text() == choice) return action->trigger();
    }
    QFAIL(qPrintable(choice));
  }
  /// Types a name into the dialog that asks for one.
  void answer(const QString& name) const {
    auto* dialog = panel->findChild<QInputDialog*>(QStringLiteral("preset_name"));
    QVERIFY(dialog);
    auto* line = dialog->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, name);
    QTest::keyClick(line, Qt::Key_Return);
    QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
  }
  bool press_mend(const QString& label) const {
    for (auto* button : form->findChildren<QPushButton*>()) {
      if (button->text() != label) continue;
      QTest::mouseClick(button, Qt::LeftButton);
      return true;
    }
    return false;
  }
  QString text(const char* name) const { return panel->findChild<QLabel*>(QString::fromLatin1(name))->text(); }
};

}  // namespace

class TestRunConfiguration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void nothing_is_cut_in_the_narrowest_dock() {
    Form f(0);
    f.panel->resize(f.panel->minimumSizeHint().width(), 700);
    auto* steps = f.panel->findChild<QLabel*>(QStringLiteral("launch_steps"));
    QTRY_VERIFY(steps->text().toInt() > 0);
    for (const QLabel* label : steps->parentWidget()->findChildren<QLabel*>()) {
      if (!label->isVisible() || label->text().isEmpty()) continue;
      QTRY_VERIFY2(label->wordWrap() ? label->height() >= label->heightForWidth(label->width()) : label->width() >= label->sizeHint().width(),
                   qPrintable(label->text()));
    }
    const auto* scroll = f.form->findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
  }

  void three_panes_from_900_px_and_one_column_below() {
    Form f(1100);
    auto* list = f.panel->findChild<GroupList*>();
    auto* rates = f.panel->findChild<RateChart*>();
    QTRY_VERIFY(list->isVisible());
    QVERIFY(rates->isVisible());
    const auto left = [&](QWidget* widget) { return widget->mapTo(f.panel, QPoint()).x(); };
    QTRY_VERIFY(left(list) < left(f.field<NumberEdit>(QStringLiteral("Epochs"))));
    QTRY_VERIFY(left(f.field<NumberEdit>(QStringLiteral("Epochs"))) < left(rates));
    QTRY_VERIFY_WITH_TIMEOUT(!rates->curve().steps.empty(), 20000);
    QVERIFY(f.text("launch_steps").toInt() > 0);
    QVERIFY(f.panel->minimumSizeHint().width() <= 384);  // what Launch gives it at 1280 px  // the dock of the Launch layout
    f.panel->resize(420, 700);
    QTRY_VERIFY(!list->isVisible());
    QVERIFY(!rates->isVisible());
    QVERIFY(left(f.start) < 100);
  }

  void two_rates_in_a_field_are_two_runs_in_the_queue() {
    Form f(1100);
    QTRY_VERIFY(f.start->isEnabled());
    f.desk.bench->engine.hold(true);
    f.type(QStringLiteral("Learning rate"), QStringLiteral("1e-4, 3e-4"));
    QCOMPARE(f.start->text(), QStringLiteral("Start 2 runs"));
    QTRY_VERIFY_WITH_TIMEOUT(f.text("launch_runs").startsWith(QStringLiteral("2 runs, ")), 20000);
    QTest::mouseClick(f.start, Qt::LeftButton);
    const auto& waiting = f.desk.bench->engine.waiting();
    QCOMPARE(waiting.size(), std::size_t{2});
    QCOMPARE(std::get<TrainJob>(waiting[0].job).settings["training"]["learning_rate"].get<double>(), 1e-4);
    QCOMPARE(std::get<TrainJob>(waiting[1].job).settings["training"]["learning_rate"].get<double>(), 3e-4);
    f.type(QStringLiteral("Learning rate"), QStringLiteral("1e-4, -3"));
    QVERIFY(!f.start->isEnabled());
    auto* lead = f.panel->findChild<QPushButton*>(QStringLiteral("first_error"));
    QCOMPARE(lead->text(), QStringLiteral("1 error in Optimizer: Learning rate"));
    f.field<NumberEdit>(QStringLiteral("Epochs"))->setFocus();
    QTest::mouseClick(lead, Qt::LeftButton);
    QTRY_VERIFY(f.field<NumberEdit>(QStringLiteral("Learning rate"))->hasFocus());
    f.desk.bench->undo.undo();
    QTRY_VERIFY(f.start->isEnabled());
    QCOMPARE(f.form->value(QStringLiteral("training.learning_rate")), QStringLiteral("0.002"));
  }

  void a_warm_up_that_is_too_long_is_mended_by_its_button() {
    Form f(1100);
    auto* rates = f.panel->findChild<RateChart*>();
    auto* schedule = f.field<QComboBox>(QStringLiteral("Schedule"));
    schedule->setFocus();
    QTest::keyClicks(schedule, QStringLiteral("warmup_c"));
    QCOMPARE(schedule->currentText(), QStringLiteral("warmup_cosine"));
    f.type(QStringLiteral("Batch size"), QStringLiteral("1"));
    QTRY_VERIFY_WITH_TIMEOUT(!rates->curve().steps.empty(), 20000);
    f.type(QStringLiteral("Warmup steps"), QStringLiteral("50000"));
    QTRY_VERIFY(!f.start->isEnabled());
    QVERIFY(rates->curve().beyond > rates->curve().steps.back());
    QPushButton* mend = nullptr;
    for (auto* button : f.form->findChildren<QPushButton*>()) {
      if (button->text().contains(QStringLiteral("10 %"))) mend = button;
    }
    QVERIFY(mend);
    QTest::mouseClick(mend, Qt::LeftButton);
    QTRY_VERIFY(f.start->isEnabled());
    QVERIFY(f.form->value(QStringLiteral("training.warmup_steps")).toInt() > 0);
    QCOMPARE(rates->curve().beyond, 0.0);
  }

  void one_step_is_measured_on_demand() {
    Form f(1100);
    for (const auto& [name, text] : {std::pair("Batch size", "4"), std::pair("Lookback", "16"), std::pair("Horizon", "4"),
                                     std::pair("Training stride", "10"), std::pair("Samples", "1")})
      f.type(QString::fromLatin1(name), QString::fromLatin1(text));
    auto* measure = f.panel->findChild<QPushButton*>(QStringLiteral("measure_step"));
    auto* bar = f.panel->findChild<MemoryBar*>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->accessibleDescription().contains(QStringLiteral("expected")), 20000);
    QCOMPARE(f.text("launch_time"), QStringLiteral("unknown"));
    f.desk.bench->engine.hold(true);
    f.desk.bench->engine.add(ResumeJob{"later"}, QStringLiteral("later"));
    QTest::mouseClick(measure, Qt::LeftButton);
    QCOMPARE(measure->text(), QStringLiteral("Stop measuring"));
    QVERIFY(std::holds_alternative<ProbeJob>(f.desk.bench->engine.current()->job));  // a paused queue stays as it is
    QCOMPARE(f.desk.bench->engine.waiting().size(), std::size_t{1});
    QTRY_COMPARE_WITH_TIMEOUT(measure->text(), QStringLiteral("Measure one step"), 60000);
    QTRY_VERIFY2(bar->accessibleDescription().contains(QStringLiteral("measured")), qPrintable(bar->accessibleDescription()));
    QVERIFY(f.text("launch_time") != QStringLiteral("unknown"));
    QVERIFY(f.desk.bench->feed.runs().empty());

    auto* use = f.panel->findChild<QPushButton*>(QStringLiteral("use_batch"));
    QTRY_VERIFY(use->isVisible());
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_COMPARE(f.text("launch_steps").toInt() > 0, true);
    const int largest = f.form->value(QStringLiteral("training.batch_size")).toInt();
    QVERIFY(largest > 4);
    QCOMPARE(use->text(), QStringLiteral("Use %1").arg(largest));
    QVERIFY(!use->isVisible());  // it is used
    f.desk.bench->undo.undo();
    QCOMPARE(f.form->value(QStringLiteral("training.batch_size")), QStringLiteral("4"));

    QTest::mouseClick(measure, Qt::LeftButton);
    QTest::mouseClick(measure, Qt::LeftButton);  // stopped
    QTRY_COMPARE_WITH_TIMEOUT(measure->text(), QStringLiteral("Measure one step"), 60000);
    QTRY_VERIFY(measure->isEnabled());
  }

  void a_preset_of_ones_own_is_saved_renamed_and_deleted() {
    Form f(1100);
    auto* presets = f.panel->findChild<QComboBox*>();
    f.type(QStringLiteral("Epochs"), QStringLiteral("7"));
    f.menu(QStringLiteral("Save as preset..."));
    f.answer(QStringLiteral("mine"));
    QTRY_COMPARE(presets->currentText(), QStringLiteral("mine"));
    QCOMPARE(f.form->changed_count(), 0);
    QVERIFY2(f.panel->draft().command_line().contains(QStringLiteral("training.epochs=7")), qPrintable(f.panel->draft().command_line()));
    QVERIFY(!f.panel->draft().command_line().contains(QStringLiteral("--preset")));
    f.menu(QStringLiteral("Rename mine..."));
    f.answer(QStringLiteral("quick"));  // a name of ours is refused
    QCOMPARE(presets->currentText(), QStringLiteral("mine"));
    f.menu(QStringLiteral("Rename mine..."));
    f.answer(QStringLiteral("seven"));
    QTRY_COMPARE(presets->currentText(), QStringLiteral("seven"));
    QTRY_VERIFY(RunStore(f.desk.workspace(), true).kept("window.presets").contains("seven"));
    f.menu(QStringLiteral("Delete seven"));
    QTRY_COMPARE(presets->findText(QStringLiteral("seven")), -1);
    QCOMPARE(f.form->value(QStringLiteral("training.epochs")), QStringLiteral("7"));  // its values stay, as changes
    f.desk.bench->undo.undo();
    QCOMPARE(presets->currentText(), QStringLiteral("seven"));
  }

  void settings_are_compared_with_an_earlier_run() {
    Form f(1100);
    RunDraft other;
    other.set(QStringLiteral("training.epochs"), QStringLiteral("9"));
    other.set(QStringLiteral("training.learning_rate"), QStringLiteral("3e-4"));
    RunRow row;
    row.name = "before";
    row.model = "kronos";
    row.status = "finished";
    row.settings = other.job().settings;
    RunStore(f.desk.workspace()).create_run(row);
    QTRY_COMPARE_WITH_TIMEOUT(f.desk.bench->feed.runs().size(), std::size_t{1}, 10000);
    auto* compare = f.panel->findChild<QPushButton*>(QStringLiteral("compare_with_run"));
    Q_EMIT compare->menu()->aboutToShow();
    compare->menu()->actions().front()->trigger();
    QCOMPARE(compare->text(), QStringLiteral("Compared with #1"));
    QVERIFY(f.field<NumberEdit>(QStringLiteral("Epochs"))->isVisible());
    QVERIFY(!f.field<NumberEdit>(QStringLiteral("Batch size"))->isVisible());  // the same in both
    auto* use = f.field<QPushButton>(QStringLiteral("Use 9 for Epochs"));
    QVERIFY(use);
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(f.form->value(QStringLiteral("training.epochs")), QStringLiteral("9"));
    QVERIFY(f.panel->draft().job().settings["training"]["epochs"] == 9);
    Q_EMIT compare->menu()->aboutToShow();
    compare->menu()->actions().back()->trigger();
    QTRY_VERIFY(f.field<NumberEdit>(QStringLiteral("Batch size"))->isVisible());
  }

  void every_error_has_a_button_that_mends_it() {
    Form f(1100);
    f.type(QStringLiteral("Epochs"), QStringLiteral("0"));
    QVERIFY(f.press_mend(QStringLiteral("Set 1 (least)")));
    QTRY_COMPARE(f.form->value(QStringLiteral("training.epochs")), QStringLiteral("1"));
    f.type(QStringLiteral("Warmup steps"), QStringLiteral("5"));
    QTRY_VERIFY(!f.start->isEnabled());
    QVERIFY(f.press_mend(QStringLiteral("Schedule warmup_cosine")));
    QTRY_COMPARE(f.form->value(QStringLiteral("training.schedule")), QStringLiteral("warmup_cosine"));
    f.type(QStringLiteral("Min learning rate"), QStringLiteral("1"));
    QVERIFY(f.press_mend(QStringLiteral("End at 0")));
    QTRY_COMPARE(f.form->value(QStringLiteral("training.min_learning_rate")), QStringLiteral("0"));
  }

  void another_model_is_another_form() {
    Form f(1100);
    auto* model = f.field<QComboBox>(QStringLiteral("Model"));
    model->setFocus();
    QTest::keyClicks(model, QStringLiteral("toto"));
    QTRY_COMPARE(f.panel->draft().model(), QStringLiteral("toto"));
    QTRY_VERIFY(f.form->values().keys().filter(QStringLiteral("toto.")).size() > 0);
    f.desk.bench->undo.undo();
    QCOMPARE(f.panel->draft().model(), QStringLiteral("kronos"));
  }
};

QTEST_MAIN(TestRunConfiguration)
#include "tst_run_configuration.moc"
