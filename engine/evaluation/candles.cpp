#include "engine/evaluation/candles.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace candlewright {
namespace {

enum Column : std::size_t { open, high, low, close, volume, amount };

constexpr double rounding = 1e-9;  // relative slack of a move that only equals the largest one

bool has_candles(const Forecast& f) {
  return std::all_of(f.point.begin(), f.point.begin() + 4, [&](const auto& column) { return column.size() == f.close().size(); });
}

std::string told(const char* name, double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%s %g", name, value);
  return text;
}

double move_of(double from, double to) {
  return from > 0 && to > 0 ? std::abs(std::log(to / from)) : std::numeric_limits<double>::infinity();
}

bool jumps(const Forecast& f, const CandleHistory& history, std::size_t step) {
  const double before = step ? f.close()[step - 1] : history.last_close;
  return move_of(before, f.close()[step]) > history.largest_move * (1 + rounding) + rounding;
}

bool impossible(const Forecast& f, std::size_t step) {
  const double o = f.point[open][step], h = f.point[high][step], l = f.point[low][step], c = f.point[close][step];
  return h < std::max(o, c) || l > std::min(o, c) || std::min({o, h, l, c}) <= 0;
}

bool below_zero(const Forecast& f, std::size_t column, std::size_t step) {
  return step < f.point[column].size() && f.point[column][step] < 0;
}

/// What is wrong with one bar, in words.
std::vector<std::string> faults_of(const Forecast& f, const CandleHistory& history, bool candles, std::size_t step) {
  std::vector<std::string> faults;
  if (candles) {
    const double o = f.point[open][step], h = f.point[high][step], l = f.point[low][step], c = f.point[close][step];
    if (h < std::max(o, c)) faults.push_back(told("high", h) + " is below " + (o > c ? told("open", o) : told("close", c)));
    if (l > std::min(o, c)) faults.push_back(told("low", l) + " is above " + (o < c ? told("open", o) : told("close", c)));
    if (h < l) faults.push_back(told("high", h) + " is below " + told("low", l));
    if (std::min({o, h, l, c}) <= 0) faults.push_back(told("the lowest price,", std::min({o, h, l, c})) + ", is not above 0");
  }
  for (const auto& [column, name] : {std::pair(volume, "volume"), std::pair(amount, "amount")}) {
    if (below_zero(f, column, step)) faults.push_back(told(name, f.point[column][step]) + " is below 0");
  }
  if (jumps(f, history, step)) {
    faults.push_back(told("close", f.close()[step]) + " is further from " +
                     told("the close before,", step ? f.close()[step - 1] : history.last_close) +
                     ", than the symbol ever moved in one bar");
  }
  return faults;
}

}  // namespace

CandleFaults& CandleFaults::operator+=(const CandleFaults& other) {
  bars += other.bars;
  impossible += other.impossible;
  negative_volumes += other.negative_volumes;
  jumps += other.jumps;
  faulty += other.faulty;
  return *this;
}

std::vector<double> largest_moves(const std::vector<double>& closes) {
  std::vector<double> moves(closes.size(), 0.0);
  for (std::size_t i = 1; i < closes.size(); ++i) moves[i] = std::max(moves[i - 1], move_of(closes[i - 1], closes[i]));
  return moves;
}

CandleHistory history_of(const PriceTable& table, std::int64_t origin) {
  CandleHistory history{table.close[static_cast<std::size_t>(origin)], 0};
  for (std::int64_t i = 1; i <= origin; ++i) {
    history.largest_move =
        std::max(history.largest_move, move_of(table.close[static_cast<std::size_t>(i - 1)], table.close[static_cast<std::size_t>(i)]));
  }
  return history;
}

CandleFaults candle_faults(const Forecast& f, const CandleHistory& history) {
  CandleFaults faults;
  const bool candles = has_candles(f);
  for (std::size_t step = 0; step < f.close().size(); ++step) {
    const bool odd = candles && impossible(f, step), negative = below_zero(f, volume, step) || below_zero(f, amount, step),
               jump = jumps(f, history, step);
    ++faults.bars;
    faults.impossible += odd;
    faults.negative_volumes += negative;
    faults.jumps += jump;
    faults.faulty += odd || negative || jump;
  }
  return faults;
}

std::vector<std::string> candle_warnings(const Forecast& f, const CandleHistory& history, const std::vector<Nanoseconds>& times) {
  std::vector<std::string> warnings;
  const bool candles = has_candles(f);
  for (std::size_t step = 0; step < f.close().size(); ++step) {
    const std::vector<std::string> faults = faults_of(f, history, candles, step);
    if (faults.empty()) continue;
    std::string text = "Step " + std::to_string(step + 1) + " (" + to_iso(times[step]) + ") is no likely candle: ";
    for (std::size_t i = 0; i < faults.size(); ++i) text += (i ? "; " : "") + faults[i];
    warnings.push_back(text + ".");
  }
  return warnings;
}

void repair_candles(Forecast& f, const CandleHistory& history) {
  const bool candles = has_candles(f);
  double before = history.last_close;
  for (std::size_t step = 0; step < f.close().size(); ++step) {
    double& c = f.point[close][step];
    const double reach = std::exp(history.largest_move), mended = std::clamp(c, before / reach, before * reach);
    if (candles && c > 0) {
      for (const std::size_t column : {std::size_t{open}, std::size_t{high}, std::size_t{low}}) f.point[column][step] *= mended / c;
    }
    before = c = mended;
    if (!candles) continue;
    if (f.point[open][step] <= 0) f.point[open][step] = c;
    const double o = f.point[open][step];
    f.point[high][step] = std::max({o, f.point[high][step], f.point[low][step], c});
    f.point[low][step] = f.point[low][step] > 0 ? std::min({o, f.point[low][step], c}) : std::min(o, c);
  }
  for (const std::size_t column : {std::size_t{volume}, std::size_t{amount}}) {
    for (double& value : f.point[column]) value = std::max(value, 0.0);
  }
}

}  // namespace candlewright
