#include "widgets/bar_strip.h"

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

BarStrip::BarStrip(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarStrip::set_title(const QString& title, const QString& note) {
  title_ = title, note_ = note;
  setAccessibleName(title);
  setAccessibleDescription(note);
  update();
}

void BarStrip::set_values(std::vector<qint64> time_ns, std::vector<double> values) {
  time_ns_ = std::move(time_ns), values_ = std::move(values);
  if (current_ >= int(values_.size())) current_ = -1;
  update();
}

void BarStrip::set_current(int index) {
  current_ = index;
  update();
}

QRectF BarStrip::plot() const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double left = metrics.horizontalAdvance(QStringLiteral("+000")) + 14;
  return QRectF(QPointF(left, title_.isEmpty() ? 4 : 24), QPointF(width() - 8, height() - metrics.height() - 6));
}

int BarStrip::index_at(double x) const {
  if (values_.empty()) return -1;
  const QRectF area = plot();
  return int(std::clamp(std::floor((x - area.left()) / area.width() * double(values_.size())), 0.0, double(values_.size()) - 1));
}

void BarStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.base);
  if (!title_.isEmpty()) paint_plot_title(painter, QRectF(8, 2, width() - 16, 20), title_, note_);
  if (values_.empty()) return;
  const QRectF area = plot();
  double low = 0, high = 0;
  for (const double v : values_) {
    if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  }
  if (high == low) high = 1;
  const PlotAxis y{low, high, area.bottom(), area.top(), false};
  const double step = area.width() / double(values_.size()), zero = std::round(y.px(0)) + 0.5;
  const double half = step < 3 ? 0 : std::floor(std::min(9.0, step * 0.66) / 2);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (!std::isfinite(values_[i])) continue;
    const bool worse = values_[i] > 0;
    const double x = std::floor(area.left() + (double(i) + 0.5) * step) + 0.5, top = std::round(y.px(values_[i])) + 0.5;
    const QColor colour = worse ? t.worse : t.better;
    painter.setPen(QPen(colour, 1));
    painter.setBrush(worse ? QBrush(colour) : QBrush(Qt::NoBrush));
    if (half == 0)
      painter.drawLine(QPointF(x, zero), QPointF(x, top));
    else
      painter.drawRect(QRectF(QPointF(x - half, std::min(zero, top)), QPointF(x + half, std::max(zero, top))));
  }
  AxisTicks ticks;
  for (const double v : {low, 0.0, high}) {
    const QString text = figures::number(v, std::max(std::abs(high), std::abs(low)) < 10 ? 1 : 0);
    if (v == 0 || y.px(0) - y.px(v) > 14 || y.px(v) - y.px(0) > 14)
      ticks.ticks.push_back({v, v > 0 ? QLatin1Char('+') + text : v == 0 ? QStringLiteral("0") : text});
  }
  paint_y_axis(painter, area, y, ticks);
  painter.setPen(QPen(t.text, 1));
  painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero));
  if (current_ >= 0 && current_ < int(values_.size())) {
    const double x = area.left() + (current_ + 0.5) * step, w = std::max(step, 7.0);
    painter.setPen(QPen(t.text, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x - w / 2, area.top() - 2, w, area.height() + 4));
  }
  const PlotAxis x{0, double(values_.size()), area.left(), area.right(), false};
  AxisTicks dates;
  const int every = std::max(1, int(std::ceil(110 / step)));
  for (std::size_t i = 0; i < time_ns_.size(); i += std::size_t(every))
    dates.ticks.push_back({double(i) + 0.5, figures::date(time_ns_[i])});
  paint_x_axis(painter, area, x, dates);
  if (!hasFocus()) return;
  painter.setPen(QPen(t.accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void BarStrip::mousePressEvent(QMouseEvent* event) {
  const int index = index_at(event->position().x());
  if (event->button() != Qt::LeftButton || index < 0) return;
  set_current(index);
  Q_EMIT chosen(index);
}

void BarStrip::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  if (step == 0 || values_.empty()) return QWidget::keyPressEvent(event);
  set_current(std::clamp(current_ + step, 0, int(values_.size()) - 1));
  Q_EMIT chosen(current_);
}

bool BarStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int index = plot().contains(help->pos()) ? index_at(help->pos().x()) : -1;
  if (index >= 0 && index < int(time_ns_.size())) {
    const double value = values_[std::size_t(index)];
    QToolTip::showText(help->globalPos(),
                       tr("%1: error %2 points against %3")
                           .arg(figures::date(time_ns_[std::size_t(index)]), figures::skill_number(value),
                                against_.isEmpty() ? tr("persistence") : against_),
                       this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace candlewright
