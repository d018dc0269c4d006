#pragma once
#include "engine/storage/run_store.h"
#include "ui/desk.h"

namespace candlewright {

constexpr int judged_horizon = 4, judged_windows = 60;

/// A forecast `factor` times the last close at every step, worse by the step, with narrow bands, over bars that the market has.
inline StoredForecast forecast_of(const PriceTable& table, std::size_t origin, double factor) {
  StoredForecast f;
  f.symbol = table.symbol;
  f.origin = table.time[origin];
  f.last_close = table.close[origin];
  f.levels = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
  f.quantiles.resize(f.levels.size());
  f.paths.resize(2);
  for (std::size_t h = 1; h <= judged_horizon && origin + h < table.close.size(); ++h) {
    f.times.push_back(table.time[origin + h]);
    f.actual.push_back(table.close[origin + h]);
    f.close.push_back(f.last_close * (1 + (factor - 1) * static_cast<double>(h * h)));
    for (std::size_t s = 0; s < 2; ++s) f.paths[s].push_back(static_cast<float>(f.close.back() * (0.99 + 0.02 * static_cast<double>(s))));
    for (std::size_t l = 0; l < f.levels.size(); ++l) f.quantiles[l].push_back(f.close.back() * (0.997 + 0.001 * static_cast<double>(l)));
  }
  return f;
}

/// A finished run with one evaluation of the open prices: the first symbol's forecasts fall ever further, by `worst` at the first step, the
/// others' stay near.
inline QString add_judged_run(const Desk& desk, int with_windows = judged_windows, double worst = 0.98) {
  RunStore store(desk.workspace());
  RunRow row;
  row.name = "judged";
  row.model = "kronos";
  row.status = "finished";
  row.origin = "cli";
  const std::string run = store.create_run(row);
  Json document{{"protocol", {{"part", "test"}, {"horizon", judged_horizon}, {"lookback", 16}, {"stride", 1}}},
                {"aggregate", {{"skill", -0.1}, {"windows", 180}, {"symbols_evaluated", 3}}},
                {"per_symbol", Json::array()}};
  std::vector<StoredForecast> forecasts;
  double skill = -0.4;
  for (const DatasetSymbol& symbol : desk.bench->prices.dataset()->symbols) {
    const PriceTable& table = *symbol.table;
    for (int i = 0; i < with_windows; ++i) {
      const std::size_t origin = table.close.size() - judged_horizon - static_cast<std::size_t>(with_windows - i);
      forecasts.push_back(forecast_of(table, origin, skill < -0.3 ? worst : 1.0005));
    }
    document["per_symbol"].push_back({{"symbol", symbol.name()}, {"windows", with_windows}, {"skill", skill}, {"pct_mae", 5.0}});
    skill += 0.3;
  }
  EvaluationRow evaluation;
  evaluation.run = run;
  evaluation.checkpoint = "best";
  evaluation.part = "test";
  evaluation.document = document;
  store.add_evaluation(evaluation, forecasts);
  return QString::fromStdString(run);
}

}  // namespace candlewright
