#include <QtTest>
#include <cmath>
#include <random>

#include "engine/base/error.h"
#include "engine/evaluation/ensemble.h"
#include "tests/evaluation/evaluations.h"

using namespace candlewright;

namespace {

bool near(double got, double wanted, double tolerance = 1e-12) {
  return std::abs(got - wanted) <= tolerance * std::max(1.0, std::abs(wanted));
}

/// A member of "A" that forecasts these closes after a close of 100, next to the same actual ones.
Evaluation member(double first, double second, std::vector<double> actual = {102, 104}) {
  return an_evaluation("A", {an_origin(0, 100, {first, second}, std::move(actual))});
}

std::vector<double> weights_of(Combination how, const std::vector<Evaluation>& members) {
  return fit_weights(how, members).at("A").weights;
}

Evaluation combined(Combination how, const std::vector<Evaluation>& members, std::vector<double> weights = {}) {
  std::map<std::string, MemberWeights> fitted;
  if (!weights.empty()) fitted["A"].weights = std::move(weights);
  return combine(how, members, fitted, {});
}

}  // namespace

class TestEnsemble : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void mean_and_median_of_closes() {
    const std::vector<Evaluation> members{member(100, 101), member(104, 101), member(108, 116)};
    QCOMPARE(combined(Combination::mean, members).forecasts[0][0].close, (std::vector<double>{104, 106}));
    QCOMPARE(combined(Combination::median, members).forecasts[0][0].close, (std::vector<double>{104, 101}));
    const std::vector<Evaluation> two{members[0], members[2]};
    QCOMPARE(combined(Combination::median, two).forecasts[0][0].close, (std::vector<double>{104, 108.5}));
  }
  void fitted_weights_join_the_closes_and_the_figures_follow() {
    const std::vector<Evaluation> members{member(100, 100), member(104, 108)};
    const Evaluation joined = combined(Combination::stacking, members, {0.25, 0.75});
    QCOMPARE(joined.forecasts[0][0].close, (std::vector<double>{103, 106}));
    QVERIFY(near(joined.symbols[0].model.at("mae"), (1 + 2) / 2.0));
    QVERIFY(near(joined.aggregate.persistence.at("mae"), 3));
  }
  void inverse_error_weighs_by_hand() {
    // pct_mae: (2 + 4) / 2 = 3 and (1 + 1) / 2 = 1.
    const auto weights = weights_of(Combination::inverse_error, {member(100, 100), member(103, 105)});
    QVERIFY(near(weights[0], 0.25) && near(weights[1], 0.75));
  }
  void inverse_error_of_a_perfect_member_takes_all() {
    QCOMPARE(weights_of(Combination::inverse_error, {member(102, 104), member(100, 100)}), (std::vector<double>{1, 0}));
  }
  void weights_do_not_depend_on_the_currency() {
    const auto scaled = [](double by) {
      return std::vector<Evaluation>{an_evaluation("A", {an_origin(0, 100 * by, {100 * by, 101 * by}, {102 * by, 104 * by}),
                                                         an_origin(1, 102 * by, {103 * by, 101 * by}, {104 * by, 101 * by})}),
                                     an_evaluation("A", {an_origin(0, 100 * by, {103 * by, 107 * by}, {102 * by, 104 * by}),
                                                         an_origin(1, 102 * by, {104 * by, 99 * by}, {104 * by, 101 * by})})};
    };
    for (const Combination how : {Combination::inverse_error, Combination::stacking}) {
      const auto one = weights_of(how, scaled(1)), tiny = weights_of(how, scaled(1e-6));
      QVERIFY(near(one[0], tiny[0], 1e-9) && near(one[1], tiny[1], 1e-9));
    }
  }
  void stacking_of_two_by_hand() {
    // Members 0, 0 and 4, 8 percent against 2, 4: half of the second is exact.
    const auto weights = weights_of(Combination::stacking, {member(100, 100), member(104, 108)});
    QVERIFY(near(weights[0], 0.5, 1e-9) && near(weights[1], 0.5, 1e-9));
  }
  void stacking_gives_no_weight_to_what_only_harms() {
    QCOMPARE(weights_of(Combination::stacking, {member(101, 102), member(95, 90)}), (std::vector<double>{1, 0}));
  }
  void the_simplex_minimum_is_that_of_a_fine_grid() {
    std::mt19937 bits(5);
    const auto draw = [&] { return static_cast<double>(bits() % 2000) / 1000 - 1; };
    for (int trial = 0; trial < 20; ++trial) {
      std::vector<std::vector<double>> a(3, std::vector<double>(3, 0.0));
      std::vector<double> b(3, 0.0);
      for (int row = 0; row < 12; ++row) {
        const std::vector<double> x{draw(), draw() + 0.3, 0.5 * draw()};
        const double y = 0.5 * x[0] + 0.4 * x[1] + 0.3 * draw();
        for (std::size_t i = 0; i < 3; ++i) {
          b[i] += x[i] * y / 12;
          for (std::size_t k = 0; k < 3; ++k) a[i][k] += x[i] * x[k] / 12;
        }
      }
      const auto cost = [&](const std::vector<double>& w) {
        double sum = 0;
        for (std::size_t i = 0; i < 3; ++i) {
          sum -= 2 * b[i] * w[i];
          for (std::size_t k = 0; k < 3; ++k) sum += a[i][k] * w[i] * w[k];
        }
        return sum;
      };
      const std::vector<double> w = least_squares_on_simplex(a, b);
      QVERIFY(near(w[0] + w[1] + w[2], 1) && *std::min_element(w.begin(), w.end()) >= 0);
      double best = 1e300;
      for (int i = 0; i <= 100; ++i) {
        for (int k = 0; i + k <= 100; ++k) best = std::min(best, cost({i / 100.0, k / 100.0, (100 - i - k) / 100.0}));
      }
      QVERIFY2(cost(w) <= best + 1e-12, qPrintable(QString("%1 against %2").arg(cost(w)).arg(best)));
    }
  }
  void bands_lie_around_the_joined_close_as_wide_as_their_members() {
    std::vector<Evaluation> members{member(100, 100), member(104, 104), member(108, 108)};
    for (const std::size_t m : {std::size_t{1}, std::size_t{2}}) {
      JudgedForecast& f = members[m].forecasts[0][0];
      const double width = m == 1 ? 2 : 6;
      f.levels = {0.05, 0.5, 0.95};
      f.quantiles = {{f.close[0] - width, f.close[1] - width}, f.close, {f.close[0] + width, f.close[1] + width}};
    }
    const JudgedForecast joined = combined(Combination::stacking, members, {0.5, 0.125, 0.375}).forecasts[0][0];
    QVERIFY(near(joined.close[0], 50 + 13 + 40.5));
    QVERIFY(near(joined.quantiles[0][0], 103.5 - 0.25 * 2 - 0.75 * 6));
    QVERIFY(near(joined.quantiles[2][0], 103.5 + 0.25 * 2 + 0.75 * 6));
  }
  void samples_are_joined_in_order_and_give_a_crps() {
    std::vector<Evaluation> members{member(100, 100, {102, 104}), member(104, 104, {102, 104})};
    for (std::size_t m = 0; m < 2; ++m) {
      JudgedForecast& f = members[m].forecasts[0][0];
      f.levels = {0.5};
      f.quantiles = {f.close};
      f.samples =
          m == 0 ? std::vector<std::vector<double>>{{98, 102}, {97, 103}} : std::vector<std::vector<double>>{{100, 108}, {103, 105}};
    }
    const JudgedForecast joined = combined(Combination::mean, members).forecasts[0][0];
    QCOMPARE(joined.samples[0], (std::vector<double>{99, 105}));
    QVERIFY(near(joined.crps[0], 3 - 12.0 / 4 / 2));  // mean distance (3 + 3) / 2, less half the mean of 0, 6, 6, 0
    members[1].forecasts[0][0].samples[0].push_back(109);
    QVERIFY(combined(Combination::mean, members).forecasts[0][0].crps.empty());
  }
  void a_symbol_that_was_not_fitted_gets_equal_weights() {
    QCOMPARE(combined(Combination::inverse_error, {member(100, 100), member(104, 102)}).forecasts[0][0].close,
             (std::vector<double>{102, 101}));
  }
  void an_unknown_combination_is_refused_by_name() {
    QVERIFY_THROWS_EXCEPTION(InputError, combination_named("vote"));
    QCOMPARE(combination_named("stacking"), Combination::stacking);
  }
};

QTEST_APPLESS_MAIN(TestEnsemble)
#include "tst_ensemble.moc"
