#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

#include "engine/storage/series_reader.h"
#include "storage/store_fixture.h"

using namespace candlewright;
using namespace candlewright::testing;

namespace {

std::vector<SeriesPoint> noise(std::int64_t steps, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> value(0, 1);
  std::vector<SeriesPoint> out;
  for (std::int64_t step = 0; step < steps; ++step) {
    if (random() % 7 == 0) continue;  // steps without a point
    const bool gap = random() % 11 == 0;
    out.push_back({step, 10 * step, gap ? std::numeric_limits<double>::quiet_NaN() : value(random), step < steps / 3 ? 1 : 2});
  }
  return out;
}

/// Least and largest value in [from, to); NaN if there is none.
std::pair<double, double> extremes(const std::vector<SeriesPoint>& points, std::int64_t from, std::int64_t to) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const SeriesPoint& point : points) {
    if (point.step < from || point.step >= to || !std::isfinite(point.value)) continue;
    low = std::min(low, point.value), high = std::max(high, point.value);
  }
  return {low, high};
}

bool same(const std::vector<SeriesPoint>& a, const std::vector<SeriesPoint>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SeriesPoint& p, const SeriesPoint& q) {
    return p.step == q.step && p.time == q.time && p.stage == q.stage &&
           (p.value == q.value || (std::isnan(p.value) && std::isnan(q.value)));
  });
}

void train(RunStore& store, const std::string& run, std::int64_t from, std::int64_t to) {
  std::vector<Event> events;
  for (std::int64_t step = from; step <= to; ++step) {
    events.push_back(happened(run, a_step(step, step == 5'000 ? 77.0 : std::sin(0.01 * double(step))), step));
    if (events.size() < 1'000 && step < to) continue;
    store.append(events);
    events.clear();
  }
}

}  // namespace

class TestOutline : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void no_extreme_of_any_block_is_lost() {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const std::vector<SeriesPoint> points = noise(3'000, seed);
      for (const std::int64_t block : {fine_outline, coarse_outline}) {
        const std::vector<SeriesPoint> kept = outline(points, block);
        QVERIFY(kept.size() <= std::size_t(2 * (3'000 / block + 3)));
        for (std::int64_t from = 0; from < 3'000; from += block)
          QCOMPARE(extremes(kept, from, from + block), extremes(points, from, from + block));
        for (const SeriesPoint& point : kept)  // each one is a point of the series
          QVERIFY(std::any_of(points.begin(), points.end(), [&](const SeriesPoint& p) { return same({p}, {point}); }));
        QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.step < b.step; }));
      }
    }
  }
  void an_outline_of_an_outline_is_that_of_the_points() {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const std::vector<SeriesPoint> points = noise(5'000, seed);
      QVERIFY(same(outline(outline(points, fine_outline), coarse_outline), outline(points, coarse_outline)));
      QVERIFY(same(outline(outline(points, coarse_outline), coarse_outline), outline(points, coarse_outline)));
    }
  }
  void a_gap_stays_a_gap() {
    std::vector<SeriesPoint> points;
    for (std::int64_t step = 0; step < 64; ++step) points.push_back({step, 0, step / 16 == 2 ? std::nan("") : 1.0, 0});
    const auto kept = outline(points, 16);
    QCOMPARE(kept.size(), std::size_t{4});
    QVERIFY(std::isnan(kept[2].value));
    QCOMPARE(kept[2].step, std::int64_t{32});
  }
  void the_store_keeps_outlines_of_complete_stretches() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    SeriesReader reader(place.path());
    train(store, id, 1, 9'000);
    const auto all = reader.points(id, "loss", 1);
    QCOMPARE(all.size(), std::size_t{9'000});
    for (const std::int64_t block : {fine_outline, coarse_outline}) {
      const auto kept = reader.points(id, "loss", block);
      std::vector<SeriesPoint> expected = outline({all.data(), 8'191}, block);  // two stretches of steps; the third is not complete
      expected.insert(expected.end(), all.begin() + 8'191, all.end());
      QVERIFY(same(kept, expected));
      QVERIFY(std::any_of(kept.begin(), kept.end(), [](const SeriesPoint& p) { return p.step == 5'000 && p.value == 77; }));
    }
    const auto some = reader.points(id, "loss", fine_outline, 4'990, 5'010);
    QVERIFY(!some.empty() && some.front().step >= 4'990 && some.back().step < 5'010);
    QCOMPARE(reader.points(id, "loss", 1, 4'990, 5'010).size(), std::size_t{20});
    QVERIFY(reader.points(id, "never heard of", fine_outline).empty());
  }
  void a_resumed_run_has_no_outline_of_what_was_dropped() {
    const Workspace place;
    RunStore store(place.path());
    const std::string id = store.create_run(a_run());
    SeriesReader reader(place.path());
    train(store, id, 1, 9'000);
    store.rewind(id, 4'500);
    QCOMPARE(reader.points(id, "loss", fine_outline).back().step, std::int64_t{4'500});
    std::vector<Event> events;
    for (std::int64_t step = 4'501; step <= 9'000; ++step) events.push_back(happened(id, a_step(step, 5), step));
    store.append(events);
    const auto kept = reader.points(id, "loss", fine_outline);
    QVERIFY(std::none_of(kept.begin(), kept.end(), [](const SeriesPoint& p) { return p.value == 77; }));
    QCOMPARE(extremes(kept, 4'512, 8'192), (std::pair{5.0, 5.0}));
  }
};

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
