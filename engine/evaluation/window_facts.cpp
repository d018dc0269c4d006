#include "engine/evaluation/window_facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

/// Standard deviation of the log returns between `first` and `last`, both included; empty with fewer than three bars.
std::optional<double> volatility_of(const std::vector<double>& close, std::size_t first, std::size_t last) {
  if (last < first + 2) return std::nullopt;
  const double count = static_cast<double>(last - first);
  const double mean = std::log(close[last] / close[first]) / count;
  Mean squares;
  for (std::size_t i = first + 1; i <= last; ++i) {
    const double off = std::log(close[i] / close[i - 1]) - mean;
    squares.add(off * off);
  }
  return std::sqrt(squares.sum() / (count - 1));
}

bool jumps(const StoredForecast& f, double volatility) {
  double before = f.last_close;
  for (const double close : f.actual) {
    if (volatility > 0 && std::abs(std::log(close / before)) > jump_deviations * volatility) return true;
    before = close;
  }
  return false;
}

std::optional<WindowSurroundings> surroundings(const StoredForecast& f, const PriceTable& prices, std::int64_t lookback) {
  const auto found = std::lower_bound(prices.time.begin(), prices.time.end(), f.origin);
  if (found == prices.time.end() || *found != f.origin) return std::nullopt;
  const std::int64_t origin = found - prices.time.begin();
  const double close = prices.close[static_cast<std::size_t>(origin)];
  if (std::abs(close - f.last_close) > 1e-9 * std::abs(close)) return std::nullopt;
  const std::int64_t first = std::max<std::int64_t>(0, origin - lookback + 1);
  const auto volatility = volatility_of(prices.close, static_cast<std::size_t>(first), static_cast<std::size_t>(origin));
  if (!volatility) return std::nullopt;
  WindowSurroundings around;
  around.volatility = *volatility;
  around.jump_ahead = jumps(f, *volatility);
  const std::int64_t last = origin + static_cast<std::int64_t>(f.close.size());
  const auto& gaps = prices.quality.gap_rows;  // each lies before its bar
  around.gap = std::any_of(gaps.begin(), gaps.end(), [&](std::int64_t row) { return row > first && row <= last; });
  const auto& cells = prices.quality.cells;
  around.repaired =
      std::any_of(cells.begin(), cells.end(), [&](const Repair& r) { return r.column != "row" && r.row >= first && r.row <= origin; });
  return around;
}

/// By rank, so that each third holds as many windows; equal ones in the order of time.
void rank_by_volatility(std::vector<WindowFacts>& windows) {
  std::vector<WindowSurroundings*> known;
  for (WindowFacts& window : windows) {
    if (window.around) known.push_back(&*window.around);
  }
  std::stable_sort(known.begin(), known.end(), [](const auto* a, const auto* b) { return a->volatility < b->volatility; });
  for (std::size_t i = 0; i < known.size(); ++i) known[i]->third = static_cast<int>(3 * i / known.size());
}

}  // namespace

std::vector<WindowFacts> window_facts(const std::vector<StoredForecast>& forecasts, const PriceTable* prices, std::int64_t lookback) {
  std::vector<WindowFacts> windows;
  for (const StoredForecast& f : forecasts) {
    const std::size_t steps = f.close.size();
    if (steps == 0 || f.actual.size() < steps || !(f.last_close > 0)) continue;
    if (!windows.empty() && steps != windows.front().model.size()) continue;  // no evaluation mixes horizons
    WindowFacts& window = windows.emplace_back();
    window.origin = f.origin;
    const double scale = 100 / f.last_close;
    Mean extra;
    for (std::size_t h = 0; h < steps; ++h) {
      window.residual.push_back(scale * (f.close[h] - f.actual[h]));
      window.model.push_back(std::abs(window.residual.back()));
      window.persistence.push_back(scale * std::abs(f.last_close - f.actual[h]));
      extra.add(window.model.back() - window.persistence.back());
    }
    window.extra = extra.value();
    if (prices) window.around = surroundings(f, *prices, lookback);
  }
  std::stable_sort(windows.begin(), windows.end(), [](const auto& a, const auto& b) { return a.origin < b.origin; });
  rank_by_volatility(windows);
  return windows;
}

}  // namespace candlewright
