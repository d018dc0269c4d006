#include "engine/data/readers/cells.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <string>

namespace candlewright {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double too_large = std::numeric_limits<double>::max();
constexpr double longest_time = 9.2e18;  // ns; 64 bits reach to the year 2262

bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

/// Plain text of a number that groups its thousands or has a decimal comma; empty if it is no such number.
std::string plain_form(std::string_view cell, NumberStyle style) {
  std::string plain;
  bool fraction = false;
  int in_group = -1;  // digits since the last group sign, -1 = no sign yet
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    const bool wide_space = c == '\xC2' && i + 1 < cell.size() && cell[i + 1] == '\xA0';
    if (c == style.decimal && !fraction) {
      if (in_group >= 0 && in_group != 3) return {};
      fraction = true;
      plain += '.';
    } else if (style.grouped && !fraction && (c == ',' || c == '.' || c == '\'' || c == ' ' || wide_space)) {
      if (in_group >= 0 && in_group != 3) return {};
      in_group = 0;
      if (wide_space) ++i;
    } else if (is_digit(c) || c == '-' || c == '+' || c == 'e' || c == 'E') {
      plain += c;
      if (in_group >= 0 && !fraction) ++in_group;
    } else {
      return {};
    }
  }
  if (!fraction && in_group >= 0 && in_group != 3) return {};
  return plain;
}

int two(const char* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }
bool digits_at(const char* at, int count) {
  for (int i = 0; i < count; ++i) {
    if (!is_digit(at[i])) return false;
  }
  return true;
}

/// Days since 1970 of a date in the proleptic Gregorian calendar, or nothing if there is no such day.
std::optional<std::int64_t> day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1678 || year > 2261) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ' && text.front() != '\0') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ' && text.back() != '\0') text.remove_suffix(1);
  return text;
}

double number_in(std::string_view cell, NumberStyle style) {
  cell = trimmed(cell);
  if (!cell.empty() && cell.front() == '+') cell.remove_prefix(1);
  if (cell.empty()) return missing;
  std::string plain;
  if (style.decimal != '.' || style.grouped) {
    plain = plain_form(cell, style);
    cell = plain;
  }
  double value = missing;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error == std::errc::result_out_of_range && end == cell.data() + cell.size()) return cell.front() == '-' ? -too_large : too_large;
  if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) return missing;
  return value;
}

const char* quick_time(const char* at, const char* end, Nanoseconds& out) {
  if (end - at < 10 || at[4] != '-' || at[7] != '-' || !digits_at(at, 4) || !digits_at(at + 5, 2) || !digits_at(at + 8, 2)) return nullptr;
  const auto day = day_number(two(at) * 100 + two(at + 2), two(at + 5), two(at + 8));
  if (!day) return nullptr;
  out = *day * ns_per_day;
  at += 10;
  if (at == end || (*at != 'T' && *at != ' ')) return at;
  if (end - at < 9 || at[3] != ':' || at[6] != ':' || !digits_at(at + 1, 2) || !digits_at(at + 4, 2) || !digits_at(at + 7, 2))
    return nullptr;
  const int hour = two(at + 1), minute = two(at + 4), second = two(at + 7);
  if (hour > 23 || minute > 59 || second > 59) return nullptr;
  out += (hour * 3600 + minute * 60 + second) * ns_per_second;
  at += 9;
  if (at < end && *at == 'Z') ++at;
  return at;
}

std::optional<Nanoseconds> TimeReader::read(std::string_view cell) {
  cell = trimmed(cell);
  Nanoseconds time = 0;
  if (quick_time(cell.data(), cell.data() + cell.size(), time) == cell.data() + cell.size()) return time;
  if (const auto iso = parse_iso(cell)) return iso;
  if (cell.size() >= 10 && cell[4] == cell[7] && (cell[4] == '/' || cell[4] == '.')) {
    std::string text(cell);
    text[4] = text[7] = '-';
    if (const auto iso = parse_iso(text)) return iso;
  }
  if (cell.size() == 8 && digits_at(cell.data(), 8)) {
    const char* at = cell.data();
    if (const auto day = day_number(two(at) * 100 + two(at + 2), two(at + 4), two(at + 6))) return *day * ns_per_day;
  }
  const std::size_t whole = !cell.empty() && cell.front() == '-' ? 1 : 0;
  if (cell.size() > whole && cell.find_first_not_of("0123456789.", whole) == std::string_view::npos) {
    std::int64_t exact = 0;  // a double cannot hold nanoseconds of today
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), exact);
    if (error == std::errc() && end == cell.data() + cell.size() && epoch_unit_ == 1) return exact;
    return read_epoch(number_in(cell, {}));
  }
  return std::nullopt;
}

std::optional<Nanoseconds> TimeReader::read_epoch(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  if (epoch_unit_ == 0) {
    const double size = std::fabs(value);
    epoch_unit_ = size < 1e11 ? ns_per_second : size < 1e14 ? ns_per_second / 1'000 : size < 1e17 ? ns_per_second / 1'000'000 : 1;
  }
  if (std::fabs(value) * static_cast<double>(epoch_unit_) > longest_time) return std::nullopt;
  const double whole = std::floor(value);
  return static_cast<Nanoseconds>(whole) * epoch_unit_ + static_cast<Nanoseconds>((value - whole) * static_cast<double>(epoch_unit_));
}

}  // namespace candlewright
