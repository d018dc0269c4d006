#include "widgets/parallel_chart.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/plot_axis.h"
#include "widgets/plot_chrome.h"

namespace candlewright {
namespace {

constexpr double reach = 10, side = 44, brush_width = 10;

QColor faded(QColor colour, double alpha) {
  colour.setAlphaF(float(alpha));
  return colour;
}

}  // namespace

ParallelChart::ParallelChart(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, &ParallelChart::refresh);
}

void ParallelChart::refresh() {
  lines_cache_ = {};
  update();
}

void ParallelChart::set_axes(std::vector<ParallelAxis> axes) {
  if (axes == axes_) return;
  axes_ = std::move(axes);
  const auto is_there = [&](const QString& key) {
    return std::any_of(axes_.begin(), axes_.end(), [&](const ParallelAxis& axis) { return axis.key == key; });
  };
  for (const QString& key : brushes_.keys()) {
    if (!is_there(key)) brushes_.remove(key);
  }
  key_axis_ = std::clamp(key_axis_, 0, std::max(0, int(axes_.size()) - 1));
  measure();
}

void ParallelChart::set_lines(std::vector<ParallelLine> lines) {
  for (ParallelLine& line : lines) line.values.resize(axes_.size());
  if (lines == lines_) return;
  lines_ = std::move(lines);
  measure();
}

void ParallelChart::measure() {
  for (ParallelLine& line : lines_) line.values.resize(axes_.size());
  ranges_.assign(axes_.size(), {});
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const ParallelLine& line : lines_) {
      const auto& value = line.values[a];
      if (value && std::isfinite(*value)) low = std::min(low, *value), high = std::max(high, *value);
      ranges_[a].none |= !value || !std::isfinite(*value);
    }
    if (!axes_[a].words.isEmpty()) low = 0, high = std::max(1.0, double(axes_[a].words.size()) - 1);
    if (!(low <= high)) low = 0, high = 1;
    if (low == high) low -= 0.5 * std::max(1e-9, std::abs(low)), high += 0.5 * std::max(1e-9, std::abs(high));
    ranges_[a].low = low, ranges_[a].high = high;
  }
  setAccessibleDescription(tr("%1 lines over %2 axes, %3 inside the brushes").arg(lines_.size()).arg(axes_.size()).arg(kept().size()));
  refresh();
}

void ParallelChart::set_current(const QString& key) {
  if (key == current_) return;
  current_ = key;
  refresh();
}

void ParallelChart::set_brush(const QString& axis, std::optional<ParallelBrush> brush) {
  if (brush) {
    brushes_.insert(axis, *brush);
  } else {
    brushes_.remove(axis);
  }
  setAccessibleDescription(tr("%1 lines over %2 axes, %3 inside the brushes").arg(lines_.size()).arg(axes_.size()).arg(kept().size()));
  refresh();
}

void ParallelChart::change_brush(std::size_t axis, std::optional<ParallelBrush> brush) {
  set_brush(axes_[axis].key, brush);
  Q_EMIT brushed(axes_[axis].key);
}

bool ParallelChart::keeps(const ParallelLine& line) const {
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const auto brush = brushes_.constFind(axes_[a].key);
    if (brush == brushes_.constEnd()) continue;
    const auto& value = line.values[a];
    if (!value || !(*value >= brush->low && *value <= brush->high)) return false;
  }
  return true;
}

QStringList ParallelChart::kept() const {
  QStringList keys;
  for (const ParallelLine& line : lines_) {
    if (keeps(line)) keys << line.key;
  }
  return keys;
}

QRectF ParallelChart::plot(const QSizeF& size) const {
  const double line = QFontMetricsF(text_font(TextStyle::axis)).height();
  return {QPointF(side, 2 * line + 14), QPointF(size.width() - side, size.height() - line - 10)};
}

double ParallelChart::x_of(std::size_t axis, const QSizeF& size) const {
  const QRectF area = plot(size);
  return axes_.size() < 2 ? area.center().x() : area.left() + area.width() * double(axis) / double(axes_.size() - 1);
}

double ParallelChart::y_of(std::size_t axis, const std::optional<double>& value, const QSizeF& size) const {
  const QRectF area = plot(size);
  const Range& range = ranges_[axis];
  if (!value || !std::isfinite(*value)) return area.bottom();
  const PlotAxis scale{range.low, range.high, range.none ? area.bottom() - 18 : area.bottom(), area.top(),
                       axes_[axis].log && range.low > 0};
  return scale.px(*value);
}

