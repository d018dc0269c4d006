#include "engine/evaluation/window_pairs.h"

#include <cmath>
#include <map>

#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

bool same_window(const StoredForecast& a, const StoredForecast& b) {
  return std::abs(a.last_close - b.last_close) <= 1e-9 * std::abs(a.last_close) && a.close.size() == b.close.size() &&
         a.actual.size() == b.actual.size();
}

double mean_distance(const StoredForecast& forecast, const std::vector<double>& closes) {
  Mean distance;
  for (std::size_t h = 0; h < closes.size(); ++h) distance.add(100 * std::abs(closes[h] - forecast.actual[h]) / forecast.last_close);
  return distance.value();
}

}  // namespace

WindowPairs window_pairs(const std::vector<StoredForecast>& a, const std::vector<StoredForecast>& b) {
  std::map<Nanoseconds, const StoredForecast*> of_b, of_a;
  for (const StoredForecast& forecast : b) of_b.emplace(forecast.origin, &forecast);
  for (const StoredForecast& forecast : a) of_a.emplace(forecast.origin, &forecast);
  WindowPairs pairs;
  for (const auto& [origin, mine] : of_a) {
    const auto other = of_b.find(origin);
    if (other == of_b.end() || !same_window(*mine, *other->second)) continue;
    pairs.a.push_back(*mine);
    pairs.b.push_back(*other->second);
  }
  return pairs;
}

PairErrors pair_errors(const WindowPairs& pairs, std::int64_t stride) {
  PairErrors errors;
  Mean a, b, persistence;
  std::vector<double> differences;
  std::size_t horizon = 1;
  for (std::size_t i = 0; i < pairs.a.size(); ++i) {
    const StoredForecast &mine = pairs.a[i], &other = pairs.b[i];
    if (mine.close.empty() || mine.actual.size() < mine.close.size() || !(mine.last_close > 0)) continue;
    horizon = mine.close.size();
    a.add(mean_distance(mine, mine.close));
    b.add(mean_distance(mine, other.close));
    persistence.add(mean_distance(mine, std::vector<double>(horizon, mine.last_close)));
    differences.push_back(mean_distance(mine, other.close) - mean_distance(mine, mine.close));
    errors.b_less += differences.back() < 0;
  }
  errors.windows = std::ssize(differences);
  if (errors.windows == 0) return errors;
  errors.a = a.value(), errors.b = b.value(), errors.persistence = persistence.value();
  errors.dm = diebold_mariano(differences, overlap_lags(static_cast<std::int64_t>(horizon), stride));
  judge({&errors.dm});
  return errors;
}

}  // namespace candlewright
