#include <QtTest>
#include <limits>

#include "engine/events/event.h"

using namespace candlewright;

class TestEventJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_step_has_the_keys_of_the_contract() {
    StepDone step;
    step.stage = "predictor";
    step.step = 12;
    step.epoch = 2;
    step.loss = 0.1;
    step.learning_rate = 4e-5;
    step.grad_norm = 1.5;
    step.seconds = 0.25;
    step.windows = 16;
    QCOMPARE(line(step),
             QString(R"({"event":"step","run":"r","time":"1970-01-01T00:00:01Z","stage":"predictor","step":12,"epoch":2,"loss":0.1,)"
                     R"("learning_rate":4e-05,"grad_norm":1.5,"seconds":0.25,"windows":16})"));
    step.memory = 1073741824;
    QVERIFY(!line(step).contains("utilisation") && !line(step).contains("temperature"));
    QVERIFY(line(step).endsWith(QStringLiteral(R"("windows":16,"memory":1073741824})")));
  }

  void what_a_card_tells_is_read_back_and_absent_otherwise() {
    StepDone step;
    step.utilisation = 94;
    const Json event = to_json(Event{"r", 1, step});
    QCOMPARE(event.at("utilisation").get<double>(), 94.0);
    QVERIFY(!event.contains("temperature"));
    const auto read = std::get<StepDone>(event_from_json(event, "line 1").what);
    QVERIFY(read.utilisation == step.utilisation && !read.temperature);
  }

  void a_model_of_one_stage_names_none() { QVERIFY(!line(StepDone{}).contains("stage")); }

  void what_is_not_finite_is_null() {
    StepDone step;
    step.loss = std::numeric_limits<double>::quiet_NaN();
    step.grad_norm = std::numeric_limits<double>::infinity();
    QVERIFY(line(step).contains(R"("loss":null)"));
    QVERIFY(line(step).contains(R"("grad_norm":null)"));
  }

  void a_stage_that_cannot_forecast_has_null_figures() {
    const Json event = to_json(Event{"r", 0, ValidationDone{}});
    for (const char* key : {"pct_mae", "price_mae", "skill", "persistence_pct_mae"}) QVERIFY2(event.at(key).is_null(), key);
    QVERIFY(event.at("skill_interval")[0].is_null());
  }

  void each_kind_has_its_own_name() {
    QStringList names;
    const std::vector<decltype(Event::what)> all = {RunStarted{},        StepDone{},  ValidationDone{}, CheckpointSaved{},
                                                    CheckpointRemoved{}, Notice{},    RunPaused{},      RunContinued{},
                                                    RunFinished{},       RunFailed{}, Progress{}};
    for (const auto& what : all) {
      const Json event = to_json(Event{"r", 1, what});
      QCOMPARE(event.at("run").get<std::string>(), std::string("r"));
      names << QString::fromStdString(event.at("event").get<std::string>());
    }
    QCOMPARE(
        names.join(' '),
        QString(
            "run_started step validation checkpoint checkpoint_removed notice run_paused run_continued run_finished run_failed progress"));
    QCOMPARE(names.size(), static_cast<qsizetype>(std::variant_size_v<decltype(Event::what)>));
  }

  void text_of_any_kind_stays_one_line() {
    const QString text = line(Notice{"info", "two\nlines, \"quotes\" and \xff\xfe bytes"});
    QVERIFY(!text.contains('\n'));
    QVERIFY(text.contains("\\n"));
  }

 private:
  template <class What>
  static QString line(const What& what) {
    return QString::fromStdString(dump(to_json(Event{"r", ns_per_second, what})));
  }
};

QTEST_APPLESS_MAIN(TestEventJson)
#include "tst_event_json.moc"
