#include "widgets/smoothing.h"

#include <algorithm>
#include <cmath>

namespace candlewright {
namespace {

std::vector<double> gaussian(std::span<const double> y, double sigma) {
  const auto reach = std::ptrdiff_t(std::ceil(3 * sigma));
  std::vector<double> kernel(std::size_t(reach) + 1);
  for (std::ptrdiff_t k = 0; k <= reach; ++k) kernel[std::size_t(k)] = std::exp(-0.5 * double(k * k) / (sigma * sigma));
  const auto size = std::ptrdiff_t(y.size());
  std::vector<double> out(y.begin(), y.end());
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    if (!std::isfinite(y[std::size_t(i)])) continue;
    double sum = 0, weight = 0;
    for (std::ptrdiff_t j = std::max<std::ptrdiff_t>(0, i - reach); j <= std::min(size - 1, i + reach); ++j) {
      const double value = y[std::size_t(j)];
      if (!std::isfinite(value)) continue;
      const double w = kernel[std::size_t(std::abs(i - j))];
      sum += w * value;
      weight += w;
    }
    out[std::size_t(i)] = sum / weight;
  }
  return out;
}

std::vector<double> median(std::span<const double> y, std::ptrdiff_t reach) {
  const auto size = std::ptrdiff_t(y.size());
  std::vector<double> out(y.begin(), y.end());
  std::vector<double> sorted;  // the finite values of the window, kept in order as it slides
  const auto put = [&](std::ptrdiff_t j) {
    const double value = y[std::size_t(j)];
    if (std::isfinite(value)) sorted.insert(std::lower_bound(sorted.begin(), sorted.end(), value), value);
  };
  const auto drop = [&](std::ptrdiff_t j) {
    const double value = y[std::size_t(j)];
    if (std::isfinite(value)) sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), value));
  };
  for (std::ptrdiff_t j = 0; j < std::min(size, reach); ++j) put(j);
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    if (i + reach < size) put(i + reach);
    if (i - reach - 1 >= 0) drop(i - reach - 1);
    if (!std::isfinite(y[std::size_t(i)])) continue;
    const std::size_t half = sorted.size() / 2;
    out[std::size_t(i)] = sorted.size() % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
  return out;
}

}  // namespace

std::vector<double> smoothed(std::span<const double> y, Smoothing smoothing) {
  const double strength = std::clamp(smoothing.strength, 0.0, 0.99);
  const double width = strength / (1 - strength);
  if (strength <= 0) return {y.begin(), y.end()};
  switch (smoothing.kind) {
    case SmoothingKind::gaussian:
      return gaussian(y, width);
    case SmoothingKind::median:
      return median(y, std::max<std::ptrdiff_t>(1, std::lround(width)));
    case SmoothingKind::ema:
      break;
  }
  std::vector<double> out(y.begin(), y.end());
  double sum = 0, weight = 0;
  for (double& value : out) {
    if (!std::isfinite(value)) continue;
    sum = strength * sum + (1 - strength) * value;
    weight = strength * weight + (1 - strength);
    value = sum / weight;
  }
  return out;
}

}  // namespace candlewright
