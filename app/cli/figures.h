#pragma once
#include <string>

#include "engine/base/json.h"

namespace candlewright::cli {

// Figures as people read them; null becomes a dash. Minus is the real minus sign.

std::string percent(const Json& value);               ///< 6.54 (already percent), 2 decimals
std::string signed_percent(const Json& fraction);     ///< "+3.9" of a fraction, 1 decimal
std::string percent_interval(const Json& fractions);  ///< "−4.2 to +8.2" of a pair of fractions
std::string share(const Json& fraction);              ///< "47.3" percent of a fraction, 1 decimal
std::string signed_points(const Json& points);        ///< "−0.134" percentage points, 3 decimals
std::string ratio(const Json& value);                 ///< 2 decimals
std::string price(const Json& value);                 ///< 6 significant digits
std::string count(const Json& value);                 ///< "3,315"

/// "3.9 % less error than tomorrow = today", by the verdict and the skill (a fraction).
std::string verdict_sentence(const std::string& verdict, const Json& skill);

}  // namespace candlewright::cli
