#include "engine/data/returns.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/error.h"

namespace candlewright {
namespace {

constexpr double bins_reach = 4;  // deviations on either side

double normal_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// The z below which a share of a normal distribution lies, to the last digits: halving where the tail is steep, Newton's steps after it.
double normal_quantile(double share) {
  double low = -40, high = 40;
  for (int i = 0; i < 24; ++i) {
    const double middle = (low + high) / 2;
    (normal_below(middle) < share ? low : high) = middle;
  }
  double z = (low + high) / 2;
  for (int i = 0; i < 3; ++i) {
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    if (density <= 0) break;
    z -= (normal_below(z) - share) / density;
  }
  return z;
}

std::vector<double> returns_of(const PriceTable& table) {
  std::vector<double> out;
  for (std::size_t i = 1; i < table.close.size(); ++i) out.push_back(100 * std::log(table.close[i] / table.close[i - 1]));
  return out;
}

/// Everything but lag_one, of returns in any order.
ReturnStudy study_of(std::vector<double> returns) {
  ReturnStudy study;
  if (returns.size() < 2) return study;
  const double n = static_cast<double>(returns.size());
  for (const double r : returns) study.mean += r / n;
  double squares = 0, cubes = 0, fourths = 0;
  for (const double r : returns) {
    const double d = r - study.mean;
    squares += d * d, cubes += d * d * d, fourths += d * d * d * d;
  }
  study.deviation = std::sqrt(squares / (n - 1));
  const double variance = squares / n;
  if (variance > 0) {
    study.skewness = cubes / n / std::pow(variance, 1.5);
    study.excess_kurtosis = fourths / n / (variance * variance) - 3;
    study.beyond_three =
        std::count_if(returns.begin(), returns.end(), [&](double r) { return std::fabs(r - study.mean) > 3 * study.deviation; });
  }
  study.beyond_three_normal = 2 * normal_below(-3) * n;
  std::sort(returns.begin(), returns.end());
  study.ordered = std::move(returns);
  return study;
}

}  // namespace

ReturnStudy study_returns(const PriceTable& table) {
  const std::vector<double> in_time = returns_of(table);
  ReturnStudy study = study_of(in_time);
  double with_before = 0, squares = 0;
  for (std::size_t i = 0; i < in_time.size(); ++i) {
    const double d = in_time[i] - study.mean;
    squares += d * d;
    if (i > 0) with_before += d * (in_time[i - 1] - study.mean);
  }
  if (squares > 0) study.lag_one = with_before / squares;
  return study;
}

ReturnStudy study_returns(const Dataset& data, std::stop_token stop) {
  std::vector<double> all;
  for (const DatasetSymbol& symbol : data.symbols) {
    if (stop.stop_requested()) throw Stopped();
    const ReturnStudy one = study_of(returns_of(*symbol.table));
    if (!(one.deviation > 0)) continue;
    for (const double r : one.ordered) all.push_back((r - one.mean) / one.deviation);
  }
  return study_of(std::move(all));
}

std::vector<ReturnBin> return_bins(const ReturnStudy& study, int count) {
  std::vector<ReturnBin> bins;
  if (study.ordered.empty() || !(study.deviation > 0)) return bins;
  const double low = study.mean - bins_reach * study.deviation, width = 2 * bins_reach * study.deviation / count;
  const double n = static_cast<double>(study.ordered.size());
  const auto z = [&](double value) { return (value - study.mean) / study.deviation; };
  for (int i = 0; i < count; ++i) {
    ReturnBin bin{low + i * width, low + (i + 1) * width, 0, 0};
    const double before = i == 0 ? 0 : normal_below(z(bin.from)), after = i + 1 == count ? 1 : normal_below(z(bin.to));
    bin.normal = n * (after - before);
    bins.push_back(bin);
  }
  for (const double r : study.ordered) {
    const int at = static_cast<int>(std::floor(std::clamp((r - low) / width, 0.0, count - 1.0)));
    ++bins[static_cast<std::size_t>(at)].count;
  }
  return bins;
}

std::vector<QuantilePoint> quantile_points(const ReturnStudy& study, int count) {
  std::vector<QuantilePoint> points;
  const std::size_t n = study.ordered.size();
  if (n < 2 || !(study.deviation > 0)) return points;
  const std::size_t shown = std::min(n, static_cast<std::size_t>(count));
  for (std::size_t k = 0; k < shown; ++k) {
    // Evenly over z and not over ranks, else the tails, which are what one looks for, would have no point.
    const double reach = -normal_quantile(0.5 / static_cast<double>(n));
    const double wanted = shown == n ? 0 : normal_below(-reach + 2 * reach * static_cast<double>(k) / static_cast<double>(shown - 1));
    const std::size_t rank =
        shown == n ? k : std::min(n - 1, static_cast<std::size_t>(std::max(0.0, std::round(wanted * static_cast<double>(n) - 0.5))));
    const double normal = normal_quantile((static_cast<double>(rank) + 0.5) / static_cast<double>(n));
    if (!points.empty() && normal <= points.back().normal) continue;
    points.push_back({normal, (study.ordered[rank] - study.mean) / study.deviation});
  }
  return points;
}

}  // namespace candlewright
