#pragma once
#include <cstdint>
#include <map>

#include "engine/evaluation/evaluator.h"

namespace candlewright {

/// Conformal repair of a forecaster's bands (conformalised quantile regression, Romano, Patterson and Candes 2019): each central band is
/// widened, or narrowed where a margin is negative, until it holds its share of the closes of the validation part.
struct Calibration {
  std::map<int, double> margins;         ///< by band in percent, in units of close x volatility of the context x sqrt(step)
  std::int64_t scores = 0, symbols = 0;  ///< forecast closes and symbols that they were fitted on
  Nanoseconds first_origin = 0, last_origin = 0;
};

/// Fits the margins on the forecasts of a part that is not judged: all symbols and steps together, which the unit makes alike.
/// A forecaster without bands is taken as one whose bands have no width. Contexts that stand still are left out.
/// Throws InputError (kind input) where there are too few closes for the widest band. Formula: docs/metrics.md.
Calibration fit_conformal(const Evaluation& on_validation);

/// Moves the bands of every forecast and scores anew. Quantiles stay in order; the point forecast, the median and the samples stay.
void calibrate(Evaluation& evaluation, const Calibration& calibration, const Protocol& protocol);

}  // namespace candlewright
