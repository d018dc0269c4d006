#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/models/forecaster.h"

namespace candlewright {

/// "persistence", "drift", "seasonal_naive", "random_walk". Formulas: docs/metrics.md.
const std::vector<std::string>& baseline_names();

/// The name as listed of a baseline written with spaces or hyphens ("random walk"); empty if `word` names none.
std::string baseline_name(const std::string& word);

/// Forecasts closes only. Persistence, drift and seasonal naive are points; the random walk has quantiles and sample paths.
/// They throw InputError where the context is too short for their formula. `name` is one of baseline_names().
std::unique_ptr<Forecaster> make_baseline(const std::string& name);

/// Bars after which the pattern of a market begins anew, by the bars up to `origin`: 5 for daily bars with weekends off,
/// 7 for daily bars with weekends, the usual number of bars of a day within the day, 1 for anything slower than daily.
std::int64_t season(const PriceTable& table, std::int64_t origin);

/// z such that a standard normal value lies below it with probability `share`, 0 < share < 1.
double normal_quantile(double share);

}  // namespace candlewright
