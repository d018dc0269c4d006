// Lines and bands of a CurveScene: as strokes where they are few, as filled pixel columns where they are many.
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/curve_scene.h"

namespace candlewright {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr float veil_alpha = 0.3F, band_alpha = 0.18F;

QColor faded(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

double width_of(const CurveScene& scene, std::size_t line) {
  if (int(line) == scene.current) return 2.6;
  return scene.crowded && scene.lines.size() > 40 ? 1.2 : 1.8;
}

/// Calls `point(x, y)` for each point to draw, in px, and `gap()` where the line is broken: every point where there are few, else the
/// first, lowest, highest and last of each pixel column.
template <class Point, class Gap>
void walk(const CurveCut& cut, const QRectF& plot, const std::vector<double>& x, const std::vector<double>& y,
          const std::vector<PixelColumn>& columns, const Point& point, const Gap& gap) {
  if (const auto range = few_points(x, cut.x.low, cut.x.high, columns.size())) {
    for (std::size_t i = range->first; i < range->second; ++i) {
      if (drawable(y[i], cut.y.log))
        point(cut.x.px(x[i]), cut.y.px(y[i]));
      else
        gap();
    }
    return gap();
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const PixelColumn& column = columns[c];
    const double left = plot.left() + double(c) * cut.column_width, middle = left + cut.column_width / 2;
    if (!column.any) {
      const auto at = std::lower_bound(x.begin(), x.end(), cut.x.value(left));
      if (at == x.end() || *at >= cut.x.value(left + cut.column_width)) continue;
      gap();  // points are there, and none of them is a number
      continue;
    }
    if (!drawable(column.high, cut.y.log)) continue;
    for (const double v : {column.first, column.low, column.high, column.last}) {
      if (drawable(v, cut.y.log)) point(middle, cut.y.px(v));
    }
  }
  gap();
}

/// How far a line goes up and down within its columns, px.
double travel(const CurveCut& cut, const std::vector<PixelColumn>& columns) {
  double sum = 0;
  for (const PixelColumn& c : columns) {
    if (c.any && drawable(c.low, cut.y.log)) sum += cut.y.px(c.low) - cut.y.px(c.high);
  }
  return sum;
}

/// Noise: a bar a column costs nothing and hides nothing.
void stroke_bars(QPainter& painter, const CurveCut& cut, const QRectF& plot, const std::vector<PixelColumn>& columns, const QColor& colour,
                 double pen, bool joined) {
  painter.setRenderHint(QPainter::Antialiasing, false);  // whole pixels: a tenth of the time
  double before = nan;                                   // where the column before ended, px
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const PixelColumn& column = columns[c];
    if (!column.any || !drawable(column.high, cut.y.log)) {
      if (!column.any) before = nan;
      continue;
    }
    const double left = plot.left() + double(c) * cut.column_width;
    double top = cut.y.px(column.high), bottom = drawable(column.low, cut.y.log) ? cut.y.px(column.low) : plot.bottom();
    if (std::isfinite(before)) top = std::min(top, before), bottom = std::max(bottom, before);
    const double room = std::max(0.0, pen - (bottom - top)) / 2;
    painter.fillRect(QRectF(QPointF(left, top - room), QPointF(left + cut.column_width, bottom + room)), colour);
    if (joined && drawable(column.last, cut.y.log)) before = cut.y.px(column.last);
  }
}

void stroke_line(QPainter& painter, const CurveScene& scene, const CurveCut& cut, const std::vector<double>& x,
                 const std::vector<double>& y, const std::vector<PixelColumn>& columns, const SeriesLook& ink, double pen, bool veil) {
  const bool few = few_points(x, cut.x.low, cut.x.high, columns.size()).has_value();
  if (!few && (veil || travel(cut, columns) > 3 * scene.plot.width()))
    return stroke_bars(painter, cut, scene.plot, columns, ink.colour, pen, !veil);
  painter.setRenderHint(QPainter::Antialiasing);
  QPolygonF run;
  walk(
      cut, scene.plot, x, y, columns,
      [&](double px, double py) {
        const QPointF p(px, py);
        if (run.isEmpty() || run.back() != p) run << p;
      },
      [&] {
        if (run.size() == 1) run << run.front() + QPointF(0.5, 0);
        if (!run.isEmpty()) stroke_series(painter, run, ink, pen);
        run.clear();
      });
}

/// What a line covers of each device column: from `top` to `bottom`, px.
struct Cover {
  double top = std::numeric_limits<double>::infinity(), bottom = -top;
};

class Covers {
 public:
  Covers(std::size_t columns, double left, double ratio) : covers_(columns), left_(left), ratio_(ratio) {}

