#include "engine/models/toto/indicators.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace candlewright::toto {
namespace {

constexpr std::size_t rsi_bars = 14, volatility_bars = 20;
constexpr std::array<std::size_t, 3> mean_bars{5, 10, 20};

using Column = std::vector<double>;

/// Calls `value(from, to)` for each bar with the window [from, to) of at most `bars` bars that ends with it.
template <class Value>
Column rolling(std::size_t count, std::size_t bars, const Value& value) {
  Column out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = value(i + 1 > bars ? i + 1 - bars : 0, i + 1);
  return out;
}

double mean(const double* x, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += x[i];
  return sum / static_cast<double>(to - from);
}

Column rsi(const double* close, std::size_t count) {
  return rolling(count, rsi_bars, [&](std::size_t from, std::size_t to) {
    double gain = 0, loss = 0;
    for (std::size_t i = std::max<std::size_t>(from, 1); i < to; ++i) {
      const double change = close[i] - close[i - 1];
      (change > 0 ? gain : loss) += std::abs(change);
    }
    if (gain + loss == 0) return 50.0;  // nothing moved
    return loss == 0 ? 100.0 : 100 - 100 / (1 + gain / loss);
  });
}

Column volatility(const double* close, std::size_t count) {
  return rolling(count, volatility_bars, [&](std::size_t from, std::size_t to) {
    if (to - from < 2) return 0.0;
    const double m = mean(close, from, to);
    double squares = 0;
    for (std::size_t i = from; i < to; ++i) squares += (close[i] - m) * (close[i] - m);
    return std::sqrt(squares / static_cast<double>(to - from - 1));
  });
}

Column momentum(const double* close, std::size_t count, std::size_t bars) {
  Column out(count, 0.0);
  for (std::size_t i = bars; i < count; ++i) out[i] = close[i] / close[i - bars] - 1;
  return out;
}

}  // namespace

const std::vector<std::string>& indicator_names() {
  static const std::vector<std::string> names{"rsi",        "volatility", "hl_ratio",    "oc_ratio",   "momentum_1",
                                              "momentum_5", "ma_5_ratio", "ma_10_ratio", "ma_20_ratio"};
  return names;
}

std::vector<std::vector<double>> indicators_of(const PriceTable& table, std::int64_t first, std::int64_t count) {
  const std::size_t n = static_cast<std::size_t>(count), begin = static_cast<std::size_t>(first);
  const double* close = table.close.data() + begin;
  Column range(n), body(n);
  for (std::size_t i = 0; i < n; ++i) {
    range[i] = (table.high[begin + i] - table.low[begin + i]) / close[i];
    body[i] = (close[i] - table.open[begin + i]) / table.open[begin + i];
  }
  std::vector<Column> all{rsi(close, n), volatility(close, n), range, body, momentum(close, n, 1), momentum(close, n, 5)};
  for (const std::size_t bars : mean_bars) {
    Column ratio = rolling(n, bars, [&](std::size_t from, std::size_t to) { return close[to - 1] / mean(close, from, to); });
    all.push_back(std::move(ratio));
  }
  return all;
}

}  // namespace candlewright::toto