double ParallelChart::value_at(std::size_t axis, double y) const {
  const QRectF area = plot(size());
  const Range& range = ranges_[axis];
  const PlotAxis scale{range.low, range.high, range.none ? area.bottom() - 18 : area.bottom(), area.top(),
                       axes_[axis].log && range.low > 0};
  return std::clamp(scale.value(y), range.low, range.high);
}

int ParallelChart::axis_at(double x) const {
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    if (std::abs(x_of(a, size()) - x) <= reach) return int(a);
  }
  return -1;
}

int ParallelChart::line_at(const QPointF& at) const {
  int found = -1;
  double nearest = 7;  // px
  bool found_looks = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!keeps(lines_[i])) continue;
    for (std::size_t a = 0; a + 1 < axes_.size(); ++a) {
      const double left = x_of(a, size()), right = x_of(a + 1, size());
      if (at.x() < left || at.x() > right || right <= left) continue;
      const double share = (at.x() - left) / (right - left);
      const double y = (1 - share) * y_of(a, lines_[i].values[a], size()) + share * y_of(a + 1, lines_[i].values[a + 1], size());
      const double away = std::abs(y - at.y());
      const bool looks = lines_[i].slot > 0;  // a ticked run lies over the grey ones
      if (away < 7 && (looks > found_looks || (looks == found_looks && away < nearest)))
        nearest = away, found = int(i), found_looks = looks;
    }
  }
  return found;
}

QString ParallelChart::tick_text(std::size_t axis, double value) const {
  const QStringList& words = axes_[axis].words;
  if (!words.isEmpty()) return words.value(int(std::lround(value)));
  return std::abs(value) < 1e-3 && value != 0 ? figures::rate(value)
         : std::abs(value) < 1                ? QLocale().toString(value, 'g', 3)
                                              : figures::compact(value);
}

void ParallelChart::paint_lines(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing, lines_.size() <= 2000);
  painter.setBrush(Qt::NoBrush);
  std::size_t grey = 0;
  for (const ParallelLine& line : lines_) grey += line.slot <= 0;
  const double ink = std::clamp(3 / std::sqrt(double(std::max<std::size_t>(1, grey))), 0.02, 0.8);
  const auto points = [&](const ParallelLine& line) {
    QPolygonF path;
    for (std::size_t a = 0; a < axes_.size(); ++a) path << QPointF(x_of(a, size), y_of(a, line.values[a], size));
    return path;
  };
  // Behind: what no brush keeps; then the grey ones, the ticked ones, the current one.
  for (int layer = 0; layer < 4; ++layer) {
    for (const ParallelLine& line : lines_) {
      const bool kept = brushes_.isEmpty() || keeps(line), current = line.key == current_ && line.slot > 0;
      if (layer != (!kept ? 0 : line.slot <= 0 ? 1 : current ? 3 : 2)) continue;
      if (kept && line.slot > 0) {
        stroke_series(painter, points(line), series_look(line.slot), current ? 2.6 : 1.7);
        continue;
      }
      painter.setPen(QPen(faded(t.unsure, kept ? ink : ink / 4), 1));
      painter.drawPolyline(points(line));
    }
  }
}

