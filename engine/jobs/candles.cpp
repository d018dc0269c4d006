#include "engine/jobs/candles.h"

#include <algorithm>
#include <cstdio>

namespace candlewright {
namespace {

enum Column : std::size_t { open, high, low, close, volume, amount };

bool has_candles(const Forecast& f) {
  return std::all_of(f.point.begin(), f.point.begin() + 4, [&](const auto& column) { return column.size() == f.close().size(); });
}

std::string told(const char* name, double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%s %g", name, value);
  return text;
}

}  // namespace

CandleCheck check_candles(const Forecast& f, const std::vector<Nanoseconds>& times) {
  CandleCheck check;
  const bool candles = has_candles(f);
  for (std::size_t step = 0; step < f.close().size(); ++step) {
    std::vector<std::string> faults;
    if (candles) {
      const double o = f.point[open][step], h = f.point[high][step], l = f.point[low][step], c = f.point[close][step];
      if (h < std::max(o, c)) faults.push_back(told("high", h) + " is below " + (o > c ? told("open", o) : told("close", c)));
      if (l > std::min(o, c)) faults.push_back(told("low", l) + " is above " + (o < c ? told("open", o) : told("close", c)));
      if (h < l) faults.push_back(told("high", h) + " is below " + told("low", l));
      if (std::min({o, h, l, c}) <= 0) faults.push_back(told("the lowest price,", std::min({o, h, l, c})) + ", is not above 0");
    }
    for (const auto& [column, name] : {std::pair(volume, "volume"), std::pair(amount, "amount")}) {
      if (step < f.point[column].size() && f.point[column][step] < 0) faults.push_back(told(name, f.point[column][step]) + " is below 0");
    }
    if (faults.empty()) continue;
    ++check.impossible;
    std::string text = "Step " + std::to_string(step + 1) + " (" + to_iso(times[step]) + ") is no possible candle: ";
    for (std::size_t i = 0; i < faults.size(); ++i) text += (i ? ", " : "") + faults[i];
    check.warnings.push_back(text + ".");
  }
  return check;
}

void repair_candles(Forecast& f) {
  if (has_candles(f)) {
    for (std::size_t step = 0; step < f.close().size(); ++step) {
      const auto [least, most] = std::minmax({f.point[open][step], f.point[high][step], f.point[low][step], f.point[close][step]});
      f.point[high][step] = most;
      f.point[low][step] = least;
    }
  }
  for (const std::size_t column : {std::size_t{volume}, std::size_t{amount}}) {
    for (double& value : f.point[column]) value = std::max(value, 0.0);
  }
}

}  // namespace candlewright
