#include <QtTest>
#include <cmath>

#include "engine/evaluation/diebold_mariano.h"

using namespace candlewright;

namespace {

void near(double got, double wanted, double relative = 1e-12) {
  QVERIFY2(std::abs(got - wanted) <= relative * std::max(1e-300, std::abs(wanted)),
           qPrintable(QString("%1, wanted %2").arg(got, 0, 'g', 17).arg(wanted, 0, 'g', 17)));
}

/// A wave around `centre` without trend.
std::vector<double> differences(int count, double centre) {
  std::vector<double> d;
  for (int i = 0; i < count; ++i) d.push_back(centre + std::sin(1.7 * i) + 0.5 * std::cos(0.4 * i));
  return d;
}

DieboldMariano test_with(double p, double statistic) {
  DieboldMariano test;
  test.statistic = statistic;
  test.p_value = p;
  return test;
}

}  // namespace

class TestDieboldMariano : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void student_t_matches_its_closed_forms() {
    const double pi = std::acos(-1.0);
    for (const double t : {1e-6, 0.1, 1.0, 3.0, 50.0}) {
      near(student_two_sided(t, 1), 1 - 2 / pi * std::atan(t), 1e-9);  // Cauchy
      near(student_two_sided(t, 2), t < 10 ? 1 - t / std::sqrt(2 + t * t) : 2 / (std::sqrt(2 + t * t) * (std::sqrt(2 + t * t) + t)), 1e-9);
      near(student_two_sided(-t, 29), student_two_sided(t, 29));
    }
    near(student_two_sided(0, 40), 1);
  }
  void student_t_matches_tables() {
    near(student_two_sided(2.045229642132703, 29), 0.05, 1e-9);
    near(student_two_sided(2.6264, 99), 0.01, 2e-5);
  }
  void student_t_nears_the_normal_for_many_windows() { near(student_two_sided(1.5, 1e6), std::erfc(1.5 / std::sqrt(2.0)), 5e-6); }

  void lags_are_the_overlap() {
    QCOMPARE(overlap_lags(30, 1), 29);
    QCOMPARE(overlap_lags(30, 4), 7);
    QCOMPARE(overlap_lags(6, 6), 0);
    QCOMPARE(overlap_lags(1, 5), 0);
  }
  void without_overlap_it_is_the_paired_t_test() {
    // h = 1: variance is the population one and the correction turns it into the sample one: exactly Student's paired test.
    const auto d = differences(40, 0.3);
    double mean = 0, squares = 0;
    for (const double x : d) mean += x / 40;
    for (const double x : d) squares += (x - mean) * (x - mean);
    const double t = mean / std::sqrt(squares / 39 / 40);
    const auto test = diebold_mariano(d, 0);
    near(*test.statistic, t, 1e-10);
    near(*test.p_value, student_two_sided(t, 39), 1e-10);
    QCOMPARE(test.windows, 40);
  }
  void bartlett_weights_by_hand() {
    // d repeats 1, 1, -1, -1 (mean 0): gamma0 = 1, gamma1 = 1/T (36 products cancel but one), gamma2 = -(T-2)/T.
    std::vector<double> d;
    for (int i = 0; i < 36; ++i) d.push_back(i % 4 < 2 ? 1.0 : -1.0);
    d[0] += 0.5;  // mean 1/72
    const double size = 36;
    double mean = 0.5 / size, g[3] = {0, 0, 0};
    for (int k = 0; k < 3; ++k) {
      for (int i = k; i < 36; ++i) g[k] += (d[static_cast<std::size_t>(i)] - mean) * (d[static_cast<std::size_t>(i - k)] - mean) / size;
    }
    const double variance = g[0] + 2 * (2.0 / 3 * g[1] + 1.0 / 3 * g[2]);
    const double correction = std::sqrt((size + 1 - 6 + 6 / size) / size);
    near(*diebold_mariano(d, 2).statistic, mean / std::sqrt(variance / size) * correction, 1e-9);
  }
  void negative_means_the_model_errs_less() {
    auto test = diebold_mariano(differences(60, -1), 0);
    QVERIFY(*test.statistic < 0);
    judge({&test});
    QCOMPARE(test.verdict, ErrorVerdict::better);
    test = diebold_mariano(differences(60, 1), 0);
    judge({&test});
    QCOMPARE(test.verdict, ErrorVerdict::worse);
  }
  void too_few_windows_carry_no_verdict() {
    for (const auto& [windows, lags] : {std::pair(29, 0), std::pair(34, 11), std::pair(68, 22), std::pair(0, 0)}) {
      const auto test = diebold_mariano(differences(windows, 1), lags);
      QCOMPARE(test.verdict, ErrorVerdict::too_few_windows);
      QVERIFY(!test.statistic && !test.p_value);
    }
    QVERIFY(diebold_mariano(differences(30, 1), 0).statistic);
    QVERIFY(diebold_mariano(differences(69, 1), 22).statistic);
  }
  void no_difference_at_all_has_no_statistic() {
    for (const double d : {0.0, 0.25}) {
      auto test = diebold_mariano(std::vector<double>(50, d), 5);
      QVERIFY(!test.statistic && !test.p_value);
      judge({&test});
      QCOMPARE(test.verdict, ErrorVerdict::no_difference);
    }
  }
  void benjamini_hochberg_steps_up() {
    // Sorted limits of five tests at 5 %: 0.01, 0.02, 0.03, 0.04, 0.05. The third holds, so the second is rejected with it.
    auto a = test_with(0.005, -3), b = test_with(0.025, 2), c = test_with(0.0299, -2), d = test_with(0.2, 1), e = test_with(0.0401, -2);
    judge({&d, &c, &a, &e, &b});
    QCOMPARE(a.verdict, ErrorVerdict::better);
    QCOMPARE(b.verdict, ErrorVerdict::worse);
    QCOMPARE(c.verdict, ErrorVerdict::better);
    QCOMPARE(e.verdict, ErrorVerdict::no_difference);
    QCOMPARE(d.verdict, ErrorVerdict::no_difference);
  }
  void symbols_without_a_p_do_not_count_in_benjamini_hochberg() {
    auto a = test_with(0.04, -2);
    DieboldMariano few;
    judge({&few, &a});
    QCOMPARE(a.verdict, ErrorVerdict::better);
    QCOMPARE(few.verdict, ErrorVerdict::too_few_windows);
  }
};

QTEST_APPLESS_MAIN(TestDieboldMariano)
#include "tst_diebold_mariano.moc"
