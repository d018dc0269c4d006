#include "widgets/plot_chrome.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace candlewright {
namespace {

struct Saved {
  explicit Saved(QPainter& p) : painter(p) { painter.save(); }
  ~Saved() { painter.restore(); }
  QPainter& painter;
};

QFont medium_axis() {
  QFont font = text_font(TextStyle::axis);
  font.setWeight(QFont::Medium);
  return font;
}

}  // namespace

void move_apart(std::vector<double>& centres, double height, double top, double bottom) {
  const std::size_t n = centres.size();
  if (n == 0) return;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return centres[a] < centres[b]; });
  const double room = bottom - top;
  if (double(n) * height >= room) {
    for (std::size_t i = 0; i < n; ++i) centres[order[i]] = top + room * (double(i) + 0.5) / double(n);
    return;
  }
  // Without the room that the labels above need, the rule "no overlap" is "do not fall": isotonic regression by pooling neighbours.
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / double(count); }
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < n; ++i) {
    pools.push_back({centres[order[i]] - double(i) * height, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  const double least = top + height / 2, most = bottom - height / 2 - double(n - 1) * height;
  std::size_t i = 0;
  for (const Pool& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k, ++i) centres[order[i]] = std::clamp(pool.mean(), least, most) + double(i) * height;
  }
}

void paint_plot_title(QPainter& painter, const QRectF& line, const QString& title, const QString& unit, const QString& last) {
  Saved saved(painter);
  const Tokens& t = tokens();
  const QFont strong = text_font(TextStyle::chart_title), small = text_font(TextStyle::small);
  const QFontMetricsF strong_metrics(strong), small_metrics(small);
  double right = line.right();
  if (!last.isEmpty()) {
    painter.setFont(strong);
    painter.setPen(t.text);
    painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), last);
    right -= strong_metrics.horizontalAdvance(last) + 8;
  }
  const QString head = strong_metrics.elidedText(title, Qt::ElideRight, std::max(0.0, right - line.left()));
  painter.setFont(strong);
  painter.setPen(t.text);
  painter.drawText(QRectF(line.left(), line.top(), right - line.left(), line.height()), int(Qt::AlignLeft | Qt::AlignVCenter), head);
  const double from = line.left() + strong_metrics.horizontalAdvance(head) + 6;
  const QString rest = small_metrics.elidedText(unit, Qt::ElideRight, right - from);
  if (right - from < 12 || (rest.size() < 2 && rest != unit)) return;
  painter.setFont(small);
  painter.setPen(t.dim);
  painter.drawText(QRectF(from, line.top(), right - from, line.height()), int(Qt::AlignLeft | Qt::AlignVCenter), rest);
}

void paint_y_axis(QPainter& painter, const QRectF& plot, const PlotAxis& axis, const AxisTicks& ticks, bool right) {
  Saved saved(painter);
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  double lowest_free = plot.bottom() + metrics.height();
  for (const AxisTick& tick : ticks.ticks) {
    const double y = std::round(axis.px(tick.value));
    if (y < plot.top() - 1 || y > plot.bottom() + 1) continue;
    painter.setPen(QPen(t.line_soft, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    if (y + metrics.height() / 2 > lowest_free) continue;
    lowest_free = y - metrics.height() / 2;
    painter.setPen(t.dim);
    const double width = 80;
    const QRectF box(right ? plot.right() + 6 : plot.left() - 6 - width, y - metrics.height() / 2, width, metrics.height());
    painter.drawText(box, int((right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter), tick.text);
  }
}

void paint_x_axis(QPainter& painter, const QRectF& plot, const PlotAxis& axis, const AxisTicks& ticks) {
  Saved saved(painter);
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const double y = std::round(plot.bottom());
  painter.setPen(QPen(t.line, 1));
  painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  double free_from = -1e9;
  for (const AxisTick& tick : ticks.ticks) {
    const double x = std::round(axis.px(tick.value));
    if (x < plot.left() - 1 || x > plot.right() + 1) continue;
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(x, y), QPointF(x, y + 4));
    const double width = metrics.horizontalAdvance(tick.text);
    const double left = std::clamp(x - width / 2, plot.left() - 7, std::max(plot.left() - 7, plot.right() + 6 - width));
    if (left < free_from) continue;
    painter.setPen(t.dim);
    painter.drawText(QRectF(left - 2, y + 4, width + 4, metrics.height() + 2), int(Qt::AlignHCenter | Qt::AlignTop), tick.text);
    free_from = left + width + 8;
  }
}

double end_labels_width(const std::vector<EndLabel>& labels) {
  const QFontMetricsF metrics(medium_axis());
  double width = 0;
  for (const EndLabel& label : labels) width = std::max(width, metrics.horizontalAdvance(label.name + QLatin1Char(' ') + label.value));
  return labels.empty() ? 0 : width + 14;
}

void paint_end_labels(QPainter& painter, double x, double right, double top, double bottom, std::vector<EndLabel> labels) {
  if (labels.empty()) return;
  Saved saved(painter);
  const Tokens& t = tokens();
  const QFont font = medium_axis(), small = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font), small_metrics(small);
  std::vector<double> centres;
  for (const EndLabel& label : labels) centres.push_back(label.y);
  move_apart(centres, metrics.height(), top, bottom);
  const double wanted = end_labels_width(labels);
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& label = labels[i];
    const QRectF box(x + 10, centres[i] - metrics.height() / 2, right - x - 10, metrics.height());
    if (std::abs(centres[i] - label.y) > 2) {
      painter.setPen(QPen(t.line_hard, 1));
      painter.drawLine(QPointF(x + 1, label.y), QPointF(x + 8, centres[i]));
    }
    painter.setFont(font);
    painter.setPen(label.colour);
    const QString text = label.value.isEmpty() ? label.name : label.name + QLatin1Char(' ') + label.value;
    painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter), text);
    const double note_from = x + wanted + 6;
    if (label.note.isEmpty() || right - note_from < 30) continue;
    painter.setFont(small);
    painter.setPen(t.dim);
    painter.drawText(QRectF(note_from, box.top(), right - note_from, box.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                     small_metrics.elidedText(label.note, Qt::ElideRight, right - note_from));
  }
}

