#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"
#include "engine/evaluation/metrics.h"

namespace candlewright {

/// All figures of one symbol. Empty figures say in `reasons` (by the name of the figure or of its group) why.
struct SymbolFigures {
  std::string symbol;
  std::int64_t windows = 0;
  Nanoseconds first_origin = 0, last_origin = 0;  ///< of the windows
  Figures model, persistence;                     ///< over all windows and steps
  std::optional<double> skill;                    ///< fraction: 1 - mae / persistence mae; 0 = no better than tomorrow = today
  std::optional<Interval> skill_interval;         ///< 95 %, moving blocks of windows
  DieboldMariano dm;
  struct AtStep {
    std::int64_t origins = 0;
    Figures model, persistence;
    std::optional<double> skill;
  };
  std::map<std::int64_t, AtStep> by_horizon;              ///< at exactly this step, over every origin whose target bar lies in the part
  std::vector<double> window_errors, persistence_errors;  ///< mean |error| of each window in percent of the origin's close, by origin
  std::string windows_fingerprint;                        ///< "sha256:.." of the windows' origins, last closes and actual closes
  CandleFaults faults;                                    ///< of all forecasts
  std::map<std::string, std::string> reasons;
};

/// Figures over symbols: plain means, every symbol weighs the same. Those of metrics that are not scale-free mix currencies:
/// they are for files alone, never shown.
struct AggregateFigures {
  std::int64_t symbols = 0, windows = 0;
  Nanoseconds first_origin = 0, last_origin = 0;
  Figures model, persistence;
  std::optional<double> skill;                           ///< 1 - exp(mean ln(mae / persistence mae))
  std::optional<Interval> skill_interval;                ///< 95 % bootstrap over symbols
  ErrorVerdict verdict = ErrorVerdict::too_few_windows;  ///< by the interval; of a single symbol by its test
  std::int64_t better_than_persistence = 0;              ///< symbols with skill > 0
  struct AtStep {
    std::int64_t symbols = 0, origins = 0, better_than_persistence = 0;
    Figures model, persistence;
    std::optional<double> skill;
    std::optional<Interval> skill_interval;
  };
  std::map<std::int64_t, AtStep> by_horizon;
  CandleFaults faults;
  std::map<std::string, std::string> reasons;
};

/// Figures of one symbol. `forecasts` are ordered by origin and hold at least one window. The verdict needs judge_all() yet.
/// Pure arithmetic, returns at once. Formulas: docs/metrics.md.
SymbolFigures score(const std::string& symbol, const std::vector<JudgedForecast>& forecasts, const SymbolScale& scale, std::int64_t stride,
                    const std::vector<std::int64_t>& horizons);

/// Verdicts of all symbols (Benjamini-Hochberg), then the aggregate. `symbols` may be empty.
AggregateFigures judge_all(std::vector<SymbolFigures>& symbols);

}  // namespace candlewright
