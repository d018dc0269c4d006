#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/time.h"

namespace candlewright {

/// How a file writes its numbers; one style a file.
struct NumberStyle {
  char decimal = '.';
  bool grouped = false;  ///< thousands are set apart: "100,095.00", "1 234,5"
};

constexpr std::array<double, 23> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Reads a plain decimal that starts at `at`, exactly rounded. Returns its end, or nullptr if the number is none
/// or has too many digits for the short way (then number_in decides). A mantissa under 2^53 divided by a power of
/// ten up to 10^22 is correctly rounded, since both are exact (Clinger 1990).
inline const char* quick_number(const char* at, const char* end, double& out) {
  const bool negative = at < end && *at == '-';
  if (negative) ++at;
  std::uint64_t mantissa = 0;
  const char* digits = at;
  while (at < end && static_cast<unsigned char>(*at - '0') < 10) mantissa = mantissa * 10 + static_cast<unsigned char>(*at++ - '0');
  std::ptrdiff_t count = at - digits;
  std::ptrdiff_t decimals = 0;
  if (at < end && *at == '.') {
    digits = ++at;
    while (at < end && static_cast<unsigned char>(*at - '0') < 10) mantissa = mantissa * 10 + static_cast<unsigned char>(*at++ - '0');
    decimals = at - digits;
    count += decimals;
  }
  if (count == 0 || count > 18 || mantissa > (std::uint64_t{1} << 53)) return nullptr;
  const double value = static_cast<double>(mantissa) / powers_of_ten[static_cast<std::size_t>(decimals)];
  out = negative ? -value : value;
  return at;
}

/// The number in a cell, spaces around it ignored. NaN if it is missing or unreadable; a number that does not fit
/// a double comes back as the largest one, so that it is told apart from a missing one.
double number_in(std::string_view cell, NumberStyle style);

/// Reads times: ISO-8601, y/m/d and y.m.d, yyyymmdd, or seconds, milliseconds, microseconds or nanoseconds since 1970,
/// whose unit the size of the first such number decides for the whole file.
class TimeReader {
 public:
  std::optional<Nanoseconds> read(std::string_view cell);
  std::optional<Nanoseconds> read_epoch(double value);

 private:
  Nanoseconds epoch_unit_ = 0;
};

/// Reads "2024-03-01", "2024-03-01T00:00:00Z" and the like at full speed. Returns its end or nullptr (then TimeReader decides).
const char* quick_time(const char* at, const char* end, Nanoseconds& out);

std::string_view trimmed(std::string_view text);

}  // namespace candlewright
