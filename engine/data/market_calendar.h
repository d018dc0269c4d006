#pragma once
#include <array>
#include <vector>

#include "engine/base/time.h"

namespace candlewright {

/// When a market trades, as its bars show it. All in UTC; weekday 0 = Monday.
struct MarketCalendar {
  std::array<std::int64_t, 7> days_on{};  ///< trading days seen on each weekday
  std::vector<Nanoseconds> times_of_day;  ///< that occur on more than half of the days, ascending
  std::int64_t days = 0;                  ///< days with a bar
  Nanoseconds step = 0;                   ///< most common time between bars; 0 with fewer than two

  bool occurs(int weekday) const { return days_on[static_cast<std::size_t>(weekday)] > 0; }
  /// Occurs on at least half as many days as the most common weekday: a stray Saturday makes no Saturday market.
  bool usual(int weekday) const;
  bool every_day() const;  ///< all seven weekdays are usual
};

/// What the first `rows` bars show (all with -1); `time` ascends.
MarketCalendar calendar_of(const std::vector<Nanoseconds>& time, std::int64_t rows = -1);

std::int64_t day_of(Nanoseconds time);  ///< days since 1970, rounded down
int weekday_of(std::int64_t day);       ///< 0 = Monday

}  // namespace candlewright
