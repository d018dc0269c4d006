#include "engine/base/time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace candlewright {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Reads exactly `digits` decimal digits at the front.
std::optional<int> number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

Nanoseconds floor_div(Nanoseconds a, Nanoseconds b) { return a / b - (a % b < 0 ? 1 : 0); }
/// What floor_div leaves, 0 to b - 1; a product of the two would not fit for the first day that nanoseconds reach.
Nanoseconds floor_rest(Nanoseconds a, Nanoseconds b) { return a % b + (a % b < 0 ? b : 0); }

}  // namespace

CalendarTime calendar(Nanoseconds time) {
  const Nanoseconds day_number = floor_div(time, ns_per_day);
  const int second_of_day = static_cast<int>(floor_rest(time, ns_per_day) / ns_per_second);
  const sys_days day{days{day_number}};
  const year_month_day date{day};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          second_of_day / 3600,
          second_of_day / 60 % 60,
          second_of_day % 60,
          static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1};
}

std::string to_iso(Nanoseconds time) {
  const CalendarTime t = calendar(time);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
  std::string out = text.data();
  const Nanoseconds fraction = floor_rest(time, ns_per_second);
  if (fraction != 0) {
    std::snprintf(text.data(), text.size(), ".%09lld", static_cast<long long>(fraction));
    std::string digits = text.data();
    while (digits.size() > 4 && digits.substr(digits.size() - 3) == "000") digits.resize(digits.size() - 3);
    out += digits;
  }
  return out + "Z";
}

std::optional<Nanoseconds> parse_iso(std::string_view text) {
  const auto year = number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = number(text, 2);
  if (!day) return std::nullopt;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  // 64-bit nanoseconds reach from 1677 to 2262.
  if (*year < 1678 || *year > 2261) return std::nullopt;
  Nanoseconds time = static_cast<Nanoseconds>(sys_days{date}.time_since_epoch().count()) * ns_per_day;
  if (text.empty()) return time;
  if (!take(text, 'T') && !take(text, ' ') && !take(text, 't')) return std::nullopt;
  const auto hour = number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  Nanoseconds fraction = 0;
  if (take(text, ':')) {
    const auto s = number(text, 2);
    if (!s || *s > 60) return std::nullopt;
    second = *s;
    if (take(text, '.')) {
      Nanoseconds unit = ns_per_second / 10;
      if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        fraction += (text.front() - '0') * unit;
        unit /= 10;
        text.remove_prefix(1);
      }
    }
  }
  time += (*hour * 3600 + *minute * 60 + second) * ns_per_second + fraction;
  if (text.empty() || text == "Z" || text == "z") return time;
  const bool minus = text.front() == '-';
  if (!minus && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto offset_hour = number(text, 2);
  if (!offset_hour) return std::nullopt;
  take(text, ':');
  int offset_minute = 0;
  if (!text.empty()) {
    const auto m = number(text, 2);
    if (!m || !text.empty()) return std::nullopt;
    offset_minute = *m;
  }
  const Nanoseconds offset = (*offset_hour * 3600 + offset_minute * 60) * ns_per_second;
  return minus ? time + offset : time - offset;
}

Nanoseconds now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace candlewright
