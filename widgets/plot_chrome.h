#pragma once
#include <QColor>
#include <QPen>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <vector>

#include "widgets/plot_axis.h"
#include "widgets/theme.h"

class QPainter;

/// What every chart draws alike: title, grid, axes, labels at line ends, event marks, values off the scale, line styles. All charts go
/// through these functions, so that nobody can tell who drew one.
namespace candlewright {

enum class EventMark { best, checkpoint, pause, setting, notice, failed };
struct PlotEvent {
  double x = 0;
  EventMark mark = EventMark::checkpoint;
  QString text{};  ///< tool tip
};

/// Name and value at the right end of a line.
struct EndLabel {
  double y = 0;             ///< px, where the line ends
  QString name{}, value{};  ///< "#131", "6.41"
  QString note{};           ///< second text in `dim`, dropped first when room is short
  QColor colour{};
};

/// Moves centres of labels of `height` apart so that none overlaps and order stays, with the least shift, inside [top, bottom].
/// More labels than fit are spaced evenly.
void move_apart(std::vector<double>& centres, double height, double top, double bottom);

/// One line: `title` in Medium, `unit` in dim beside it, `last` at the right; texts elide before they overlap, `last` never.
void paint_plot_title(QPainter& painter, const QRectF& line, const QString& title, const QString& unit, const QString& last = {});
/// Horizontal grid lines over `plot` and the tick texts left of it (or right, if `right`).
void paint_y_axis(QPainter& painter, const QRectF& plot, const PlotAxis& axis, const AxisTicks& ticks, bool right = false);
/// The line under `plot` with ticks outside and texts under them; texts that would overlap are left out.
void paint_x_axis(QPainter& painter, const QRectF& plot, const PlotAxis& axis, const AxisTicks& ticks);
/// Labels from `x` to `right`, moved apart; a thin leader joins a moved label to its line.
void paint_end_labels(QPainter& painter, double x, double right, double top, double bottom, std::vector<EndLabel> labels);
/// Width that paint_end_labels wants, without notes.
double end_labels_width(const std::vector<EndLabel>& labels);
void paint_event_mark(QPainter& painter, EventMark mark, const QPointF& centre, double size = 8);
/// A value beyond the plot: where its column is and which edge it passed.
struct OffScale {
  double x = 0;  ///< px
  bool top = true;
  QString text{};  ///< "3.21 off scale"
};
/// Triangles at the edges of `plot`, each with its text beside it where that fits and covers no text of one before it in the list.
/// Returns where texts stand; an empty rectangle for one that was left out.
std::vector<QRectF> paint_off_scale(QPainter& painter, const QRectF& plot, const std::vector<OffScale>& marks);
/// Box with a strong first line beside `at`, kept inside `inside`: what the crosshair reads.
void paint_value_box(QPainter& painter, const QRectF& inside, const QPointF& at, const QString& head, const QStringList& lines);
/// Small dark tag on an axis with the crosshair's value, centred at `at`.
void paint_axis_tag(QPainter& painter, const QPointF& at, const QString& text);
/// Text on a veil of `base` at the right end of the horizontal line at px `y`: above it, or below where the plot leaves no room above.
/// Nothing is written where the plot is narrower than the text. Returns its place.
QRectF paint_plot_note(QPainter& painter, const QRectF& plot, double y, const QString& text, const QColor& colour);

void paint_marker(QPainter& painter, Marker marker, const QPointF& centre, const QColor& colour, bool filled, double size = 6);
/// Line through `points` in the look's dash; doubled looks become two thin lines.
void stroke_series(QPainter& painter, const QPolygonF& points, const SeriesLook& look, double width);
QPen series_pen(const SeriesLook& look, double width);
/// The sample of a run's line for tables, combo boxes and chips: line with its marker in the middle.
void paint_line_sample(QPainter& painter, const QRectF& rect, const SeriesLook& look);
/// Diagonal lines, 4 px apart on the screen.
void paint_hatch(QPainter& painter, const QRectF& rect, const QColor& colour);

}  // namespace candlewright
