#pragma once
#include <cstdint>
#include <span>
#include <vector>

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

}  // namespace candlewright::kronos
