#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluation/judged_forecast.h"

namespace candlewright {

/// What the figures of a symbol are measured against. Bars before the part only, but for the floor.
struct SymbolScale {
  double mape_floor = 0;               ///< least |actual| that mape divides by: 1e-8 times the mean |close| of the symbol
  std::optional<double> one_step_mae;  ///< mean |close[i] - close[i-1]|, for mase; empty with fewer than two bars there
  std::optional<double> one_step_mse;  ///< mean (close[i] - close[i-1])^2, for rmsse
};

/// One forecast close next to the actual one.
struct JudgedStep {
  double forecast = 0, actual = 0, last_close = 0;
  const JudgedForecast* bands = nullptr;  ///< whose quantiles and crps at `step` belong to it; null = none
  std::size_t step = 0;                   ///< 0 = the first bar after the origin
};

/// A figure of one symbol's cells. To add one, add its entry to the table in metrics.cpp and its line in docs/metrics.md:
/// documents, aggregates, baselines, units and the command line's table all read the table.
struct Metric {
  std::string name;     ///< its key in documents; "coverage.90" is the key 90 of the object coverage
  std::string unit;     ///< of a symbol's figure
  std::string missing;  ///< why it is empty, where it is
  bool scale_free;      ///< false: in the symbol's currency, so that a mean over symbols mixes currencies
  bool by_step;         ///< told for single steps as well
  /// `cells` are never empty. Empty where the figure has no meaning.
  std::optional<double> (*of)(const std::vector<JudgedStep>& cells, const SymbolScale& scale);
};

/// All metrics, in the order of the documents. Formulas: docs/metrics.md.
const std::vector<Metric>& metrics();

/// Values by the names of metrics(); a name is absent where the figure is empty.
class Figures {
 public:
  std::optional<double> get(const std::string& name) const;
  double at(const std::string& name) const;  ///< the figure must be there
  void set(const std::string& name, std::optional<double> value);

 private:
  std::map<std::string, double> values_;
};

/// Every metric, or those told by step alone. No cells, no figures.
Figures figures_of(const std::vector<JudgedStep>& cells, const SymbolScale& scale, bool by_step_only = false);

/// Mean of each metric over the entries that have it.
Figures mean_of(const std::vector<const Figures*>& entries);

/// The key of a metric's reason, which its neighbours share: "coverage" of "coverage.90".
std::string group_of(const std::string& metric);

inline const std::vector<int> central_bands{50, 80, 90};  ///< percent

/// Rows of the two quantiles that bound a central band of `percent`; empty if the forecast has no such levels.
std::optional<std::pair<std::size_t, std::size_t>> band_rows(const std::vector<double>& levels, int percent);

/// Scale of a symbol from all its closes and the first bar of its part.
SymbolScale scale_of(const std::vector<double>& closes, std::int64_t part_begin);

/// CRPS of one actual value under equally likely samples: mean |x - y| - half the mean |x - x'|, in the unit of the samples.
double crps_of_samples(std::vector<double> samples, double actual);

}  // namespace candlewright
