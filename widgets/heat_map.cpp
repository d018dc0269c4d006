#include "widgets/heat_map.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
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

HeatMap::HeatMap(QWidget* parent) : CellMap(tr("Skill by row and column"), parent), scroll_(new QScrollBar(Qt::Vertical, this)) {
  scroll_->setAccessibleName(tr("Rows of the map"));
  scroll_->hide();
  connect(scroll_, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
}

void HeatMap::set_cells(QStringList rows, QStringList columns, std::vector<std::vector<double>> values, const QString& x_name) {
  const bool renamed = rows != rows_;
  rows_ = std::move(rows), columns_ = std::move(columns), values_ = std::move(values), x_name_ = x_name;
  double largest = 0;
  for (const auto& row : values_) {
    for (const double v : row) {
      if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
    }
  }
  span_ = largest <= 10 ? 10 : largest <= 20 ? 20 : 40;
  if (row_ >= rows_.size()) row_ = -1;
  if (row_ < 0 || column_ >= columns_.size()) column_ = -1;
  if (renamed) {
    measure_names();
    updateGeometry();
  }
  fit_rows();
  describe();
  update();
}

void HeatMap::bring_into_sight(int row) {
  const int seen = rows_of_page();
  if (row < scroll_->value()) scroll_->setValue(row);
  if (row >= scroll_->value() + seen) scroll_->setValue(row - seen + 1);
}

int HeatMap::rows_of_page() const { return scroll_->pageStep(); }

QString HeatMap::size_text() const { return tr("%1 rows, %2 columns").arg(rows_.size()).arg(columns_.size()); }

QString HeatMap::text_of(int row, int column) const {
  const auto& values = values_[std::size_t(row)];
  const double value = std::size_t(column) < values.size() ? values[std::size_t(column)] : std::nan("");
  return QStringLiteral("%1, %2: %3").arg(rows_[row], columns_[column], std::isnan(value) ? figures::none() : figures::skill(value));
}

QSize HeatMap::sizeHint() const { return {480, int(std::min(40.0, double(rows_.size())) * usual_row) + 48}; }

void HeatMap::measure_names() {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  names_width_ = 0;
  for (const QString& row : rows_) names_width_ = std::max(names_width_, metrics.horizontalAdvance(row));
}

QRectF HeatMap::plot() const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double left = std::min(names_width_, width() * 0.3) + 12, right = legend_room + (scroll_->isHidden() ? 0 : scroll_->width());
  const double foot = 2 * metrics.height() + 6;
  return QRectF(left, 6, std::max(10.0, width() - left - right), std::max(6.0, height() - 6 - foot));
}

/// Height of a row and what of them is in sight.
void HeatMap::fit_rows() {
  const double room = plot().height(), all = double(rows_.size());
  const int seen = std::max(1, int(room / least_row));
  const bool scrolls = rows_.size() > seen;
  row_height_ = scrolls ? least_row : rows_.isEmpty() ? usual_row : room / all;
  scroll_->setVisible(scrolls);
  scroll_->setPageStep(seen);
  scroll_->setRange(0, scrolls ? int(rows_.size()) - seen : 0);
  const int wide = scroll_->sizeHint().width();
  scroll_->setGeometry(width() - wide, 6, wide, int(room));
}

QRectF HeatMap::cell(int row, int column) const {
  const QRectF area = plot();
  const double w = area.width() / double(columns_.size()), top = area.top() + (row - scroll_->value()) * row_height_;
  return QRectF(QPointF(std::round(area.left() + column * w), std::round(top)),
                QPointF(std::round(area.left() + (column + 1) * w), std::round(top + row_height_)));
}

std::pair<int, int> HeatMap::cell_at(const QPointF& point) const {
  const QRectF area = plot();
  if (rows_.isEmpty() || columns_.isEmpty() || !area.contains(point)) return {-1, -1};
  const int row = scroll_->value() + int((point.y() - area.top()) / row_height_);
  const int column = int((point.x() - area.left()) / area.width() * double(columns_.size()));
  if (row >= rows_.size()) return {-1, -1};
  return {row, std::min(column, int(columns_.size()) - 1)};
}

void HeatMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.base);
  painter.setFont(text_font(TextStyle::axis));
  if (rows_.isEmpty() || columns_.isEmpty()) {
    painter.setPen(t.dim);
    painter.drawText(rect().adjusted(8, 8, -8, -8), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
  } else {
    const QRectF area = plot();
    paint_rows(painter, area);
    paint_foot(painter, area);
    paint_scale(painter, area);
  }
  paint_focus(painter);
}

