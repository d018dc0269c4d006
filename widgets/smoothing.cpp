#include "widgets/smoothing.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "widgets/words.h"

namespace candlewright {
namespace {

/// Starts without bias: weights are divided by their sum.
std::vector<double> exponential(std::span<const double> y, double width) {
  const double past = width / (1 + width);
  std::vector<double> out(y.begin(), y.end());
  double sum = 0, weight = 0;
  for (double& value : out) {
    sum = past * sum + (1 - past) * value;
    weight = past * weight + (1 - past);
    value = sum / weight;
  }
  return out;
}

/// Means over `reach` points to either side, fewer at the ends. Sums of blocks from both sides meet, so that nothing is ever taken off a
/// sum: a value of 1e30 leaves no trace beyond its reach.
std::vector<double> box_means(const std::vector<double>& y, std::size_t reach) {
  const std::size_t size = y.size(), width = 2 * reach + 1;
  const std::size_t padded = (size + 2 * reach + width - 1) / width * width;
  std::vector<double> from_left(padded, 0.0);
  std::copy(y.begin(), y.end(), from_left.begin() + std::ptrdiff_t(reach));
  std::vector<double> from_right = from_left;
  for (std::size_t block = 0; block < padded; block += width) {
    for (std::size_t i = block + 1; i < block + width; ++i) from_left[i] += from_left[i - 1];
    for (std::size_t i = block + width - 1; i > block; --i) from_right[i - 1] += from_right[i];
  }
  std::vector<double> out(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t first = i, last = i + width - 1;  // in the padded row
    const double sum = first % width == 0 ? from_left[last] : from_right[first] + from_left[last];
    const std::size_t count = std::min(size - 1, i + reach) - (i > reach ? i - reach : 0) + 1;
    out[i] = sum / double(count);
  }
  return out;
}

std::vector<double> gaussian_by_kernel(std::span<const double> y, double sigma) {
  const auto reach = std::ptrdiff_t(std::ceil(3 * sigma)), size = std::ptrdiff_t(y.size());
  std::vector<double> kernel(std::size_t(reach) + 1), out(y.size());
  for (std::ptrdiff_t k = 0; k <= reach; ++k) kernel[std::size_t(k)] = std::exp(-0.5 * double(k * k) / (sigma * sigma));
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    double sum = 0, weight = 0;
    for (std::ptrdiff_t j = std::max<std::ptrdiff_t>(0, i - reach); j <= std::min(size - 1, i + reach); ++j) {
      const double w = kernel[std::size_t(std::abs(i - j))];
      sum += w * y[std::size_t(j)];
      weight += w;
    }
    out[std::size_t(i)] = sum / weight;
  }
  return out;
}

/// Wide ones as four box means of two neighbouring widths with the kernel's variance together (Kovesi 2010): the time does not grow with
/// sigma, and a step is met within 1 % of its height.
std::vector<double> gaussian(std::span<const double> y, double sigma) {
  constexpr double narrow = 3, boxes = 4;
  if (sigma <= narrow) return gaussian_by_kernel(y, sigma);
  const double ideal = std::sqrt(12 * sigma * sigma / boxes + 1);
  const double low = 2 * std::floor((ideal - 1) / 2) + 1;  // odd
  const double narrower = std::round((12 * sigma * sigma - boxes * (low * low + 4 * low + 3)) / (-4 * low - 4));
  std::vector<double> out(y.begin(), y.end());
  for (int box = 0; box < int(boxes); ++box) out = box_means(out, std::size_t(box < narrower ? low - 1 : low + 1) / 2);
  return out;
}

/// Median over `width` points to either side; towards an end over as many as there are on its side, so that the window is never lopsided.
std::vector<double> running_median(std::span<const double> y, double width) {
  const std::size_t half = std::max<std::size_t>(1, std::size_t(std::lround(width)));
  std::vector<double> out(y.size()), window;  // the window's values in order
  std::size_t first = 0, end = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const std::size_t reach = std::min({half, i, y.size() - 1 - i});
    for (; end <= i + reach; ++end) window.insert(std::upper_bound(window.begin(), window.end(), y[end]), y[end]);
    for (; first < i - reach; ++first) window.erase(std::lower_bound(window.begin(), window.end(), y[first]));
    out[i] = window[reach];
  }
  return out;
}

}  // namespace

const std::vector<Smoother>& smoothers() {
  static const std::vector<Smoother> all{
      {tr("EMA"), tr("Exponential moving average of the points so far; it lags behind"), exponential},
      {tr("Gaussian"), tr("Weighted mean of both sides; the width is its standard deviation"), gaussian},
      {tr("Median"), tr("Running median of both sides; a single spike leaves no trace"), running_median}};
  return all;
}

std::vector<double> smoothed(std::span<const double> y, Smoothing smoothing) {
  std::vector<double> out(y.begin(), y.end());
  const double strength = std::clamp(smoothing.strength, 0.0, 0.99);
  if (strength <= 0) return out;
  std::vector<double> finite;
  finite.reserve(y.size());
  std::copy_if(y.begin(), y.end(), std::back_inserter(finite), [](double value) { return std::isfinite(value); });
  if (finite.empty()) return out;
  finite = smoothers()[std::size_t(smoothing.kind)].apply(finite, strength / (1 - strength));
  for (auto next = finite.begin(); double& value : out) {
    if (std::isfinite(value)) value = *next++;
  }
  return out;
}

}  // namespace candlewright
