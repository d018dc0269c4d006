#include <QtTest>
#include <functional>

#include "engine/evaluation/findings.h"
#include "evaluation/stored_windows.h"

using namespace candlewright;

namespace {

/// `count` windows of four steps, one day apart; the residual of window i at step h (from 0).
std::vector<WindowFacts> windows(int count, const std::function<double(int, int)>& residual) {
  std::vector<WindowFacts> all;
  for (int i = 0; i < count; ++i) all.push_back(a_window(i, {residual(i, 0), residual(i, 1), residual(i, 2), residual(i, 3)}));
  return all;
}

/// Twice the error of persistence in turn above and below, so that nothing but the named cause is behind it.
double either_side(int i) { return i % 2 == 0 ? 2 : -2; }

Findings of(const std::vector<WindowFacts>& all, const Diagnostics& diagnostics = {}, const CandleFaults& faults = {}) {
  return find_reasons(all, diagnostics, faults, 1);
}

const Finding* the(const Findings& findings, FindingKind kind) {
  const auto found = std::find_if(findings.list.begin(), findings.list.end(), [&](const Finding& f) { return f.kind == kind; });
  return found == findings.list.end() ? nullptr : &*found;
}

}  // namespace

class TestFindings : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void an_even_excess_has_no_reason_but_the_windows() {
    const Findings found = of(windows(40, [](int i, int) { return either_side(i); }));
    QVERIFY(found.enough && !found.better && !found.same);
    QCOMPARE(found.model, 2.0);
    QCOMPARE(found.persistence, 1.0);
    QCOMPARE(found.list.size(), std::size_t{1});
    QCOMPARE(found.list[0].windows, 40);
  }
  void windows_lost_are_counted() {
    const Findings found = of(windows(40, [](int i, int) { return i % 4 == 0 ? 0.5 : either_side(i); }));
    QCOMPARE(found.list[0].kind, FindingKind::windows);
    QCOMPARE(found.list[0].windows, 30);
  }
  void late_steps_are_found_with_their_share() {
    // extra by step: 0, 1, 2, 2 of 5
    const Findings found = of(windows(40, [](int i, int h) { return either_side(i) * (h == 0 ? 0.5 : h == 1 ? 1 : 1.5); }));
    const Finding* steps = the(found, FindingKind::steps);
    QVERIFY(steps);
    QCOMPARE(steps->first, 3);
    QCOMPARE(steps->last, 4);
    QCOMPARE(steps->share, 0.8);
    QCOMPARE(steps->first_sixth, 0.0);
  }
  void early_steps_are_found_too() {
    const Findings found = of(windows(40, [](int i, int h) { return h < 2 ? either_side(i) : 1.0; }));
    const Finding* steps = the(found, FindingKind::steps);
    QVERIFY(steps);
    QCOMPARE(steps->first, 1);
    QCOMPARE(steps->last, 2);
    QCOMPARE(steps->share, 1.0);
  }
  void a_share_passes_one_where_the_rest_is_better() {
    const Findings found = of(windows(40, [](int i, int h) { return h < 2 ? either_side(i) * 2 : 0.5; }));
    const Finding* steps = the(found, FindingKind::steps);
    QVERIFY(steps && steps->share > 1);
  }
  void forecasts_on_one_side_are_a_bias() {
    // Residual -3 always: without it no error is left, of an extra error of 2.
    const Findings found = of(windows(40, [](int, int) { return -3.0; }));
    const Finding* bias = the(found, FindingKind::bias);
    QVERIFY(bias);
    QCOMPARE(bias->residual, -3.0);
    QCOMPARE(bias->windows, 40);
    QCOMPARE(bias->share, 1.5);
  }
  void forecasts_on_both_sides_are_none() {
    QVERIFY(!the(of(windows(40, [](int i, int) { return either_side(i); })), FindingKind::bias));
  }
  void the_wild_third_is_named_where_it_holds_half() {
    auto all = windows(42, [](int i, int) { return i % 3 == 2 ? either_side(i) * 2 : 1.0; });
    for (std::size_t i = 0; i < all.size(); ++i) all[i].around->third = static_cast<int>(i % 3);
    const Findings found = of(all);
    const Finding* wild = the(found, FindingKind::volatility);
    QVERIFY(wild);
    QCOMPARE(wild->third, 2);
    QCOMPARE(wild->share, 1.0);
    QCOMPARE(wild->windows, 14);
    QCOMPARE(*wild->skill, -3.0);
    QCOMPARE(*wild->skill_elsewhere, 0.0);
  }
  void jumps_that_hold_the_excess_and_jumps_that_do_not() {
    const auto with_jumps = [](double at_jumps, double elsewhere) {
      auto all = windows(40, [&](int i, int) { return (i % 2 ? 1 : -1) * (i % 4 == 0 ? at_jumps : elsewhere); });
      for (std::size_t i = 0; i < all.size(); i += 4) all[i].around->jump_ahead = true;
      return all;
    };
    const Findings held = of(with_jumps(5, 1));
    const Finding* jumps = the(held, FindingKind::jumps);
    QVERIFY(jumps);
    QCOMPARE(jumps->share, 1.0);
    QCOMPARE(jumps->windows, 10);
    const Findings spared = of(with_jumps(1, 3));
    jumps = the(spared, FindingKind::jumps);
    QVERIFY(jumps);
    QCOMPARE(jumps->share, 0.0);
  }
  void gaps_and_repairs_are_told_only_where_they_hold_more_than_their_part() {
    auto all = windows(40, [](int i, int) { return i % 4 == 0 ? either_side(i / 4) * 2 : 1.0; });
    for (std::size_t i = 0; i < all.size(); i += 4) all[i].around->gap = true;
    for (std::size_t i = 1; i < all.size(); i += 4) all[i].around->repaired = true;
    const Findings found = of(all);
    QVERIFY(the(found, FindingKind::gaps));
    QCOMPARE(the(found, FindingKind::gaps)->share, 1.0);
    QVERIFY(!the(found, FindingKind::repairs));
    for (auto& window : all) std::swap(window.around->gap, window.around->repaired);
    QVERIFY(the(of(all), FindingKind::repairs));
  }
  void one_bad_stretch_is_found_with_its_origins() {
    const Findings found = of(windows(40, [](int i, int) { return i >= 20 && i < 30 ? either_side(i) * 3 : 1.0; }));
    const Finding* stretch = the(found, FindingKind::stretch);
    QVERIFY(stretch);
    QCOMPARE(stretch->share, 1.0);
    QCOMPARE(stretch->windows, 10);
    QCOMPARE(stretch->from, 20 * ns_per_day);
    QCOMPARE(stretch->to, 29 * ns_per_day);
  }
  void bands_and_candles_are_told_beside_any_error() {
    const auto all = windows(40, [](int i, int) { return either_side(i); });
    Diagnostics diagnostics;
    diagnostics.bands = {{50, 0.19}, {80, 0.35}, {90, 0.47}};
    CandleFaults faults;
    faults.bars = 200;
    faults.impossible = 10;
    const Findings found = of(all, diagnostics, faults);
    QVERIFY(the(found, FindingKind::bands) && the(found, FindingKind::candles));
    QCOMPARE(the(found, FindingKind::bands)->inside_50, 0.19);
    QCOMPARE(the(found, FindingKind::candles)->impossible, 0.05);
    diagnostics.bands = {{90, 0.9}};
    faults.impossible = 1;
    QCOMPARE(of(all, diagnostics, faults).list.size(), std::size_t{1});
  }
  void the_largest_share_comes_first_and_six_are_the_most() {
    auto all = windows(48, [](int i, int h) { return i >= 36 ? (h >= 2 ? -9.0 : -1.2) : i % 2 ? 1.1 : -1.1; });
    for (std::size_t i = 36; i < all.size(); ++i) {
      all[i].around->third = 2;
      all[i].around->gap = all[i].around->repaired = all[i].around->jump_ahead = true;
    }
    Diagnostics diagnostics;
    diagnostics.bands = {{90, 0.4}};
    const Findings found = of(all, diagnostics);
    QCOMPARE(found.list.size(), findings_at_most);
    QCOMPARE(found.list.front().kind, FindingKind::windows);
    QCOMPARE(found.list.back().kind, FindingKind::bands);
    for (std::size_t i = 2; i + 1 < found.list.size(); ++i) QVERIFY(found.list[i - 1].share >= found.list[i].share);
  }
  void a_better_symbol_says_where_its_gain_lives() {
    const Findings found = of(windows(40, [](int, int h) { return h >= 2 ? 0.2 : 1.0; }));
    QVERIFY(found.better);
    QCOMPARE(found.list[0].windows, 40);
    QVERIFY(the(found, FindingKind::steps));
    QCOMPARE(the(found, FindingKind::steps)->share, 1.0);
    QVERIFY(!the(found, FindingKind::bias));
  }
  void an_error_like_persistences_is_not_shared_out() {
    const Findings found = of(windows(40, [](int i, int h) { return (i % 2 ? 1 : -1) * (h == 3 ? 1.02 : 1.0); }));
    QVERIFY(found.same);
    QCOMPARE(found.list.size(), std::size_t{1});
  }
  void too_few_windows_say_so_and_nothing_else() {
    const Findings found = of(windows(29, [](int, int) { return 3.0; }));
    QVERIFY(!found.enough);
    QVERIFY(found.list.empty());
    QCOMPARE(found.windows, 29);
    QVERIFY(!find_reasons({}, {}, {}, 1).enough);
  }
  void without_prices_only_the_rules_that_need_none_are_tried() {
    auto all = windows(40, [](int i, int) { return i % 4 == 0 ? 5.0 : 1.0; });
    for (auto& window : all) window.around->jump_ahead = window.origin % (4 * ns_per_day) == 0;
    all[7].around.reset();
    const Findings found = of(all);
    QVERIFY(!found.surroundings);
    QVERIFY(!the(found, FindingKind::jumps));
  }
};

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"