void paint_event_mark(QPainter& painter, EventMark mark, const QPointF& c, double size) {
  Saved saved(painter);
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const double r = size / 2;
  switch (mark) {
    case EventMark::best: {
      QPolygonF star;
      for (int k = 0; k < 10; ++k) {
        const double angle = -M_PI / 2 + k * M_PI / 5, length = (k % 2 ? 0.5 : 1.25) * r;
        star << c + QPointF(std::cos(angle), std::sin(angle)) * length;
      }
      painter.setBrush(t.accent);
      painter.drawPolygon(star);
      break;
    }
    case EventMark::checkpoint:
      painter.setBrush(t.line_hard);
      painter.drawPolygon(QPolygonF{c + QPointF(-r, -r * 0.8), c + QPointF(r, -r * 0.8), c + QPointF(0, r * 0.9)});
      break;
    case EventMark::pause:
      painter.setBrush(t.dim);
      painter.drawRect(QRectF(c.x() - r * 0.8, c.y() - r, r * 0.6, 2 * r));
      painter.drawRect(QRectF(c.x() + r * 0.2, c.y() - r, r * 0.6, 2 * r));
      break;
    case EventMark::setting:
      painter.setBrush(t.dim);
      painter.drawPolygon(QPolygonF{c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r), c + QPointF(-r, 0)});
      break;
    case EventMark::notice:
      painter.setBrush(t.warn);
      painter.drawPolygon(QPolygonF{c + QPointF(0, -r), c + QPointF(r, r * 0.8), c + QPointF(-r, r * 0.8)});
      break;
    case EventMark::failed:
      painter.setPen(QPen(t.error, 1.8));
      painter.drawLine(c + QPointF(-r, -r) * 0.8, c + QPointF(r, r) * 0.8);
      painter.drawLine(c + QPointF(-r, r) * 0.8, c + QPointF(r, -r) * 0.8);
      break;
  }
}

std::vector<QRectF> paint_off_scale(QPainter& painter, const QRectF& plot, const std::vector<OffScale>& marks) {
  Saved saved(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  std::vector<QRectF> boxes;
  for (const OffScale& mark : marks) {
    const double x = mark.x, y = mark.top ? plot.top() : plot.bottom(), s = mark.top ? 1 : -1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().warn);
    painter.drawPolygon(QPolygonF{{x, y + s}, {x + 4.5, y + 8 * s}, {x - 4.5, y + 8 * s}});
    const QSizeF size(metrics.horizontalAdvance(mark.text) + 2, metrics.height());
    const double top = mark.top ? y - 2 : y - size.height() + 2;
    boxes.emplace_back();
    if (mark.text.isEmpty()) continue;
    for (const double left : {x + 8, x - 8 - size.width()}) {
      const QRectF box(QPointF(left, top), size), room = box.adjusted(-6, 0, 6, 0);
      const bool free = std::none_of(boxes.begin(), boxes.end(), [&](const QRectF& told) { return told.intersects(room); });
      if (!free || box.left() < plot.left() || box.right() > plot.right()) continue;
      painter.setPen(tokens().warn);
      painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter), mark.text);
      boxes.back() = box;
      break;
    }
  }
  return boxes;
}

void paint_value_box(QPainter& painter, const QRectF& inside, const QPointF& at, const QString& head, const QStringList& lines) {
  Saved saved(painter);
  const Tokens& t = tokens();
  const QFont font = text_font(TextStyle::axis), strong = medium_axis();
  const QFontMetricsF metrics(font), strong_metrics(strong);
  double width = strong_metrics.horizontalAdvance(head);
  for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
  const double step = metrics.height() + 1;
  QRectF box(at.x() + 14, at.y() + 10, width + 20, step * double(lines.size() + 1) + 12);
  if (box.right() > inside.right()) box.moveRight(at.x() - 14);
  if (box.bottom() > inside.bottom()) box.moveBottom(inside.bottom());
  if (box.left() < inside.left()) box.moveLeft(inside.left());
  if (box.top() < inside.top()) box.moveTop(inside.top());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.text);
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(t.base);
  QRectF row(box.left() + 10, box.top() + 6, width + 2, step);
  painter.setFont(strong);
  painter.drawText(row, int(Qt::AlignLeft | Qt::AlignVCenter), head);
  painter.setFont(font);
  for (const QString& line : lines) {
    row.translate(0, step);
    painter.drawText(row, int(Qt::AlignLeft | Qt::AlignVCenter), line);
  }
}

