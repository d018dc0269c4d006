#include <QtTest>
#include <cmath>
#include <random>

#include "ui/curve_groups.h"
#include "widgets/decimate.h"

using namespace candlewright;

namespace {

RunRow a_run(std::int64_t number, double learning_rate, int seed, const std::string& model = "kronos") {
  RunRow run;
  run.number = number;
  run.name = "run " + std::to_string(number);
  run.model = model;
  run.settings = {{"training", {{"learning_rate", learning_rate}, {"seed", seed}}}, {"data", {{"horizon", 30}}}};
  return run;
}

std::vector<const RunRow*> pointers(const std::vector<RunRow>& runs) {
  std::vector<const RunRow*> out;
  for (const RunRow& run : runs) out.push_back(&run);
  return out;
}

CurveSeries a_line(std::vector<double> x, std::vector<double> y) {
  CurveSeries out;
  out.x = std::move(x), out.y = std::move(y);
  return out;
}

}  // namespace

class TestCurveGroups : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void runs_that_differ_only_by_seed_are_one_line() {
    const std::vector<RunRow> runs{a_run(1, 1e-4, 1), a_run(2, 3e-4, 1), a_run(3, 1e-4, 2), a_run(4, 1e-4, 3)};
    const auto groups = run_groups(pointers(runs), Gathering::seeds);
    QCOMPARE(groups.size(), std::size_t{2});
    QCOMPARE(groups[0].members, (std::vector<std::size_t>{0, 2, 3}));
    QCOMPARE(groups[0].name, QStringLiteral("3 runs"));
    QVERIFY2(groups[0].note.startsWith("learning rate"), qPrintable(groups[0].note));
    QCOMPARE(groups[1].members, (std::vector<std::size_t>{1}));
    QCOMPARE(groups[1].name, QStringLiteral("#2"));
    QCOMPARE(run_groups(pointers(runs), Gathering::runs).size(), std::size_t{4});
  }
  void a_sweep_of_many_settings_is_grouped_by_model() {
    std::vector<RunRow> runs;
    for (int i = 0; i < 40; ++i) runs.push_back(a_run(i + 1, 1e-5 * (i + 1), 1, i % 2 ? "toto" : "kronos"));
    const auto groups = run_groups(pointers(runs), Gathering::groups);
    QCOMPARE(groups.size(), std::size_t{2});
    QCOMPARE(groups[0].members.size(), std::size_t{20});
    QCOMPARE(run_groups(pointers(runs), Gathering::seeds).size(), std::size_t{40});  // nothing is gathered that differs by more
  }
  void seeds_are_their_mean_between_lowest_and_highest() {
    const CurveSeries a = a_line({0, 1, 2}, {1, 2, 3}), b = a_line({0, 1, 2}, {3, 4, 8});
    const CurveSeries mean = gathered({&a, &b}, Gathering::seeds);
    QCOMPARE(mean.x, (std::vector<double>{0, 1, 2}));
    QCOMPARE(mean.y, (std::vector<double>{2, 3, 5.5}));
    QCOMPARE(mean.low, a.y);
    QCOMPARE(mean.high, b.y);
  }
  void groups_are_their_median_and_80_percent_of_the_middle() {
    std::vector<CurveSeries> runs;
    std::vector<const CurveSeries*> all;
    for (int i = 0; i <= 10; ++i) runs.push_back(a_line({0}, {double(10 - i)}));
    for (const CurveSeries& run : runs) all.push_back(&run);
    const CurveSeries group = gathered(all, Gathering::groups);
    QCOMPARE(group.y.front(), 5.0);
    QCOMPARE(group.low.front(), 1.0);
    QCOMPARE(group.high.front(), 9.0);
  }
  void runs_of_other_places_and_lengths_take_part_where_they_are() {
    const CurveSeries a = a_line({0, 2, 4}, {0, 2, 4}), b = a_line({1, 3}, {11, 13});
    const CurveSeries mean = gathered({&a, &b}, Gathering::seeds);
    QCOMPARE(mean.x, (std::vector<double>{0, 1, 2, 3, 4}));
    QCOMPARE(mean.y, (std::vector<double>{0, 6, 7, 8, 4}));
    const CurveSeries gap = a_line({0, 2, 4}, {std::nan(""), std::nan(""), 8});
    QCOMPARE(gathered({&a, &gap}, Gathering::seeds).y, (std::vector<double>{0, 2, 6}));
  }
  void a_difference_is_taken_at_the_same_place() {
    const CurveSeries base = a_line({0, 10}, {1, 2});
    const CurveSeries d = difference_to(a_line({0, 5, 10, 11}, {2, 2, 2, 2}), base);
    QCOMPARE(d.y[0], 1.0);
    QCOMPARE(d.y[1], 0.5);
    QCOMPARE(d.y[2], 0.0);
    QVERIFY(std::isnan(d.y[3]));  // nothing is said beyond the base's end
  }
  void a_spike_of_one_seed_is_in_the_band_at_every_zoom() {
    std::mt19937 random(4);
    std::normal_distribution<double> noise(0, 1);
    std::vector<CurveSeries> runs(7);
    std::vector<const CurveSeries*> all;
    for (CurveSeries& run : runs) {
      for (int i = 0; i < 60'000; ++i) run.x.push_back(i), run.y.push_back(noise(random));
      all.push_back(&run);
    }
    const std::size_t at = random() % 60'000;
    runs[3].y[at] = 77;
    const CurveSeries group = gathered(all, Gathering::seeds);
    MinMaxLevels levels;
    levels.extend(group.high);
    for (double span = 60'000; span >= 20; span /= 2.7) {
      const double low = std::max(0.0, static_cast<double>(at) - span * 0.4);
      const auto columns = pixel_columns(group.x, group.high, low, low + span, 700, &levels);
      QVERIFY(std::any_of(columns.begin(), columns.end(), [](const PixelColumn& c) { return c.any && c.high == 77; }));
    }
  }
};

QTEST_APPLESS_MAIN(TestCurveGroups)
#include "tst_curve_groups.moc"
