#include "app/cli/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace candlewright::cli {
namespace {

const char* const dash = "–";

std::string formatted(const char* format, const Json& value, double factor = 1) {
  if (!value.is_number()) return dash;
  char text[400];
  std::snprintf(text, sizeof text, format, factor * value.get<double>());
  std::string out = text;
  if (out[0] == '-') out = "−" + out.substr(1);
  return out;
}

}  // namespace

std::string percent(const Json& value) { return formatted("%.2f", value); }
std::string signed_percent(const Json& fraction) { return formatted("%+.1f", fraction, 100); }
std::string share(const Json& fraction) { return formatted("%.1f", fraction, 100); }
std::string signed_points(const Json& points) { return formatted("%+.3f", points); }
std::string percent_interval(const Json& fractions) {
  if (!fractions.is_array() || fractions.size() != 2) return dash;
  return signed_percent(fractions[0]) + " to " + signed_percent(fractions[1]);
}
std::string ratio(const Json& value) { return formatted("%.2f", value); }

std::string price(const Json& value) {
  if (!value.is_number()) return dash;
  const double size = std::abs(value.get<double>());
  const int decimals = size > 0 && std::isfinite(size) ? std::clamp(5 - static_cast<int>(std::floor(std::log10(size))), 0, 10) : 2;
  char format[16];
  std::snprintf(format, sizeof format, "%%.%df", decimals);
  return formatted(format, value);
}

std::string count(const Json& value) {
  if (!value.is_number_integer()) return dash;
  std::string text = std::to_string(value.get<std::int64_t>());
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string verdict_sentence(const std::string& verdict, const Json& skill) {
  if (verdict == "better" || verdict == "worse") {
    char text[96];
    std::snprintf(text, sizeof text, "%.1f %% %s error than tomorrow = today", 100 * std::abs(skill.get<double>()),
                  verdict == "better" ? "less" : "more");
    return text;
  }
  return verdict == "no difference shown" ? "No difference from tomorrow = today shown"
                                          : "Too few windows for a verdict against tomorrow = today";
}

}  // namespace candlewright::cli
