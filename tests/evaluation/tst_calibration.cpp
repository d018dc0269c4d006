#include <QtTest>
#include <cmath>
#include <random>

#include "engine/base/error.h"
#include "engine/evaluation/calibration.h"
#include "tests/evaluation/evaluations.h"

using namespace candlewright;

namespace {

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted)); }

/// Origins of one step whose actual close lies `off[i]` above a forecast of 100. Unit of margin: 100 x 0.01 x 1 = 1.
Evaluation off_by(const std::vector<double>& off) {
  std::vector<JudgedForecast> origins;
  for (std::size_t i = 0; i < off.size(); ++i) origins.push_back(an_origin(static_cast<int>(i), 100, {100}, {100 + off[i]}));
  return an_evaluation("A", origins);
}

/// The same with bands of these half widths at 50, 80 and 90 %.
Evaluation with_bands(Evaluation e, double half50, double half80, double half90) {
  for (JudgedForecast& f : e.forecasts[0]) {
    f.levels = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
    for (const double move : {-half90, -half80, -half50, 0.0, half50, half80, half90}) {
      std::vector<double>& row = f.quantiles.emplace_back();
      for (const double close : f.close) row.push_back(close + move);
    }
  }
  rescore(e, {});
  return e;
}

std::vector<double> draws(int count, double spread, unsigned seed) {
  std::mt19937 bits(seed);
  std::vector<double> values;
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    for (int k = 0; k < 12; ++k) sum += static_cast<double>(bits()) / 4294967296.0;
    values.push_back(spread * (sum - 6));
  }
  return values;
}

}  // namespace

class TestCalibration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void margins_are_order_statistics_of_the_scores() {
    // |y - f| = 1 .. 19 around bands of half width 2, 4, 5: score = distance - half width; ranks ceil(20 x 0.5), 16, 18.
    std::vector<double> off;
    for (int i = 1; i <= 19; ++i) off.push_back(i % 2 ? i : -i);
    const Calibration c = fit_conformal(with_bands(off_by(off), 2, 4, 5));
    QCOMPARE(c.scores, 19);
    QVERIFY(near(c.margins.at(50), 10 - 2));
    QVERIFY(near(c.margins.at(80), 16 - 4));
    QVERIFY(near(c.margins.at(90), 18 - 5));
  }
  void scores_count_in_units_of_volatility_and_root_of_the_step() {
    std::vector<JudgedForecast> origins;
    for (int i = 0; i < 10; ++i) {
      JudgedForecast f = an_origin(i, 50, {50, 50, 50, 50}, {50, 50, 50, 58});
      f.volatility = 0.02;  // unit 1 at step 1, 2 at step 4
      origins.push_back(f);
    }
    const Calibration c = fit_conformal(an_evaluation("A", origins));
    QVERIFY(near(c.margins.at(90), 4));  // rank ceil(41 x 0.9) = 37 of 30 zeros and 10 scores of 8 / 2
    QVERIFY(near(c.margins.at(50), 0));
  }
  void narrow_bands_hold_their_share_after_calibration_on_other_bars() {
    const Calibration c = fit_conformal(with_bands(off_by(draws(400, 3, 1)), 0.3, 0.6, 0.8));
    Evaluation judged = with_bands(off_by(draws(4000, 3, 2)), 0.3, 0.6, 0.8);
    QVERIFY(judged.aggregate.model.at("coverage.90") < 0.4);
    calibrate(judged, c, {});
    // Four binomial deviations of 400 fitted and 4,000 judged closes.
    for (const auto& [percent, share] : {std::pair("coverage.50", 0.5), std::pair("coverage.80", 0.8), std::pair("coverage.90", 0.9)}) {
      QVERIFY2(std::abs(judged.aggregate.model.at(percent) - share) < 4 * std::sqrt(share * (1 - share) * (1 / 400.0 + 1 / 4000.0)),
               percent);
    }
  }
  void wide_bands_become_narrower() {
    const Calibration c = fit_conformal(with_bands(off_by(draws(400, 1, 1)), 10, 20, 30));
    Evaluation judged = with_bands(off_by(draws(400, 1, 2)), 10, 20, 30);
    calibrate(judged, c, {});
    QVERIFY(judged.aggregate.model.at("width.90") < 5);
    QVERIFY(std::abs(judged.aggregate.model.at("coverage.90") - 0.9) < 0.09);
  }
  void a_point_forecaster_gets_bands_around_its_points() {
    Evaluation judged = off_by(draws(100, 1, 2));
    QVERIFY(!judged.aggregate.model.get("coverage.90"));
    calibrate(judged, fit_conformal(off_by(draws(100, 1, 1))), {});
    QVERIFY(judged.aggregate.model.at("coverage.90") > 0.75);
    QCOMPARE(judged.forecasts[0][0].quantiles[3], judged.forecasts[0][0].close);
  }
  void quantiles_stay_in_order_and_the_point_stays() {
    Calibration c;
    c.margins = {{50, 5}, {80, -50}, {90, -1}};
    Evaluation judged = with_bands(off_by(draws(5, 1, 2)), 1, 2, 3);
    const double mae = judged.aggregate.model.at("mae");
    calibrate(judged, c, {});
    QCOMPARE(judged.aggregate.model.at("mae"), mae);
    const JudgedForecast& f = judged.forecasts[0][0];
    for (std::size_t l = 1; l < f.levels.size(); ++l) QVERIFY(f.quantiles[l - 1][0] <= f.quantiles[l][0]);
    QCOMPARE(f.quantiles[3][0], 100.0);
    QCOMPARE(f.quantiles[2][0], 94.0);
  }
  void too_few_closes_are_refused_with_their_number() {
    try {
      fit_conformal(off_by({1, 2, 3, 4, 5, 6, 7, 8}));
      QFAIL("eight closes carried a band of 90 %");
    } catch (const InputError& e) {
      QVERIFY(e.message.find('8') == 0);
    }
    fit_conformal(off_by({1, 2, 3, 4, 5, 6, 7, 8, 9}));
  }
  void contexts_that_stand_still_are_left_out() {
    Evaluation e = off_by(std::vector<double>(12, 1.0));
    e.forecasts[0][0].volatility = 0;
    QCOMPARE(fit_conformal(e).scores, 11);
  }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
