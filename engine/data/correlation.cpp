#include "engine/data/correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/data/assembly.h"

namespace candlewright {
namespace {

struct PairCorrelation {
  double value = std::numeric_limits<double>::quiet_NaN();
  std::int64_t common = 0;
};

PairCorrelation correlation_of(const PriceTable& a, const PriceTable& b) {
  std::vector<double> of_a, of_b;
  std::size_t i = 1, j = 1;
  while (i < a.time.size() && j < b.time.size()) {
    if (a.time[i] < b.time[j]) {
      ++i;
    } else if (b.time[j] < a.time[i]) {
      ++j;
    } else {
      // From Friday to Monday is another return than from Sunday to Monday.
      if (a.time[i - 1] == b.time[j - 1]) {
        of_a.push_back(std::log(a.close[i] / a.close[i - 1]));
        of_b.push_back(std::log(b.close[j] / b.close[j - 1]));
      }
      ++i, ++j;
    }
  }
  PairCorrelation out;
  out.common = static_cast<std::int64_t>(of_a.size());
  if (out.common < least_common_returns) return out;
  const double n = static_cast<double>(of_a.size());
  double mean_a = 0, mean_b = 0;
  for (std::size_t k = 0; k < of_a.size(); ++k) mean_a += of_a[k] / n, mean_b += of_b[k] / n;
  double both = 0, squares_a = 0, squares_b = 0;
  for (std::size_t k = 0; k < of_a.size(); ++k) {
    const double da = of_a[k] - mean_a, db = of_b[k] - mean_b;
    both += da * db, squares_a += da * da, squares_b += db * db;
  }
  if (squares_a > 0 && squares_b > 0) out.value = std::clamp(both / std::sqrt(squares_a * squares_b), -1.0, 1.0);
  return out;
}

/// Average linkage over 1 - correlation: the two clusters that are nearest on average become one, with their nearest ends side by side.
std::vector<std::size_t> like_beside_like(const std::vector<double>& values, std::size_t n) {
  const auto distance = [&](std::size_t a, std::size_t b) {
    const double r = values[a * n + b];
    return std::isfinite(r) ? 1 - r : 1;
  };
  struct Cluster {
    std::vector<std::size_t> leaves;
    std::vector<double> to;  ///< mean distance to each cluster
  };
  std::vector<Cluster> clusters(n);
  for (std::size_t a = 0; a < n; ++a) {
    clusters[a].leaves = {a};
    for (std::size_t b = 0; b < n; ++b) clusters[a].to.push_back(distance(a, b));
  }
  std::vector<std::size_t> open(n);
  for (std::size_t a = 0; a < n; ++a) open[a] = a;
  while (open.size() > 1) {
    std::size_t first = 0, second = 1;
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (std::size_t j = i + 1; j < open.size(); ++j) {
        if (clusters[open[i]].to[open[j]] < clusters[open[first]].to[open[second]]) first = i, second = j;
      }
    }
    Cluster &a = clusters[open[first]], &b = clusters[open[second]];
    const double weight_a = static_cast<double>(a.leaves.size()), weight_b = static_cast<double>(b.leaves.size());
    for (const std::size_t other : open) {
      const double mean = (weight_a * a.to[other] + weight_b * b.to[other]) / (weight_a + weight_b);
      a.to[other] = clusters[other].to[open[first]] = mean;
    }
    const double ends[] = {distance(a.leaves.back(), b.leaves.front()), distance(a.leaves.back(), b.leaves.back()),
                           distance(a.leaves.front(), b.leaves.front()), distance(a.leaves.front(), b.leaves.back())};
    const auto nearest = std::min_element(std::begin(ends), std::end(ends)) - std::begin(ends);
    if (nearest >= 2) std::reverse(a.leaves.begin(), a.leaves.end());
    if (nearest == 1 || nearest == 3) std::reverse(b.leaves.begin(), b.leaves.end());
    a.leaves.insert(a.leaves.end(), b.leaves.begin(), b.leaves.end());
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(second));
  }
  return open.empty() ? std::vector<std::size_t>{} : clusters[open.front()].leaves;
}

}  // namespace

CorrelationMatrix correlate(const std::vector<const PriceTable*>& tables, std::stop_token stop) {
  const std::size_t n = std::min(tables.size(), most_correlated);
  std::vector<double> values(n * n, 1);
  std::vector<std::int64_t> common(n * n, 0);
  on_all_cores(
      n,
      [&](std::size_t a) {
        common[a * n + a] = tables[a]->rows() - 1;
        for (std::size_t b = a + 1; b < n; ++b) {
          const PairCorrelation pair = correlation_of(*tables[a], *tables[b]);
          values[a * n + b] = values[b * n + a] = pair.value;
          common[a * n + b] = common[b * n + a] = pair.common;
        }
      },
      stop);
  const std::vector<std::size_t> order = like_beside_like(values, n);
  CorrelationMatrix out;
  for (const std::size_t a : order) {
    out.symbols.push_back(tables[a]->symbol);
    for (const std::size_t b : order) {
      out.values.push_back(values[a * n + b]);
      out.common.push_back(common[a * n + b]);
    }
  }
  return out;
}

}  // namespace candlewright
