#include <QtTest>
#include <cmath>
#include <vector>

#include "engine/evaluation/rank_correlation.h"

using namespace candlewright;

class TestRankCorrelation : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void ranks_alone_count() {
    const std::vector<double> x{1, 2, 3, 4, 5}, up{1, 10, 100, 1000, 10000}, down{5, 4, 3, 2, -900};
    QCOMPARE(rank_correlation(x, up)->rho, 1.0);
    QCOMPARE(rank_correlation(x, down)->rho, -1.0);
  }
  void by_hand_with_equal_values() {
    // Ranks of x: 0.5 0.5 2 3, of y: 0 2 1 3. Sum of products about 1.5: 1.5 - 0.5 - 0.25 + 2.25 = 3; squares 4.5 and 5.
    const std::vector<double> x{1, 1, 2, 3}, y{1, 3, 2, 4};
    QVERIFY(std::abs(rank_correlation(x, y)->rho - 3 / std::sqrt(22.5)) < 1e-12);
  }
  void the_interval_holds_rho_and_narrows_with_more_pairs() {
    const auto at = [](int n) {
      std::vector<double> x, y;
      for (int i = 0; i < n; ++i) x.push_back(i), y.push_back(i + 7 * std::sin(3.0 * i));
      return *rank_correlation(x, y);
    };
    const RankCorrelation few = at(10), many = at(100);
    for (const RankCorrelation& r : {few, many}) QVERIFY(r.interval->low < r.rho && r.rho < r.interval->high && r.interval->high <= 1);
    QVERIFY(many.interval->high - many.interval->low < few.interval->high - few.interval->low);
  }
  void too_few_or_flat_has_none() {
    const std::vector<double> two{1, 2}, three{1, 2, 3}, flat{4, 4, 4};
    QVERIFY(!rank_correlation(two, two));
    QVERIFY(!rank_correlation(three, flat));
    QVERIFY(!rank_correlation(three, three)->interval);
  }
};

QTEST_APPLESS_MAIN(TestRankCorrelation)
#include "tst_rank_correlation.moc"
