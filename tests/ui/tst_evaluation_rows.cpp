#include <QtTest>
#include <cmath>

#include "ui/evaluation_rows.h"

using namespace candlewright;

namespace {

Json document() {
  return parse_json(R"({"protocol":{"part":"held_out","horizon":30},
    "aggregate":{"symbols_evaluated":2,"windows":80,"pct_mae":5.5,"skill":0.024,"skill_interval":[-0.042,0.082]},
    "baselines":{"persistence":{"pct_mae":5.8}},
    "per_symbol":[
      {"symbol":"AAA","windows":40,"skill":-0.319,"skill_interval":[-0.4,-0.1],"pct_mae":9.48,"mase":8.09,"mae":3.1,"mape":9.1,
       "dm":{"p_value":0.001,"verdict":"worse"},"coverage":{"90":0.47},"crps":4.1},
      {"symbol":"BBB","windows":2,"skill":null,"skill_interval":null,"dm":{"p_value":null,"verdict":"too few windows"}}],
    "skipped":[{"symbol":"CCC","reason":"shorter than the context"}]})",
                    "test");
}

}  // namespace

class TestEvaluationRows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rows_have_a_cell_for_every_column() {
    const auto rows = symbol_rows(document());
    QCOMPARE(rows.size(), std::size_t{4});
    for (const TableRow& row : rows) {
      if (row.kind != RowKind::head) QCOMPARE(row.cells.size(), symbol_columns().size());
    }
  }
  void no_figure_is_a_dash_with_its_reason() {
    const auto rows = symbol_rows(document());
    const TableCell& skill = rows[1].cells[3];
    QVERIFY(!skill.value.isValid());
    QVERIFY(!skill.tip.isEmpty());
  }
  void a_mark_carries_the_test_not_the_interval() {
    const auto rows = symbol_rows(document());
    const auto mark = rows[0].cells[2].mark.value<SkillMark>();
    QCOMPARE(mark.verdict, Verdict::worse);
    QCOMPARE(mark.estimate, -31.9);
    QCOMPARE(mark.interval->first, -40.0);
  }
  void the_aggregate_says_over_what() {
    const auto mark = aggregate_mark(document());
    QVERIFY(mark.has_value());
    QCOMPARE(mark->verdict, Verdict::not_shown);
    const QString words = aggregate_words(document());
    QVERIFY2(words.contains("80 windows of 2 symbols") && words.contains("held-out") && words.contains("5.80"), qPrintable(words));
  }
  void the_source_says_what_made_the_figures() {
    Json made{{"model", {{"kind", "random_walk"}, {"fingerprint", "sha256:0123456789abcdef"}}},
              {"data", {{"fingerprint", "sha256:fedcba9876543210"}}},
              {"protocol", {{"lookback", 64}, {"samples", 30}, {"temperature", 1.0}, {"top_k", 0}, {"top_p", 0.9}, {"seed", 1337}}}};
    QCOMPARE(source_words(made), QStringLiteral("random walk sha256:01234567, data sha256:fedcba98 · context 64 bars · "
                                                "30 samples, temperature 1, top_p 0.9, seed 1337"));
    made["protocol"]["greedy"] = true;
    QVERIFY(source_words(made).endsWith(QStringLiteral("greedy, one path")));
    QVERIFY(source_words(Json::array()).isEmpty());
  }
  void the_error_of_a_window_is_in_percent_of_its_last_close() {
    StoredForecast forecast;
    forecast.last_close = 50;
    forecast.close = {51, 53, 60};
    forecast.actual = {52, 52};  // the last step has no actual yet
    const auto error = error_of(forecast);
    QVERIFY(error.has_value());
    QCOMPARE(error->model, 2.0);
    QCOMPARE(error->persistence, 4.0);
    QCOMPARE(error->difference(), -2.0);
    forecast.actual.clear();
    QVERIFY(!error_of(forecast).has_value());
  }
  void a_job_ends_with_a_sentence() {
    QCOMPARE(ending_words(QStringLiteral("quick"), document()),
             QStringLiteral("quick evaluated: No difference from tomorrow = today shown"));
    QCOMPARE(ending_words(QStringLiteral("quick"), parse_json(R"({"status":"stopped","validation":null})", "test")),
             QStringLiteral("quick stopped."));
  }
  void only_whole_windows_are_shown() {
    StoredForecast whole, part;
    whole.close = whole.actual = {1, 2};
    part.close = {1, 2};
    part.actual = {1};
    QCOMPARE(whole_windows({whole, part}).size(), std::size_t{1});
  }
  void a_document_of_anything_else_gives_no_rows() {
    for (const char* text : {"{}", "[]", "null", R"({"per_symbol":7,"aggregate":[]})"}) {
      QVERIFY(symbol_rows(parse_json(text, "test")).empty());
      QVERIFY(!aggregate_mark(parse_json(text, "test")).has_value());
    }
  }
};

QTEST_APPLESS_MAIN(TestEvaluationRows)
#include "tst_evaluation_rows.moc"
