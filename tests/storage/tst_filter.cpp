#include <QtTest>

#include "engine/base/error.h"
#include "engine/storage/filter.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

class TestFilter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void filters_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char* filter, const char* chosen) { QTest::newRow(filter) << filter << chosen; };
    row("", "a b c");
    row("name = 'run number 2'", "b");
    row("name = \"RUN number 2\"", "b");
    row("name != 'run number 2'", "a c");
    row("name ~ number", "a b c");
    row("skill > 0", "a");
    row("skill>0", "a");
    row("skill <= 0", "b");
    row("not skill > 0", "b c");
    row("tag = nov", "a b");
    row("tag:nov tag:big", "b");
    row("tags = nov and tags = big", "b");
    row("tag = nov and not tag = big", "a");
    row("model:kronos state:running", "a");
    row("status = failed", "c");
    row("learning_rate < 1e-4", "b");
    row("lr < 1e-4", "b");
    row("training.epochs >= 5", "b c");
    row("epochs >= 5 or skill > 0", "a b c");
    row("(epochs >= 5 or skill > 0) state:failed", "c");
    row("state:failed or epochs >= 5 and skill <= 0", "b c");
    row("number = 2", "b");
    row("started > 2026-02-01", "b");
    row("started > 2026-02-01T10:00:00Z", "b");
    row("archived = true", "c");
    row("café", "c");
    row("'number 1'", "a");
    row("lookback = 64", "a b c");
    row("lookback = 64.0", "a b c");
    row("seed > abc", "");
  }
  void filters() {
    QFETCH(QString, filter);
    QFETCH(QString, chosen);
    QStringList got;
    for (const RunRow& run : RunFilter(filter.toStdString()).select(three())) got << QString::fromStdString(run.id);
    QCOMPARE(got.join(' '), chosen);
  }

  void a_table_answers_for_its_own_figures() {
    const RunRow run = three().front();
    const RunFilter filter("skill > 5 and tag = nov");
    QVERIFY(!filter.matches(run));  // its own skill is a fraction
    const auto says = [](Json skill) {
      return [skill](const std::string& field) { return field == "skill" ? std::optional(skill) : std::nullopt; };
    };
    QVERIFY(filter.matches(run, says(12.5)));
    QVERIFY(!filter.matches(run, says(nullptr)));
    RunFilter("mase < 1").check(three(), {"mase"});
    QVERIFY_EXCEPTION_THROWN(RunFilter("mase < 1").check(three()), InputError);
  }

  void broken_text_is_refused_as_wrong_usage_data() {
    QTest::addColumn<QString>("filter");
    for (const char* filter : {"name = = (", "(", ")", "name =", "= 2", "name = 'x", "(skill > 0", "skill > 0)", "skill > 0 and", "or",
                               "not", "< >", "a = 1 or or b = 2", "()"}) {
      QTest::newRow(filter) << filter;
    }
    QTest::newRow("deep") << QString(100000, '(');
    QTest::newRow("many nots") << QString("not ").repeated(100000);
  }
  void broken_text_is_refused_as_wrong_usage() {
    QFETCH(QString, filter);
    try {
      RunFilter{filter.toStdString()};
      QFAIL("it was taken");
    } catch (const InputError& problem) {
      QCOMPARE(problem.kind, ErrorKind::usage);
      QVERIFY(!problem.hint.empty());
    }
  }

  void an_unknown_field_offers_the_nearest() {
    try {
      RunFilter("lerning_rate < 1").select(three());
      QFAIL("it was taken");
    } catch (const InputError& problem) {
      QVERIFY(problem.hint.find("learning_rate") != std::string::npos);
    }
    QVERIFY(RunFilter("lerning_rate < 1").select({}).empty());
  }

 private:
  static std::vector<RunRow> three() {
    RunRow a = a_run("run number 1"), b = a_run("run number 2"), c = a_run("a number of cafés");
    a.id = "a";
    b.id = "b";
    c.id = "c";
    a.number = 1;
    b.number = 2;
    c.number = 3;
    a.status = "running";
    b.status = "finished";
    c.status = "failed";
    a.best_skill = 0.1;
    b.best_skill = -0.2;
    a.tags = {"nov"};
    b.tags = {"nov", "big"};
    b.settings["training"]["learning_rate"] = 1e-5;
    b.settings["training"]["epochs"] = 5;
    c.settings["training"]["epochs"] = 10;
    a.started = *parse_iso("2026-01-05");
    b.started = *parse_iso("2026-03-05");
    c.archived = true;
    return {a, b, c};
  }
};

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
