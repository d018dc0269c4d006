#pragma once
#include <QString>
#include <functional>
#include <vector>

namespace candlewright {

/// Maps values to pixels, linear or logarithmic. from_px belongs to `low`; from_px > to_px for an axis that grows upwards.
struct PlotAxis {
  double low = 0, high = 1;
  double from_px = 0, to_px = 1;
  bool log = false;

  double px(double value) const;
  double value(double px) const;
};

struct AxisTick {
  double value = 0;
  QString text;
};

/// Where ticks stand and what they say.
struct AxisTicks {
  std::vector<AxisTick> ticks;
  double step = 0;  ///< 0 on a logarithmic axis
};

/// Between 3 and about `wanted` ticks at 1, 2, 2.5 or 5 times a power of ten inside [low, high]; texts share their decimals and use
/// "k" and "M" from 10,000 on. Empty if the range is empty or not finite. `least_step`: 1 for what is counted.
AxisTicks number_ticks(double low, double high, int wanted, double least_step = 0);
/// Powers of ten, with 2 and 5 where there are few of them.
AxisTicks log_ticks(double low, double high, int wanted);
/// low and high moved outwards to steps of number_ticks; a flat range becomes one with a height.
void widen_to_ticks(double& low, double& high, int wanted);

}  // namespace candlewright
