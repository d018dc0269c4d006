#include "widgets/scatter_chart.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {

ScatterChart::ScatterChart(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void ScatterChart::set_axes(const QString& x, const QString& y, const QString& y_unit) {
  x_name_ = x, y_name_ = y, y_unit_ = y_unit;
  setAccessibleName(tr("%1 against %2").arg(y, x));
  update();
}

void ScatterChart::set_points(std::vector<ScatterPoint> points) {
  points_ = std::move(points);
  std::erase_if(points_, [](const ScatterPoint& p) { return !std::isfinite(p.x) || !std::isfinite(p.y); });
  std::sort(points_.begin(), points_.end(),
            [](const ScatterPoint& a, const ScatterPoint& b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
  setAccessibleDescription(tr("%Ln runs", nullptr, static_cast<int>(points_.size())));
  update();
}

void ScatterChart::set_current(const QString& key) {
  current_ = key;
  update();
}

void ScatterChart::set_zero(const QString& text) {
  zero_ = text;
  update();
}

ScatterChart::Frame ScatterChart::frame() const {
  Frame f;
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  double x_low = HUGE_VAL, x_high = -HUGE_VAL, y_low = zero_.isEmpty() ? HUGE_VAL : 0, y_high = zero_.isEmpty() ? -HUGE_VAL : 0;
  for (const ScatterPoint& p : points_) {
    x_low = std::min(x_low, p.x), x_high = std::max(x_high, p.x);
    y_low = std::min(y_low, p.y), y_high = std::max(y_high, p.y);
  }
  if (points_.empty()) x_low = y_low = 0, x_high = y_high = 1;
  // Learning rates and the like span powers of ten.
  f.x.log = x_low > 0 && x_high / x_low >= 20;
  const double pad = f.x.log ? 0 : 0.04 * (x_high - x_low);
  f.x.low = f.x.log ? x_low / 1.2 : x_low - pad;
  f.x.high = f.x.log ? x_high * 1.2 : x_high + pad;
  if (!(f.x.high > f.x.low)) f.x.low -= 0.5 * std::max(1e-9, std::abs(x_low)), f.x.high += 0.5 * std::max(1e-9, std::abs(x_high));
  widen_to_ticks(y_low, y_high, 5);
  f.y.low = y_low, f.y.high = y_high;
  f.y_ticks = number_ticks(y_low, y_high, 5);
  double widest = 24;
  for (const AxisTick& tick : f.y_ticks.ticks) widest = std::max(widest, metrics.horizontalAdvance(tick.text));
  f.plot = QRectF(QPointF(widest + 14, 28), QPointF(width() - 16, height() - 2 * metrics.height() - 10));
  f.x.from_px = f.plot.left(), f.x.to_px = f.plot.right();
  f.y.from_px = f.plot.bottom(), f.y.to_px = f.plot.top();
  const int wanted = std::max(3, int(f.plot.width() / 80));
  f.x_ticks = f.x.log ? log_ticks(f.x.low, f.x.high, wanted) : number_ticks(f.x.low, f.x.high, wanted);
  return f;
}

void ScatterChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.base);
  paint_plot_title(painter, QRectF(8, 2, width() - 16, 20), y_name_, y_unit_);
  const Frame f = frame();
  if (f.plot.width() < 20 || f.plot.height() < 20) return;
  paint_y_axis(painter, f.plot, f.y, f.y_ticks);
  paint_x_axis(painter, f.plot, f.x, f.x_ticks);
  painter.setFont(text_font(TextStyle::axis));
  painter.setPen(t.dim);
  painter.drawText(QRectF(f.plot.left(), height() - QFontMetricsF(painter.font()).height() - 2, f.plot.width(), 20),
                   int(Qt::AlignHCenter | Qt::AlignTop), x_name_);
  if (!zero_.isEmpty()) {
    QPen dashed(t.pers, 1.4);
    dashed.setDashPattern({8, 4});
    painter.setPen(dashed);
    painter.drawLine(QPointF(f.plot.left(), f.y.px(0)), QPointF(f.plot.right(), f.y.px(0)));
    paint_plot_note(painter, f.plot, f.y.px(0), zero_, t.pers);
  }
  QRectF last;  // no label over the one before it
  for (const ScatterPoint& p : points_) {
    const QPointF at(f.x.px(p.x), f.y.px(p.y));
    if (p.slot <= 0) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(t.unsure);
      painter.drawEllipse(at, 2.5, 2.5);
      continue;
    }
    const SeriesLook look = series_look(p.slot);
    const bool current = p.key == current_;
    paint_marker(painter, look.marker, at, look.colour, current, current ? 10 : 7);
    painter.setFont(text_font(current ? TextStyle::strong : TextStyle::axis));
    const QSizeF size(QFontMetricsF(painter.font()).horizontalAdvance(p.name) + 2, QFontMetricsF(painter.font()).height());
    const bool left = at.x() + 8 + size.width() > width();
    const QRectF label(QPointF(left ? at.x() - 8 - size.width() : at.x() + 8, at.y() - size.height() / 2), size);
    if (!current && label.intersects(last)) continue;
    last = label;
    painter.setPen(t.text);
    painter.drawText(label, int(Qt::AlignLeft | Qt::AlignVCenter), p.name);
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(t.accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

int ScatterChart::point_at(const QPointF& at) const {
  const Frame f = frame();
  int found = -1;
  double nearest = 10;  // px
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double away = std::hypot(f.x.px(points_[i].x) - at.x(), f.y.px(points_[i].y) - at.y());
    if (away < nearest) nearest = away, found = int(i);
  }
  return found;
}

void ScatterChart::mousePressEvent(QMouseEvent* event) {
  const int index = event->button() == Qt::LeftButton ? point_at(event->position()) : -1;
  if (index >= 0) Q_EMIT chosen(points_[std::size_t(index)].key);
}

void ScatterChart::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  if (step == 0 || points_.empty()) return QWidget::keyPressEvent(event);
  const auto now = std::find_if(points_.begin(), points_.end(), [&](const ScatterPoint& p) { return p.key == current_; });
  const int at = now == points_.end() ? (step > 0 ? -1 : int(points_.size())) : int(now - points_.begin());
  Q_EMIT chosen(points_[std::size_t(std::clamp(at + step, 0, int(points_.size()) - 1))].key);
}

bool ScatterChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int index = point_at(help->pos());
  if (index < 0) {
    QToolTip::hideText();
    return true;
  }
  const ScatterPoint& p = points_[std::size_t(index)];
  QToolTip::showText(help->globalPos(),
                     tr("%1: %2 %3, %4 %5").arg(p.name, x_name_, figures::significant(p.x, 4), y_name_, figures::significant(p.y, 4)),
                     this);
  return true;
}

std::vector<QStringList> ScatterChart::rows() const {
  std::vector<QStringList> rows{{tr("Run"), x_name_, y_unit_.isEmpty() ? y_name_ : y_name_ + QStringLiteral(", ") + y_unit_}};
  for (const ScatterPoint& p : points_) rows.push_back({p.name, figures::plain(p.x), figures::plain(p.y)});
  return rows;
}

}  // namespace candlewright
