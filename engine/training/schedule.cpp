#include "engine/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace candlewright {
namespace {

constexpr double one_cycle_warmup = 0.03;
constexpr double decaying_share = 0.2;
constexpr double high_momentum = 0.95, low_momentum = 0.85;

/// From a to b while p goes from 0 to 1.
double cosine_mix(double a, double b, double p) { return b + (a - b) / 2 * (1 + std::cos(std::numbers::pi * p)); }

}  // namespace

Schedule::Schedule(const TrainingConfig& config, std::int64_t total_steps)
    : config_(config), total_(std::max<std::int64_t>(1, total_steps)) {
  warmup_ = std::clamp<std::int64_t>(config.warmup_steps, 0, total_ - 1);
  const std::int64_t wanted = config.decay_steps > 0 ? config.decay_steps : std::llround(decaying_share * static_cast<double>(total_));
  decay_ = std::min(wanted, total_ - std::max<std::int64_t>(warmup_, 1));
}

StepRate Schedule::at(std::int64_t updates_made) const {
  const double k = static_cast<double>(updates_made);
  if (config_.schedule == "one_cycle") return one_cycle(k);
  if (config_.schedule == "warmup_stable_decay") return warmup_stable_decay(k);
  if (config_.schedule == "constant") return {config_.learning_rate, config_.beta1};
  const double warmup = static_cast<double>(warmup_);
  const double rest = std::max(1.0, static_cast<double>(total_) - warmup);
  const double share = k < warmup ? k / warmup : 0.5 * (1 + std::cos(std::numbers::pi * std::clamp((k - warmup) / rest, 0.0, 1.0)));
  return {config_.min_learning_rate + (config_.learning_rate - config_.min_learning_rate) * share, config_.beta1};
}

StepRate Schedule::warmup_stable_decay(double k) const {
  const double s = k + 1, warmup = static_cast<double>(warmup_), decay = static_cast<double>(decay_);
  const double into_decay = s - (static_cast<double>(total_) - decay);
  double share = 1;
  if (s < warmup) {
    share = s / warmup;
  } else if (decay_ > 0 && into_decay > 0) {
    share = 1 - std::sqrt(std::min(1.0, into_decay / decay));
  }
  return {config_.min_learning_rate + (config_.learning_rate - config_.min_learning_rate) * share, config_.beta1};
}

StepRate Schedule::one_cycle(double k) const {
  const double peak = config_.learning_rate;
  const double first = peak / config_.one_cycle_start;
  const double last = first / config_.one_cycle_end;
  const double total = static_cast<double>(total_);
  const double end_of_rise = (config_.warmup_steps > 0 ? static_cast<double>(warmup_) : one_cycle_warmup * total) - 1;
  const double end = total - 1;
  if (end_of_rise > 0 && k <= end_of_rise) {
    const double p = k / end_of_rise;
    return {cosine_mix(first, peak, p), cosine_mix(high_momentum, low_momentum, p)};
  }
  const double p = end > end_of_rise ? std::min(1.0, (k - end_of_rise) / (end - end_of_rise)) : 1.0;
  return {cosine_mix(peak, last, p), cosine_mix(low_momentum, high_momentum, p)};
}

}  // namespace candlewright
