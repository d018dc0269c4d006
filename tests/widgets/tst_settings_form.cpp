#include <QtTest>
#include <QtWidgets>

#include "widgets/group_list.h"
#include "widgets/number_edit.h"
#include "widgets/settings_form.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

std::vector<FormField> a_form() {
  return {
      {.path = "training.epochs",
       .group = "Training",
       .label = "Epochs",
       .kind = FormField::integer,
       .value = "10",
       .preset = "10",
       .min = 1,
       .max = 100},
      {.path = "training.learning_rate",
       .group = "Training",
       .label = "Learning rate",
       .kind = FormField::real,
       .value = "4e-5",
       .preset = "4e-5",
       .min = 0,
       .log = true,
       .help = "Peak rate after warm-up."},
      {.path = "optimizer.name",
       .group = "Optimizer",
       .label = "Optimizer",
       .kind = FormField::choice,
       .value = "adamw",
       .preset = "adamw",
       .choices = {"adamw", "lion"}},
      {.path = "optimizer.fused", .group = "Optimizer", .label = "Fused", .kind = FormField::boolean, .value = "true", .preset = "true"},
      {.path = "data.folder", .group = "Data", .label = "Folder", .kind = FormField::folder, .value = "", .preset = ""}};
}

template <class Control>
Control* control(SettingsForm& form, const QString& label) {
  for (auto* c : form.findChildren<Control*>()) {
    if (c->accessibleName() == label) return c;
  }
  return nullptr;
}

}  // namespace

