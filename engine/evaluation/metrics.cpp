#include "engine/evaluation/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

constexpr double mape_floor_factor = 1e-8;

/// Gathers errors cell by cell.
struct ErrorSums {
  Mean absolute, squared, percent, of_origin;
  void add(double forecast, double actual, double last_close, double floor) {
    const double error = std::abs(forecast - actual);
    absolute.add(error);
    squared.add(error * error);
    percent.add(100 * error / std::max(std::abs(actual), floor));
    of_origin.add(100 * error / last_close);
  }
  Errors errors(std::int64_t windows) const {
    return {windows, absolute.value(), std::sqrt(squared.value()), percent.value(), of_origin.value()};
  }
};

std::optional<double> skill_of(const Errors& model, const Errors& persistence) {
  if (!(persistence.mae > 0)) return std::nullopt;
  return 1 - model.mae / persistence.mae;
}

const char* const no_persistence_error = "persistence makes no error here, so that there is nothing to compare with";

std::optional<SymbolFigures::AtStep> at_step(const std::vector<JudgedForecast>& forecasts, std::size_t step, double floor) {
  ErrorSums model, persistence;
  for (const JudgedForecast& f : forecasts) {
    if (f.actual.size() < step) continue;
    model.add(f.close[step - 1], f.actual[step - 1], f.last_close, floor);
    persistence.add(f.last_close, f.actual[step - 1], f.last_close, floor);
  }
  const std::int64_t origins = model.absolute.count();
  if (origins == 0) return std::nullopt;
  SymbolFigures::AtStep at{model.errors(origins), persistence.errors(origins), {}};
  at.skill = skill_of(at.model, at.persistence);
  return at;
}

/// The two quantile rows that bound a central band of `percent`; empty if the forecast has no such levels.
std::optional<std::pair<std::size_t, std::size_t>> band_rows(const std::vector<double>& levels, int percent) {
  const auto row_of = [&](double level) {
    return std::find_if(levels.begin(), levels.end(), [&](double l) { return std::abs(l - level) < 1e-9; }) - levels.begin();
  };
  const double tail = (100 - percent) / 200.0;
  const auto low = static_cast<std::size_t>(row_of(tail)), high = static_cast<std::size_t>(row_of(1 - tail));
  if (low == levels.size() || high == levels.size()) return std::nullopt;
  return std::pair(low, high);
}

void add_bands(SymbolFigures& figures, const std::vector<JudgedForecast>& forecasts) {
  std::array<Mean, coverage_bands.size()> inside;
  Mean crps;
  for (const JudgedForecast& f : forecasts) {
    if (!f.is_window()) continue;
    for (std::size_t step = 0; step < f.crps.size(); ++step) crps.add(100 * f.crps[step] / f.last_close);
    for (std::size_t band = 0; band < coverage_bands.size(); ++band) {
      const auto rows = band_rows(f.levels, coverage_bands[band]);
      if (!rows) continue;
      for (std::size_t step = 0; step < f.actual.size(); ++step) {
        inside[band].add(f.quantiles[rows->first][step] <= f.actual[step] && f.actual[step] <= f.quantiles[rows->second][step] ? 1 : 0);
      }
    }
  }
  figures.crps = crps.value_if_any();
  if (!figures.crps) figures.reasons["crps"] = "the forecaster draws no samples";
  if (std::all_of(inside.begin(), inside.end(), [](const Mean& m) { return m.count() > 0; })) {
    figures.coverage = {inside[0].value(), inside[1].value(), inside[2].value()};
  } else {
    figures.reasons["coverage"] = "the forecaster has no bands";
  }
}

/// Mean over the symbols that have the figure.
template <class Get>
std::optional<double> mean_over(const std::vector<SymbolFigures>& symbols, Get get) {
  Mean mean;
  for (const SymbolFigures& s : symbols) {
    if (const std::optional<double> value = get(s)) mean.add(*value);
  }
  return mean.value_if_any();
}

ErrorVerdict verdict_of(const AggregateFigures& all, const std::vector<SymbolFigures>& symbols) {
  if (symbols.size() == 1) return symbols[0].dm.verdict;
  if (!all.skill_interval) return ErrorVerdict::too_few_windows;
  if (all.skill_interval->low > 0) return ErrorVerdict::better;
  if (all.skill_interval->high < 0) return ErrorVerdict::worse;
  return ErrorVerdict::no_difference;
}

}  // namespace

