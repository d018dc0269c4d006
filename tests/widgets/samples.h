#pragma once
#include <cmath>
#include <random>
#include <vector>

#include "widgets/candle_series.h"

namespace candlewright::samples {

constexpr qint64 day_ns = 86400LL * 1000000000LL;

/// A random walk from 2022-01-03 on; the same seed gives the same bars.
inline CandleBars walk(std::size_t count, unsigned seed = 1, qint64 bar_ns = day_ns) {
  std::mt19937 random(seed);
  std::normal_distribution<double> move(0, 0.015);
  CandleBars bars;
  double price = 100;
  for (std::size_t i = 0; i < count; ++i) {
    const double open = price, close = open * std::exp(move(random));
    bars.time_ns.push_back(1641168000LL * 1000000000LL + qint64(i) * bar_ns);
    bars.open.push_back(open);
    bars.close.push_back(close);
    bars.high.push_back(std::max(open, close) * std::exp(std::abs(move(random)) / 2));
    bars.low.push_back(std::min(open, close) * std::exp(-std::abs(move(random)) / 2));
    bars.volume.push_back(1e6 * std::exp(20 * std::abs(move(random))));
    price = close;
  }
  return bars;
}

/// A fan of `steps` over the bars after `origin`, which widens with the square root of the step.
inline ForecastOverlay fan(const CandleBars& bars, int origin, int steps, int slot) {
  ForecastOverlay f;
  f.name = QStringLiteral("#131");
  f.slot = slot;
  f.origin = origin;
  const double close = bars.close[std::size_t(origin)];
  for (int k = 1; k <= steps; ++k) f.median.push_back(close * (1 + 0.001 * k));
  for (const auto& [level, width] : {std::pair{50.0, 0.67}, {80.0, 1.28}, {90.0, 1.64}}) {
    ForecastOverlay::Band band{level, {}, {}};
    for (int k = 1; k <= steps; ++k) {
      const double half = close * 0.015 * width * std::sqrt(double(k)), middle = f.median[std::size_t(k - 1)];
      band.low.push_back(middle - half);
      band.high.push_back(middle + half);
    }
    f.bands.push_back(band);
  }
  for (unsigned seed = 5; seed < 8; ++seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> move(0, 0.015);
    std::vector<double> sample;
    double price = close;
    for (int k = 0; k < steps; ++k) sample.push_back(price *= std::exp(move(random)));
    f.samples.push_back(sample);
  }
  for (int k = 1; k <= steps; ++k) f.time_ns.push_back(bars.time_ns[std::size_t(origin)] + k * day_ns);
  return f;
}

/// A training loss that falls in noise.
inline std::vector<double> loss(std::size_t count, unsigned seed = 3) {
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, 0.05);
  std::vector<double> y;
  for (std::size_t i = 0; i < count; ++i) y.push_back(2.38 + 0.25 * std::exp(-double(i) / (double(count) * 0.12)) + noise(random));
  return y;
}

inline std::vector<double> counting(std::size_t count, double step = 1) {
  std::vector<double> x;
  for (std::size_t i = 0; i < count; ++i) x.push_back(double(i) * step);
  return x;
}

}  // namespace candlewright::samples
