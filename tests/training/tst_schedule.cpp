#include <QtTest>

#include <cmath>

#include "engine/training/schedule.h"
#include "engine/training/stage_plan.h"

using namespace candlewright;

namespace {
TrainingConfig with(const std::string& schedule, double rate, std::int64_t warmup = 0) {
  TrainingConfig c;
  c.schedule = schedule;
  c.learning_rate = rate;
  c.warmup_steps = warmup;
  return c;
}
bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b)); }
}  // namespace

class TestSchedule : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void constant_never_moves() {
    const Schedule s(with("constant", 4e-5), 1000);
    for (const std::int64_t k : {0, 1, 500, 999}) QCOMPARE(s.at(k).learning_rate, 4e-5);
    QCOMPARE(s.at(3).beta1, 0.9);
  }
  void warmup_rises_from_the_least_rate_and_ends_near_it() {
    TrainingConfig c = with("warmup_cosine", 1.0, 10);
    c.min_learning_rate = 0.1;
    const Schedule s(c, 110);
    QVERIFY(near(s.at(0).learning_rate, 0.1));  // the first update is no full step
    QVERIFY(near(s.at(5).learning_rate, 0.1 + 0.9 * 0.5));
    QVERIFY(near(s.at(10).learning_rate, 1.0));
    QVERIFY(near(s.at(60).learning_rate, 0.1 + 0.9 * 0.5));
    QVERIFY(s.at(109).learning_rate > 0.1 && s.at(109).learning_rate < 0.101);
    QVERIFY(near(s.at(110).learning_rate, 0.1));
  }
  void warmup_longer_than_the_run_is_cut() {
    const Schedule s(with("warmup_cosine", 1.0, 2000), 240);
    QCOMPARE(s.warmup_steps(), std::int64_t{239});
    QVERIFY(near(s.at(239).learning_rate, 1.0));
  }
  void stable_rates_lie_between_warmup_and_decay() {
    TrainingConfig c = with("warmup_stable_decay", 1.0, 10);
    c.min_learning_rate = 0.1;
    const Schedule s(c, 100);  // the last 20 decay
    QVERIFY(near(s.at(0).learning_rate, 0.1 + 0.9 * 0.1));
    for (const std::int64_t k : {9, 10, 50, 79}) QVERIFY(near(s.at(k).learning_rate, 1.0));
    QVERIFY(near(s.at(84).learning_rate, 0.1 + 0.9 * 0.5));
    QVERIFY(near(s.at(99).learning_rate, 0.1));
    QVERIFY(near(s.at(200).learning_rate, 0.1));
    c.decay_steps = 1000;  // cut to what the warm-up leaves
    QVERIFY(near(Schedule(c, 100).at(9).learning_rate, 1.0));
    QVERIFY(Schedule(c, 100).at(10).learning_rate < 1.0);
    QVERIFY(near(Schedule(with("warmup_stable_decay", 1.0), 1).at(0).learning_rate, 1.0));  // one step alone is a full one
  }
  void one_cycle_follows_upstream() {
    const Schedule s(with("one_cycle", 2e-4), 1000);  // phases end at 29 and 999
    QVERIFY(near(s.at(0).learning_rate, 2e-5));
    QVERIFY(near(s.at(0).beta1, 0.95));
    QVERIFY(near(s.at(29).learning_rate, 2e-4));
    QVERIFY(near(s.at(29).beta1, 0.85));
    QVERIFY(near(s.at(999).learning_rate, 2e-9));
    QVERIFY(near(s.at(999).beta1, 0.95));
    QVERIFY(near(s.at(514).learning_rate, 2e-9 + (2e-4 - 2e-9) / 2));
  }
  void one_cycle_of_few_steps_starts_in_the_second_phase() {
    const Schedule s(with("one_cycle", 2e-4), 10);  // 3 % of 10 is no whole step
    const double end_of_rise = 0.3 - 1, p = (0 - end_of_rise) / (9 - end_of_rise);
    QVERIFY(near(s.at(0).learning_rate, 2e-9 + (2e-4 - 2e-9) / 2 * (1 + std::cos(M_PI * p))));
    QVERIFY(near(s.at(9).learning_rate, 2e-9));
    QVERIFY(std::isfinite(Schedule(with("one_cycle", 1.0), 1).at(0).learning_rate));
  }
  void plan_counts_every_window_once() {
    TrainingConfig c;
    c.batch_size = 4;
    c.accumulation = 2;
    c.epochs = 3;
    const StagePlan plan(c, 5, 21, 0);
    QCOMPARE(plan.steps_per_epoch(), std::int64_t{3});
    QCOMPARE(plan.total_steps, std::int64_t{9});
    QCOMPARE(plan.epoch_of_next(3), 2);
    QCOMPARE(plan.index_of_next(5), std::int64_t{16});
    QVERIFY(plan.ends_epoch(3) && !plan.ends_epoch(4) && !plan.ends_epoch(0));
    const StagePlan cut(c, 5, 21, 4);
    QCOMPARE(cut.total_steps, std::int64_t{4});
    QCOMPARE(cut.epochs(), std::int64_t{2});
    QVERIFY(cut.validates_after(4));
  }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