SymbolScale scale_of(const std::vector<double>& closes, std::int64_t part_begin) {
  Mean size, steps;
  for (const double close : closes) size.add(std::abs(close));
  for (std::int64_t i = 1; i < part_begin; ++i) {
    steps.add(std::abs(closes[static_cast<std::size_t>(i)] - closes[static_cast<std::size_t>(i - 1)]));
  }
  return {mape_floor_factor * size.value_if_any().value_or(0), steps.value_if_any()};
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

SymbolFigures score(const std::string& symbol, const std::vector<JudgedForecast>& forecasts, const SymbolScale& scale, std::int64_t stride,
                    const std::vector<std::int64_t>& horizons) {
  SymbolFigures figures;
  figures.symbol = symbol;
  ErrorSums model, persistence;
  std::vector<double> model_by_window, persistence_by_window, differences;
  std::size_t horizon = 0;
  for (const JudgedForecast& f : forecasts) {
    if (!f.is_window()) continue;
    horizon = f.close.size();
    Mean mine, theirs;
    for (std::size_t step = 0; step < horizon; ++step) {
      model.add(f.close[step], f.actual[step], f.last_close, scale.mape_floor);
      persistence.add(f.last_close, f.actual[step], f.last_close, scale.mape_floor);
      mine.add(std::abs(f.close[step] - f.actual[step]));
      theirs.add(std::abs(f.last_close - f.actual[step]));
    }
    model_by_window.push_back(mine.value());
    persistence_by_window.push_back(theirs.value());
    differences.push_back(mine.value() - theirs.value());
    if (figures.windows++ == 0) figures.first_origin = f.origin_time;
    figures.last_origin = f.origin_time;
  }
  assert(figures.windows > 0);
  figures.model = model.errors(figures.windows);
  figures.persistence = persistence.errors(figures.windows);
  figures.skill = skill_of(figures.model, figures.persistence);
  if (!figures.skill) figures.reasons["skill"] = no_persistence_error;
  if (scale.one_step_mae && *scale.one_step_mae > 0) {
    figures.mase = figures.model.mae / *scale.one_step_mae;
    figures.persistence_mase = figures.persistence.mae / *scale.one_step_mae;
  } else {
    figures.reasons["mase"] = "the close does not move before the part";
  }
  const std::int64_t lags = overlap_lags(static_cast<std::int64_t>(horizon), stride);
  figures.dm = diebold_mariano(differences, lags);
  figures.skill_interval = skill_over_windows(model_by_window, persistence_by_window, lags + 1);
  if (!figures.skill_interval) figures.reasons["skill_interval"] = figures.skill ? "too few windows" : no_persistence_error;
  for (const std::int64_t h : horizons) {
    if (h > static_cast<std::int64_t>(horizon)) continue;
    if (const auto at = at_step(forecasts, static_cast<std::size_t>(h), scale.mape_floor)) figures.by_horizon[h] = *at;
  }
  add_bands(figures, forecasts);
  return figures;
}

AggregateFigures judge_all(std::vector<SymbolFigures>& symbols) {
  std::vector<DieboldMariano*> tests;
  for (SymbolFigures& s : symbols) tests.push_back(&s.dm);
  judge(tests);

  AggregateFigures all;
  all.symbols = static_cast<std::int64_t>(symbols.size());
  if (symbols.empty()) return all;
  std::vector<double> ratios;
  Mean logs;
  for (const SymbolFigures& s : symbols) {
    all.windows += s.windows;
    if (!s.skill) continue;
    all.better_than_persistence += *s.skill > 0 ? 1 : 0;
    ratios.push_back(s.model.mae / s.persistence.mae);
    logs.add(std::log(ratios.back()));
  }
  const auto mean_of = [&](double Errors::*figure, Errors SymbolFigures::*whose) {
    return *mean_over(symbols, [&](const SymbolFigures& s) { return std::optional<double>(s.*whose.*figure); });
  };
  all.mae = mean_of(&Errors::mae, &SymbolFigures::model);
  all.rmse = mean_of(&Errors::rmse, &SymbolFigures::model);
  all.mape = mean_of(&Errors::mape, &SymbolFigures::model);
  all.pct_mae = mean_of(&Errors::pct_mae, &SymbolFigures::model);
  all.persistence = {all.windows, mean_of(&Errors::mae, &SymbolFigures::persistence), mean_of(&Errors::rmse, &SymbolFigures::persistence),
                     mean_of(&Errors::mape, &SymbolFigures::persistence), mean_of(&Errors::pct_mae, &SymbolFigures::persistence)};
  all.mase = mean_over(symbols, [](const SymbolFigures& s) { return s.mase; });
  all.persistence_mase = mean_over(symbols, [](const SymbolFigures& s) { return s.persistence_mase; });
  if (!all.mase) all.reasons["mase"] = symbols[0].reasons["mase"];
  if (logs.count()) {
    all.skill = 1 - std::exp(logs.value());
  } else {
    all.reasons["skill"] = no_persistence_error;
  }
  all.skill_interval = skill_over_symbols(ratios);
  if (!all.skill_interval) all.reasons["skill_interval"] = "an interval over symbols needs at least two of them";
  all.verdict = verdict_of(all, symbols);
  all.crps = mean_over(symbols, [](const SymbolFigures& s) { return s.crps; });
  if (!all.crps) all.reasons["crps"] = symbols[0].reasons["crps"];
  if (std::all_of(symbols.begin(), symbols.end(), [](const SymbolFigures& s) { return s.coverage.has_value(); })) {
    all.coverage.emplace();
    for (std::size_t band = 0; band < coverage_bands.size(); ++band) {
      (*all.coverage)[band] = *mean_over(symbols, [&](const SymbolFigures& s) { return std::optional<double>((*s.coverage)[band]); });
    }
  } else {
    all.reasons["coverage"] = "the forecaster has no bands";
  }
  return all;
}

}  // namespace candlewright
