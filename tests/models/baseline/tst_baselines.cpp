#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/models/baseline/baseline.h"

using namespace candlewright;

namespace {

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-12 * std::max(1.0, std::abs(wanted)); }

/// Bars at the given times with the given closes.
PriceTable bars_at(std::vector<Nanoseconds> times, std::vector<double> closes) {
  PriceTable table;
  table.symbol = "ABC";
  table.time = std::move(times);
  table.open = table.high = table.low = table.close = std::move(closes);
  table.volume = table.amount = std::vector<double>(table.close.size(), 1);
  return table;
}

std::vector<Nanoseconds> days(int count, bool weekends, int step = 1) {
  std::vector<Nanoseconds> times;
  for (Nanoseconds t = *parse_iso("2024-01-01"); static_cast<int>(times.size()) < count; t += step * ns_per_day) {
    if (weekends || calendar(t).weekday < 5) times.push_back(t);
  }
  return times;
}

PriceTable daily(std::vector<double> closes, bool weekends = true) {
  auto times = days(static_cast<int>(closes.size()), weekends);
  return bars_at(std::move(times), std::move(closes));
}

Forecast forecast_of(const std::string& name, const PriceTable& table, std::int64_t lookback, std::int64_t horizon,
                     SamplingSettings sampling = {}, std::int64_t origin = -1) {
  const ForecastRequest request{&table, origin < 0 ? table.rows() - 1 : origin, lookback, horizon, {}};
  return make_baseline(name)->forecast({&request, 1}, sampling, {}).at(0);
}

}  // namespace

class TestBaselines : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void persistence_repeats_the_close_of_the_origin() {
    const auto forecast = forecast_of("persistence", daily({1, 2, 7}), 2, 3);
    QCOMPARE(forecast.close(), (std::vector<double>{7, 7, 7}));
    QVERIFY(forecast.paths.empty() && forecast.quantile_levels.empty() && forecast.point[0].empty());
  }
  void drift_goes_on_with_the_slope_of_the_context() {
    const auto forecast = forecast_of("drift", daily({100, 2, 5, 8, 6}), 4, 2);  // (6 - 2) / 3 a bar
    QVERIFY(near(forecast.close()[0], 6 + 4.0 / 3) && near(forecast.close()[1], 6 + 8.0 / 3));
  }
  void seasonal_naive_repeats_the_last_week() {
    std::vector<double> closes;
    for (int i = 1; i <= 21; ++i) closes.push_back(i);
    QCOMPARE(forecast_of("seasonal_naive", daily(closes, false), 10, 7).close(), (std::vector<double>{17, 18, 19, 20, 21, 17, 18}));
    QCOMPARE(forecast_of("seasonal_naive", daily(closes, true), 10, 3).close(), (std::vector<double>{15, 16, 17}));
  }
  void the_season_is_what_the_bars_show() {
    QCOMPARE(season(daily(std::vector<double>(30, 1.0), false), 29), 5);
    QCOMPARE(season(daily(std::vector<double>(30, 1.0), true), 29), 7);
    QCOMPARE(season(bars_at(days(30, true, 7), std::vector<double>(30, 1.0)), 29), 1);
    std::vector<Nanoseconds> times;
    for (const Nanoseconds day : days(4, false)) {
      for (int bar = 0; bar < 6; ++bar) times.push_back(day + (10 + bar) * 3600 * ns_per_second);
    }
    QCOMPARE(season(bars_at(times, std::vector<double>(times.size(), 1.0)), 20), 6);  // the last day is not whole yet
  }
  void random_walk_bands_grow_with_the_root_of_time() {
    const PriceTable table = daily({100, 110, 99, 120, 100});
    const auto forecast = forecast_of("random_walk", table, 5, 4);
    const std::vector<double> returns{std::log(1.1), std::log(0.9), std::log(120 / 99.0), std::log(100 / 120.0)};
    double mean = 0, squares = 0;
    for (const double x : returns) mean += x / 4;
    for (const double x : returns) squares += (x - mean) * (x - mean);
    const double sigma = std::sqrt(squares / 3);
    QCOMPARE(forecast.close(), std::vector<double>(4, 100.0));
    QCOMPARE(forecast.quantile_levels, standard_quantile_levels);
    for (std::size_t h = 0; h < 4; ++h) {
      QVERIFY(near(forecast.close_quantiles[3][h], 100));
      QVERIFY(near(forecast.close_quantiles[6][h], 100 * std::exp(1.6448536269514722 * sigma * std::sqrt(h + 1.0))));
      QVERIFY(near(forecast.close_quantiles[0][h] * forecast.close_quantiles[6][h], 100 * 100));
    }
  }
  void random_walk_paths_follow_the_seed_and_fill_its_bands() {
    const PriceTable table = daily({100, 110, 99, 120, 100, 105, 102});
    SamplingSettings sampling;
    sampling.samples = 4000;
    const auto one = forecast_of("random_walk", table, 7, 5, sampling), again = forecast_of("random_walk", table, 7, 5, sampling);
    QCOMPARE(one.paths, again.paths);
    sampling.seed = 2;
    QVERIFY(forecast_of("random_walk", table, 7, 5, sampling).paths != one.paths);
    int below = 0;
    for (const auto& path : one.paths) below += path[4] < one.close_quantiles[1][4];
    QVERIFY2(std::abs(below - 400) < 4 * std::sqrt(4000 * 0.1 * 0.9), qPrintable(QString::number(below)));
  }
  void nothing_after_the_origin_is_read() {
    PriceTable table = daily({100, 110, 99, 120, 100, 105, 102, 101, 99, 98, 97, 103});
    for (const std::string& name : baseline_names()) {
      const auto before = forecast_of(name, table, 8, 3, {}, 8);
      PriceTable changed = table;
      for (std::size_t row = 9; row < changed.close.size(); ++row) changed.close[row] *= 2;
      const auto after = forecast_of(name, changed, 8, 3, {}, 8);
      QCOMPARE(before.close(), after.close());
      QCOMPARE(before.paths, after.paths);
    }
  }
  void a_context_too_short_for_the_formula_is_refused_with_both_numbers() {
    const PriceTable table = daily({1, 2, 3});
    QVERIFY_THROWS_EXCEPTION(InputError, forecast_of("drift", table, 1, 2));
    QVERIFY_THROWS_EXCEPTION(InputError, forecast_of("random_walk", table, 2, 2));
    try {
      forecast_of("seasonal_naive", table, 3, 2);
      QFAIL("a season of 5 was taken from 3 bars");
    } catch (const InputError& refused) {
      QVERIFY(refused.message.find("5") != std::string::npos && refused.message.find("3") != std::string::npos);
    }
  }
  void names_may_be_written_with_spaces_or_hyphens() {
    QCOMPARE(baseline_name("random walk"), std::string("random_walk"));
    QCOMPARE(baseline_name("seasonal-naive"), std::string("seasonal_naive"));
    QVERIFY(baseline_name("oracle").empty());
  }
  void normal_quantiles_match_tables() {
    QVERIFY(near(normal_quantile(0.975), 1.959963984540054));
    QVERIFY(std::abs(normal_quantile(0.5)) < 1e-12);
    QVERIFY(near(normal_quantile(0.05), -1.6448536269514722));
  }
};

QTEST_APPLESS_MAIN(TestBaselines)
#include "tst_baselines.moc"
