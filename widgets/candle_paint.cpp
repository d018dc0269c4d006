#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/candle_scene.h"
#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {
namespace {

constexpr double least_candle = 3.2, least_line = 1, widest_body = 9, body_share = 0.66;
constexpr int repair_slot = 8;  // violet

QColor faded(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

double snapped(double px) { return std::floor(px) + 0.5; }

QRectF stretch(const CandleScene& s, double first, double last) {
  const double left = std::max(s.plot.left(), s.bar_px(first) - s.step / 2), right = std::min(s.plot.right(), s.bar_px(last) + s.step / 2);
  return QRectF(QPointF(left, s.plot.top()), QPointF(std::max(left, right), s.plot.bottom()));
}

void paint_parts(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  const Tokens& t = tokens();
  const QFont font = text_font(TextStyle::axis);
  for (const CandlePart& part : p.parts) {
    if (part.kind == CandlePart::train || part.last < p.first || part.first > p.last) continue;
    const QRectF area = stretch(s, part.first, part.last);
    painter.fillRect(area, faded(part.kind == CandlePart::validation ? t.better : t.accent, 0.05F));
    const double edge = s.bar_px(part.first) - s.step / 2;
    if (edge > s.plot.left()) {
      painter.setPen(QPen(faded(t.dim, 0.6F), 1, Qt::DotLine));
      painter.drawLine(QPointF(edge, s.plot.top()), QPointF(edge, s.plot.bottom()));
    }
    if (part.name.isEmpty() || QFontMetricsF(font).horizontalAdvance(part.name) + 8 > area.width()) continue;
    painter.setFont(font);
    painter.setPen(t.dim);
    painter.drawText(area.adjusted(4, 0, -4, 0), int(Qt::AlignLeft | Qt::AlignTop), part.name);
  }
}

void paint_gaps(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  for (const CandleGap& gap : p.gaps) {
    if (gap.after + 1 < p.first || gap.after > p.last) continue;
    const double left = s.bar_px(gap.after) + s.step / 2, right = left + BarPlaces::width(gap) * s.step;
    const QRectF area(QPointF(std::max(left, s.plot.left()), s.plot.top()), QPointF(std::min(right, s.plot.right()), s.plot.bottom()));
    if (area.width() > 0.5) paint_hatch(painter, area, faded(tokens().line_hard, 0.55F));
  }
}

/// First mark of bar `from` or later; marks are kept by bar.
auto marks_from(const CandlePicture& p, int from) {
  return std::lower_bound(p.marks.begin(), p.marks.end(), from, [](const CandleMark& m, int bar) { return m.bar < bar; });
}

void paint_repair_bands(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  const QColor violet = series_look(repair_slot).colour;
  double painted_to = -1e9;
  for (auto mark = marks_from(p, s.begin); mark != p.marks.end() && mark->bar < s.end; ++mark) {
    if (mark->kind == CandleMark::outlier) continue;
    const double left = std::max(s.bar_px(mark->bar) - s.step / 2, painted_to), right = s.bar_px(mark->bar) + std::max(s.step / 2, 0.5);
    if (right <= left) continue;
    painter.fillRect(QRectF(QPointF(left, s.plot.top()), QPointF(right, s.plot.bottom())), faded(violet, 0.1F));
    painted_to = right;
  }
}

void paint_mark_signs(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  const QColor violet = series_look(repair_slot).colour;
  double last_triangle = -1e9;
  painter.setRenderHint(QPainter::Antialiasing);
  for (auto mark = marks_from(p, s.begin); mark != p.marks.end() && mark->bar < s.end; ++mark) {
    const double x = s.bar_px(mark->bar);
    if (x < s.plot.left() - 1 || x > s.plot.right() + 1) continue;
    if (mark->kind == CandleMark::outlier) {
      const auto bar = std::size_t(mark->bar);
      painter.setPen(QPen(tokens().warn, 1.8));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(QPointF(x, s.y.px(p.bars.high[bar]) + 3), 8, 8);
      continue;
    }
    if (x - last_triangle < 3) continue;  // a row of repaired bars: one sign each 3 px says it
    last_triangle = x;
    const double y = s.plot.top() - 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(violet);
    painter.drawPolygon(QPolygonF{{x - 4, y - 6}, {x + 4, y - 6}, {x, y + 1}});
  }
}

void paint_merged(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  // Under a pixel a bar: every pixel column spans the lowest low to the highest high of its bars.
  QVector<QLineF> lines;
  const int width = int(std::ceil(s.plot.width()));
  auto begin = std::size_t(s.begin);
  for (int c = 0; c < width; ++c) {
    const double right = s.bar_at(s.plot.left() + c + 1);
    const auto end = std::size_t(std::clamp(std::ceil(right), double(begin), double(s.end)));
    const auto low = p.low_levels.range(p.bars.low, begin, end), high = p.high_levels.range(p.bars.high, begin, end);
    begin = end;
    if (!low.any || !high.any) continue;
    const double x = s.plot.left() + c;
    lines << QLineF(x, s.y.px(low.low), x, std::min(s.y.px(high.high), s.y.px(low.low) - 1));
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(rising_candle(), 1));
  painter.drawLines(lines);
}

void paint_bars(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QColor rising = rising_candle(), falling = falling_candle();
  const bool bodies = s.step >= least_candle;
  const double half = std::max(1.0, std::floor(std::min(widest_body, s.step * body_share) / 2));
  for (int i = s.begin; i < s.end; ++i) {
    const auto k = std::size_t(i);
    const double open = p.bars.open[k], close = p.bars.close[k], high = p.bars.high[k], low = p.bars.low[k];
    if (!std::isfinite(open + close + high + low)) continue;
    const bool rises = close >= open;
    const QColor colour = rises ? rising : falling;
    const double x = snapped(s.bar_px(i));
    painter.setPen(QPen(colour, 1));
    if (!bodies) {
      painter.drawLine(QPointF(x, s.y.px(low)), QPointF(x, std::min(s.y.px(high), s.y.px(low) - 1)));
      continue;
    }
    const double top = snapped(s.y.px(std::max(open, close))),
                 bottom = std::max(top + (open == close ? 0 : 1), snapped(s.y.px(std::min(open, close))));
    const double high_px = s.y.px(high), low_px = s.y.px(low);
    if (high_px < top) painter.drawLine(QPointF(x, high_px), QPointF(x, top));
    if (low_px > bottom) painter.drawLine(QPointF(x, bottom), QPointF(x, low_px));
    if (top == bottom) {
      painter.drawLine(QPointF(x - half, top), QPointF(x + half, top));
      continue;
    }
    painter.setBrush(rises ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawRect(QRectF(x - half, top, 2 * half, bottom - top));
  }
}

void paint_volume(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  if (s.volume.isEmpty()) return;
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (s.step < least_line) {
    QVector<QLineF> lines;
    auto begin = std::size_t(s.begin);
    for (int c = 0; c < int(std::ceil(s.plot.width())); ++c) {
      const auto end = std::size_t(std::clamp(std::ceil(s.bar_at(s.plot.left() + c + 1)), double(begin), double(s.end)));
      const auto range = p.volume_levels.range(p.bars.volume, begin, end);
      begin = end;
      if (range.any) lines << QLineF(s.plot.left() + c, s.volume.bottom(), s.plot.left() + c, s.volume_y.px(range.high));
    }
    painter.setPen(QPen(t.line_hard, 1));
    painter.drawLines(lines);
  } else {
    const double half = std::max(0.5, std::floor(std::min(widest_body, s.step * body_share) / 2));
    auto mark = marks_from(p, s.begin);
    for (int i = s.begin; i < s.end; ++i) {
      const auto k = std::size_t(i);
      while (mark != p.marks.end() && mark->bar < i) ++mark;
      bool repaired = false;
      for (auto m = mark; m != p.marks.end() && m->bar == i; ++m) repaired |= m->kind == CandleMark::repaired_volume;
      if (!std::isfinite(p.bars.volume[k])) continue;
      const double x = snapped(s.bar_px(i)), top = snapped(s.volume_y.px(p.bars.volume[k]));
      const QColor colour = repaired ? series_look(repair_slot).colour : t.line_hard;
      painter.setPen(QPen(colour, 1));
      painter.setBrush(p.bars.close[k] >= p.bars.open[k] ? QBrush(Qt::NoBrush) : QBrush(colour));
      if (s.step < least_candle)
        painter.drawLine(QPointF(x, s.volume.bottom()), QPointF(x, top));
      else
        painter.drawRect(QRectF(x - half, top, 2 * half, s.volume.bottom() - top));
    }
  }
}

void paint_volume_label(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  if (s.volume.isEmpty()) return;
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  painter.setPen(tokens().dim);
  const QString text = QStringLiteral("%1 vol").arg(figures::compact(s.volume_y.high));
  const QRectF box(p.axis_right ? s.plot.right() + 6 : 0, s.volume.top() - metrics.height() / 2, p.axis_right ? 80 : s.plot.left() - 6,
                   metrics.height());
  painter.drawText(box, int((p.axis_right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter), text);
}

}  // namespace

void paint_candle_picture(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  const Tokens& t = tokens();
  painter.fillRect(s.all, t.base);
  if (!p.title.isEmpty()) paint_plot_title(painter, QRectF(8, 2, s.all.width() - 16, 20), p.title, p.note);
  painter.save();
  painter.setClipRect(s.plot);
  paint_parts(painter, p, s);
  paint_repair_bands(painter, p, s);
  paint_gaps(painter, p, s);
  painter.restore();
  paint_y_axis(painter, QRectF(s.plot.topLeft(), QPointF(s.plot.right(), s.y.from_px)), s.y, s.y_ticks, p.axis_right);
  paint_x_axis(painter, s.plot, s.x, s.x_ticks);
  painter.save();
  painter.setClipRect(s.plot.adjusted(0, -1, 0, 1));
  paint_volume(painter, p, s);
  if (s.step < least_line)
    paint_merged(painter, p, s);
  else
    paint_bars(painter, p, s);
  paint_forecasts(painter, p, s);
  painter.restore();
  painter.save();
  paint_volume_label(painter, p, s);
  paint_mark_signs(painter, p, s);
  painter.restore();
}

}  // namespace candlewright
