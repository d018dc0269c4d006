#pragma once
#include <cmath>
#include <vector>

#include "engine/evaluation/window_facts.h"

namespace candlewright {

/// One stored window of `day`: closes forecast and actual, no bands.
inline StoredForecast a_stored_window(int day, double last, std::vector<double> close, std::vector<double> actual) {
  StoredForecast f;
  f.symbol = "AAA";
  f.origin = day * ns_per_day;
  f.last_close = last;
  for (std::size_t h = 0; h < close.size(); ++h) f.times.push_back((day + 1 + static_cast<Nanoseconds>(h)) * ns_per_day);
  f.close = std::move(close);
  f.actual = std::move(actual);
  return f;
}

/// Closes of consecutive days from day 0, nothing repaired, no gap.
inline PriceTable daily_closes(std::vector<double> closes) {
  PriceTable table;
  table.symbol = "AAA";
  for (std::size_t i = 0; i < closes.size(); ++i) table.time.push_back(static_cast<Nanoseconds>(i) * ns_per_day);
  table.open = table.high = table.low = table.close = std::move(closes);
  return table;
}

/// A window whose errors at each step are given, in percent: `model` has the residual's sign, persistence errs by `persistence`.
inline WindowFacts a_window(int day, const std::vector<double>& residual, double persistence = 1) {
  WindowFacts window;
  window.origin = day * ns_per_day;
  for (const double r : residual) {
    window.residual.push_back(r);
    window.model.push_back(std::abs(r));
    window.persistence.push_back(persistence);
    window.extra += (std::abs(r) - persistence) / static_cast<double>(residual.size());
  }
  window.around = WindowSurroundings{};
  return window;
}

}  // namespace candlewright
