#include "engine/evaluation/diebold_mariano.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

constexpr std::int64_t fewest_windows = 30;

/// Continued fraction of the incomplete beta function (modified Lentz).
double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  const auto away_from_zero = [](double v) { return std::abs(v) > tiny ? v : tiny; };
  double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), result = d;
  for (int m = 1; m < 10'000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    for (const double term : {even, odd}) {
      d = 1 / away_from_zero(1 + term * d);
      c = away_from_zero(1 + term / c);
      result *= d * c;
    }
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

/// Regularised incomplete beta function I_x(a, b); `rest` = 1 - x is given apart, so that neither loses digits.
double beta_regular(double x, double rest, double a, double b) {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - beta_regular(rest, x, b, a);
  const double log_front = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(rest);
  return std::exp(log_front) / a * beta_fraction(x, a, b);
}

}  // namespace

const char* words(ErrorVerdict verdict) {
  switch (verdict) {
    case ErrorVerdict::better:
      return "better";
    case ErrorVerdict::worse:
      return "worse";
    case ErrorVerdict::no_difference:
      return "no difference shown";
    case ErrorVerdict::too_few_windows:
      break;
  }
  return "too few windows";
}

std::int64_t overlap_lags(std::int64_t horizon, std::int64_t stride) {
  assert(horizon > 0 && stride > 0);
  return (horizon + stride - 1) / stride - 1;
}

bool enough_windows(std::int64_t windows, std::int64_t lags) { return windows >= fewest_windows && windows >= 3 * (lags + 1); }

double student_two_sided(double t, double degrees_of_freedom) {
  const double whole = degrees_of_freedom + t * t;
  if (std::isinf(whole)) return 0;
  return beta_regular(degrees_of_freedom / whole, t * t / whole, degrees_of_freedom / 2, 0.5);
}

DieboldMariano diebold_mariano(std::span<const double> differences, std::int64_t lags) {
  DieboldMariano test;
  test.lags = lags;
  test.windows = static_cast<std::int64_t>(differences.size());
  if (!enough_windows(test.windows, lags)) return test;
  test.verdict = ErrorVerdict::no_difference;
  const double size = static_cast<double>(test.windows);
  Mean centre;
  for (const double d : differences) centre.add(d);
  std::vector<double> off;
  for (const double d : differences) off.push_back(d - centre.value());
  double variance = 0;
  for (std::int64_t lag = 0; lag <= lags; ++lag) {
    Mean products;
    for (std::size_t i = static_cast<std::size_t>(lag); i < off.size(); ++i) products.add(off[i] * off[i - static_cast<std::size_t>(lag)]);
    const double weight = lag == 0 ? 1 : 2 * (1 - static_cast<double>(lag) / static_cast<double>(lags + 1));
    variance += weight * products.sum() / size;
  }
  if (!(variance > 0)) return test;
  const double h = static_cast<double>(lags + 1);
  const double correction = std::sqrt((size + 1 - 2 * h + h * (h - 1) / size) / size);
  const double statistic = centre.value() / std::sqrt(variance / size) * correction;
  if (!std::isfinite(statistic)) return test;
  test.statistic = statistic;
  test.p_value = student_two_sided(statistic, size - 1);
  return test;
}

void judge(std::vector<DieboldMariano*> tests, double level) {
  std::erase_if(tests, [](const DieboldMariano* t) { return !t->p_value; });
  std::stable_sort(tests.begin(), tests.end(), [](const auto* a, const auto* b) { return *a->p_value < *b->p_value; });
  std::size_t rejected = 0;
  for (std::size_t k = 1; k <= tests.size(); ++k) {
    if (*tests[k - 1]->p_value <= level * static_cast<double>(k) / static_cast<double>(tests.size())) rejected = k;
  }
  for (std::size_t k = 0; k < tests.size(); ++k) {
    if (k >= rejected) {
      tests[k]->verdict = ErrorVerdict::no_difference;
    } else {
      tests[k]->verdict = *tests[k]->statistic < 0 ? ErrorVerdict::better : ErrorVerdict::worse;
    }
  }
}

}  // namespace candlewright
