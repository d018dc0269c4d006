#include "engine/evaluation/calibration.h"

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"

namespace candlewright {
namespace {

/// A point forecast as bands without width.
void require_bands(JudgedForecast& f) {
  if (!f.levels.empty()) return;
  f.levels = standard_quantile_levels;
  f.quantiles.assign(f.levels.size(), f.close);
}

/// What one unit of margin is at a step, in the file's currency.
double unit_of(const JudgedForecast& f, std::size_t step) { return f.last_close * f.volatility * std::sqrt(static_cast<double>(step + 1)); }

/// How far the actual closes lie outside a band, in units; below 0 = inside.
std::vector<double> scores_of(const Evaluation& evaluation, int percent) {
  std::vector<double> scores;
  for (const auto& forecasts : evaluation.forecasts) {
    for (const JudgedForecast& f : forecasts) {
      const auto rows = band_rows(f.levels, percent);
      const std::vector<double>&low = rows ? f.quantiles[rows->first] : f.close, &high = rows ? f.quantiles[rows->second] : f.close;
      for (std::size_t step = 0; step < f.actual.size(); ++step) {
        const double unit = unit_of(f, step);
        if (unit > 0) scores.push_back(std::max(low[step] - f.actual[step], f.actual[step] - high[step]) / unit);
      }
    }
  }
  return scores;
}

/// Moves the two quantiles of a band; what lies nearer the median is moved before, so that each bounds the next.
void move_band(JudgedForecast& f, int percent, double margin) {
  const auto rows = band_rows(f.levels, percent);
  if (!rows) return;
  const auto [low, high] = *rows;
  for (std::size_t step = 0; step < f.close.size(); ++step) {
    const double moved = margin * unit_of(f, step);
    double &down = f.quantiles[low][step], &up = f.quantiles[high][step];
    down -= moved;
    up += moved;
    if (down > up) down = up = (down + up) / 2;
  }
}

/// Every quantile at least as far from the median as the one nearer to it.
void keep_in_order(JudgedForecast& f) {
  const auto middle = std::lower_bound(f.levels.begin(), f.levels.end(), 0.5 - 1e-9) - f.levels.begin();
  for (std::size_t step = 0; step < f.close.size(); ++step) {
    for (auto l = middle - 1; l >= 0; --l) {
      const auto i = static_cast<std::size_t>(l);
      if (i + 1 < f.levels.size()) f.quantiles[i][step] = std::min(f.quantiles[i][step], f.quantiles[i + 1][step]);
    }
    for (auto i = static_cast<std::size_t>(middle) + 1; i < f.levels.size(); ++i) {
      f.quantiles[i][step] = std::max(f.quantiles[i][step], f.quantiles[i - 1][step]);
    }
  }
}

}  // namespace

Calibration fit_conformal(const Evaluation& on_validation) {
  Calibration fitted;
  fitted.symbols = on_validation.aggregate.symbols;
  fitted.first_origin = on_validation.aggregate.first_origin;
  fitted.last_origin = on_validation.aggregate.last_origin;
  for (const int percent : central_bands) {
    std::vector<double> scores = scores_of(on_validation, percent);
    const auto count = static_cast<std::int64_t>(scores.size());
    // The k-th smallest score holds at least `percent` of what comes, if what comes is like what was.
    const std::int64_t k = ((count + 1) * percent + 99) / 100;
    if (k > count) {
      throw InputError("calibrate",
                       std::to_string(count) + " forecast closes of the validation part are too few to calibrate a band of " +
                           std::to_string(percent) + " %",
                       "Give the validation part more bars, or choose a shorter --lookback or --horizon.");
    }
    std::nth_element(scores.begin(), scores.begin() + (k - 1), scores.end());
    fitted.margins[percent] = scores[static_cast<std::size_t>(k - 1)];
    fitted.scores = count;
  }
  return fitted;
}

void calibrate(Evaluation& evaluation, const Calibration& calibration, const Protocol& protocol) {
  for (auto& forecasts : evaluation.forecasts) {
    for (JudgedForecast& f : forecasts) {
      require_bands(f);
      for (const auto& [percent, margin] : calibration.margins) move_band(f, percent, margin);
      keep_in_order(f);
    }
  }
  rescore(evaluation, protocol);
}

}  // namespace candlewright
