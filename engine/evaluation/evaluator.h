#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/dataset.h"
#include "engine/evaluation/score.h"
#include "engine/events/event.h"
#include "engine/models/forecaster.h"

namespace candlewright {

/// What is judged, and how. The same for every forecaster that is compared.
struct Protocol {
  Part part = Part::test;
  std::int64_t part_rows = 0;                ///< > 0 (held out only): the last rows of each symbol instead of the laid-out part
  bool before_part = false;                  ///< judges as many bars before those instead: what is fitted to held-out symbols sees these
  std::int64_t lookback = 64, horizon = 30;  ///< bars
  /// Above 0: an origin with fewer than `lookback` bars behind it is judged with the context that it has, down to so many bars. 0 = such
  /// an origin does not exist.
  std::int64_t least_context = 0;
  std::int64_t stride = 1;                           ///< bars between origins
  std::vector<std::int64_t> horizons{1, 5, 15, 30};  ///< steps reported apart; those beyond `horizon` are left out
  /// Forecasts only whole windows, none for by_horizon alone: what validation during training needs.
  bool windows_only = false;
  /// At most so many windows, spread evenly over symbols and time (implies windows_only); 0 = all.
  std::int64_t window_limit = 0;
  /// Requests handed to the forecaster at once.
  std::int64_t chunk = 32;
  /// False: a chunk never holds two symbols, so that a symbol's forecasts do not depend on the others' to the last bit.
  bool mix_symbols = false;
  bool repair_candles = false;  ///< mends the candles of every forecast before it is judged
  bool keep_samples = false;    ///< keeps the closes of all sample paths: what an ensemble's crps is made of
};

/// One forecaster judged on all symbols of a part, with every forecast kept.
struct Evaluation {
  AggregateFigures aggregate;
  std::vector<SymbolFigures> symbols;                  ///< by name
  std::vector<std::vector<JudgedForecast>> forecasts;  ///< of symbols[i], ordered by origin
  std::vector<SymbolScale> scales;                     ///< of symbols[i]
  struct Skipped {
    std::string symbol, reason;
  };
  std::vector<Skipped> skipped;  ///< symbols without a window, and files in error
};

/// Judges a forecaster on all windows of the part; persistence is scored on the same windows always. Blocks on the calling
/// thread; `progress` is told the windows done and to do; a stop request is seen between chunks and ends with Stopped.
/// Throws InputError (kind input) if no symbol of the part has a window. Deterministic for `sampling.seed`.
///
/// Validation during training:
///   Protocol protocol{.part = Part::validation, .lookback = .., .horizon = .., .windows_only = true,
///                     .window_limit = settings.forecast_windows, .mix_symbols = true};
///   const Evaluation judged = evaluate(*stage.forecaster(), data, protocol, sampling, {}, stop);
///   tell(judged, validation_done);
Evaluation evaluate(Forecaster& forecaster, const Dataset& data, const Protocol& protocol, const SamplingSettings& sampling,
                    const std::function<void(std::int64_t done, std::int64_t total)>& progress = {}, std::stop_token stop = {});

/// Scores the kept forecasts anew, after they were combined or calibrated.
void rescore(Evaluation& evaluation, const Protocol& protocol);

/// Fills the forecast figures of a validation event (pct_mae, price_mae, skill and its interval, persistence_pct_mae,
/// forecast_windows, symbols; a symbol without skill has NaN) and at most `samples` forecasts for drawing, spread over the symbols: the
/// last window of each. Enough of them that the symbol one looks at is there in a folder of usual size.
void tell(const Evaluation& evaluation, ValidationDone& event, std::size_t samples = 32);

/// The bars of a symbol that the protocol judges; empty if the symbol is not of this part.
RowRange judged_rows(const DatasetSymbol& symbol, const Protocol& protocol);

}  // namespace candlewright
