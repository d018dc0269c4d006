#include <QtTest>
#include <cmath>
#include <vector>

#include "engine/evaluation/bootstrap.h"

using namespace candlewright;

class TestBootstrap : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void interval_over_symbols_holds_the_skill_and_stays_within_the_symbols() {
    const std::vector<double> ratios{0.9, 0.95, 1.05, 0.8, 1.0, 0.92};
    double logs = 0;
    for (const double r : ratios) logs += std::log(r) / 6;
    const auto interval = skill_over_symbols(ratios);
    QVERIFY(interval->low < 1 - std::exp(logs) && 1 - std::exp(logs) < interval->high);
    QVERIFY(interval->low >= 1 - 1.05 && interval->high <= 1 - 0.8);
  }
  void the_same_seed_gives_the_same_interval() {
    const std::vector<double> ratios{0.9, 0.7, 1.05};
    QCOMPARE(skill_over_symbols(ratios, 500, 7)->low, skill_over_symbols(ratios, 500, 7)->low);
  }
  void equal_symbols_have_an_interval_without_width() {
    const auto interval = skill_over_symbols(std::vector<double>{0.75, 0.75, 0.75});
    QVERIFY(std::abs(interval->low - 0.25) < 1e-12 && std::abs(interval->high - 0.25) < 1e-12);
  }
  void one_symbol_has_no_interval() { QVERIFY(!skill_over_symbols(std::vector<double>{0.9})); }
  void two_symbols_draw_each_mean_at_its_share() {
    // Means of two draws of {0, 1} in ln: 0, 1/2, 1 with shares 1/4, 1/2, 1/4; both ends lie inside 95 %.
    const auto interval = skill_over_symbols(std::vector<double>{1.0, std::exp(1.0)});
    QVERIFY(std::abs(interval->high - 0) < 1e-12);
    QVERIFY(std::abs(interval->low - (1 - std::exp(1.0))) < 1e-12);
  }
  void a_constant_advantage_has_no_width_over_windows() {
    std::vector<double> persistence, model;
    for (int i = 0; i < 40; ++i) {
      persistence.push_back(1 + 0.1 * (i % 7));
      model.push_back(0.9 * persistence.back());
    }
    const auto interval = skill_over_windows(model, persistence, 5);
    QVERIFY(std::abs(interval->low - 0.1) < 1e-12 && std::abs(interval->high - 0.1) < 1e-12);
  }
  void blocks_keep_the_overlap_of_windows() {
    // Long swings: independent draws would make the interval much narrower than blocks do.
    std::vector<double> persistence(200, 1.0), model;
    for (int i = 0; i < 200; ++i) model.push_back(1 + 0.5 * std::sin(i / 15.0));
    const auto blocks = skill_over_windows(model, persistence, 40), single = skill_over_windows(model, persistence, 1);
    QVERIFY(blocks->high - blocks->low > 2 * (single->high - single->low));
  }
  void too_few_windows_or_no_persistence_error_give_no_interval() {
    const std::vector<double> ones(29, 1.0), more(60, 1.0), zeros(60, 0.0);
    QVERIFY(!skill_over_windows(ones, ones, 1));
    QVERIFY(!skill_over_windows(more, more, 21));
    QVERIFY(!skill_over_windows(more, zeros, 1));
    QVERIFY(skill_over_windows(more, more, 20));
  }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
