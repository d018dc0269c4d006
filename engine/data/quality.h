#pragma once
#include <string>

#include "engine/data/price_table.h"

namespace candlewright {

/// Fills in what is judged rather than repaired: frequency, gaps, outliers, share of zero volume, and the fingerprint.
/// Definitions: docs/data.md. Cheap (a few passes); does nothing to a table in error.
void judge_quality(PriceTable& table);

/// "sha256:.." of the symbol and its bars, the same on every machine.
std::string fingerprint_of(const PriceTable& table);

/// "1d", "5m", "1h", "1w", "1mo" of a step between bars in ns; "" if the step is no whole second.
std::string name_of_step(Nanoseconds step);

}  // namespace candlewright
