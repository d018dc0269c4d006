#include <QtTest>

#include "ui/run_draft.h"

using namespace candlewright;

class TestRunDraft : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_wrong_value_is_named_and_kept_as_typed() {
    RunDraft draft;
    const auto error = draft.wrong(QStringLiteral("training.learning_rate"), QStringLiteral("-1"));
    QVERIFY(error.has_value());
    QVERIFY(!error->title.isEmpty() || !error->text.isEmpty());
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("-1"));
    QVERIFY(!draft.whole());
    const auto fields = draft.fields();
    const auto it = std::find_if(fields.begin(), fields.end(), [](const FormField& f) { return f.path == "training.learning_rate"; });
    QVERIFY(it != fields.end());
    QCOMPARE(it->value, QStringLiteral("-1"));
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("1e-3"));
    QVERIFY(draft.whole());
  }
  void the_command_line_equals_the_form() {
    RunDraft draft;
    draft.set_data(QStringLiteral("/tmp/my market"));
    draft.set(QStringLiteral("training.epochs"), QStringLiteral("7"));
    draft.set(QStringLiteral("run.name"), QStringLiteral("it's mine"));
    const QString line = draft.command_line();
    QVERIFY2(line.contains("--set training.epochs=7"), qPrintable(line));
    QVERIFY2(line.contains("--data '/tmp/my market'"), qPrintable(line));
    QVERIFY2(line.contains("--name 'it'\\''s mine'"), qPrintable(line));
    QCOMPARE(draft.job().settings["training"]["epochs"].get<int>(), 7);
    QCOMPARE(QString::fromStdString(draft.job().name), QStringLiteral("it's mine"));
  }
  void a_value_as_in_the_preset_is_no_change() {
    RunDraft draft;
    const QString before = draft.title();
    const auto fields = draft.fields();
    for (const FormField& field : fields) draft.set(field.path, field.value);
    QCOMPARE(draft.title(), before);
    QVERIFY(!draft.command_line().contains(QStringLiteral("--set")));
  }
  void several_values_make_a_run_for_each_combination() {
    RunDraft draft;
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("1e-4, 3e-4"));
    draft.set(QStringLiteral("training.epochs"), QStringLiteral("2,3,4"));
    QVERIFY(draft.whole());
    QCOMPARE(draft.runs(), std::int64_t{6});
    const auto runs = draft.single_drafts();
    QCOMPARE(runs.size(), std::size_t{6});
    QCOMPARE(runs[1].job().settings["training"]["learning_rate"].get<double>(), 3e-4);
    QCOMPARE(runs[2].job().settings["training"]["epochs"].get<int>(), 3);
    QCOMPARE(draft.command_line().count('\n'), 5);
    QVERIFY(!draft.command_line().contains(QStringLiteral("1e-4,")));
    QVERIFY(draft.wrong(QStringLiteral("training.learning_rate"), QStringLiteral("1e-4, -1")).has_value());
    draft.set(QStringLiteral("run.name"), QStringLiteral("mine"));
    QCOMPARE(QString::fromStdString(draft.single_drafts().front().job().name), QStringLiteral("mine, epochs 2, learning rate 1e-4"));
    draft.set(QStringLiteral("training.batch_size"), QStringLiteral("1,2,3,4,5,6,7,8,9,10,11,12"));
    QVERIFY(!draft.whole());  // 72 are more than anybody meant
  }
  void a_contradiction_of_one_of_several_runs_is_told() {
    RunDraft draft;
    draft.set(QStringLiteral("training.min_learning_rate"), QStringLiteral("0.001"));
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("0.01, 0.0001"));
    QVERIFY(draft.contradictions().contains(QStringLiteral("training.min_learning_rate")));
  }
  void every_model_has_presets_and_settings_of_its_own() {
    RunDraft draft;
    QVERIFY(draft.models().contains(QStringLiteral("toto")));
    draft.set(QStringLiteral("run.model"), QStringLiteral("toto"));
    QCOMPARE(QString::fromStdString(draft.job().model), QStringLiteral("toto"));
    QVERIFY(draft.whole());
    RunDraft kept;
    kept.from_json(draft.to_json());
    QCOMPARE(kept.model(), QStringLiteral("toto"));
    RunRow run;
    run.model = "toto";
    run.settings = draft.job().settings;
    RunDraft again;
    again.take_run(run, {});
    QVERIFY(again.job().settings == run.settings);
  }
  void a_preset_of_ones_own_holds_all_settings() {
    RunDraft draft;
    draft.set(QStringLiteral("training.epochs"), QStringLiteral("9"));
    draft.set(QStringLiteral("run.name"), QStringLiteral("a name"));
    const Json settings = draft.job().settings;
    QVERIFY(!draft.wrong_preset_name(QStringLiteral("quick")).isEmpty());
    draft.save_preset(QStringLiteral("mine"));
    QCOMPARE(draft.preset(), QStringLiteral("mine"));
    QVERIFY(draft.job().settings == settings);
    QCOMPARE(QString::fromStdString(draft.job().name), QStringLiteral("a name"));
    RunDraft other;
    other.set_own_presets(draft.own_presets());
    other.from_json(draft.to_json());
    QVERIFY(other.job().settings == settings);
    other.choose_model(QStringLiteral("toto"));
    QVERIFY(!other.presets().contains(QStringLiteral("mine")));  // it is one of another model
    draft.delete_preset(QStringLiteral("mine"));
    QVERIFY(draft.job().settings == settings);
    RunDraft none;
    none.set_own_presets({{"old", {{"model", "kronos"}, {"settings", {{"training", {{"no_such", 1}}}}}}}});
    QVERIFY(!none.is_own_preset(QStringLiteral("old")));
  }
  void differences_to_a_run_are_by_value() {
    RunDraft draft;
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("1e-4"));
    RunRow run;
    run.settings = draft.job().settings;
    QVERIFY(draft.differences(run).isEmpty());
    draft.set(QStringLiteral("training.learning_rate"), QStringLiteral("0.0001"));
    QVERIFY(draft.differences(run).isEmpty());
    draft.set(QStringLiteral("training.epochs"), QStringLiteral("many"));
    QCOMPARE(draft.differences(run).keys(), QStringList{QStringLiteral("training.epochs")});
  }
  void kept_and_read_back() {
    RunDraft draft;
    draft.set(QStringLiteral("training.batch_size"), QStringLiteral("many"));  // wrong values are kept too
    RunDraft other;
    other.from_json(draft.to_json());
    QCOMPARE(other.title(), draft.title());
    QVERIFY(!other.whole());
  }
  void settings_of_a_run_become_changes() {
    RunDraft draft;
    draft.set(QStringLiteral("training.epochs"), QStringLiteral("9"));
    RunRow run;
    run.settings = draft.job().settings;
    RunDraft again;
    again.take_run(run, QStringLiteral("/data"));
    QVERIFY(again.job().settings == run.settings);
    QVERIFY(again.job().parent.empty());
  }
  void a_fork_has_a_parent_as_long_as_it_begins_from_its_checkpoint() {
    RunRow run;
    run.id = "of-before";
    run.settings = RunDraft().job().settings;
    RunDraft fork;
    fork.take_run(run, QStringLiteral("/data"), QStringLiteral("/runs/of-before/checkpoints/checkpoint_epoch_2"));
    RunDraft kept;
    kept.from_json(fork.to_json());
    for (RunDraft* draft : {&fork, &kept}) {
      QCOMPARE(draft->job().parent, run.id);
      QCOMPARE(draft->job().init.filename().string(), std::string("checkpoint_epoch_2"));
      draft->set(QStringLiteral("run.start_from"), {});
      QVERIFY(draft->job().parent.empty());
    }
  }
};

QTEST_APPLESS_MAIN(TestRunDraft)
#include "tst_run_draft.moc"
