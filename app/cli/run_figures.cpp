#include "app/cli/run_figures.h"

#include <cstdio>

#include "engine/base/time.h"

namespace candlewright::cli {
namespace {

template <class... Values>
std::string printed(const char* format, Values... values) {
  char text[64];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

}  // namespace

std::string cell(const Json& value) {
  if (value.is_null()) return "–";
  if (value.is_number_float()) return printed("%.5g", value.get<double>());
  return value.is_string() ? value.get<std::string>() : dump(value);
}

std::string time_cell(const Json& value) {
  if (!value.is_string()) return "–";
  std::string text = value.get<std::string>().substr(0, 16);
  if (text.size() == 16) text[10] = ' ';
  return text;
}

std::string percent_cell(const Json& fraction) { return fraction.is_number() ? printed("%+.1f %%", 100 * fraction.get<double>()) : "–"; }

std::string took_cell(const Json& from, const Json& to) {
  if (!from.is_string()) return "–";
  const Nanoseconds end = to.is_string() ? parse_iso(to.get<std::string>()).value_or(0) : now();
  const long long seconds = (end - parse_iso(from.get<std::string>()).value_or(end)) / ns_per_second;
  if (seconds < 60) return printed("%lld s", seconds);
  if (seconds < 3600) return printed("%lld min %lld s", seconds / 60, seconds % 60);
  return printed("%lld h %lld min", seconds / 3600, seconds / 60 % 60);
}

std::string bytes_cell(const Json& bytes) {
  if (!bytes.is_number()) return "–";
  const double n = bytes.get<double>();
  if (n < 1e6) return printed("%.0f kB", n / 1e3);
  return n < 1e9 ? printed("%.1f MB", n / 1e6) : printed("%.2f GB", n / 1e9);
}

}  // namespace candlewright::cli
