#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "engine/evaluation/evaluator.h"

namespace candlewright {

/// One origin with a horizon of two bars, no bands.
inline JudgedForecast an_origin(int day, double last, std::vector<double> close, std::vector<double> actual) {
  JudgedForecast f;
  f.origin = day;
  f.origin_time = day * ns_per_day;
  f.last_close = last;
  f.largest_move = 10;
  f.volatility = 0.01;
  f.close = std::move(close);
  f.actual = std::move(actual);
  return f;
}

/// What evaluate() gives for one symbol, from forecasts made by hand.
inline Evaluation an_evaluation(const std::string& symbol, std::vector<JudgedForecast> forecasts) {
  Evaluation e;
  e.symbols.emplace_back().symbol = symbol;
  e.forecasts.push_back(std::move(forecasts));
  e.scales.push_back({1e-8, 1.0, 1.0});
  rescore(e, {});
  return e;
}

}  // namespace candlewright
