#pragma once
#include <cstdint>
#include <vector>

#include "engine/base/time.h"
#include "engine/evaluation/candles.h"

namespace candlewright {

constexpr std::size_t kept_paths = 8;

/// Forecast of one origin next to what followed. Vectors are by step, step 1 first; closes in the file's currency.
struct JudgedForecast {
  std::int64_t origin = 0;  ///< bar index
  Nanoseconds origin_time = 0;
  double last_close = 0;                       ///< close of the origin: what persistence repeats
  double largest_move = 0;                     ///< largest |log return| of one bar up to the origin
  double volatility = 0;                       ///< standard deviation of the context's one-bar log returns
  std::vector<Nanoseconds> times;              ///< of all steps of the horizon
  std::vector<double> close;                   ///< point forecast, all steps
  std::vector<double> actual;                  ///< closes of the target bars inside the part: all steps for a window, fewer near its end
  std::vector<double> levels;                  ///< of the quantiles, ascending; empty without bands
  std::vector<std::vector<double>> quantiles;  ///< closes [level][step]
  std::vector<std::vector<float>> paths;       ///< closes [sample][step] of the first `kept_paths` samples, to be looked at
  std::vector<double> crps;                    ///< of each actual close, in the file's currency; empty without samples
  std::vector<std::vector<double>> samples;    ///< closes [step][sample], ascending; only where Protocol::keep_samples asks for them
  CandleFaults faults;                         ///< of the forecast as the model gave it
  bool is_window() const { return actual.size() == close.size(); }
};

}  // namespace candlewright
