#include "widgets/correlation_map.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr double legend_room = 56, least_stroked = 7;  // px
constexpr int together = 1, against = 2;               // series slots

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto part = [&](int a, int b) { return int(std::lround(a + (b - a) * share)); };
  return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

QColor ink(double value) {
  const Tokens& t = tokens();
  if (!std::isfinite(value)) return t.base;
  return mixed(t.header, series_look(value >= 0 ? together : against).colour, std::min(1.0, std::abs(value)));
}

}  // namespace

CorrelationMap::CorrelationMap(QWidget* parent) : CellMap(tr("Correlation of returns"), parent) {
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
    cells_ = {};
    update();
  });
}

void CorrelationMap::set_cells(QStringList names, std::vector<double> values) {
  names_ = std::move(names), values_ = std::move(values);
  cells_ = {};
  row_ = column_ = -1;
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  names_width_ = 0;
  for (const QString& name : names_) names_width_ = std::max(names_width_, metrics.horizontalAdvance(name));
  describe();
  update();
}

QString CorrelationMap::size_text() const { return tr("%1 symbols").arg(count()); }

QString CorrelationMap::text_of(int row, int column) const {
  const double value = values_[std::size_t(row) * names_.size() + std::size_t(column)];
  return tr("%1 and %2: %3")
      .arg(names_[row], names_[column], std::isfinite(value) ? figures::number(value, 2) : tr("too few bars in common"));
}

QRectF CorrelationMap::plot(const QSizeF& size) const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double left = std::min(names_width_, size.width() * 0.3) + 12;
  const double side = std::max(10.0, std::min(size.width() - left - legend_room, size.height() - metrics.height() - 12));
  return QRectF(left, 6, side, side);
}

QRectF CorrelationMap::cell(int row, int column) const {
  const QRectF area = plot(size());
  const double w = area.width() / count();
  return QRectF(area.left() + column * w, area.top() + row * w, w, w);
}

std::pair<int, int> CorrelationMap::cell_at(const QPointF& point) const {
  const QRectF area = plot(size());
  if (names_.isEmpty() || !area.contains(point)) return {-1, -1};
  const auto at = [&](double from, double start) { return std::min(count() - 1, int((from - start) / area.width() * count())); };
  return {at(point.y(), area.top()), at(point.x(), area.left())};
}

void CorrelationMap::colour_cells() const {
  cells_ = QImage(count(), count(), QImage::Format_RGB32);
  for (int r = 0; r < count(); ++r) {
    auto* line = reinterpret_cast<QRgb*>(cells_.scanLine(r));
    for (int c = 0; c < count(); ++c) line[c] = ink(values_[std::size_t(r) * names_.size() + std::size_t(c)]).rgb();
  }
}

void CorrelationMap::render_chart(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.fillRect(QRectF({}, size), t.base);
  painter.setFont(text_font(TextStyle::axis));
  const QFontMetricsF metrics(painter.font());
  if (names_.isEmpty()) {
    painter.setPen(t.dim);
    painter.drawText(QRectF({}, size).adjusted(8, 8, -8, -8), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  if (cells_.isNull()) colour_cells();
  const QRectF area = plot(size);
  const double w = area.width() / count();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.drawImage(area, cells_);
  if (w >= least_stroked) {
    painter.setPen(QPen(t.base, 1));
    for (int r = 0; r < count(); ++r) {
      for (int c = 0; c < count(); ++c) {
        if (!(values_[std::size_t(r) * names_.size() + std::size_t(c)] < 0)) continue;
        const QRectF box(area.left() + c * w, area.top() + r * w, w, w);
        painter.drawLine(box.bottomLeft() + QPointF(2, -2), box.topRight() + QPointF(-2, 2));
      }
    }
  }
  double free_from = -1e9;  // names that would overlap are left out, but never that of the current row
  const double current = row_ >= 0 ? area.top() + (row_ + 0.5) * w : -1e9;
  for (int r = 0; r < count(); ++r) {
    const double middle = area.top() + (r + 0.5) * w;
    if (r != row_ && (middle - metrics.height() / 2 < free_from || std::abs(middle - current) < metrics.height())) continue;
    painter.setPen(r == row_ || r == column_ ? t.text : t.dim);
    painter.drawText(QRectF(2, middle - metrics.height() / 2, area.left() - 8, metrics.height()), int(Qt::AlignRight | Qt::AlignVCenter),
                     metrics.elidedText(names_[r], Qt::ElideRight, area.left() - 8));
    if (r != row_) free_from = middle + metrics.height() / 2;
  }
  const QRectF scale(area.right() + 12, area.top(), 10, area.height());
  const int steps = std::max(2, int(scale.height()));
  for (int i = 0; i < steps; ++i) painter.fillRect(QRectF(scale.left(), scale.top() + i, scale.width(), 1), ink(1 - 2.0 * i / (steps - 1)));
  painter.setPen(t.dim);
  for (const int value : {1, 0, -1}) {
    const double y = scale.center().y() - value * (scale.height() / 2 - metrics.height() / 2);
    painter.drawText(QRectF(scale.right() + 4, y - metrics.height() / 2, legend_room, metrics.height()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), figures::number(value, 0));
  }
  if (row_ >= 0 && column_ >= 0) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.text, 1.4));
    painter.drawRect(QRectF(area.left() + column_ * w, area.top() + row_ * w, w, w).adjusted(-1, -1, 1, 1));
    painter.drawText(QRectF(area.left(), area.bottom() + 3, std::max(area.width(), size.width() - area.left() - 8), metrics.height()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), text_of(row_, column_));
  }
}

void CorrelationMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  render_chart(painter, size());
  paint_focus(painter);
}

void CorrelationMap::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) set_cells(std::move(names_), std::move(values_));
}

}  // namespace candlewright
