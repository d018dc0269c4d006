#include "engine/evaluation/rank_correlation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace candlewright {
namespace {

std::vector<double> ranks_of(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t from = 0, to; from < order.size(); from = to) {
    for (to = from + 1; to < order.size() && values[order[to]] == values[order[from]];) ++to;
    for (std::size_t i = from; i < to; ++i) ranks[order[i]] = static_cast<double>(from + to - 1) / 2;
  }
  return ranks;
}

}  // namespace

std::optional<RankCorrelation> rank_correlation(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  if (x.size() < 3) return std::nullopt;
  const std::vector<double> a = ranks_of(x), b = ranks_of(y);
  const double n = static_cast<double>(x.size()), middle = (n - 1) / 2;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - middle) * (b[i] - middle);
    aa += (a[i] - middle) * (a[i] - middle);
    bb += (b[i] - middle) * (b[i] - middle);
  }
  if (aa == 0 || bb == 0) return std::nullopt;
  RankCorrelation out{std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0), {}};
  if (n < 4) return out;
  constexpr double two_sided_95 = 1.959963984540054;
  const double z = std::atanh(std::clamp(out.rho, -1 + 1e-12, 1 - 1e-12));
  const double half = two_sided_95 * std::sqrt((1 + out.rho * out.rho / 2) / (n - 3));
  out.interval = Interval{std::tanh(z - half), std::tanh(z + half)};
  return out;
}

}  // namespace candlewright
