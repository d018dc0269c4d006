#pragma once
#include <QImage>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/curve_chart.h"

class QPainter;

/// What a CurveChart draws, as values: a thread beside the window's draws it while the chart moves the picture of before. Private to the
/// chart's sources.
namespace candlewright {

/// A series with its levels; never changed, so that any thread may read it.
struct CurveLine {
  CurveSeries series;
  MinMaxLevels levels, low_levels, high_levels;
};
struct SmoothedLine {
  std::vector<double> y;
  MinMaxLevels levels;
};

struct CurveScene {
  std::vector<std::shared_ptr<const CurveLine>> lines;
  std::vector<std::shared_ptr<const SmoothedLine>> smoothed;  ///< one each; null: not smoothed, or not yet
  Smoothing smoothing;
  std::vector<SeriesLook> looks;   ///< one each
  std::vector<double> references;  ///< y values that must be seen
  bool log = false, robust = false;
  std::optional<double> y_low, y_high;
  ShownRange shown;
  int current = -1;
  QRectF plot;
  double ratio = 1;      ///< device pixels a px
  bool crowded = false;  ///< more than strokes can draw in a frame: pixel columns are filled instead
};

/// The pixel columns of every line, and the y axis that shows them.
struct CurveCut {
  struct Columns {
    std::vector<PixelColumn> y, smoothed, low, high;  ///< empty where the line has none
  };
  std::vector<Columns> lines;
  double column_width = 1;  ///< px
  PlotAxis x, y;
};

/// The lines of a scene, drawn.
struct CurvePicture {
  struct Beyond {
    double x = 0, value = 0;
    bool top = true;
  };
  QRectF plot;
  PlotAxis x, y;
  QImage lines;                   ///< transparent; the plot with `bleed` px around it
  std::vector<Beyond> off_scale;  ///< largest first
  std::vector<std::shared_ptr<const CurveLine>> of;
  std::vector<std::shared_ptr<const SmoothedLine>> smoothed;  ///< one each, by `smoothing`
  Smoothing smoothing;
};
constexpr double bleed = 4;

bool is_smoothed(const CurveScene& scene, std::size_t line);
/// Does `part(0)` to `part(count - 1)`, on threads that are idle too; returns when all are done.
void share_out(std::size_t count, const std::function<void(std::size_t)>& part);
/// Smooths what is to be smoothed and is not yet.
void smooth(CurveScene& scene);
CurveCut cut_curves(const CurveScene& scene);
/// Smooths, cuts and paints. Reads nothing but the scene, so any thread may do it.
CurvePicture draw_curves(CurveScene scene);
/// Lines and bands as strokes with dashes: for a screen with few of them, and for files.
void stroke_curves(QPainter& painter, const CurveScene& scene, const CurveCut& cut);
void stroke_curve(QPainter& painter, const CurveScene& scene, const CurveCut& cut, std::size_t line);
/// The same as filled pixel columns, into an image of premultiplied ARGB whose top left corner is `bleed` px outside of the plot. The time
/// grows with lines times columns, whatever they hold.
void fill_curves(QImage& image, const CurveScene& scene, const CurveCut& cut);
std::vector<CurvePicture::Beyond> beyond_scale(const CurveScene& scene, const CurveCut& cut);

bool drawable(double value, bool log);
/// First and end index of the points in and just outside of [low, high], if they are at most `most`.
std::optional<std::pair<std::size_t, std::size_t>> few_points(const std::vector<double>& x, double low, double high, std::size_t most);
/// The value of a line at `x`: of the nearest point, if x lies within the line's ends.
std::optional<double> value_at(const std::vector<double>& xs, const std::vector<double>& ys, double x);

}  // namespace candlewright
