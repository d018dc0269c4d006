#include "engine/evaluation/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

constexpr double mape_floor_factor = 1e-8;

using Cells = std::vector<JudgedStep>;
using Value = std::optional<double>;

/// Mean of `of(cell)` over the cells for which it is not empty.
template <class Of>
Value mean_over(const Cells& cells, Of of) {
  Mean mean;
  for (const JudgedStep& cell : cells) {
    if (const Value value = of(cell)) mean.add(*value);
  }
  return mean.value_if_any();
}

double error_of(const JudgedStep& c) { return std::abs(c.forecast - c.actual); }

Value mae(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value { return error_of(c); });
}
Value mse(const Cells& cells) {
  return mean_over(cells, [](const JudgedStep& c) -> Value { return error_of(c) * error_of(c); });
}
Value rmse(const Cells& cells, const SymbolScale&) { return std::sqrt(*mse(cells)); }
Value mape(const Cells& cells, const SymbolScale& scale) {
  return mean_over(cells, [&](const JudgedStep& c) -> Value { return 100 * error_of(c) / std::max(std::abs(c.actual), scale.mape_floor); });
}
Value pct_mae(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value { return 100 * error_of(c) / c.last_close; });
}
Value mase(const Cells& cells, const SymbolScale& scale) {
  if (!scale.one_step_mae || !(*scale.one_step_mae > 0)) return {};
  return *mae(cells, scale) / *scale.one_step_mae;
}
Value rmsse(const Cells& cells, const SymbolScale& scale) {
  if (!scale.one_step_mse || !(*scale.one_step_mse > 0)) return {};
  return std::sqrt(*mse(cells) / *scale.one_step_mse);
}
Value directional_accuracy(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    if (c.forecast == c.last_close || c.actual == c.last_close) return {};
    return (c.forecast > c.last_close) == (c.actual > c.last_close) ? 1 : 0;
  });
}
Value crps(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    if (!c.bands || c.step >= c.bands->crps.size()) return {};
    return 100 * c.bands->crps[c.step] / c.last_close;
  });
}
Value pinball(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    if (!c.bands || c.bands->levels.empty()) return {};
    Mean loss;
    for (std::size_t l = 0; l < c.bands->levels.size(); ++l) {
      const double level = c.bands->levels[l], above = c.actual - c.bands->quantiles[l][c.step];
      loss.add(std::max(level * above, (level - 1) * above));
    }
    return 100 * loss.value() / c.last_close;
  });
}

/// Low and high end of a central band at a cell.
std::optional<std::pair<double, double>> band_of(const JudgedStep& c, int percent) {
  if (!c.bands) return {};
  const auto rows = band_rows(c.bands->levels, percent);
  if (!rows) return {};
  return std::pair(c.bands->quantiles[rows->first][c.step], c.bands->quantiles[rows->second][c.step]);
}
template <int percent>
Value coverage(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    const auto band = band_of(c, percent);
    if (!band) return {};
    return band->first <= c.actual && c.actual <= band->second ? 1 : 0;
  });
}
template <int percent>
Value width(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    const auto band = band_of(c, percent);
    if (!band) return {};
    return 100 * (band->second - band->first) / c.last_close;
  });
}
template <int per_mille>
Value pit(const Cells& cells, const SymbolScale&) {
  return mean_over(cells, [](const JudgedStep& c) -> Value {
    if (!c.bands) return {};
    for (std::size_t l = 0; l < c.bands->levels.size(); ++l) {
      if (std::abs(c.bands->levels[l] - per_mille / 1000.0) < 1e-9) return c.actual <= c.bands->quantiles[l][c.step] ? 1 : 0;
    }
    return {};
  });
}

const char* const currency = "the symbol's currency";
const char* const of_origin = "percent of the origin's close";
const char* const no_bands = "the forecaster has no bands";
const char* const no_move = "the close does not move before the part";
const char* const covered = "share of actual closes, 0 to 1";
const char* const below = "share of actual closes at or below this quantile, 0 to 1";

}  // namespace

