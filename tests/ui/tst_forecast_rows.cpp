#include <QtTest>

#include "ui/forecast_rows.h"

using namespace candlewright;

namespace {

/// A forecast of two bars by a model that was judged on three symbols.
Json judged_forecast(int place) {
  return {
      {"symbol", "AXP"},
      {"last_close", 100.0},
      {"timestamps", {"2024-03-04T00:00:00Z", "2024-03-05T00:00:00Z"}},
      {"columns", {{"close", {101.0, 102.0}}}},
      {"record",
       {{"skill", 0.204},
        {"by_horizon", {{"1", {{"windows", 221}, {"pct_mae", 0.93}, {"persistence_pct_mae", 1.13}}}}},
        {"all_symbols",
         {{"symbols", 3}, {"place", place}, {"skill", 0.024}, {"skill_interval", {-0.042, 0.082}}, {"verdict", "no difference shown"}}}}}};
}

}  // namespace

class TestForecastRows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void each_step_says_what_the_model_erred_there_beside_persistence() {
    const auto columns = forecast_columns();
    const auto rows = forecast_rows(judged_forecast(1));
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].cells.size(), columns.size());
    QCOMPARE(rows[0].cells[6].text, QStringLiteral("0.93"));
    QCOMPARE(rows[0].cells[7].text, QStringLiteral("1.13"));
    QVERIFY(rows[0].cells[6].tip.contains(QStringLiteral("221")));
    QCOMPARE(rows[1].cells[6].text, QStringLiteral("–"));  // evaluations do not single out step 2
    QVERIFY(!rows[1].cells[6].tip.isEmpty());
  }
  void the_best_symbol_of_many_is_said_to_flatter() {
    const QString words = record_of_all_words(judged_forecast(1));
    QVERIFY2(words.startsWith(QStringLiteral("On all 3 symbols of that evaluation: no difference shown, mean skill +2.4 %")),
             qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("AXP is the best of the 3, so expect less than its +20.4 %")), qPrintable(words));
    QVERIFY(record_of_all_words(judged_forecast(2)).endsWith(QStringLiteral("AXP is number 2 of 3.")));
  }
  void without_other_symbols_nothing_is_said() {
    Json alone = judged_forecast(1);
    alone["record"]["all_symbols"]["symbols"] = 1;
    QVERIFY(record_of_all_words(alone).isEmpty());
    alone["record"] = nullptr;
    QVERIFY(record_of_all_words(alone).isEmpty());
    QCOMPARE(forecast_rows(alone)[0].cells[7].text, QStringLiteral("–"));
  }
};

QTEST_GUILESS_MAIN(TestForecastRows)
#include "tst_forecast_rows.moc"