class TestSettingsForm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void controls_line_up() {
    SettingsForm form;
    form.set_fields(
        {{.path = "run.init", .group = "Run", .label = "Start from", .kind = FormField::folder},
         {.path = "data.lookback", .group = "Data", .label = "Lookback", .kind = FormField::integer, .value = "64", .unit = "bars"},
         {.path = "training.seed", .group = "Training", .label = "Seed", .kind = FormField::integer, .value = "1"}});
    const auto left = [&](const QString& name) {
      for (const QWidget* widget : form.findChildren<QWidget*>()) {
        if (widget->accessibleName() == name && !qobject_cast<const QLabel*>(widget)) return widget->mapTo(&form, QPoint(0, 0)).x();
      }
      return -1;
    };
    form.resize(420, 400);
    form.show();
    QTRY_VERIFY(left("Lookback") > 0);
    QTRY_COMPARE(left("Start from"), left("Lookback"));
    QCOMPARE(left("Seed"), left("Lookback"));
  }

  void the_list_of_groups_leads_to_a_group_and_follows() {
    SettingsForm form;
    std::vector<FormField> fields = a_form();
    for (int i = 0; i < 20; ++i) {
      const QString number = QString::number(i);
      fields.push_back({.path = "more.f" + number, .group = "More", .label = "Field " + number, .value = "a", .preset = "a"});
    }
    fields.push_back({.path = "last.one", .group = "Last", .label = "Last one", .value = "b", .preset = "b"});
    form.set_fields(fields);
    auto* list = form.findChild<GroupList*>();
    form.resize(700, 300);
    form.show();
    QVERIFY(!list->isVisible());
    form.set_group_list(true);
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    QCOMPARE(list->count(), 5);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(3)).center());
    auto* first = control<QLineEdit>(form, "Field 0");
    QTRY_VERIFY(first->visibleRegion().boundingRect().height() > 0);
    QCOMPARE(list->currentRow(), 3);
    QTest::keyClick(list, Qt::Key_Down);  // with keys alone
    QTRY_VERIFY(control<QLineEdit>(form, "Last one")->visibleRegion().boundingRect().height() > 0);
    control<NumberEdit>(form, "Epochs")->setFocus();
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClicks(control<NumberEdit>(form, "Epochs"), "5");
    QVERIFY2(list->item(0)->data(Qt::AccessibleTextRole).toString().contains("1 changed"),
             qPrintable(list->item(0)->data(Qt::AccessibleTextRole).toString()));
  }

  void what_is_typed_is_told() {
    SettingsForm form;
    form.set_fields(a_form());
    form.show();
    QSignalSpy changed(&form, &SettingsForm::changed);
    auto* rate = control<NumberEdit>(form, "Learning rate");
    QVERIFY(rate);
    rate->selectAll();
    QTest::keyClicks(rate, "1e-4, 3e-4");
    QCOMPARE(changed.size(), 10);
    QCOMPARE(changed.last().at(0).toString(), QString("training.learning_rate"));
    QCOMPARE(changed.last().at(1).toString(), QString("1e-4, 3e-4"));
    QCOMPARE(form.value("training.learning_rate"), QString("1e-4, 3e-4"));
    QCOMPARE(form.changed_count(), 1);
  }
  void choices_ticks_and_text_are_told() {
    SettingsForm form;
    form.set_fields(a_form());
    form.show();
    QSignalSpy changed(&form, &SettingsForm::changed);
    auto* name = control<QComboBox>(form, "Optimizer");
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Down);
    QCOMPARE(changed.last().at(1).toString(), QString("lion"));
    QTest::mouseClick(control<QCheckBox>(form, "Fused"), Qt::LeftButton, {}, QPoint(7, 12));
    QCOMPARE(changed.last().at(1).toString(), QString("false"));
    QTest::keyClicks(control<QLineEdit>(form, "Folder"), "market");
    QCOMPARE(form.value("data.folder"), QString("market"));
  }
  void setting_a_value_is_silent() {
    SettingsForm form;
    form.set_fields(a_form());
    QSignalSpy changed(&form, &SettingsForm::changed);
    for (const auto& [path, text] :
         {std::pair{"training.epochs", "3"}, {"optimizer.name", "lion"}, {"optimizer.fused", "false"}, {"data.folder", "x"}})
      form.set_value(path, text);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(form.changed_count(), 4);
    QCOMPARE(form.values().value("training.epochs"), QString("3"));
  }
  void equal_numbers_are_no_change() {
    SettingsForm form;
    form.set_fields(a_form());
    form.set_value("training.learning_rate", "0.00004");
    QCOMPARE(form.changed_count(), 0);
  }
  void arrows_step_whole_numbers_and_decades() {
    SettingsForm form;
    form.set_fields(a_form());
    control<NumberEdit>(form, "Epochs")->stepBy(1);
    QCOMPARE(form.value("training.epochs"), QString("11"));
    auto* rate = control<NumberEdit>(form, "Learning rate");
    rate->stepBy(1);
    QCOMPARE(form.value("training.learning_rate"), QString("5e-5"));
    rate->stepBy(1);
    QCOMPARE(form.value("training.learning_rate"), QString("0.0001"));
    rate->stepBy(-3);
    QCOMPARE(form.value("training.learning_rate"), QString("1e-5"));
    control<NumberEdit>(form, "Epochs")->stepBy(500);
    QCOMPARE(form.value("training.epochs"), QString("100"));
  }
  void errors_stand_under_their_field_and_can_be_mended() {
    SettingsForm form;
    form.set_fields(a_form());
    form.set_validate([](const QString& path, const QString& text) -> std::optional<FormError> {
      bool ok = false;
      text.toInt(&ok);
      if (path != "training.epochs" || ok) return {};
      return FormError{"Epochs must be a whole number.", "Between 1 and 100.", {{"Set 10 (preset)", "training.epochs", "10"}}};
    });
    QSignalSpy counts(&form, &SettingsForm::counts_changed);
    auto* epochs = control<NumberEdit>(form, "Epochs");
    epochs->selectAll();
    QTest::keyClicks(epochs, "many");
    QCOMPARE(epochs->text(), QString("many"));  // typing is never blocked
    QCOMPARE(form.error_count(), 1);
    QCOMPARE(form.first_error(), QString("Training: Epochs"));
    QCOMPARE(counts.last().at(1).toInt(), 1);
    auto* mend = control<QPushButton>(form, "Set 10 (preset)");
    QVERIFY(mend);
    QSignalSpy changed(&form, &SettingsForm::changed);
    mend->click();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(form.value("training.epochs"), QString("10"));
    QCOMPARE(form.error_count(), 0);
  }
  void errors_from_outside_come_and_go() {
    SettingsForm form;
    form.set_fields(a_form());
    form.set_errors({{"training.epochs", {"Too many.", "", {}}}});
    QCOMPARE(form.error_count(), 1);
    form.set_errors({});
    QCOMPARE(form.error_count(), 0);
  }
  void reset_goes_back_to_the_preset() {
    SettingsForm form;
    form.set_fields(a_form());
    form.set_value("training.epochs", "3");
    form.set_value("optimizer.fused", "false");
    QSignalSpy changed(&form, &SettingsForm::changed);
    control<QToolButton>(form, "Reset Epochs to the preset")->click();
    QCOMPARE(form.value("training.epochs"), QString("10"));
    QCOMPARE(changed.size(), 1);
    form.reset_all();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(form.changed_count(), 0);
  }
  void search_shows_only_what_has_the_words() {
    SettingsForm form;
    form.set_fields(a_form());
    form.show();
    form.set_group_open("Training", false);
    form.set_search_text("peak warm");
    QVERIFY(control<NumberEdit>(form, "Learning rate")->isVisible());
    QVERIFY(!control<NumberEdit>(form, "Epochs")->isVisible());
    QVERIFY(!control<QComboBox>(form, "Optimizer")->isVisible());
    form.set_search_text("");
    QVERIFY(!control<NumberEdit>(form, "Epochs")->isVisible());  // folded by the person
    QVERIFY(control<QComboBox>(form, "Optimizer")->isVisible());
    form.show_field("training.epochs");
    QVERIFY(control<NumberEdit>(form, "Epochs")->isVisible());
  }
  void a_value_that_is_not_offered_is_shown() {
    SettingsForm form;
    auto fields = a_form();
    fields[2].value = "sgd";
    form.set_fields(fields);
    QCOMPARE(control<QComboBox>(form, "Optimizer")->currentText(), QString("sgd"));
  }
  void every_control_has_a_name() {
    SettingsForm form;
    form.set_fields(a_form());
    for (const QWidget* w : form.findChildren<QWidget*>()) {
      if (w->focusPolicy() == Qt::NoFocus || w->objectName().startsWith("qt_") ||
          qobject_cast<QLineEdit*>(const_cast<QWidget*>(w)) == nullptr)
        continue;
      if (qobject_cast<NumberEdit*>(w->parentWidget())) continue;  // part of its spin box
      QVERIFY2(!w->accessibleName().isEmpty(), w->metaObject()->className());
    }
  }
};

QTEST_MAIN(TestSettingsForm)
#include "tst_settings_form.moc"