const std::vector<Metric>& metrics() {
  static const std::vector<Metric> table{
      {"mae", currency, "", false, true, mae},
      {"rmse", currency, "", false, true, rmse},
      {"mape", "percent of the actual close", "", true, true, mape},
      {"pct_mae", of_origin, "", true, true, pct_mae},
      {"mase", "ratio to the mean one-step move before the part", no_move, true, true, mase},
      {"rmsse", "ratio to the root mean square one-step move before the part", no_move, true, true, rmsse},
      {"directional_accuracy", "share of steps with the right sign, 0 to 1", "the forecasts or the closes never leave the origin's close",
       true, true, directional_accuracy},
      {"coverage.50", covered, no_bands, true, false, coverage<50>},
      {"coverage.80", covered, no_bands, true, false, coverage<80>},
      {"coverage.90", covered, no_bands, true, true, coverage<90>},
      {"width.50", of_origin, no_bands, true, false, width<50>},
      {"width.80", of_origin, no_bands, true, false, width<80>},
      {"width.90", of_origin, no_bands, true, true, width<90>},
      {"crps", of_origin, "the forecaster draws no samples", true, true, crps},
      {"pinball", of_origin, no_bands, true, true, pinball},
      {"pit.0.05", below, no_bands, true, false, pit<50>},
      {"pit.0.1", below, no_bands, true, false, pit<100>},
      {"pit.0.25", below, no_bands, true, false, pit<250>},
      {"pit.0.5", below, no_bands, true, false, pit<500>},
      {"pit.0.75", below, no_bands, true, false, pit<750>},
      {"pit.0.9", below, no_bands, true, false, pit<900>},
      {"pit.0.95", below, no_bands, true, false, pit<950>},
  };
  return table;
}

std::optional<double> Figures::get(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional<double>(found->second);
}

double Figures::at(const std::string& name) const {
  const auto found = values_.find(name);
  assert(found != values_.end());
  return found->second;
}

void Figures::set(const std::string& name, std::optional<double> value) {
  if (value) {
    values_[name] = *value;
  } else {
    values_.erase(name);
  }
}

Figures figures_of(const std::vector<JudgedStep>& cells, const SymbolScale& scale, bool by_step_only) {
  Figures figures;
  if (cells.empty()) return figures;
  for (const Metric& metric : metrics()) {
    if (metric.by_step || !by_step_only) figures.set(metric.name, metric.of(cells, scale));
  }
  return figures;
}

Figures mean_of(const std::vector<const Figures*>& entries) {
  Figures means;
  for (const Metric& metric : metrics()) {
    Mean mean;
    for (const Figures* entry : entries) {
      if (const auto value = entry->get(metric.name)) mean.add(*value);
    }
    means.set(metric.name, mean.value_if_any());
  }
  return means;
}

std::string group_of(const std::string& metric) { return metric.substr(0, metric.find('.')); }

std::optional<std::pair<std::size_t, std::size_t>> band_rows(const std::vector<double>& levels, int percent) {
  const auto row_of = [&](double level) {
    return std::find_if(levels.begin(), levels.end(), [&](double l) { return std::abs(l - level) < 1e-9; }) - levels.begin();
  };
  const double tail = (100 - percent) / 200.0;
  const auto low = static_cast<std::size_t>(row_of(tail)), high = static_cast<std::size_t>(row_of(1 - tail));
  if (low == levels.size() || high == levels.size()) return std::nullopt;
  return std::pair(low, high);
}

SymbolScale scale_of(const std::vector<double>& closes, std::int64_t part_begin) {
  Mean size, moves, squares;
  for (const double close : closes) size.add(std::abs(close));
  for (std::int64_t i = 1; i < part_begin; ++i) {
    const double move = closes[static_cast<std::size_t>(i)] - closes[static_cast<std::size_t>(i - 1)];
    moves.add(std::abs(move));
    squares.add(move * move);
  }
  return {mape_floor_factor * size.value_if_any().value_or(0), moves.value_if_any(), squares.value_if_any()};
}

double crps_of_samples(std::vector<double> samples, double actual) {
  assert(!samples.empty());
  std::sort(samples.begin(), samples.end());
  const double count = static_cast<double>(samples.size());
  double distance = 0, spread = 0;  // spread = half the sum of |x - x'| over all ordered pairs, from the sorted samples
  for (std::size_t i = 0; i < samples.size(); ++i) {
    distance += std::abs(samples[i] - actual);
    spread += (2 * static_cast<double>(i) + 1 - count) * samples[i];
  }
  return distance / count - spread / (count * count);
}

}  // namespace candlewright
