#include "widgets/rate_chart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {

RateChart::RateChart(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Learning rate over the run"));
}

void RateChart::set_empty_text(const QString& text) {
  empty_text_ = text;
  if (curve_.steps.empty()) setAccessibleDescription(text);
  update();
}

void RateChart::set_curve(RateCurve curve) {
  if (curve == curve_) return;
  curve_ = std::move(curve);
  if (curve_.steps.empty()) {
    setAccessibleDescription(empty_text_);
  } else {
    QString text = tr("highest rate %1, last rate %2 at step %3")
                       .arg(figures::rate(*std::max_element(curve_.rates.begin(), curve_.rates.end())), figures::rate(curve_.rates.back()),
                            figures::count(static_cast<qint64>(curve_.steps.back())));
    if (curve_.beyond > 0) text += QStringLiteral(", ") + curve_.beyond_text;
    setAccessibleDescription(text);
  }
  update();
}

std::vector<QStringList> RateChart::rows() const {
  std::vector<QStringList> table{{QStringLiteral("step"), QStringLiteral("learning_rate")}};
  for (std::size_t i = 0; i < curve_.steps.size(); ++i) table.push_back({figures::plain(curve_.steps[i]), figures::plain(curve_.rates[i])});
  return table;
}

void RateChart::render_chart(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF({}, size), t.base);
  paint_plot_title(painter, QRectF(12, 4, size.width() - 24, 20), tr("Learning rate over the run"), tr("by step"));
  if (curve_.steps.empty()) {
    painter.setFont(text_font(TextStyle::small));
    painter.setPen(t.dim);
    painter.drawText(QRectF(12, 24, size.width() - 24, size.height() - 30), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double end = curve_.steps.back(), highest = *std::max_element(curve_.rates.begin(), curve_.rates.end());
  const double top_rate = std::max(highest, curve_.beyond > 0 ? curve_.beyond_rate : 0.0);
  PlotAxis y{0, top_rate > 0 ? top_rate * 1.12 : 1, 0, 0, false};
  AxisTicks ticks = number_ticks(0, y.high, 4);
  double wide = 0;
  for (AxisTick& tick : ticks.ticks) {
    tick.text = tick.value == 0 ? QStringLiteral("0") : figures::rate(tick.value);
    wide = std::max(wide, metrics.horizontalAdvance(tick.text));
  }
  const QRectF area(QPointF(18 + wide, 30 + metrics.height()), QPointF(size.width() - 16, std::max(60.0, size.height() - metrics.height() - 12)));
  y.from_px = area.bottom(), y.to_px = area.top();
  const PlotAxis x{0, std::max({curve_.beyond * 1.05, end, 1.0}), area.left(), area.right(), false};
  paint_y_axis(painter, area, y, ticks);

  painter.setFont(text_font(TextStyle::axis));
  QPolygonF line;
  for (std::size_t i = 0; i < curve_.steps.size(); ++i) line.append(QPointF(x.px(curve_.steps[i]), y.px(curve_.rates[i])));
  for (const auto& [step, name] : curve_.parts) {
    const double at = x.px(step);
    painter.setPen(QPen(t.line_hard, 1, Qt::DotLine));
    if (step > 0) painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    painter.setPen(t.dim);
    painter.drawText(QRectF(at + 4, area.top() - metrics.height() - 1, area.right() - at, metrics.height()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), name);
  }
  if (curve_.beyond > end) {
    const QRectF outside(QPointF(x.px(end), area.top()), area.bottomRight());
    paint_hatch(painter, outside, t.line);
    painter.setPen(QPen(t.error, 1.6, Qt::DashLine));
    const QPointF goal(x.px(curve_.beyond), y.px(curve_.beyond_rate));
    painter.drawLine(line.back(), goal);
    painter.setBrush(t.base);
    painter.setPen(QPen(t.error, 1.6));
    painter.drawEllipse(goal, 4, 4);
    painter.setPen(t.error);
    painter.drawText(QRectF(area.left(), area.top() - metrics.height() - 1, area.width(), metrics.height()),
                     int(Qt::AlignRight | Qt::AlignVCenter), curve_.beyond_text);
    painter.setPen(QPen(t.line_hard, 1));
    painter.drawLine(outside.topLeft(), outside.bottomLeft());
    painter.setPen(t.text);
    painter.drawText(QRectF(area.left(), area.top() + 2, outside.left() - area.left() - 6, metrics.height()),
                     int(Qt::AlignRight | Qt::AlignVCenter), tr("run ends: step %1").arg(figures::count(static_cast<qint64>(end))));
  }
  SeriesLook look = series_look(1);
  stroke_series(painter, line, look, 2);
  paint_x_axis(painter, area, x, number_ticks(x.low, x.high, std::clamp(int(area.width() / 90), 2, 8), 1));
}

void RateChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  render_chart(painter, size());
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

}  // namespace candlewright
