#include "widgets/histogram_chart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {

HistogramChart::HistogramChart(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
}

void HistogramChart::set_title(const QString& title, const QString& unit) {
  title_ = title, unit_ = unit;
  setAccessibleName(title);
  update();
}

void HistogramChart::set_x_name(const QString& name) { x_name_ = name, update(); }
void HistogramChart::set_expected_name(const QString& name) { expected_name_ = name, update(); }
void HistogramChart::set_empty_text(const QString& text) { empty_text_ = text, update(); }
void HistogramChart::set_reference(double height, const QString& text) { reference_ = height, reference_text_ = text, update(); }

void HistogramChart::set_bins(std::vector<HistogramBin> bins, int slot) {
  bins_ = std::move(bins), slot_ = slot;
  describe();
}

void HistogramChart::set_others(std::vector<HistogramBin> bins, int slot, const QString& name, const QString& others_name) {
  others_ = std::move(bins), others_slot_ = slot, name_ = name, others_name_ = others_name;
  describe();
}

void HistogramChart::describe() {
  const auto heights = [](const std::vector<HistogramBin>& bins) {
    QStringList words;
    for (const HistogramBin& bin : bins) words << figures::significant(bin.height, 3);
    return words.join(QStringLiteral(", "));
  };
  QString words = bins_.empty() ? empty_text_ : unit_ + QStringLiteral(": ") + heights(bins_);
  if (!others_.empty()) words += QStringLiteral("; ") + others_name_ + QStringLiteral(": ") + heights(others_);
  setAccessibleDescription(words);
  update();
}

void HistogramChart::render_chart(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF({}, size), t.base);
  if (!title_.isEmpty()) paint_plot_title(painter, QRectF(8, 2, size.width() - 16, 20), title_, unit_);
  const auto& span = bins_.empty() ? others_ : bins_;
  if (span.empty()) {
    painter.setFont(text_font(TextStyle::small));
    painter.setPen(t.dim);
    painter.drawText(QRectF(8, 22, size.width() - 16, size.height() - 30), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double foot = (x_name_.isEmpty() ? 1 : 2) * metrics.height() + 8;
  const QRectF area(QPointF(14 + metrics.horizontalAdvance(QStringLiteral("000")), 26),
                    QPointF(size.width() - 12, std::max(40.0, size.height() - foot)));
  double low = 0, high = reference_;
  for (const HistogramBin& bin : bins_) high = std::max({high, bin.height, bin.expected});
  for (const HistogramBin& bin : others_) high = std::max(high, bin.height);
  high *= 1.06;
  const PlotAxis x{span.front().from, span.back().to, area.left(), area.right(), false};
  const PlotAxis y{low, high > 0 ? high : 1, area.bottom(), area.top(), false};
  paint_y_axis(painter, area, y, number_ticks(y.low, y.high, std::clamp(int(area.height() / 32), 2, 5)));
  QColor tint = series_look(slot_).colour;
  const QColor edge = tint;
  tint.setAlphaF(0.4F);
  for (const HistogramBin& bin : bins_) {
    const QRectF box(QPointF(x.px(bin.from) + 0.5, y.px(bin.height)), QPointF(x.px(bin.to) - 0.5, area.bottom()));
    painter.fillRect(box, tint);
    painter.fillRect(QRectF(box.left(), box.top() - 1, box.width(), 2), edge);
  }
  QPolygonF outline;
  for (const HistogramBin& bin : others_) outline << QPointF(x.px(bin.from), y.px(bin.height)) << QPointF(x.px(bin.to), y.px(bin.height));
  if (!outline.isEmpty()) stroke_series(painter, outline, series_look(others_slot_), 1.8);
  QPolygonF expected;
  bool any_expected = false;
  for (const HistogramBin& bin : bins_) {
    expected << QPointF((x.px(bin.from) + x.px(bin.to)) / 2, y.px(bin.expected));
    any_expected |= bin.expected > 0;
  }
  if (any_expected) {
    stroke_series(painter, expected, series_look(0), 1.4);
    const auto top = std::max_element(bins_.begin(), bins_.end(), [](const auto& a, const auto& b) { return a.expected < b.expected; });
    paint_plot_note(painter, area, y.px(top->expected), expected_name_, t.pers);
  }
  if (reference_ > 0) {
    painter.setPen(series_pen(series_look(0), 1.4));
    painter.drawLine(QPointF(area.left(), y.px(reference_)), QPointF(area.right(), y.px(reference_)));
    paint_plot_note(painter, area, y.px(reference_), reference_text_, t.pers);
  }
  paint_x_axis(painter, area, x, number_ticks(x.low, x.high, std::clamp(int(area.width() / 60), 2, 10)));
  painter.setFont(text_font(TextStyle::axis));
  painter.setPen(t.dim);
  painter.drawText(QRectF(area.left(), area.bottom() + metrics.height() + 4, area.width(), metrics.height() + 2), Qt::AlignCenter, x_name_);
}

void HistogramChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  render_chart(painter, size());
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

}  // namespace candlewright
