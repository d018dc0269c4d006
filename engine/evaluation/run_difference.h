#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// The errors of one evaluation by window, ready to be paired with another's.
struct PairableErrors {
  struct OfSymbol {
    std::string windows_fingerprint;         ///< of origins and closes, to the last digit
    std::vector<double> model, persistence;  ///< mean |error| of each window in percent of the origin's close, by origin
  };
  std::string part;
  std::int64_t part_rows = 0, horizon = 0, stride = 0;
  std::map<std::string, OfSymbol> symbols;
};

/// Of a stored evaluation, from the forecasts that stand beside it. Blocks for one query a symbol. Throws InputError (kind store).
PairableErrors errors_of(const RunStore& store, const EvaluationRow& evaluation);
/// Tomorrow = today on the same windows, as a baseline.
PairableErrors persistence_of(const PairableErrors& judged);

/// One forecaster against a baseline forecaster, paired over the symbols whose windows are the same in both. In points of skill: of a
/// symbol, 100 x (baseline's error - its error) / persistence's error, so that more is better and symbols weigh alike.
struct RunDifference {
  std::int64_t symbols = 0, windows = 0, symbols_better = 0;
  std::optional<double> median;                              ///< over symbols
  std::optional<Interval> interval;                          ///< 95 %, of the median
  std::optional<std::pair<double, double>> symbols_from_to;  ///< 10th to 90th percentile of the symbols; from 5 symbols on
  std::optional<double> p_value;                             ///< before the correction
  ErrorVerdict verdict = ErrorVerdict::too_few_windows;
  std::string reason;  ///< why there is no median: "other windows were judged: horizon 30 here, 5 in the baseline"
};

/// Each of `others` against `baseline`; verdicts by Holm at 5 % over all that have a p value. Formulas: docs/metrics.md, section 8.
/// Pure arithmetic: 2,000 draws (more from 25 comparisons on) over symbols x windows for each.
std::vector<RunDifference> differences_from(const PairableErrors& baseline, const std::vector<PairableErrors>& others);

/// A symbol's skill in two evaluations of the same windows, in percent: 100 x (1 - mean error / persistence's mean error), errors in
/// percent of the origin's close. `after - before` is the symbol's points of RunDifference.
struct SymbolChange {
  std::string symbol;
  std::int64_t windows = 0;
  double before = 0, after = 0;
};
/// Of the symbols that both judged on the same windows, as the evaluations name them. Pure arithmetic.
std::vector<SymbolChange> symbol_changes(const PairableErrors& before, const PairableErrors& after);

/// One window of one symbol, judged twice: mean |error| in percent of the origin's close.
struct WindowChange {
  Nanoseconds origin = 0;
  double before = 0, after = 0;
};
/// Of the stored forecasts of one symbol, by origin; windows that only one of them judged, or not over the whole horizon, are left out.
std::vector<WindowChange> window_changes(const std::vector<StoredForecast>& before, const std::vector<StoredForecast>& after);

}  // namespace candlewright
