#include "engine/data/market_calendar.h"

#include <algorithm>
#include <limits>
#include <map>

namespace candlewright {
namespace {

/// The value that occurs most often, the smallest of equals. One pass if it is a majority, as it nearly always is.
Nanoseconds most_common(const std::vector<Nanoseconds>& time, std::size_t rows) {
  if (rows < 2) return 0;
  Nanoseconds candidate = 0;
  std::int64_t votes = 0;
  for (std::size_t i = 1; i < rows; ++i) {  // Boyer and Moore's majority vote
    const Nanoseconds step = time[i] - time[i - 1];
    if (votes == 0) candidate = step;
    votes += step == candidate ? 1 : -1;
  }
  std::size_t count = 0;
  for (std::size_t i = 1; i < rows; ++i) count += time[i] - time[i - 1] == candidate;
  if (count * 2 > rows - 1) return candidate;
  std::map<Nanoseconds, std::size_t> counts;
  for (std::size_t i = 1; i < rows; ++i) ++counts[time[i] - time[i - 1]];
  return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace

std::int64_t day_of(Nanoseconds time) { return time / ns_per_day - (time % ns_per_day < 0 ? 1 : 0); }

int weekday_of(std::int64_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }  // 1970-01-01 was a Thursday

bool MarketCalendar::usual(int weekday) const {
  const std::int64_t most = *std::max_element(days_on.begin(), days_on.end());
  return occurs(weekday) && days_on[static_cast<std::size_t>(weekday)] * 2 >= most;
}

bool MarketCalendar::every_day() const {
  for (int weekday = 0; weekday < 7; ++weekday) {
    if (!usual(weekday)) return false;
  }
  return true;
}

MarketCalendar calendar_of(const std::vector<Nanoseconds>& time, std::int64_t rows) {
  const std::size_t count = rows < 0 ? time.size() : std::min(time.size(), static_cast<std::size_t>(rows));
  MarketCalendar calendar;
  calendar.step = most_common(time, count);
  std::map<Nanoseconds, std::int64_t> slots;
  auto slot = slots.end();
  std::int64_t day = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t today = day_of(time[i]);
    if (today != day) {
      day = today;
      ++calendar.days;
      ++calendar.days_on[static_cast<std::size_t>(weekday_of(today))];
    }
    const Nanoseconds time_of_day = time[i] - today * ns_per_day;
    if (slot == slots.end() || slot->first != time_of_day) slot = slots.emplace(time_of_day, 0).first;
    ++slot->second;
  }
  for (const auto& [time_of_day, seen] : slots) {
    if (seen * 2 > calendar.days) calendar.times_of_day.push_back(time_of_day);
  }
  return calendar;
}

}  // namespace candlewright