void ParallelChart::paint_axes(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  const QRectF area = plot(size);
  const QFont small = text_font(TextStyle::axis), strong = text_font(TextStyle::chart_title);
  const QFontMetricsF metrics(small), heads(strong);
  const double step = axes_.size() > 1 ? area.width() / double(axes_.size() - 1) : area.width();
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const double x = x_of(a, size);
    const Range& range = ranges_[a];
    const double room = std::min(step, 2 * std::min(x, size.width() - x)) - 8;
    painter.setFont(strong);
    painter.setPen(t.text);
    const QRectF head(x - room / 2, 4, room, heads.height());
    painter.drawText(head, Qt::AlignCenter, heads.elidedText(axes_[a].name, Qt::ElideRight, room));
    painter.setFont(small);
    painter.setPen(t.dim);
    painter.drawText(head.translated(0, heads.height()), Qt::AlignCenter, metrics.elidedText(axes_[a].unit, Qt::ElideRight, room));
    const double foot = y_of(a, range.low, size);
    painter.setPen(QPen(t.line_hard, 1.2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, foot));
    std::vector<AxisTick> ticks;
    if (!axes_[a].words.isEmpty()) {
      for (int w = 0; w < axes_[a].words.size(); ++w) ticks.push_back({double(w), axes_[a].words[w]});
    } else {
      const bool log = axes_[a].log && range.low > 0;
      ticks = (log ? log_ticks(range.low, range.high, 5) : number_ticks(range.low, range.high, 5)).ticks;
      ticks.push_back({range.low, tick_text(a, range.low)});
      ticks.push_back({range.high, tick_text(a, range.high)});
      std::rotate(ticks.begin(), ticks.end() - 2, ticks.end());  // the ends come first and keep their room
    }
    std::vector<double> taken;
    if (range.none) {
      taken.push_back(area.bottom());
      painter.setPen(t.dim);
      painter.drawText(QRectF(x - side + 2, area.bottom() - metrics.height() / 2, side - 8, metrics.height()),
                       int(Qt::AlignRight | Qt::AlignVCenter), tr("none"));
      painter.setPen(QPen(t.line_hard, 1));
      painter.drawEllipse(QPointF(x, area.bottom()), 2, 2);
    }
    for (const AxisTick& tick : ticks) {
      const double y = y_of(a, tick.value, size);
      if (std::any_of(taken.begin(), taken.end(), [&](double other) { return std::abs(other - y) < metrics.height(); })) continue;
      taken.push_back(y);
      painter.setPen(QPen(t.line_hard, 1));
      painter.drawLine(QPointF(x - 3, y), QPointF(x, y));
      const double width = std::min(metrics.horizontalAdvance(tick.text) + 4, side - 4);
      const QRectF box(x - 6 - width, y - metrics.height() / 2, width, metrics.height());
      painter.fillRect(box, faded(t.base, 0.7));
      painter.setPen(t.dim);
      painter.drawText(box, int(Qt::AlignRight | Qt::AlignVCenter), metrics.elidedText(tick.text, Qt::ElideRight, width));
    }
    if (const auto brush = brushes_.constFind(axes_[a].key); brush != brushes_.constEnd()) {
      const double top = y_of(a, brush->high, size), bottom = y_of(a, brush->low, size);
      painter.setPen(QPen(t.accent, 1.4));
      painter.setBrush(faded(t.accent, 0.25));
      painter.drawRect(
          QRectF(QPointF(x - brush_width / 2, std::min(top, bottom - 3)), QPointF(x + brush_width / 2, std::max(bottom, top + 3))));
      painter.setBrush(Qt::NoBrush);
    }
  }
}

void ParallelChart::render_chart(QPainter& painter, const QSizeF& size) const {
  painter.fillRect(QRectF({}, size), tokens().base);
  if (axes_.empty() || plot(size).width() < 20 || plot(size).height() < 20) return;
  paint_lines(painter, size);
  paint_axes(painter, size);
}

void ParallelChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().base);
  if (!axes_.empty() && plot(size()).width() >= 20 && plot(size()).height() >= 20) {
    if (lines_cache_.isNull()) {
      const double ratio = devicePixelRatioF();
      lines_cache_ = QPixmap((QSizeF(size()) * ratio).toSize());
      lines_cache_.setDevicePixelRatio(ratio);
      lines_cache_.fill(tokens().base);
      QPainter on_cache(&lines_cache_);
      paint_lines(on_cache, size());
    }
    painter.drawPixmap(0, 0, lines_cache_);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_axes(painter, size());
    if (hasFocus()) {  // the axis that the keys brush, and its edge
      const auto a = std::size_t(key_axis_);
      const double x = x_of(a, size());
      painter.setPen(QPen(tokens().accent, 2));
      painter.drawLine(QPointF(x, plot(size()).top()), QPointF(x, y_of(a, ranges_[a].low, size())));
      if (const auto brush = brushes_.constFind(axes_[a].key); brush != brushes_.constEnd()) {
        const double y = y_of(a, upper_edge_ ? brush->high : brush->low, size());
        painter.drawLine(QPointF(x - 9, y), QPointF(x + 9, y));
      }
    }
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void ParallelChart::resizeEvent(QResizeEvent*) { lines_cache_ = {}; }

void ParallelChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || axes_.empty()) return;
  const int axis = axis_at(event->position().x());
  if (axis < 0) {
    const int line = line_at(event->position());
    if (line >= 0) Q_EMIT chosen(lines_[std::size_t(line)].key);
    return;
  }
  key_axis_ = axis;
  drag_ = {axis, event->position().y(), std::nullopt, false, false};
  if (const auto brush = brushes_.constFind(axes_[std::size_t(axis)].key); brush != brushes_.constEnd()) {
    const double value = value_at(std::size_t(axis), event->position().y());
    drag_.before = *brush;
    drag_.moves = value >= brush->low && value <= brush->high;
  }
  update();
}

