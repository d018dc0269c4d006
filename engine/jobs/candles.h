#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/models/forecaster.h"

namespace candlewright {

/// What no candle can be: a high below open or close, a low above them, a price that is not above 0, a volume or amount below 0.
struct CandleCheck {
  std::int64_t impossible = 0;        ///< forecast bars with at least one fault
  std::vector<std::string> warnings;  ///< one sentence a bar, naming step, time and values
};

/// Looks at the candles of a forecast; columns that it lacks are not looked at. Changes nothing.
CandleCheck check_candles(const Forecast& forecast, const std::vector<Nanoseconds>& times);

/// Mends them: high and low are widened to hold open and close, volume and amount below 0 become 0. Open and close stay.
void repair_candles(Forecast& forecast);

}  // namespace candlewright
