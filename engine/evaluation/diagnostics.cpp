#include "engine/evaluation/diagnostics.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluation/mean.h"
#include "engine/evaluation/metrics.h"

namespace candlewright {
namespace {

/// Linear between the neighbours in rank; of at least one value, ascending.
double percentile(const std::vector<double>& ascending, double share) {
  const double place = share * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (place - std::floor(place)) * (ascending[above] - ascending[below]);
}

std::vector<StepDiagnosis> by_step(const std::vector<StoredForecast>& forecasts) {
  std::vector<std::vector<double>> residuals;
  std::vector<Mean> model, persistence;
  for (const StoredForecast& f : forecasts) {
    const std::size_t steps = std::min(f.close.size(), f.actual.size());
    if (!(f.last_close > 0)) continue;
    if (residuals.size() < steps) residuals.resize(steps), model.resize(steps), persistence.resize(steps);
    for (std::size_t h = 0; h < steps; ++h) {
      const double residual = 100 * (f.close[h] - f.actual[h]) / f.last_close;
      residuals[h].push_back(residual);
      model[h].add(std::abs(residual));
      persistence[h].add(100 * std::abs(f.last_close - f.actual[h]) / f.last_close);
    }
  }
  std::vector<StepDiagnosis> steps;
  for (std::size_t h = 0; h < residuals.size(); ++h) {
    std::sort(residuals[h].begin(), residuals[h].end());
    steps.push_back({model[h].count(), model[h].value(), persistence[h].value(), percentile(residuals[h], 0.1),
                     percentile(residuals[h], 0.5), percentile(residuals[h], 0.9)});
  }
  return steps;
}

bool belongs(const WindowSurroundings& around, Regime regime) {
  switch (regime) {
    case Regime::calm_third:
      return around.third == 0;
    case Regime::middle_third:
      return around.third == 1;
    case Regime::wild_third:
      return around.third == 2;
    case Regime::jump_ahead:
      return around.jump_ahead;
    case Regime::no_jump:
      return !around.jump_ahead;
    case Regime::gap:
      return around.gap;
    case Regime::no_gap:
      return !around.gap;
  }
  return false;
}

std::vector<RegimeDiagnosis> by_regime(const std::vector<WindowFacts>& windows) {
  if (!std::all_of(windows.begin(), windows.end(), [](const WindowFacts& w) { return w.around.has_value(); })) return {};
  std::vector<RegimeDiagnosis> regimes;
  for (const Regime regime :
       {Regime::calm_third, Regime::middle_third, Regime::wild_third, Regime::jump_ahead, Regime::no_jump, Regime::gap, Regime::no_gap}) {
    Mean model, persistence;
    RegimeDiagnosis found{regime, 0, 0, 0, {}};
    for (const WindowFacts& window : windows) {
      if (!belongs(*window.around, regime)) continue;
      ++found.windows;
      for (const double error : window.model) model.add(error);
      for (const double error : window.persistence) persistence.add(error);
    }
    if (found.windows == 0) continue;
    const bool opposite = regime == Regime::no_jump || regime == Regime::no_gap;
    if (opposite && found.windows == std::ssize(windows)) continue;
    found.model = model.value();
    found.persistence = persistence.value();
    if (found.persistence > 0) found.skill = 1 - found.model / found.persistence;
    regimes.push_back(found);
  }
  return regimes;
}

/// Calls `each(forecast, step)` for every cell of the whole windows whose levels are those of the first.
template <class Each>
void for_each_banded_cell(const std::vector<StoredForecast>& forecasts, const std::vector<double>& levels, const Each& each) {
  for (const StoredForecast& f : forecasts) {
    if (f.levels != levels || f.actual.size() < f.close.size()) continue;
    for (std::size_t h = 0; h < f.close.size(); ++h) each(f, h);
  }
}

std::vector<PitBin> pit_of(const std::vector<StoredForecast>& forecasts, const std::vector<double>& levels) {
  std::vector<double> counts(levels.size() + 1);
  double all = 0;
  for_each_banded_cell(forecasts, levels, [&](const StoredForecast& f, std::size_t h) {
    std::size_t bin = 0;
    while (bin < levels.size() && f.actual[h] > f.quantiles[bin][h]) ++bin;
    ++counts[bin];
    ++all;
  });
  std::vector<PitBin> bins;
  if (all == 0) return bins;
  for (std::size_t i = 0; i <= levels.size(); ++i) {
    const double from = i == 0 ? 0 : levels[i - 1], to = i == levels.size() ? 1 : levels[i];
    if (to > from) bins.push_back({from, to, counts[i] / all / (to - from)});
  }
  return bins;
}

std::vector<BandDiagnosis> bands_of(const std::vector<StoredForecast>& forecasts, const std::vector<double>& levels) {
  std::vector<BandDiagnosis> bands;
  for (const int percent : central_bands) {
    const auto rows = band_rows(levels, percent);
    if (!rows) continue;
    Mean inside;
    for_each_banded_cell(forecasts, levels, [&](const StoredForecast& f, std::size_t h) {
      inside.add(f.quantiles[rows->first][h] <= f.actual[h] && f.actual[h] <= f.quantiles[rows->second][h] ? 1 : 0);
    });
    if (inside.count() > 0) bands.push_back({percent, inside.value()});
  }
  return bands;
}

}  // namespace

Diagnostics diagnose(const std::vector<StoredForecast>& forecasts, const std::vector<WindowFacts>& windows) {
  Diagnostics found;
  found.by_step = by_step(forecasts);
  found.regimes = by_regime(windows);
  const auto banded = std::find_if(forecasts.begin(), forecasts.end(), [](const StoredForecast& f) { return !f.levels.empty(); });
  if (banded == forecasts.end()) return found;
  found.pit = pit_of(forecasts, banded->levels);
  found.bands = bands_of(forecasts, banded->levels);
  return found;
}

}  // namespace candlewright
