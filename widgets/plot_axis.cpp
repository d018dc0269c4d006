#include "widgets/plot_axis.h"

#include <algorithm>
#include <cmath>

#include "widgets/figures.h"

namespace candlewright {
namespace {

/// Steps of 1, 2, 2.5 and 5 times a power of ten, the smallest that leaves at most `wanted` intervals and a bit.
double step_for(double span, int wanted) {
  const double least = span / std::max(wanted, 1);
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

int decimals_for(double step) {
  for (int d = 0; d < 9; ++d) {
    const double scaled = step * std::pow(10.0, d);
    if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return d;
  }
  return 9;
}

bool usable(double low, double high) { return std::isfinite(low) && std::isfinite(high) && high > low && std::isfinite(high - low); }

}  // namespace

double PlotAxis::px(double v) const {
  if (log) {
    const double from = std::log10(low), to = std::log10(high);
    const double share = v > 0 ? (std::log10(v) - from) / (to - from) : 0;
    return from_px + share * (to_px - from_px);
  }
  return from_px + (v - low) / (high - low) * (to_px - from_px);
}

double PlotAxis::value(double at) const {
  const double share = (at - from_px) / (to_px - from_px);
  if (log) return std::pow(10.0, std::log10(low) + share * (std::log10(high) - std::log10(low)));
  return low + share * (high - low);
}

AxisTicks number_ticks(double low, double high, int wanted, double least_step) {
  AxisTicks out;
  if (!usable(low, high)) return out;
  out.step = std::max(step_for(high - low, wanted), least_step);
  if (least_step > 0 && std::fmod(out.step, least_step) > 1e-9 * out.step) out.step *= 2;  // 2.5 of what is counted
  const double largest = std::max(std::abs(low), std::abs(high));
  const int decimals = decimals_for(out.step);
  const auto first = std::int64_t(std::ceil(low / out.step - 1e-9)), last = std::int64_t(std::floor(high / out.step + 1e-9));
  if (last - first > 1000) return out;  // the range is finer than a double tells apart
  for (auto k = first; k <= last; ++k) {
    const double value = double(k) * out.step;
    const bool short_form = largest >= 1e4 || (largest < 2e-3 && value != 0);
    out.ticks.push_back({value, value == 0   ? QStringLiteral("0")
                                : short_form ? figures::compact(value)
                                             : figures::number(value, decimals)});
  }
  return out;
}

AxisTicks log_ticks(double low, double high, int wanted) {
  AxisTicks out;
  if (!usable(low, high) || low <= 0) return out;
  const double decades = std::log10(high / low);
  if (decades < 1) return number_ticks(low, high, wanted);
  const int every = std::max(1, int(std::ceil(decades / std::max(wanted, 1))));
  const bool between = decades <= wanted / 2.0;
  const int first = int(std::floor(std::log10(low))), last = int(std::ceil(std::log10(high)));
  for (int e = first; e <= last; ++e) {
    if (e % every != 0) continue;
    for (const double factor : {1.0, 2.0, 5.0}) {
      if (factor > 1 && !between) break;
      const double value = factor * std::pow(10.0, e);
      if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) continue;
      out.ticks.push_back({value, figures::compact(value)});
    }
  }
  return out;
}

void widen_to_ticks(double& low, double& high, int wanted) {
  if (!std::isfinite(low) || !std::isfinite(high)) {
    low = 0, high = 1;
    return;
  }
  if (!(high > low)) {
    const double half = low == 0 ? 1 : std::abs(low) * 0.05;
    low -= half, high += half;
  }
  const double step = step_for(high - low, wanted);
  low = std::floor(low / step + 1e-9) * step;
  high = std::ceil(high / step - 1e-9) * step;
}

}  // namespace candlewright
