#include <QFile>
#include <QtTest>
#include <cmath>

#include "engine/evaluation/metrics.h"

using namespace candlewright;

namespace {

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-12 * std::max(1.0, std::abs(wanted)); }

/// One origin with close 100: forecasts of two steps and their bands.
JudgedForecast banded() {
  JudgedForecast f;
  f.last_close = 100;
  f.close = {101, 99};
  f.actual = {103, 98};
  f.levels = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
  f.quantiles = {{95, 94}, {97, 96}, {99, 97}, {101, 99}, {102, 101}, {103, 104}, {106, 107}};
  f.crps = {1.5, 0.5};
  return f;
}

std::vector<JudgedStep> cells_of(const JudgedForecast& f) {
  return {{f.close[0], f.actual[0], f.last_close, &f, 0}, {f.close[1], f.actual[1], f.last_close, &f, 1}};
}

JudgedStep move(double forecast, double actual) { return {forecast, actual, 100, nullptr, 0}; }

}  // namespace

class TestMetrics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void errors_are_scaled_by_the_moves_before_the_part() {
    // Moves before the part: 2, -1, so mean |move| = 1.5 and mean square 2.5. Errors: 2 and 1.
    const SymbolScale scale = scale_of({10, 12, 11, 100, 1}, 3);
    const Figures f = figures_of({move(101, 103), move(99, 98)}, scale);
    QVERIFY(near(f.at("mase"), 1.5 / 1.5));
    QVERIFY(near(f.at("rmsse"), std::sqrt(2.5 / 2.5)));
    QVERIFY(near(f.at("rmse"), std::sqrt(2.5)));
  }
  void a_price_that_stood_still_has_no_scale() {
    const Figures f = figures_of({move(101, 103)}, scale_of({10, 10, 10, 11}, 3));
    QVERIFY(!f.get("mase") && !f.get("rmsse") && f.get("mae"));
  }
  void direction_counts_the_steps_that_move_in_both() {
    const std::vector<JudgedStep> cells{move(101, 103), move(99, 98), move(101, 99), move(100, 103), move(101, 100)};
    QVERIFY(near(figures_of(cells, {}).at("directional_accuracy"), 2.0 / 3));
    QVERIFY(!figures_of({move(100, 103)}, {}).get("directional_accuracy"));
  }
  void width_is_the_mean_of_the_bands_in_percent_of_the_origin() {
    const JudgedForecast f = banded();
    const Figures figures = figures_of(cells_of(f), {});
    QVERIFY(near(figures.at("width.50"), (3 + 4) / 2.0));
    QVERIFY(near(figures.at("width.80"), (6 + 8) / 2.0));
    QVERIFY(near(figures.at("width.90"), (11 + 13) / 2.0));
  }
  void pinball_by_hand() {
    // Step 1, y = 103: above 95, 97, 99, 101, 102, 103 by 8, 6, 4, 2, 1, 0 and below 106 by 3.
    const double first = 0.05 * 8 + 0.1 * 6 + 0.25 * 4 + 0.5 * 2 + 0.75 * 1 + 0 + 0.05 * 3;
    // Step 2, y = 98: above 94, 96, 97 by 4, 2, 1; below 99, 101, 104, 107 by 1, 3, 6, 9.
    const double second = 0.05 * 4 + 0.1 * 2 + 0.25 * 1 + 0.5 * 1 + 0.25 * 3 + 0.1 * 6 + 0.05 * 9;
    const JudgedForecast f = banded();
    QVERIFY(near(figures_of(cells_of(f), {}).at("pinball"), (first + second) / 7 / 2));
  }
  void pit_is_the_share_at_or_below_each_quantile() {
    const JudgedForecast f = banded();
    const Figures figures = figures_of(cells_of(f), {});
    for (const auto& [name, share] : {std::pair("pit.0.05", 0.0), std::pair("pit.0.25", 0.0), std::pair("pit.0.5", 0.5),
                                      std::pair("pit.0.75", 0.5), std::pair("pit.0.9", 1.0), std::pair("pit.0.95", 1.0)}) {
      QVERIFY2(near(figures.at(name), share), name);
    }
  }
  void points_without_bands_have_no_figures_of_bands() {
    const Figures f = figures_of({move(101, 103)}, {});
    for (const char* name : {"coverage.90", "width.90", "pinball", "crps", "pit.0.5"}) QVERIFY2(!f.get(name), name);
  }
  void a_mean_over_symbols_is_of_those_that_have_the_figure() {
    Figures a, b, c;
    a.set("mape", 2);
    b.set("mape", 4);
    c.set("crps", 1);
    const Figures mean = mean_of({&a, &b, &c});
    QVERIFY(near(mean.at("mape"), 3) && near(mean.at("crps"), 1) && !mean.get("mae"));
  }
  void every_metric_is_explained_in_the_docs() {
    QFile file(CANDLEWRIGHT_SOURCE "/docs/metrics.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    for (const Metric& metric : metrics()) QVERIFY2(page.contains(group_of(metric.name).c_str()), metric.name.c_str());
  }
  void only_prices_are_not_scale_free() {
    for (const Metric& metric : metrics()) QCOMPARE(metric.scale_free, metric.unit != "the symbol's currency");
  }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
