#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candlewright {

using Nanoseconds = std::int64_t;   ///< since 1970-01-01 UTC
constexpr Nanoseconds ns_per_second = 1'000'000'000;
constexpr Nanoseconds ns_per_day = 86'400 * ns_per_second;

/// ISO-8601 UTC: "2024-03-01T00:00:00Z", with a fraction (3, 6 or 9 digits) only where there is one.
std::string to_iso(Nanoseconds time);

/// Reads a date or a date and time, with 'T' or a space, optional fraction, and Z, +hh:mm, +hhmm or no offset (then UTC).
std::optional<Nanoseconds> parse_iso(std::string_view text);

/// Calendar fields of a UTC time. Weekday 0 = Monday, month 1..12, day 1..31.
struct CalendarTime {
  int year, month, day, hour, minute, second, weekday;
};
CalendarTime calendar(Nanoseconds time);

Nanoseconds now();   ///< wall clock

}  // namespace candlewright