  void point(double x, double y) {
    x = (x - left_) * ratio_;
    if (std::isnan(x_)) {
      take(x, y, y);
    } else {
      segment(x, y);
    }
    x_ = x, y_ = y;
  }
  void gap() { x_ = nan; }
  const std::vector<Cover>& all() const { return covers_; }

 private:
  void take(double x, double a, double b) {
    if (x < 0 || x >= double(covers_.size())) return;
    Cover& cover = covers_[std::size_t(x)];
    cover.top = std::min({cover.top, a, b}), cover.bottom = std::max({cover.bottom, a, b});
  }
  void segment(double x, double y) {
    const double from = std::floor(x_), to = std::floor(x);
    if (from == to) return take(x, y_, y);
    const double slope = (y - y_) / (x - x_);
    const double last = std::min(to, double(covers_.size()) - 1);
    for (double c = std::max(from, 0.0); c <= last; ++c)
      take(c, y_ + slope * (std::max(x_, c) - x_), y_ + slope * (std::min(x, c + 1) - x_));
  }

  std::vector<Cover> covers_;
  double left_, ratio_, x_ = nan, y_ = 0;
};

std::vector<Cover> covers(const CurveScene& scene, const CurveCut& cut, const std::vector<double>& x, const std::vector<double>& y,
                          const std::vector<PixelColumn>& columns) {
  Covers out(columns.size(), scene.plot.left(), scene.ratio);
  walk(
      cut, scene.plot, x, y, columns, [&](double px, double py) { out.point(px, py); }, [&] { out.gap(); });
  return out.all();
}

/// Lays premultiplied colour over a premultiplied pixel; `share` of 256.
QRgb over(QRgb below, QRgb colour, unsigned share) {
  const auto mixed = [&](int shift) {
    const unsigned top = ((colour >> shift) & 255U) * share / 256;
    const unsigned alpha = (colour >> 24) * share / 256;
    return (top + ((below >> shift) & 255U) * (255 - alpha) / 255) << shift;
  };
  return mixed(0) | mixed(8) | mixed(16) | mixed(24);
}

class ColumnFiller {
 public:
  ColumnFiller(QImage& image, const CurveScene& scene)
      : bits_(reinterpret_cast<QRgb*>(image.bits())),
        stride_(image.bytesPerLine() / 4),
        height_(image.height()),
        shift_(int(std::lround(bleed * scene.ratio))),
        ratio_(scene.ratio),
        top_(scene.plot.top() - bleed),
        columns_(image.width() - shift_) {}

  /// From `top` to `bottom` (px of the chart) in device column `column` of the plot, soft at both ends.
  void fill(std::size_t column, double top, double bottom, const QColor& colour) const {
    if (int(column) >= columns_) return;
    const double from = std::max(0.0, (top - top_) * ratio_), to = std::min(double(height_), (bottom - top_) * ratio_);
    if (!(to > from)) return;
    const QRgb ink = qPremultiply(colour.rgba());
    const bool solid = qAlpha(ink) == 255;
    const int first = int(from), last = std::min(int(std::ceil(to)), height_) - 1;
    QRgb* at = bits_ + std::ptrdiff_t(first) * stride_ + shift_ + std::ptrdiff_t(column);
    for (int row = first; row <= last; ++row, at += stride_) {
      const double share = std::min(to, double(row) + 1) - std::max(from, double(row));
      if (solid && share >= 1)
        *at = ink;
      else
        *at = over(*at, ink, unsigned(share * 256));
    }
  }

