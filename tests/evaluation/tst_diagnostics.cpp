#include <QtTest>

#include "engine/evaluation/diagnostics.h"
#include "engine/evaluation/skill_cells.h"
#include "evaluation/evaluations.h"
#include "evaluation/stored_windows.h"

using namespace candlewright;

class TestDiagnostics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void errors_of_a_window_are_in_percent_of_its_last_close() {
    const auto windows = window_facts({a_stored_window(3, 50, {51, 53}, {52, 52})}, nullptr, 4);
    QCOMPARE(windows.size(), std::size_t{1});
    QCOMPARE(windows[0].model, (std::vector<double>{2, 2}));
    QCOMPARE(windows[0].persistence, (std::vector<double>{4, 4}));
    QCOMPARE(windows[0].residual, (std::vector<double>{-2, 2}));
    QCOMPARE(windows[0].extra, -2.0);
    QVERIFY(!windows[0].around);
  }
  void only_whole_windows_count_and_time_orders_them() {
    const auto windows =
        window_facts({a_stored_window(5, 1, {1}, {1}), a_stored_window(2, 1, {1}, {1}), a_stored_window(9, 1, {1}, {})}, nullptr, 4);
    QCOMPARE(windows.size(), std::size_t{2});
    QCOMPARE(windows[0].origin, 2 * ns_per_day);
  }
  void surroundings_are_of_the_context_and_the_horizon() {
    PriceTable prices = daily_closes({100, 101, 100, 101, 100, 101, 100, 150, 151, 150, 151});
    prices.quality.gap_rows = {9};
    prices.quality.cells = {{1, "volume", 0, 1, "filled"}, {2, "row", 0, 0, "dropped"}};
    const auto windows = window_facts({a_stored_window(4, 100, {100, 100}, {101, 100}), a_stored_window(6, 100, {100, 100}, {150, 151}),
                                       a_stored_window(8, 151, {151, 151}, {150, 151})},
                                      &prices, 4);
    QCOMPARE(windows.size(), std::size_t{3});
    for (const WindowFacts& window : windows) QVERIFY(window.around);
    QVERIFY(!windows[0].around->jump_ahead && windows[1].around->jump_ahead && !windows[2].around->jump_ahead);
    QVERIFY(windows[0].around->repaired && !windows[1].around->repaired);  // bar 1 is in the context of the first only
    QVERIFY(!windows[1].around->gap && windows[2].around->gap);
    QCOMPARE(windows[2].around->third, 2);  // its context holds the jump
    QVERIFY(windows[2].around->volatility > 10 * windows[0].around->volatility);
  }
  void prices_of_another_day_give_no_surroundings() {
    const PriceTable prices = daily_closes({100, 101, 100, 101, 100});
    const auto windows = window_facts({a_stored_window(3, 90, {1}, {1}), a_stored_window(40, 100, {1}, {1})}, &prices, 3);
    QVERIFY(!windows[0].around && !windows[1].around);
  }
  void steps_count_every_origin_whose_bar_is_there() {
    const std::vector<StoredForecast> forecasts{a_stored_window(1, 100, {101, 104}, {102, 102}), a_stored_window(2, 100, {99, 90}, {100})};
    const Diagnostics found = diagnose(forecasts, window_facts(forecasts, nullptr, 4));
    QCOMPARE(found.by_step.size(), std::size_t{2});
    QCOMPARE(found.by_step[0].origins, 2);
    QCOMPARE(found.by_step[0].model, 1.0);
    QCOMPARE(found.by_step[0].persistence, 1.0);
    QCOMPARE(found.by_step[0].residual_median, -1.0);
    QCOMPARE(found.by_step[1].origins, 1);
    QCOMPARE(found.by_step[1].residual_high, 2.0);
    QVERIFY(found.regimes.empty() && found.pit.empty() && found.bands.empty());
  }
  void regimes_hold_windows_apart_and_stand_beside_their_opposite() {
    std::vector<WindowFacts> windows{a_window(1, {2, 2}), a_window(2, {1, 1}), a_window(3, {0.5, 0.5})};
    for (int i = 0; i < 3; ++i) windows[static_cast<std::size_t>(i)].around->third = i;
    windows[0].around->jump_ahead = true;
    const Diagnostics found = diagnose({}, windows);
    QCOMPARE(found.regimes.size(), std::size_t{5});  // three thirds, jump and no jump; no gap anywhere
    QCOMPARE(*found.regimes[0].skill, -1.0);
    QCOMPARE(*found.regimes[2].skill, 0.5);
    QCOMPARE(found.regimes[4].regime, Regime::no_jump);
    QCOMPARE(found.regimes[4].windows, 2);
    windows[1].around.reset();
    QVERIFY(diagnose({}, windows).regimes.empty());
  }
  void pit_and_bands_are_those_of_the_document() {
    // Closes spread evenly over 0..100 under quantiles at their level: as promised.
    std::vector<StoredForecast> even, high;
    for (int i = 0; i < 100; ++i) {
      StoredForecast f = a_stored_window(i, 50, {50}, {i + 0.5});
      f.levels = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
      for (const double level : f.levels) f.quantiles.push_back({100 * level});
      even.push_back(f);
      f.actual = {200};
      high.push_back(f);
    }
    const Diagnostics honest = diagnose(even, {});
    QCOMPARE(honest.pit.size(), std::size_t{8});
    for (const PitBin& bin : honest.pit) QVERIFY(std::abs(bin.density - 1) < 1e-9);
    QCOMPARE(honest.bands.size(), std::size_t{3});
    for (const BandDiagnosis& band : honest.bands) QCOMPARE(band.inside, band.percent / 100.0);
    const Diagnostics low = diagnose(high, {});
    QCOMPARE(low.pit.back().density, 1 / 0.05);
    QCOMPARE(low.bands[2].inside, 0.0);
  }

  void cells_by_step_equal_the_documents_by_horizon() {
    const std::vector<JudgedForecast> judged{an_origin(1, 100, {101, 104}, {103, 102}), an_origin(2, 103, {99, 90}, {102, 108}),
                                             an_origin(3, 102, {99, 90}, {108})};
    const SymbolFigures figures = score("AAA", judged, {1e-8, 1.0, 1.0}, 1, {1, 2});
    std::vector<StoredForecast> stored;
    for (const auto& f : judged) stored.push_back(a_stored_window(static_cast<int>(f.origin), f.last_close, f.close, f.actual));
    const SkillCells cells = skill_cells(stored);
    QCOMPARE(cells.by_step.size(), std::size_t{2});
    for (std::size_t h = 0; h < 2; ++h) {
      QCOMPARE(*cells.by_step[h].skill(), *figures.by_horizon.at(static_cast<std::int64_t>(h) + 1).skill);
      QCOMPARE(cells.by_step[h].origins, figures.by_horizon.at(static_cast<std::int64_t>(h) + 1).origins);
    }
    QCOMPARE(cells.by_month.size(), std::size_t{1});
    QCOMPARE(*cells.by_month.begin()->second.skill(), *figures.skill);  // all windows lie in one month
    const Diagnostics found = diagnose(stored, {});
    QCOMPARE(found.by_step[0].model, figures.by_horizon.at(1).model.at("pct_mae"));
    QCOMPARE(found.by_step[1].persistence, figures.by_horizon.at(2).persistence.at("pct_mae"));
  }
  void months_are_apart_and_name_their_worst_window() {
    const SkillCells cells = skill_cells({a_stored_window(0, 100, {101}, {100}), a_stored_window(30, 100, {105}, {100}),
                                          a_stored_window(31, 100, {100}, {101}), a_stored_window(58, 100, {100.5}, {101})});
    QCOMPARE(cells.by_month.size(), std::size_t{2});  // January and February 1970
    const SkillCell& january = cells.by_month.at(0);
    QCOMPARE(january.origins, 2);
    QCOMPARE(january.worst_origin, 30 * ns_per_day);
    QCOMPARE(january.worst_by, 5.0);
    QVERIFY(!january.skill());  // persistence never errs there
    QCOMPARE(*cells.by_month.at(1).skill(), 0.25);
  }
  void nothing_stored_gives_nothing() {
    QVERIFY(skill_cells({}).by_step.empty());
    QVERIFY(diagnose({}, {}).by_step.empty());
    QVERIFY(window_facts({}, nullptr, 4).empty());
  }
};

QTEST_APPLESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
