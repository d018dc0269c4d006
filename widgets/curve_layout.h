#pragma once
#include <optional>

#include "widgets/curve_chart.h"

namespace candlewright {

/// Where everything of one size stands. Private to CurveChart's two sources.
struct CurveChart::Layout {
  QRectF all, plot;
  PlotAxis x, y;
  AxisTicks x_ticks, y_ticks;
  std::vector<std::vector<PixelColumn>> columns, smoothed_columns;  // one each; what falls into each device pixel
  double column_width = 1;                                          // px
  bool any = false;                                                 // is there a point at all
};

/// The value of a line at `x`: of the nearest point, if x lies within the line's ends.
std::optional<double> value_at(const std::vector<double>& xs, const std::vector<double>& ys, double x);

}  // namespace candlewright
