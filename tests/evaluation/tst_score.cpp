#include <QtTest>
#include <cmath>

#include "engine/evaluation/score.h"

using namespace candlewright;

namespace {

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-12 * std::max(1.0, std::abs(wanted)); }

/// Origin with its last close, forecast and actual closes.
JudgedForecast judged(std::int64_t origin, double last, std::vector<double> close, std::vector<double> actual) {
  JudgedForecast f;
  f.origin = origin;
  f.origin_time = origin * ns_per_day;
  f.last_close = last;
  f.close = std::move(close);
  f.actual = std::move(actual);
  return f;
}

/// Two windows of horizon 2 and one origin whose second step lies behind the part.
std::vector<JudgedForecast> two_windows_and_a_rest() {
  return {judged(9, 10, {11, 12}, {12, 8}), judged(10, 12, {12, 13}, {8, 16}), judged(11, 8, {9, 9}, {16})};
}

SymbolFigures scored(const std::vector<JudgedForecast>& forecasts, std::int64_t stride = 1) {
  return score("ABC", forecasts, {1e-8, 2.0, 5.0}, stride, {1, 2, 5});
}

SymbolFigures with_errors(const std::string& name, double mae, double persistence_mae) {
  SymbolFigures s;
  s.symbol = name;
  s.windows = 10;
  s.model.set("mae", mae);
  s.persistence.set("mae", persistence_mae);
  if (persistence_mae > 0) s.skill = 1 - mae / persistence_mae;
  return s;
}

}  // namespace

class TestScore : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void errors_by_hand() {
    // |errors| of the model: 1, 4, 4, 3; of persistence: 2, 2, 4, 4. The origin without a whole horizon does not count.
    const auto s = scored(two_windows_and_a_rest());
    QCOMPARE(s.windows, 2);
    QVERIFY(near(s.model.at("mae"), 3.0));
    QVERIFY(near(s.model.at("rmse"), std::sqrt(42.0 / 4)));
    QVERIFY(near(s.model.at("mape"), 100 * (1.0 / 12 + 4.0 / 8 + 4.0 / 8 + 3.0 / 16) / 4));
    QVERIFY(near(s.model.at("pct_mae"), 100 * (1.0 / 10 + 4.0 / 10 + 4.0 / 12 + 3.0 / 12) / 4));
    QVERIFY(near(s.persistence.at("mae"), 3.0));
    QVERIFY(near(*s.skill, 0.0));
    QVERIFY(near(s.model.at("mase"), 1.5));
    QCOMPARE(s.first_origin, 9 * ns_per_day);
    QCOMPARE(s.last_origin, 10 * ns_per_day);
    QCOMPARE(s.dm.lags, 1);
  }
  void each_step_counts_every_origin_that_reaches_it() {
    const auto s = scored(two_windows_and_a_rest());
    QCOMPARE(s.by_horizon.size(), std::size_t(2));  // 5 lies beyond the horizon
    QCOMPARE(s.by_horizon.at(1).origins, 3);
    QVERIFY(near(s.by_horizon.at(1).model.at("mae"), (1.0 + 4 + 7) / 3));
    QVERIFY(near(*s.by_horizon.at(1).skill, 1 - (12.0 / 3) / ((2.0 + 4 + 8) / 3)));
    QCOMPARE(s.by_horizon.at(2).origins, 2);
    QVERIFY(near(s.by_horizon.at(2).model.at("mae"), (4.0 + 3) / 2));
  }
  void mape_divides_by_no_less_than_the_floor() {
    const auto s = score("ABC", {judged(0, 1, {1}, {0.001})}, {0.5, 1.0, 1.0}, 1, {1});
    QVERIFY(near(s.model.at("mape"), 100 * 0.999 / 0.5));
  }
  void the_scale_looks_only_before_the_part() {
    const auto scale = scale_of({10, 12, 11, 100, 1}, 3);
    QVERIFY(near(*scale.one_step_mae, 1.5));
    QVERIFY(near(scale.mape_floor, 1e-8 * 134 / 5));
    QVERIFY(!scale_of({10, 12}, 1).one_step_mae);
  }
  void a_series_that_stands_still_has_no_skill_and_says_why() {
    const auto s = scored({judged(0, 5, {5, 6}, {5, 5})});
    QVERIFY(!s.skill);
    QVERIFY(!s.reasons.at("skill").empty());
  }
  void crps_of_one_sample_is_its_error() { QVERIFY(near(crps_of_samples({3}, 5), 2)); }
  void crps_by_hand() {
    // mean |x - 2| = (2 + 1 + 2) / 3; pairs: |0-1| + |0-4| + |1-4| = 8, doubled over 9, halved.
    QVERIFY(near(crps_of_samples({4, 0, 1}, 2), 5.0 / 3 - 8.0 / 9));
  }
  void crps_is_a_percentage_of_the_origins_close() {
    auto f = judged(0, 50, {50}, {51});
    f.crps = {2};
    QVERIFY(near(scored({f}).model.at("crps"), 4));
    QVERIFY(!scored({judged(0, 50, {50}, {51})}).model.get("crps"));
  }
  void coverage_counts_closes_inside_the_band_with_its_bounds() {
    auto f = judged(0, 10, {10, 10}, {9, 13});
    f.levels = {0.05, 0.1, 0.25, 0.75, 0.9, 0.95};
    f.quantiles = {{7, 7}, {8, 8}, {9, 9}, {11, 11}, {12, 12}, {13, 12.9}};
    const auto inside = scored({f}).model;
    QVERIFY(near(inside.at("coverage.50"), 0.5) && near(inside.at("coverage.80"), 0.5) && near(inside.at("coverage.90"), 0.5));
    f.quantiles[5][1] = 13;
    QVERIFY(near(scored({f}).model.at("coverage.90"), 1));
  }
  void the_aggregate_weighs_ratios_not_currencies() {
    std::vector<SymbolFigures> symbols{with_errors("A", 50'000, 100'000), with_errors("B", 2e-5, 1e-5)};
    const auto all = judge_all(symbols);
    QVERIFY(near(*all.skill, 0.0));  // half and double
    QCOMPARE(all.better_than_persistence, 1);
    QCOMPARE(all.windows, 20);
    QCOMPARE(all.symbols, 2);
  }
  void the_aggregate_verdict_follows_the_interval() {
    std::vector<SymbolFigures> better{with_errors("A", 0.8, 1), with_errors("B", 0.9, 1), with_errors("C", 0.85, 1)};
    QCOMPARE(judge_all(better).verdict, ErrorVerdict::better);
    std::vector<SymbolFigures> mixed{with_errors("A", 0.8, 1), with_errors("B", 1.2, 1), with_errors("C", 1, 1)};
    QCOMPARE(judge_all(mixed).verdict, ErrorVerdict::no_difference);
    std::vector<SymbolFigures> worse{with_errors("A", 1.3, 1), with_errors("B", 1.2, 1)};
    QCOMPARE(judge_all(worse).verdict, ErrorVerdict::worse);
  }
  void symbols_without_persistence_error_leave_the_skill_of_others_alone() {
    std::vector<SymbolFigures> symbols{with_errors("A", 0.8, 1), with_errors("B", 0.1, 0)};
    QVERIFY(near(*judge_all(symbols).skill, 0.2));
  }
  void perfect_forecasts_have_skill_one() {
    std::vector<SymbolFigures> symbols{with_errors("A", 0, 1), with_errors("B", 0.5, 1)};
    QVERIFY(near(*judge_all(symbols).skill, 1));
  }
};

QTEST_APPLESS_MAIN(TestScore)
#include "tst_score.moc"
