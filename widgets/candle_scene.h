#pragma once
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

#include "widgets/candle_series.h"
#include "widgets/decimate.h"
#include "widgets/plot_axis.h"

class QPainter;

namespace candlewright {

/// All that a candle chart shows. Private to the widget and its painters.
struct CandlePicture {
  QString title, note;
  CandleBars bars;
  MinMaxLevels high_levels, low_levels, volume_levels;
  std::vector<CandleMark> marks;  // by bar
  std::vector<CandleGap> gaps;    // by bar
  std::vector<CandlePart> parts;
  std::vector<ForecastOverlay> forecasts;
  bool show_volume = true, show_samples = false, show_bands = true, log = false, axis_right = true;
  double first = 0, last = 0;  // shown bars
  std::optional<double> price_low, price_high;

  /// Index of the last bar or, if it lies further, of the last forecast step.
  double whole_end() const;
};

/// Where bars stand: gaps take room between them, at most 12 steps each.
class BarPlaces {
 public:
  BarPlaces() = default;
  explicit BarPlaces(const std::vector<CandleGap>& gaps);
  double place(double bar) const;
  double bar(double place) const;
  static double width(const CandleGap& gap);

 private:
  struct Shift {
    double after, before, sum;  // after this bar places are `sum` further; `before`: the sum up to it
  };
  std::vector<Shift> shifts_;
};

/// One size's layout.
struct CandleScene {
  QRectF all, plot, volume;  // plot holds the price; volume lies in its foot
  BarPlaces places;
  PlotAxis x;  // places
  PlotAxis y, volume_y;
  AxisTicks x_ticks, y_ticks;
  double step = 1;         // px a bar
  int begin = 0, end = 0;  // bars that may be seen
  double bar_px(double bar) const { return x.px(places.place(bar)); }
  double bar_at(double px) const { return places.bar(x.value(px)); }
};

/// Low and high of the shown bars and of the forecasts over them.
std::pair<double, double> shown_prices(const CandlePicture& picture);
CandleScene make_scene(const CandlePicture& picture, const QSizeF& size);
/// UTC of a bar or of a forecast step after the last; empty if nobody knows.
std::optional<qint64> time_of(const CandlePicture& picture, int bar);

void paint_candle_picture(QPainter& painter, const CandlePicture& picture, const CandleScene& scene);
void paint_forecasts(QPainter& painter, const CandlePicture& picture, const CandleScene& scene);

}  // namespace candlewright
