#include "widgets/heat_map.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr double least_row = 6, usual_row = 18, legend_room = 66, dot_below = -5;

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto part = [&](int a, int b) { return int(std::lround(a + (b - a) * share)); };
  return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

/// From `header` at zero to petrol or rust at the ends.
QColor heat(double value, double span) {
  const Tokens& t = tokens();
  return mixed(t.header, value >= 0 ? t.better : t.worse, std::min(1.0, std::abs(value) / span));
}

}  // namespace

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Skill by row and column"));
}

void HeatMap::set_cells(QStringList rows, QStringList columns, std::vector<std::vector<double>> values, const QString& x_name) {
  rows_ = std::move(rows), columns_ = std::move(columns), values_ = std::move(values), x_name_ = x_name;
  double largest = 0;
  for (const auto& row : values_) {
    for (const double v : row) {
      if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
    }
  }
  span_ = largest <= 10 ? 10 : largest <= 20 ? 20 : 40;
  if (row_ >= rows_.size() || column_ >= columns_.size()) row_ = column_ = -1;
  setAccessibleDescription(tr("%1 rows, %2 columns").arg(rows_.size()).arg(columns_.size()));
  updateGeometry();
  update();
}

void HeatMap::set_current(int row, int column) {
  row_ = row, column_ = column;
  update();
}

void HeatMap::set_empty_text(const QString& text) {
  empty_text_ = text;
  update();
}

QSize HeatMap::minimumSizeHint() const { return {200, int(double(rows_.size()) * least_row) + 48}; }
QSize HeatMap::sizeHint() const { return {480, int(double(rows_.size()) * usual_row) + 48}; }

QRectF HeatMap::plot() const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  double left = 0;
  for (const QString& row : rows_) left = std::max(left, metrics.horizontalAdvance(row));
  left = std::min(left, width() * 0.3) + 12;
  const double foot = 2 * metrics.height() + 6;
  return QRectF(left, 6, std::max(10.0, width() - left - legend_room), std::max(6.0, height() - 6 - foot));
}

QRectF HeatMap::cell(int row, int column) const {
  const QRectF area = plot();
  const double w = area.width() / double(columns_.size()), h = area.height() / double(rows_.size());
  const double left = std::round(area.left() + column * w), top = std::round(area.top() + row * h);
  return QRectF(QPointF(left, top), QPointF(std::round(area.left() + (column + 1) * w), std::round(area.top() + (row + 1) * h)));
}

std::pair<int, int> HeatMap::cell_at(const QPointF& point) const {
  const QRectF area = plot();
  if (rows_.isEmpty() || columns_.isEmpty() || !area.contains(point)) return {-1, -1};
  const int row = int((point.y() - area.top()) / area.height() * double(rows_.size()));
  const int column = int((point.x() - area.left()) / area.width() * double(columns_.size()));
  return {std::min(row, int(rows_.size()) - 1), std::min(column, int(columns_.size()) - 1)};
}

void HeatMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.base);
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  if (rows_.isEmpty() || columns_.isEmpty()) {
    painter.setPen(t.dim);
    painter.drawText(rect().adjusted(8, 8, -8, -8), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  const QRectF area = plot();
  double label_free = -1e9;
  for (int r = 0; r < rows_.size(); ++r) {
    const QRectF first = cell(r, 0);
    if (first.center().y() - metrics.height() / 2 >= label_free || r == row_) {
      painter.setPen(r == row_ ? t.text : t.dim);
      painter.drawText(QRectF(2, first.center().y() - metrics.height() / 2, area.left() - 8, metrics.height()),
                       int(Qt::AlignRight | Qt::AlignVCenter), metrics.elidedText(rows_[r], Qt::ElideRight, area.left() - 8));
      label_free = first.center().y() + metrics.height() / 2;
    }
    for (int c = 0; c < columns_.size(); ++c) {
      const auto& row = values_[std::size_t(r)];
      if (std::size_t(c) >= row.size() || !std::isfinite(row[std::size_t(c)])) continue;
      const double value = row[std::size_t(c)];
      const QRectF box = cell(r, c);
      painter.fillRect(box.adjusted(0, 0, box.width() > 4 ? -1 : 0, box.height() > 4 ? -1 : 0), heat(value, span_));
      if (value >= dot_below || box.width() < 4 || box.height() < 4) continue;
      painter.fillRect(QRectF(box.center().x() - 1.5, box.center().y() - 1.5, 2, 2), t.base);
    }
  }
  if (row_ >= 0) {
    painter.setPen(QPen(t.text, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(cell(row_, 0).topLeft(), cell(row_, int(columns_.size()) - 1).bottomRight()).adjusted(-1, -1, 0, 0));
    if (column_ >= 0) painter.drawRect(cell(row_, column_).adjusted(-1, -1, 0, 0));
  }
  painter.setPen(t.dim);
  double free_from = -1e9;
  for (int c = 0; c < columns_.size(); ++c) {
    const double x = cell(0, c).center().x(), width = metrics.horizontalAdvance(columns_[c]);
    if (x - width / 2 < free_from) continue;
    painter.drawText(QRectF(x - width / 2 - 1, area.bottom() + 3, width + 2, metrics.height()), Qt::AlignCenter, columns_[c]);
    free_from = x + width / 2 + 10;
  }
  painter.drawText(QRectF(area.left(), area.bottom() + 3 + metrics.height(), area.width(), metrics.height()),
                   int(Qt::AlignRight | Qt::AlignVCenter), x_name_);

  const QRectF scale(area.right() + 12, area.top(), 10, area.height());
  const int steps = int(scale.height());
  for (int i = 0; i < steps; ++i) {
    painter.fillRect(QRectF(scale.left(), scale.top() + i, scale.width(), 1), heat(span_ * (1 - 2.0 * i / std::max(1, steps - 1)), span_));
  }
  for (const double share : {1.0, 0.0, -1.0}) {
    const double y = scale.center().y() - share * (scale.height() / 2 - metrics.height() / 2);
    const QString text =
        share == 0 ? QStringLiteral("0")
                   : figures::skill_number(share * span_).section(QLatin1Char('.'), 0, 0) + (share > 0 ? QStringLiteral(" %") : QString());
    painter.drawText(QRectF(scale.right() + 4, y - metrics.height() / 2, legend_room, metrics.height()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), text);
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(t.accent, 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void HeatMap::choose(int row, int column) {
  set_current(row, column);
  Q_EMIT chosen(row, column);
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
  const auto [row, column] = cell_at(event->position());
  if (event->button() == Qt::LeftButton && row >= 0) choose(row, column);
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
  const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  const int right = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if ((down == 0 && right == 0) || rows_.isEmpty() || columns_.isEmpty()) return QWidget::keyPressEvent(event);
  choose(std::clamp(row_ + down, 0, int(rows_.size()) - 1), std::clamp(column_ + right, 0, int(columns_.size()) - 1));
}

bool HeatMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto [row, column] = cell_at(help->pos());
  if (row >= 0 && std::size_t(column) < values_[std::size_t(row)].size()) {
    const double value = values_[std::size_t(row)][std::size_t(column)];
    QToolTip::showText(
        help->globalPos(),
        QStringLiteral("%1, %2: %3").arg(rows_[row], columns_[column], std::isnan(value) ? figures::none() : figures::skill(value)), this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace candlewright
