#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"

namespace candlewright {

/// Forecast of one origin next to what followed. Vectors are by step, step 1 first; closes in the file's currency.
struct JudgedForecast {
  std::int64_t origin = 0;  ///< bar index
  Nanoseconds origin_time = 0;
  double last_close = 0;                       ///< close of the origin: what persistence repeats
  std::vector<Nanoseconds> times;              ///< of all steps of the horizon
  std::vector<double> close;                   ///< point forecast, all steps
  std::vector<double> actual;                  ///< closes of the target bars inside the part: all steps for a window, fewer near its end
  std::vector<double> levels;                  ///< of the quantiles, ascending; empty without bands
  std::vector<std::vector<double>> quantiles;  ///< closes [level][step]
  std::vector<double> crps;                    ///< of each actual close, in the file's currency; empty without samples
  bool is_window() const { return actual.size() == close.size(); }
};

/// What the figures of a symbol are measured against.
struct SymbolScale {
  double mape_floor = 0;               ///< least |actual| that mape divides by: 1e-8 times the mean |close| of the symbol
  std::optional<double> one_step_mae;  ///< mean |close[i] - close[i-1]| before the part, for mase; empty with fewer than two bars there
};

/// Errors of closes over a set of (window, step) cells.
struct Errors {
  std::int64_t windows = 0;  ///< origins
  double mae = 0, rmse = 0;  ///< in the file's currency
  double mape = 0;           ///< percent of the actual close, floored
  double pct_mae = 0;        ///< percent of the origin's close
};

inline constexpr std::array<int, 3> coverage_bands{50, 80, 90};  ///< percent, central

/// All figures of one symbol. Optional figures say in `reasons` (by their name) why they are empty.
struct SymbolFigures {
  std::string symbol;
  std::int64_t windows = 0;
  Nanoseconds first_origin = 0, last_origin = 0;  ///< of the windows
  Errors model, persistence;                      ///< over all windows and steps
  std::optional<double> mase, persistence_mase;   ///< mae / one_step_mae
  std::optional<double> skill;                    ///< fraction: 1 - mae / persistence mae; 0 = no better than tomorrow = today
  std::optional<Interval> skill_interval;         ///< 95 %, moving blocks of windows
  DieboldMariano dm;
  struct AtStep {
    Errors model, persistence;
    std::optional<double> skill;
  };
  std::map<std::int64_t, AtStep> by_horizon;      ///< at exactly this step, over every origin whose target bar lies in the part
  std::optional<std::array<double, 3>> coverage;  ///< share of actual closes inside the bands, 0 to 1, bounds included
  std::optional<double> crps;                     ///< percent of the origin's close
  std::map<std::string, std::string> reasons;
};

/// Figures over symbols: plain means, every symbol weighs the same.
struct AggregateFigures {
  std::int64_t symbols = 0, windows = 0;
  double mae = 0, rmse = 0;      ///< means over currencies: for files only, never shown alone
  double mape = 0, pct_mae = 0;  ///< percent
  std::optional<double> mase;
  std::optional<double> skill;                 ///< 1 - exp(mean ln(mae / persistence mae))
  std::optional<Interval> skill_interval;      ///< 95 % bootstrap over symbols
  ErrorVerdict verdict = ErrorVerdict::too_few_windows;  ///< by the interval; of a single symbol by its test
  std::int64_t better_than_persistence = 0;    ///< symbols with skill > 0
  std::optional<std::array<double, 3>> coverage;
  std::optional<double> crps;
  Errors persistence;
  std::optional<double> persistence_mase;
  std::map<std::string, std::string> reasons;
};

/// Scale of a symbol from all its closes and the first bar of its part.
SymbolScale scale_of(const std::vector<double>& closes, std::int64_t part_begin);

/// CRPS of one actual value under equally likely samples: mean |x - y| - half the mean |x - x'|, in the unit of the samples.
double crps_of_samples(std::vector<double> samples, double actual);

/// Figures of one symbol. `forecasts` are ordered by origin and hold at least one window. The verdict needs judge_all() yet.
/// Pure arithmetic, returns at once. Formulas: docs/metrics.md.
SymbolFigures score(const std::string& symbol, const std::vector<JudgedForecast>& forecasts, const SymbolScale& scale, std::int64_t stride,
                    const std::vector<std::int64_t>& horizons);

/// Verdicts of all symbols (Benjamini-Hochberg), then the aggregate. `symbols` may be empty.
AggregateFigures judge_all(std::vector<SymbolFigures>& symbols);

}  // namespace candlewright