void HeatMap::paint_rows(QPainter& painter, const QRectF& area) const {
  const Tokens& t = tokens();
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const int first = scroll_->value(), end = std::min(int(rows_.size()), first + int(area.height() / row_height_ + 0.5));
  std::vector<double> edges;
  for (int c = 0; c <= columns_.size(); ++c) edges.push_back(cell(first, c).left());
  const auto paint_name = [&](int row, double middle) {
    painter.setPen(row == row_ ? t.text : t.dim);
    painter.drawText(QRectF(2, middle - metrics.height() / 2, area.left() - 8, metrics.height()), int(Qt::AlignRight | Qt::AlignVCenter),
                     metrics.elidedText(rows_[row], Qt::ElideRight, area.left() - 8));
  };
  // Names that would overlap are left out, but never that of the current row.
  const double current = row_ >= first && row_ < end ? cell(row_, 0).center().y() : -1e9;
  if (current > 0) paint_name(row_, current);
  double free_from = -1e9;
  for (int r = first; r < end; ++r) {
    const QRectF box_of_row = cell(r, 0);
    const double middle = box_of_row.center().y();
    if (r != row_ && middle - metrics.height() / 2 >= free_from && std::abs(middle - current) >= metrics.height()) {
      paint_name(r, middle);
      free_from = middle + metrics.height() / 2;
    }
    const auto& row = values_[std::size_t(r)];
    for (std::size_t c = 0; c < std::min(row.size(), std::size_t(columns_.size())); ++c) {
      if (!std::isfinite(row[c])) continue;
      const QRectF box(QPointF(edges[c], box_of_row.top()), QPointF(edges[c + 1], box_of_row.bottom()));
      painter.fillRect(box.adjusted(0, 0, box.width() > 4 ? -1 : 0, box.height() > 4 ? -1 : 0), heat(row[c], span_));
      if (row[c] >= dot_below || box.width() < 4 || box.height() < 4) continue;
      painter.fillRect(QRectF(box.center().x() - 1.5, box.center().y() - 1.5, 2, 2), t.base);
    }
  }
  if (current < 0) return;
  painter.setPen(QPen(t.text, 1.4));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(cell(row_, 0).topLeft(), cell(row_, int(columns_.size()) - 1).bottomRight()).adjusted(-1, -1, 0, 0));
  if (column_ >= 0) painter.drawRect(cell(row_, column_).adjusted(-1, -1, 0, 0));
}

void HeatMap::paint_foot(QPainter& painter, const QRectF& area) const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  painter.setPen(tokens().dim);
  double free_from = -1e9;
  for (int c = 0; c < columns_.size(); ++c) {
    const double x = cell(0, c).center().x(), width = metrics.horizontalAdvance(columns_[c]);
    if (x - width / 2 < free_from) continue;
    painter.drawText(QRectF(x - width / 2 - 1, area.bottom() + 3, width + 2, metrics.height()), Qt::AlignCenter, columns_[c]);
    free_from = x + width / 2 + 10;
  }
  painter.drawText(QRectF(area.left(), area.bottom() + 3 + metrics.height(), area.width(), metrics.height()),
                   int(Qt::AlignRight | Qt::AlignVCenter), x_name_);
}

void HeatMap::paint_scale(QPainter& painter, const QRectF& area) const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const QRectF scale(area.right() + 12, area.top(), 10, area.height());
  const int steps = int(scale.height());
  for (int i = 0; i < steps; ++i) {
    painter.fillRect(QRectF(scale.left(), scale.top() + i, scale.width(), 1), heat(span_ * (1 - 2.0 * i / std::max(1, steps - 1)), span_));
  }
  painter.setPen(tokens().dim);
  for (const double share : {1.0, 0.0, -1.0}) {
    const double y = scale.center().y() - share * (scale.height() / 2 - metrics.height() / 2);
    const QString text =
        share == 0 ? QStringLiteral("0")
                   : figures::skill_number(share * span_).section(QLatin1Char('.'), 0, 0) + (share > 0 ? QStringLiteral(" %") : QString());
    painter.drawText(QRectF(scale.right() + 4, y - metrics.height() / 2, legend_room, metrics.height()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), text);
  }
}

void HeatMap::resizeEvent(QResizeEvent*) {
  fit_rows();
  if (row_ >= 0) set_current(row_, column_);
}

void HeatMap::wheelEvent(QWheelEvent* event) {
  if (scroll_->isHidden()) return event->ignore();
  scroll_->setValue(scroll_->value() - event->angleDelta().y() / 40);  // three rows a notch
  event->accept();
}

void HeatMap::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  measure_names();
  fit_rows();
}

}  // namespace candlewright
