#include "widgets/overview_strip.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "widgets/plot_chrome.h"
#include "widgets/time_ticks.h"

namespace candlewright {

namespace {
constexpr double border_grip = 6;  // px on either side of a border
}

OverviewStrip::OverviewStrip(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Overview of all bars"));
  setAttribute(Qt::WA_OpaquePaintEvent);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OverviewStrip::set_bars(std::vector<qint64> time_ns, std::vector<double> close) {
  time_ns_ = std::move(time_ns), close_ = std::move(close);
  index_.resize(close_.size());
  std::iota(index_.begin(), index_.end(), 0.0);
  levels_.clear();
  levels_.extend(close_);
  parts_.clear(), marks_.clear();
  first_ = 0, last_ = std::max(0.0, double(close_.size()) - 1);
  update();
}

void OverviewStrip::set_parts(std::vector<CandlePart> parts) { parts_ = std::move(parts), update(); }
void OverviewStrip::set_marks(std::vector<CandleMark> marks) { marks_ = std::move(marks), update(); }
void OverviewStrip::set_shown(double first, double last) { first_ = first, last_ = last, update(); }

QRectF OverviewStrip::plot() const {
  const double foot = QFontMetricsF(text_font(TextStyle::axis)).height() + 2;
  return QRectF(8, 3, std::max(10, width() - 16), std::max(10.0, height() - foot - 4));
}

void OverviewStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.base);
  if (close_.size() < 2) return;
  const QRectF area = plot();
  const PlotAxis x{0, double(close_.size()) - 1, area.left(), area.right(), false};
  const auto range = levels_.range(close_, 0, close_.size());
  if (!range.any) return;
  const bool log = range.low > 0;
  const PlotAxis y{range.low, range.high > range.low ? range.high : range.low + 1, area.bottom() - 3, area.top() + 2, log};
  for (const CandlePart& part : parts_) {
    if (part.kind == CandlePart::train) continue;
    QColor tint = part.kind == CandlePart::validation ? t.better : part.kind == CandlePart::test ? t.warn : t.accent;
    const QRectF span(QPointF(x.px(part.first), area.top()), QPointF(x.px(part.last), area.bottom()));
    painter.setPen(QPen(tint, 1.4));
    painter.drawLine(span.topLeft(), span.bottomLeft());
    const QColor ink = tint;
    tint.setAlphaF(0.14F);
    painter.fillRect(span, tint);
    const QFont font = text_font(TextStyle::axis);
    painter.setFont(font);
    painter.setPen(ink);
    if (QFontMetricsF(font).horizontalAdvance(part.name) < span.width()) {
      painter.drawText(QRectF(span.left() + 3, span.top(), span.width(), 14), int(Qt::AlignLeft | Qt::AlignTop), part.name);
    }
  }
  for (std::size_t i = 1; i < parts_.size(); ++i) {  // bars that are left out between two parts
    const QRectF gap(QPointF(x.px(parts_[i - 1].last), area.top()), QPointF(x.px(parts_[i].first), area.bottom()));
    if (parts_[i].first - parts_[i - 1].last > 1) paint_hatch(painter, gap, t.line_hard);
  }
  QPolygonF line;
  const int columns = int(area.width());
  const auto cut = pixel_columns(index_, close_, 0, double(close_.size()), columns, &levels_);
  for (int c = 0; c < columns; ++c) {
    const PixelColumn& column = cut[std::size_t(c)];
    if (!column.any) continue;
    for (const double v : {column.first, column.low, column.high, column.last}) line << QPointF(area.left() + c + 0.5, y.px(v));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.dim, 1.1));
  painter.drawPolyline(line);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(series_look(8).colour, 1));
  for (const CandleMark& mark : marks_) {
    if (mark.kind == CandleMark::outlier) continue;
    const double at = std::round(x.px(mark.bar));
    painter.drawLine(QPointF(at, area.bottom() - 3), QPointF(at, area.bottom()));
  }
  QColor glass = t.accent;
  glass.setAlphaF(0.15F);
  const bool all = first_ <= 0 && last_ >= x.high;
  const QRectF shown(QPointF(x.px(std::max(0.0, first_)), area.top()), QPointF(x.px(std::min(last_, x.high)), area.bottom()));
  if (!borders_movable_ || !all) {  // a strip of borders alone has no span
    painter.fillRect(shown, glass);
    painter.setPen(QPen(t.accent, 1));
    painter.drawRect(shown);
  }
  if (time_ns_.size() != close_.size()) return;
  const AxisTicks times = time_ticks(double(time_ns_.front()) / 1e9, double(time_ns_.back()) / 1e9, width() / 110);
  AxisTicks ticks;
  for (const AxisTick& tick : times.ticks) {
    const auto at = std::lower_bound(time_ns_.begin(), time_ns_.end(), qint64(tick.value * 1e9));
    ticks.ticks.push_back({double(at - time_ns_.begin()), tick.text});
  }
  paint_x_axis(painter, area, x, ticks);
}

PlotAxis OverviewStrip::bars_axis() const { return {0, double(close_.size()) - 1, plot().left(), plot().right(), false}; }

void OverviewStrip::set_borders_movable(bool on) {
  borders_movable_ = on;
  setMouseTracking(on);
}

int OverviewStrip::border_at(double px) const {
  if (!borders_movable_) return -1;
  const PlotAxis x = bars_axis();
  int found = -1;
  double nearest = border_grip;
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const double away = std::abs(x.px(parts_[i].first) - px);
    if (away < nearest) nearest = away, found = int(i);
  }
  return found;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
  if (close_.size() < 2) return;
  dragged_ = event->button() == Qt::LeftButton ? border_at(event->position().x()) : -1;
  if (dragged_ >= 0 || borders_movable_) return;
  const double bar = bars_axis().value(event->position().x());
  grab_ = bar >= first_ && bar <= last_ ? bar - first_ : (last_ - first_) / 2;  // beside the span: it jumps there
  mouseMoveEvent(event);
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
  if (close_.size() < 2) return;
  const PlotAxis x = bars_axis();
  if (dragged_ >= 0) {
    CandlePart &before = parts_[std::size_t(dragged_) - 1], &held = parts_[std::size_t(dragged_)];
    const int apart = held.first - before.last;  // bars of the gap stay left out
    const int bar = std::clamp(int(std::lround(x.value(event->position().x()))), before.first + apart, held.last);
    held.first = bar, before.last = bar - apart;
    return update();
  }
  if (borders_movable_) {
    if (border_at(event->position().x()) >= 0) {
      setCursor(Qt::SplitHCursor);
    } else {
      unsetCursor();
    }
    return;
  }
  if (!event->buttons().testFlag(Qt::LeftButton)) return;
  const double span = last_ - first_;
  const double first = std::clamp(x.value(event->position().x()) - grab_, 0.0, std::max(0.0, x.high - span));
  if (first == first_) return;
  first_ = first, last_ = first + span;
  update();
  Q_EMIT span_dragged(first_, last_);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) {
  const int part = std::exchange(dragged_, -1);
  if (part >= 0) Q_EMIT border_dropped(part, parts_[std::size_t(part)].first);
}

}  // namespace candlewright
