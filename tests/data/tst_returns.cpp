#include <QtTest>
#include <cmath>
#include <memory>
#include <random>

#include "engine/data/correlation.h"
#include "engine/data/returns.h"

using namespace candlewright;

namespace {

constexpr Nanoseconds day = 86'400'000'000'000;

PriceTable table_of(const std::string& symbol, const std::vector<double>& close, const std::vector<int>& days = {}) {
  PriceTable table;
  table.symbol = symbol;
  for (std::size_t i = 0; i < close.size(); ++i) table.time.push_back(day * (days.empty() ? static_cast<int>(i) : days[i]));
  table.open = table.high = table.low = table.close = close;
  table.volume = table.amount = std::vector<double>(close.size(), 0);
  return table;
}

/// Closes whose log returns are these, in percent.
std::vector<double> closes_of(const std::vector<double>& returns) {
  std::vector<double> close{100};
  for (const double r : returns) close.push_back(close.back() * std::exp(r / 100));
  return close;
}

std::vector<double> normal_returns(int count, unsigned seed) {
  std::mt19937 engine(seed);
  std::normal_distribution<double> draw(0.05, 1.5);
  std::vector<double> out;
  for (int i = 0; i < count; ++i) out.push_back(draw(engine));
  return out;
}

}  // namespace

class TestReturns : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void moments_are_those_of_the_formulas() {
    const ReturnStudy study = study_returns(table_of("A", closes_of({1, -1, 2, -2, 5})));
    QCOMPARE(study.ordered.size(), std::size_t{5});
    QVERIFY(std::fabs(study.mean - 1) < 1e-9);
    QVERIFY(std::fabs(study.deviation - std::sqrt(30.0 / 4)) < 1e-9);           // deviations 0, -2, 1, -3, 4
    QVERIFY(std::fabs(study.skewness - (30.0 / 5) / std::pow(6, 1.5)) < 1e-9);  // cubes 0, -8, 1, -27, 64
    QVERIFY(std::fabs(study.excess_kurtosis - (354.0 / 5 / 36 - 3)) < 1e-9);    // fourths 0, 16, 1, 81, 256
    QVERIFY(study.lag_one && std::fabs(*study.lag_one - (0 - 2 - 3 - 12) / 30.0) < 1e-9);
  }

  void too_few_or_constant_closes_give_nothing_to_draw() {
    QVERIFY(study_returns(table_of("A", {100, 101})).ordered.empty());
    const ReturnStudy flat = study_returns(table_of("A", {5, 5, 5, 5}));
    QVERIFY(return_bins(flat, 10).empty());
    QVERIFY(quantile_points(flat, 10).empty());
    QVERIFY(!flat.lag_one);
  }

  void every_return_is_in_one_bin_and_the_normal_counts_add_up() {
    std::vector<double> returns = normal_returns(500, 3);
    returns.push_back(40);  // far beyond the last bin
    const ReturnStudy study = study_returns(table_of("A", closes_of(returns)));
    std::int64_t counted = 0;
    double normal = 0;
    for (const ReturnBin& bin : return_bins(study, 41)) counted += bin.count, normal += bin.normal;
    QCOMPARE(counted, std::int64_t{501});
    QVERIFY(std::fabs(normal - 501) < 1e-6);
  }

  void normal_returns_lie_on_the_line_and_a_jump_leaves_it() {
    std::vector<double> returns = normal_returns(4000, 5);
    for (const QuantilePoint& p : quantile_points(study_returns(table_of("A", closes_of(returns))), 200)) {
      if (std::fabs(p.normal) < 2) QVERIFY2(std::fabs(p.actual - p.normal) < 0.15, qPrintable(QString::number(p.normal)));
    }
    returns[17] = 60;
    const auto points = quantile_points(study_returns(table_of("A", closes_of(returns))), 200);
    QVERIFY(points.size() <= 200);
    QVERIFY(points.back().actual > 3 * points.back().normal);
  }

  void symbols_together_count_in_their_own_deviations() {
    Dataset data;
    std::vector<double> lively = normal_returns(300, 7);
    for (double& r : lively) r *= 20;
    for (const auto& [name, returns] : {std::pair("CALM", normal_returns(300, 9)), std::pair("LIVELY", lively)}) {
      DatasetSymbol symbol;
      symbol.table = std::make_shared<const PriceTable>(table_of(name, closes_of(returns)));
      data.symbols.push_back(symbol);
    }
    const ReturnStudy study = study_returns(data, {});
    QCOMPARE(study.ordered.size(), std::size_t{600});
    QVERIFY(std::fabs(study.mean) < 1e-9);
    QVERIFY(std::fabs(study.deviation - 1) < 0.01);
    QVERIFY(study.ordered.back() < 6);  // twenty times the returns, not twenty times the deviation
  }

  void correlation_counts_only_steps_that_both_have() {
    const auto returns = normal_returns(200, 11);
    std::vector<double> turned = returns;
    for (double& r : turned) r = -r;
    const PriceTable a = table_of("A", closes_of(returns)), b = table_of("B", closes_of(turned));
    const CorrelationMatrix two = correlate({&a, &b}, {});
    QVERIFY(std::fabs(two.value(0, 1) + 1) < 1e-9);
    QCOMPARE(two.common[1], std::int64_t{200});

    std::vector<int> later;  // every other day: no step is the same
    for (int i = 0; i < 201; ++i) later.push_back(2 * i);
    const PriceTable c = table_of("C", closes_of(returns), later);
    const CorrelationMatrix apart = correlate({&a, &c}, {});
    QVERIFY(std::isnan(apart.value(0, 1)));
    QCOMPARE(apart.common[1], std::int64_t{0});
  }

  void like_stands_beside_like() {
    std::vector<PriceTable> tables;
    const auto x = normal_returns(300, 21), y = normal_returns(300, 22);
    for (int i = 0; i < 6; ++i) {  // two families, shuffled
      const auto own = normal_returns(300, 30 + static_cast<unsigned>(i));
      std::vector<double> mixed;
      for (std::size_t k = 0; k < 300; ++k) mixed.push_back((i % 2 ? y : x)[k] + 0.3 * own[k]);
      tables.push_back(table_of((i % 2 ? "Y" : "X") + std::to_string(i), closes_of(mixed)));
    }
    std::vector<const PriceTable*> asked;
    for (const PriceTable& table : tables) asked.push_back(&table);
    const CorrelationMatrix matrix = correlate(asked, {});
    int changes = 0;
    for (std::size_t i = 1; i < matrix.size(); ++i) changes += matrix.symbols[i][0] != matrix.symbols[i - 1][0];
    QCOMPARE(changes, 1);
    for (std::size_t i = 0; i < matrix.size(); ++i) QCOMPARE(matrix.value(i, i), 1.0);
  }
};

QTEST_APPLESS_MAIN(TestReturns)
#include "tst_returns.moc"
