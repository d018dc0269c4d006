#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/time.h"

namespace candlewright::kronos {

/// How logits become a distribution.
struct Filter {
  double temperature = 1;  ///< > 0
  std::int64_t top_k = 0;  ///< > 0: only the k largest stay (ties of the k-th all), top_p is ignored
  double top_p = 1;        ///< < 1: the smallest set whose probability exceeds it; <= 0 keeps one
};

/// Probabilities of `logits` after temperature and filter, into `into` (same length). False if a logit is not finite.
bool distribution(std::span<const float> logits, const Filter& filter, std::vector<double>& into);

/// The id at which the cumulative probability passes `u` in [0, 1); never one of probability 0.
std::int64_t pick(std::span<const double> probabilities, double u);

/// Uniform numbers in [0, 1) that depend only on seed, symbol, origin, sample, step and token: a window's draws are the same
/// whatever else is forecast with it. Counter-based: no state, no order.
class Draws {
 public:
  Draws(std::uint64_t seed, std::string_view symbol, Nanoseconds origin);
  double at(std::int64_t sample, std::int64_t step, int token) const;  ///< token 0 = s1, 1 = s2

 private:
  std::uint64_t key_;
};

}  // namespace candlewright::kronos
