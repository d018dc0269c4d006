#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "ui/desk.h"
#include "ui/run_configuration_panel.h"
#include "widgets/group_list.h"
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
  QString text(const char* name) const { return panel->findChild<QLabel*>(QString::fromLatin1(name))->text(); }
};

}  // namespace

class TestRunConfiguration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void three_panes_from_900_px_and_one_column_below() {
    Form f(1100);
    auto* list = f.panel->findChild<GroupList*>();
    auto* rates = f.panel->findChild<RateChart*>();
    QTRY_VERIFY(list->isVisible());
    QVERIFY(rates->isVisible());
    const auto left = [&](QWidget* widget) { return widget->mapTo(f.panel, QPoint()).x(); };
    QTRY_VERIFY(left(list) < left(f.field<NumberEdit>(QStringLiteral("Epochs"))));
    QVERIFY(left(f.field<NumberEdit>(QStringLiteral("Epochs"))) < left(rates));
    QTRY_VERIFY_WITH_TIMEOUT(!rates->curve().steps.empty(), 20000);
    QVERIFY(f.text("launch_steps").toInt() > 0);
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