 private:
  QRgb* bits_;
  std::ptrdiff_t stride_;
  int height_, shift_;
  double ratio_, top_;
  int columns_;
};

/// Takes the gaps of the look's dashes out of a line; a column that holds more than a period stays, for a spike is never a gap.
void dash(std::vector<Cover>& line, const CurveScene& scene, const SeriesLook& look) {
  double period = 0, length = 0;
  for (const qreal part : look.dash) period += part;
  if (period <= 0) return;
  for (Cover& cover : line) {
    if (!(cover.bottom >= cover.top)) continue;
    length += std::hypot(1 / scene.ratio, cover.bottom - cover.top);
    if (cover.bottom - cover.top >= period) continue;
    double at = std::fmod(length, period);
    bool off = false;
    for (const qreal part : look.dash) {
      if (at < part) break;
      at -= part, off = !off;
    }
    if (off) cover = {};
  }
}

/// What is filled of one line, from below to above.
struct Filling {
  std::vector<Cover> covers;
  QColor colour;
  double grow = 0;  ///< px above and below
};

std::vector<Filling> fillings(const CurveScene& scene, const CurveCut& cut, std::size_t i) {
  std::vector<Filling> out;
  const CurveSeries& s = scene.lines[i]->series;
  const CurveCut::Columns& columns = cut.lines[i];
  const SeriesLook& look = scene.looks[i];
  if (!columns.low.empty()) {
    auto band = covers(scene, cut, s.x, s.low, columns.low);
    for (std::size_t c = 0; const Cover& high : covers(scene, cut, s.x, s.high, columns.high)) {
      Cover& low = band[c++];
      low.top = std::min(low.top, high.top), low.bottom = std::max(low.bottom, high.bottom);
    }
    out.push_back({std::move(band), faded(look.colour, band_alpha), 0});
  }
  const bool veiled = is_smoothed(scene, i);
  if (veiled) out.push_back({covers(scene, cut, s.x, s.y, columns.y), faded(look.colour, veil_alpha), 0.5});
  const auto& shown = veiled ? columns.smoothed : columns.y;
  auto line = covers(scene, cut, s.x, veiled ? scene.smoothed[i]->y : s.y, shown);
  const bool quiet = travel(cut, shown) < scene.plot.width();  // dashes of a noisy line would be noise themselves
  const double pen = width_of(scene, i);
  if (quiet) dash(line, scene, look);
  if (!quiet || !look.doubled) {
    out.push_back({std::move(line), look.colour, pen / 2});
    return out;
  }
  for (const double shift : {-0.8 * pen, 0.8 * pen}) {
    out.push_back({line, look.colour, 0.3 * pen});
    for (Cover& cover : out.back().covers) cover.top += shift, cover.bottom += shift;
  }
  return out;
}

}  // namespace

void stroke_curve(QPainter& painter, const CurveScene& scene, const CurveCut& cut, std::size_t index) {
  const CurveSeries& s = scene.lines[index]->series;
  const CurveCut::Columns& columns = cut.lines[index];
  const SeriesLook& look = scene.looks[index];
  if (!columns.low.empty()) {
    QPolygonF band, below;
    const auto skip = [] {};
    walk(
        cut, scene.plot, s.x, s.high, columns.high, [&](double x, double y) { band << QPointF(x, y); }, skip);
    walk(
        cut, scene.plot, s.x, s.low, columns.low, [&](double x, double y) { below << QPointF(x, y); }, skip);
    std::reverse(below.begin(), below.end());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(look.colour, band_alpha));
    painter.drawPolygon(band + below);
  }
  const double width = width_of(scene, index);
  if (!is_smoothed(scene, index)) return stroke_line(painter, scene, cut, s.x, s.y, columns.y, look, width, false);
  stroke_line(painter, scene, cut, s.x, s.y, columns.y, {faded(look.colour, veil_alpha), {}, look.marker, false}, 1, true);
  stroke_line(painter, scene, cut, s.x, scene.smoothed[index]->y, columns.smoothed, look, width, false);
}

void stroke_curves(QPainter& painter, const CurveScene& scene, const CurveCut& cut) {
  for (std::size_t i = 0; i < scene.lines.size(); ++i) {
    if (int(i) != scene.current) stroke_curve(painter, scene, cut, i);
  }
  if (scene.current >= 0 && scene.current < int(scene.lines.size())) stroke_curve(painter, scene, cut, std::size_t(scene.current));
}

void fill_curves(QImage& image, const CurveScene& scene, const CurveCut& cut) {
  std::vector<std::vector<Filling>> lines(scene.lines.size());
  share_out(lines.size(), [&](std::size_t i) { lines[i] = fillings(scene, cut, i); });
  if (scene.current >= 0 && scene.current < int(lines.size())) {  // above all others
    const auto current = lines.begin() + scene.current;
    std::rotate(current, current + 1, lines.end());
  }
  const ColumnFiller filler(image, scene);
  const std::size_t columns = cut.lines.empty() ? 0 : cut.lines[0].y.size(), strip = 128;
  share_out((columns + strip - 1) / strip, [&](std::size_t part) {
    const std::size_t end = std::min(columns, (part + 1) * strip);
    for (const auto& line : lines) {
      for (const Filling& filling : line) {
        for (std::size_t c = part * strip; c < end; ++c) {
          const Cover& cover = filling.covers[c];
          if (cover.bottom >= cover.top) filler.fill(c, cover.top - filling.grow, cover.bottom + filling.grow, filling.colour);
        }
      }
    }
  });
}

}  // namespace candlewright