void ParallelChart::mouseMoveEvent(QMouseEvent* event) {
  if (drag_.axis < 0) return;
  const double y = event->position().y();
  if (!drag_.moved && std::abs(y - drag_.from) < 4) return;
  drag_.moved = true;
  const auto axis = std::size_t(drag_.axis);
  ParallelBrush brush;
  if (drag_.moves) {
    const double shift = y - drag_.from;
    brush = {value_at(axis, y_of(axis, drag_.before->low, size()) + shift), value_at(axis, y_of(axis, drag_.before->high, size()) + shift)};
  } else {
    const double a = value_at(axis, drag_.from), b = value_at(axis, y);
    brush = {std::min(a, b), std::max(a, b)};
  }
  brushes_.insert(axes_[axis].key, brush);
  if (lines_.size() <= 500) lines_cache_ = {};  // more lines follow when the brush is let go
  update();
}

void ParallelChart::mouseReleaseEvent(QMouseEvent*) {
  if (drag_.axis < 0) return;
  const Drag drag = std::exchange(drag_, {});
  const auto axis = std::size_t(drag.axis);
  if (drag.moved) return change_brush(axis, brushes_.value(axes_[axis].key));
  if (drag.before) change_brush(axis, std::nullopt);
}

void ParallelChart::keyPressEvent(QKeyEvent* event) {
  if (axes_.empty()) return QWidget::keyPressEvent(event);
  const auto axis = std::size_t(key_axis_);
  const Range& range = ranges_[axis];
  const bool is_brushed = brushes_.contains(axes_[axis].key);
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
      key_axis_ = std::clamp(key_axis_ + (event->key() == Qt::Key_Left ? -1 : 1), 0, int(axes_.size()) - 1);
      upper_edge_ = true;
      return update();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (is_brushed) {
        upper_edge_ = !upper_edge_;
        return update();
      }
      upper_edge_ = true;
      return change_brush(axis, ParallelBrush{range.low, range.high});
    case Qt::Key_Up:
    case Qt::Key_Down: {
      if (!is_brushed) return QWidget::keyPressEvent(event);
      ParallelBrush brush = brushes_.value(axes_[axis].key);
      double& edge = upper_edge_ ? brush.high : brush.low;
      if (axes_[axis].words.isEmpty()) {
        const double top = y_of(axis, range.high, size()), bottom = y_of(axis, range.low, size());
        edge = value_at(axis, y_of(axis, edge, size()) + (event->key() == Qt::Key_Up ? -1 : 1) * (bottom - top) / 20);
      } else {
        edge = std::clamp(std::round(edge) + (event->key() == Qt::Key_Up ? 1 : -1), range.low, range.high);
      }
      if (brush.low > brush.high) (upper_edge_ ? brush.high : brush.low) = upper_edge_ ? brush.low : brush.high;
      return change_brush(axis, brush);
    }
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      if (is_brushed) change_brush(axis, std::nullopt);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool ParallelChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int line = axes_.empty() || axis_at(help->pos().x()) >= 0 ? -1 : line_at(help->pos());
  if (line < 0) {
    QToolTip::hideText();
    return true;
  }
  const ParallelLine& one = lines_[std::size_t(line)];
  QStringList words{one.name};
  for (std::size_t a = 0; a < axes_.size(); ++a)
    words << axes_[a].name + QStringLiteral(": ") + (one.values[a] ? tick_text(a, *one.values[a]) : tr("none"));
  QToolTip::showText(help->globalPos(), words.join('\n'), this);
  return true;
}

std::vector<QStringList> ParallelChart::rows() const {
  std::vector<QStringList> rows{{tr("Run")}};
  for (const ParallelAxis& axis : axes_) rows[0] << (axis.unit.isEmpty() ? axis.name : axis.name + QStringLiteral(", ") + axis.unit);
  for (const ParallelLine& line : lines_) {
    if (!keeps(line)) continue;
    QStringList& row = rows.emplace_back(QStringList{line.name});
    for (std::size_t a = 0; a < axes_.size(); ++a) {
      const auto& value = line.values[a];
      row << (!value ? QString() : axes_[a].words.isEmpty() ? figures::plain(*value) : tick_text(a, *value));
    }
  }
  return rows;
}

}  // namespace candlewright
