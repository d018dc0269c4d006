#include "engine/models/kronos/sampling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace candlewright::kronos {
namespace {

constexpr float removed = -std::numeric_limits<float>::infinity();

void keep_largest(std::vector<float>& scaled, std::int64_t top_k) {
  const std::size_t k = std::min(static_cast<std::size_t>(top_k), scaled.size());
  std::vector<float> sorted = scaled;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(k - 1), sorted.end(), std::greater<>());
  const float least = sorted[k - 1];
  for (float& value : scaled) {
    if (value < least) value = removed;
  }
}

void keep_nucleus(std::vector<float>& scaled, double top_p) {
  std::vector<std::size_t> order(scaled.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scaled[a] > scaled[b]; });
  const float largest = scaled[order[0]];
  double sum = 0;
  for (const float value : scaled) sum += std::exp(static_cast<double>(value - largest));
  double before = 0;  // probability of all that are likelier
  for (std::size_t j = 0; j < order.size(); ++j) {
    const double p = std::exp(static_cast<double>(scaled[order[j]] - largest)) / sum;
    if (j > 0 && before > top_p) scaled[order[j]] = removed;
    before += p;
  }
}

}  // namespace

bool distribution(std::span<const float> logits, const Filter& filter, std::vector<double>& into) {
  thread_local std::vector<float> scaled;
  scaled.assign(logits.begin(), logits.end());
  for (float& value : scaled) {
    value /= static_cast<float>(filter.temperature);
    if (!std::isfinite(value)) return false;
  }
  if (filter.top_k > 0) {
    keep_largest(scaled, filter.top_k);
  } else if (filter.top_p < 1) {
    keep_nucleus(scaled, filter.top_p);
  }
  const float largest = *std::max_element(scaled.begin(), scaled.end());
  into.resize(scaled.size());
  double sum = 0;
  for (std::size_t i = 0; i < scaled.size(); ++i) sum += into[i] = std::exp(static_cast<double>(scaled[i] - largest));
  for (double& p : into) p /= sum;
  return true;
}

std::int64_t pick(std::span<const double> probabilities, double u) {
  double cumulative = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] <= 0) continue;
    last = i;
    cumulative += probabilities[i];
    if (cumulative > u) break;
  }
  return static_cast<std::int64_t>(last);
}

}  // namespace candlewright::kronos
