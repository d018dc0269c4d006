#pragma once
#include <string>

#include "engine/base/json.h"
#include "engine/evaluation/evaluator.h"

namespace candlewright {

// The parts of evaluation.json (docs/cli.md, "Evaluation and forecasts"). Figures that are empty are null, with the reason
// under "reasons" beside them.

Json to_json(const SymbolFigures& figures);
Json to_json(const AggregateFigures& figures);
Json to_json(const DieboldMariano& test);
Json protocol_json(const Protocol& protocol, const SamplingSettings& sampling);
/// Entries of "baselines": the aggregate of one forecaster, and of persistence on the same windows.
Json baseline_json(const AggregateFigures& figures);
Json persistence_json(const AggregateFigures& figures);
Json skipped_json(const std::vector<Evaluation::Skipped>& skipped);
/// Unit of each figure by its name.
Json units_json();

/// The lines of --export-forecasts: one JSON object an origin, symbols by name, origins by time.
std::string export_lines(const Evaluation& evaluation);

/// "0.05", "0.5": a quantile level as a key.
std::string level_key(double level);
/// {"0.05":[..],..}
Json quantiles_json(const std::vector<double>& levels, const std::vector<std::vector<double>>& quantiles);
Json times_json(const std::vector<Nanoseconds>& times);

}  // namespace candlewright
