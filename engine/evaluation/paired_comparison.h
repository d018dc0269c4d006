#pragma once
#include <cstddef>
#include <string>

#include "engine/base/json.h"

namespace candlewright {

/// So many symbols on one side are less likely than 5 % by chance alone (2 / 2^6), whatever their windows say: fewer of them carry a
/// verdict only where some have enough windows.
inline constexpr std::size_t fewest_symbols = 6;

/// Is forecaster A better than B? Both judged on the same windows, by their evaluation documents; `name_a` and `name_b` (files) are
/// for errors and for the result. Errors are paired window by window, in percent of the origin's close:
///   {"a","b","protocol","unit","symbols","windows","median_difference","median_difference_interval","skill","skill_interval",
///    "symbols_better","symbols_worse","verdicts":{"better",..},"verdict","per_symbol":[{"symbol","windows","a","b","difference",
///    "median_window_difference","dm"}..],"notices"}
/// "better" is said of A. Formulas: docs/metrics.md. Pure arithmetic. Throws InputError that names file and field for what is no evaluation
/// document or carries no errors by window, and names what differs (part, horizon, stride, symbols, windows) where they are not of the same
/// windows.
Json compare_evaluations(const Json& a, const Json& b, const std::string& name_a, const std::string& name_b);

}  // namespace candlewright
