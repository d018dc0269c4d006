#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/data/price_table.h"
#include "engine/models/forecaster.h"

namespace candlewright {

/// What no candle can be (a high below open or close, a low above them, a price that is not above 0), volumes or amounts below 0,
/// and closes that move further in one bar than the symbol ever did. Counts of forecast bars.
struct CandleFaults {
  std::int64_t bars = 0;              ///< looked at
  std::int64_t impossible = 0;        ///< candles
  std::int64_t negative_volumes = 0;  ///< or amounts
  std::int64_t jumps = 0;
  std::int64_t faulty = 0;  ///< bars with at least one of these
  CandleFaults& operator+=(const CandleFaults& other);
};

/// What a forecast is held against: the close of its origin and the largest |log return| of one bar up to the origin.
struct CandleHistory {
  double last_close = 0, largest_move = 0;
};
CandleHistory history_of(const PriceTable& table, std::int64_t origin);

/// The same for every bar: entry i is the largest |log return| up to bar i.
std::vector<double> largest_moves(const std::vector<double>& closes);

/// Counts the faults. Columns that the forecast lacks are not looked at. Changes nothing.
CandleFaults candle_faults(const Forecast& forecast, const CandleHistory& history);

/// One sentence a faulty bar, naming step, time and values.
std::vector<std::string> candle_warnings(const Forecast& forecast, const CandleHistory& history, const std::vector<Nanoseconds>& times);

/// Mends them: a close that jumps is brought back to the largest move from the bar before it, and its candle moves with it in proportion;
/// high and low are widened to hold open and close; volume and amount below 0 become 0. Bands and sample paths stay.
void repair_candles(Forecast& forecast, const CandleHistory& history);

}  // namespace candlewright