void paint_axis_tag(QPainter& painter, const QPointF& at, const QString& text) {
  Saved saved(painter);
  const Tokens& t = tokens();
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  const double width = metrics.horizontalAdvance(text) + 12;
  const QRectF box(at.x() - width / 2, at.y() - metrics.height() / 2 - 2, width, metrics.height() + 4);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.text);
  painter.drawRoundedRect(box, 2, 2);
  painter.setPen(t.base);
  painter.setFont(font);
  painter.drawText(box, Qt::AlignCenter, text);
}

QRectF paint_plot_note(QPainter& painter, const QRectF& plot, double y, const QString& text, const QColor& colour) {
  Saved saved(painter);
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  const double width = metrics.horizontalAdvance(text) + 4, height = metrics.height();
  if (text.isEmpty() || width > plot.width()) return {};
  const bool above = y - 2 - height >= plot.top();
  const QRectF box(plot.right() - 4 - width, above ? y - 2 - height : y + 2, width, height);
  QColor veil = tokens().base;
  veil.setAlphaF(0.8F);
  painter.fillRect(box, veil);
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, text);
  return box;
}

void paint_marker(QPainter& painter, Marker marker, const QPointF& c, const QColor& colour, bool filled, double size) {
  Saved saved(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1.4));
  painter.setBrush(filled ? colour : tokens().base);
  const double r = size / 2;
  switch (marker) {
    case Marker::circle:
      painter.drawEllipse(c, r, r);
      break;
    case Marker::square:
      painter.drawRect(QRectF(c.x() - r * 0.9, c.y() - r * 0.9, 1.8 * r, 1.8 * r));
      break;
    case Marker::diamond:
      painter.drawPolygon(
          QPolygonF{c + QPointF(0, -1.25 * r), c + QPointF(1.25 * r, 0), c + QPointF(0, 1.25 * r), c + QPointF(-1.25 * r, 0)});
      break;
    case Marker::triangle:
      painter.drawPolygon(QPolygonF{c + QPointF(0, -1.15 * r), c + QPointF(1.15 * r, r), c + QPointF(-1.15 * r, r)});
      break;
  }
}

QPen series_pen(const SeriesLook& look, double width) {
  QPen pen(look.colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (!look.dash.isEmpty()) {
    QVector<qreal> pattern;
    for (const qreal px : look.dash) pattern << px / width;  // Qt counts dashes in pen widths
    pen.setDashPattern(pattern);
  }
  return pen;
}

void stroke_series(QPainter& painter, const QPolygonF& points, const SeriesLook& look, double width) {
  if (points.size() < 2) return;
  Saved saved(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  const double thin = look.doubled ? std::max(0.9, width * 0.6) : width, shift = look.doubled ? width * 0.8 : 0;
  QPen pen = series_pen(look, thin);
  // Qt's stroker takes far more than twice the time for twice the points of a line that crosses itself: short pieces keep it linear.
  constexpr qsizetype piece = 48;
  double length = 0;
  for (qsizetype from = 0; from + 1 < points.size(); from += piece) {
    const QPolygonF part = points.mid(from, piece + 1);
    if (!look.dash.isEmpty()) {
      pen.setDashOffset(length / thin);  // the dashes go on where the last piece ended
      for (qsizetype i = 1; i < part.size(); ++i) length += std::hypot(part[i].x() - part[i - 1].x(), part[i].y() - part[i - 1].y());
    }
    painter.setPen(pen);
    if (shift == 0) {
      painter.drawPolyline(part);
    } else {
      painter.drawPolyline(part.translated(0, -shift));
      painter.drawPolyline(part.translated(0, shift));
    }
  }
}

void paint_line_sample(QPainter& painter, const QRectF& rect, const SeriesLook& look) {
  const double y = rect.center().y();
  stroke_series(painter, QPolygonF{{rect.left(), y}, {rect.right(), y}}, look, 1.8);
  paint_marker(painter, look.marker, rect.center(), look.colour, false, 6);
}

void paint_hatch(QPainter& painter, const QRectF& rect, const QColor& colour) {
  Saved saved(painter);
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1));
  const double step = 4 * std::sqrt(2.0);
  const double sum_from = rect.left() + rect.top(), sum_to = rect.right() + rect.bottom();
  for (double sum = std::ceil(sum_from / step) * step; sum < sum_to; sum += step) {
    painter.drawLine(QPointF(sum - rect.bottom(), rect.bottom()), QPointF(sum - rect.top(), rect.top()));
  }
}

}  // namespace candlewright
