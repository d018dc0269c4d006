#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/evaluation/run_difference.h"

using namespace candlewright;

namespace {

std::vector<double> wave(int count, double centre, double phase = 0) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(centre + 0.2 * std::sin(1.3 * i + phase));
  return values;
}

/// Symbols A, B, .. whose model errs `centre` percent on average where persistence errs 2.
PairableErrors judged(double centre, int symbols = 8, int windows = 60, double phase = 0) {
  PairableErrors out{"held_out", 250, 3, 3, {}};
  for (int s = 0; s < symbols; ++s) {
    const std::string name(1, static_cast<char>('A' + s));
    out.symbols[name] = {"sha256:" + name, wave(windows, centre, s + phase), std::vector<double>(static_cast<std::size_t>(windows), 2.0)};
  }
  return out;
}

RunDifference alone(const PairableErrors& mine, const PairableErrors& baseline) { return differences_from(baseline, {mine}).front(); }

}  // namespace

class TestRunDifference : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void points_of_skill_by_hand() {
    PairableErrors a{"test", 0, 1, 1, {}}, b = a;
    a.symbols["X"] = {"x", {1, 3}, {4, 4}};
    b.symbols["X"] = {"x", {2, 4}, {4, 4}};
    a.symbols["Y"] = {"y", {5, 5}, {10, 10}};
    b.symbols["Y"] = {"y", {4, 4}, {10, 10}};
    const RunDifference d = alone(a, b);
    QCOMPARE(d.symbols, 2);
    QCOMPARE(d.windows, 4);
    QCOMPARE(d.symbols_better, 1);
    QCOMPARE(*d.median, (25.0 - 10.0) / 2);  // X: 100 x 1 / 4, Y: -100 x 1 / 10
    QCOMPARE(d.verdict, ErrorVerdict::too_few_windows);
    QVERIFY(!d.p_value);
  }

  void against_persistence_it_is_the_skill_of_the_symbols() {
    const PairableErrors mine = judged(1.5);
    const RunDifference d = alone(mine, persistence_of(mine));
    QVERIFY2(std::abs(*d.median - 25) < 1, qPrintable(QString::number(*d.median)));
    QCOMPARE(d.symbols_better, 8);
    QCOMPARE(d.verdict, ErrorVerdict::better);
    QVERIFY(d.interval->low > 0 && d.interval->low <= *d.median && d.interval->high >= *d.median);
    QVERIFY(d.symbols_from_to->first <= *d.median && d.symbols_from_to->second >= *d.median);
  }

  void worse_the_other_way_round() {
    const RunDifference there = alone(judged(1.5), judged(2.5)), back = alone(judged(2.5), judged(1.5));
    QCOMPARE(there.verdict, ErrorVerdict::better);
    QCOMPARE(back.verdict, ErrorVerdict::worse);
    QCOMPARE(*there.median, -*back.median);
  }

  void equals_show_no_difference() {
    const RunDifference d = alone(judged(1.5), judged(1.5));
    QCOMPARE(d.verdict, ErrorVerdict::no_difference);
    QCOMPARE(*d.p_value, 1.0);
    QCOMPARE(d.symbols_better, 0);
  }

  /// Seven of eight symbols a little better: 5 % alone, not among twenty.
  void many_comparisons_ask_for_more() {
    PairableErrors mine = judged(1.95);
    mine.symbols["A"].model = wave(60, 2.03);
    const PairableErrors baseline = persistence_of(judged(2));
    const RunDifference single = alone(mine, baseline);
    QVERIFY2(*single.p_value <= 0.05 && *single.p_value > 0.05 / 20, qPrintable(QString::number(*single.p_value)));
    QCOMPARE(single.verdict, ErrorVerdict::better);
    const auto many = differences_from(baseline, std::vector<PairableErrors>(20, mine));
    for (const RunDifference& d : many) QCOMPARE(d.verdict, ErrorVerdict::no_difference);
  }

  void what_is_far_away_stays_shown_among_a_hundred() {
    const auto many = differences_from(judged(2, 6, 30), std::vector<PairableErrors>(100, judged(1, 6, 30)));
    for (const RunDifference& d : many) QCOMPARE(d.verdict, ErrorVerdict::better);
  }

  void only_symbols_with_the_same_windows_are_paired() {
    PairableErrors mine = judged(1);
    mine.symbols["A"].windows_fingerprint = "sha256:other";
    mine.symbols["Z"] = mine.symbols["B"];
    QCOMPARE(alone(mine, judged(2)).symbols, 7);
  }

  void other_windows_are_named() {
    PairableErrors other = judged(1);
    other.horizon = 5;
    const RunDifference d = alone(other, judged(2));
    QVERIFY(!d.median);
    QCOMPARE(d.reason, std::string("other windows were judged: horizon 5 here, 3 in the baseline"));
    QCOMPARE(d.verdict, ErrorVerdict::too_few_windows);
  }

  void a_symbol_without_errors_of_persistence_is_left_out() {
    PairableErrors mine = judged(1);
    std::fill(mine.symbols["A"].persistence.begin(), mine.symbols["A"].persistence.end(), 0.0);
    QCOMPARE(alone(mine, judged(2)).symbols, 7);
  }

  void few_short_symbols_carry_no_verdict() {
    QCOMPARE(alone(judged(1, 5, 10), judged(2, 5, 10)).verdict, ErrorVerdict::too_few_windows);
    QCOMPARE(alone(judged(1, 6, 10), judged(2, 6, 10)).verdict, ErrorVerdict::better);
  }

  void skill_of_symbols_before_and_after_by_hand() {
    PairableErrors a{"test", 0, 1, 1, {}}, b = a;
    a.symbols["X"] = {"x", {1, 3}, {4, 4}};
    b.symbols["X"] = {"x", {2, 4}, {4, 4}};
    a.symbols["only here"] = {"z", {1}, {1}};
    const auto changes = symbol_changes(b, a);
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes[0].before, 25.0);
    QCOMPARE(changes[0].after, 50.0);
    QCOMPARE(changes[0].windows, 2);
    QCOMPARE(changes[0].after - changes[0].before, *alone(a, b).median);
  }

  void windows_before_and_after_by_hand() {
    const StoredForecast late{"X", 2, 100, {3}, {103}, {101}, {}, {}, {}}, early{"X", 1, 50, {2}, {51}, {50}, {}, {}, {}};
    StoredForecast late_after = late, cut{"X", 1, 50, {2, 3}, {51, 51}, {50}, {}, {}, {}};
    late_after.close = {100};
    const auto changes = window_changes({late, early}, {late_after, early});
    QCOMPARE(changes.size(), std::size_t{2});
    QCOMPARE(changes[0].origin, Nanoseconds{1});
    QCOMPARE(changes[0].after, 2.0);
    QCOMPARE(changes[1].before, 2.0);
    QCOMPARE(changes[1].after, 1.0);
    QCOMPARE(window_changes({late, early}, {late_after, cut}).size(), std::size_t{1});
  }

  void errors_come_from_the_forecasts_beside_the_document() {
    QTemporaryDir folder;
    RunStore store(folder.path().toStdString());
    EvaluationRow row;
    row.part = "test";
    row.document = {{"protocol", {{"part", "test"}, {"horizon", 2}, {"stride", 1}}},
                    {"per_symbol", {{{"symbol", "X"}, {"windows_fingerprint", "sha256:x"}}}}};
    StoredForecast whole{"X", 1, 100, {2, 3}, {101, 99}, {102, 98}, {}, {}, {}};
    StoredForecast cut{"X", 2, 100, {3, 4}, {101, 99}, {102}, {}, {}, {}};  // its last actual close is beyond the part
    row.id = store.add_evaluation(row, {whole, cut});
    const PairableErrors errors = errors_of(store, row);
    QCOMPARE(errors.symbols.at("X").model, std::vector<double>{1.0});
    QCOMPARE(errors.symbols.at("X").persistence, std::vector<double>{2.0});
    row.document["per_symbol"][0].erase("windows_fingerprint");
    QVERIFY_EXCEPTION_THROWN(errors_of(store, row), InputError);
  }
};

QTEST_APPLESS_MAIN(TestRunDifference)
#include "tst_run_difference.moc"
