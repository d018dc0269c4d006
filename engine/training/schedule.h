#pragma once
#include <cstdint>

#include "engine/training/run_config.h"

namespace candlewright {

/// Rate and first moment's decay of one optimizer step.
struct StepRate {
  double learning_rate = 0;
  double beta1 = 0.9;
};

/// How the rate moves over the steps of one stage. Pure arithmetic; every step can be asked for, so that a resumed run needs no state of
/// it. `k` = updates already made (0 before the first), `T` = all updates of the stage, `W` = warm-up.
///   constant       rate
///   warmup_cosine  min + (rate - min) m;  m = k / W while k < W, then (1 + cos(pi (k - W) / (T - W))) / 2.  W is at most T - 1.
///   warmup_stable_decay   min + (rate - min) (k + 1) / W while k + 1 < W, rate, and over the last D updates
///                  min + (rate - min) (1 - sqrt((k + 1 - (T - D)) / D)); min at the last update and after it. D = 20 % of T unless set.
///   one_cycle      two cosine phases that end at W - 1 and T - 1: from rate / start to rate, then to rate / (start end); W = 3 % of T
///   unless set.
///                  beta1 goes from 0.95 to 0.85 and back. Without a whole step of the first phase the second starts at once.
/// Formulas: docs/training.md, "Schedules".
class Schedule {
 public:
  Schedule(const TrainingConfig& config, std::int64_t total_steps);
  StepRate at(std::int64_t updates_made) const;
  std::int64_t total_steps() const { return total_; }
  std::int64_t warmup_steps() const { return warmup_; }  ///< as used: cut to the steps there are

 private:
  StepRate one_cycle(double k) const;
  StepRate warmup_stable_decay(double k) const;

  TrainingConfig config_;
  std::int64_t total_ = 1;
  std::int64_t warmup_ = 0, decay_ = 0;
};

}  // namespace candlewright
