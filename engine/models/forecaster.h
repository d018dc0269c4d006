#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

/// How a sampling model draws. Deterministic for a seed, whatever the batching.
struct SamplingSettings {
  std::int64_t samples = 4;
  double temperature = 1.0;  ///< > 0
  std::int64_t top_k = 0;    ///< 0 = off; > 0 switches top_p off
  double top_p = 0.9;        ///< >= 1 = off
  std::uint64_t seed = 1337;
  bool greedy = false;  ///< top_k 1, one sample
  std::int64_t max_context = 512;
};

/// Forecast `horizon` bars after bar `origin` of `table` from its last `lookback` bars. Bars after the origin are never read.
struct ForecastRequest {
  const PriceTable* table = nullptr;
  std::int64_t origin = 0;
  std::int64_t lookback = 64;
  std::int64_t horizon = 30;
  std::vector<Nanoseconds> times;  ///< of the `horizon` bars ahead
};

/// In the file's currency and units. Columns in the order open, high, low, close, volume, amount;
/// a forecaster of closes alone fills only column 3.
struct Forecast {
  static constexpr std::size_t close_column = 3;
  std::vector<std::vector<double>> point;            ///< [column][step], empty columns if not forecast
  std::vector<std::vector<double>> paths;            ///< closes [sample][step]; empty for a point forecaster without bands
  std::vector<double> quantile_levels;               ///< ascending; empty if the forecaster has no bands
  std::vector<std::vector<double>> close_quantiles;  ///< [level][step]
  const std::vector<double>& close() const { return point[close_column]; }
};

inline const std::vector<double> standard_quantile_levels{0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

/// Ordered quantiles by step from sample paths, by linear interpolation between order statistics.
std::vector<std::vector<double>> quantiles_of_paths(const std::vector<std::vector<double>>& paths, const std::vector<double>& levels);

/// Anything that forecasts: Kronos, Toto, baselines, ensembles. Not thread-safe; blocks while it computes.
class Forecaster {
 public:
  virtual ~Forecaster() = default;
  virtual std::string kind() const = 0;         ///< "kronos", "persistence", ...
  virtual std::string source() const = 0;       ///< folder or name, as the caller gave it
  virtual std::string fingerprint() const = 0;  ///< "sha256:.." of the weights; the name for a baseline
  /// A word for the person where these settings make bands other than the model's own, or reach beyond what it learnt; empty otherwise.
  virtual std::string notice(const SamplingSettings&, [[maybe_unused]] std::int64_t horizon) const { return {}; }
  /// One forecast a request, in order. Throws InputError for impossible requests, Stopped on request.
  virtual std::vector<Forecast> forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                         std::stop_token stop) = 0;
};

}  // namespace candlewright
