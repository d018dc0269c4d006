#include "widgets/cell_map.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/theme.h"

namespace candlewright {

CellMap::CellMap(const QString& name, QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(name);
}

void CellMap::set_current(int row, int column) {
  row_ = row, column_ = column;
  if (row_ >= 0) bring_into_sight(row_);
  describe();
  update();
}

void CellMap::set_empty_text(const QString& text) {
  empty_text_ = text;
  update();
}

void CellMap::describe() {
  setAccessibleDescription(row_ < 0 || column_ < 0 ? size_text() : size_text() + QStringLiteral("; ") + text_of(row_, column_));
}

void CellMap::paint_focus(QPainter& painter) const {
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void CellMap::choose(int row, int column) {
  set_current(row, column);
  Q_EMIT chosen(row, column);
}

void CellMap::mousePressEvent(QMouseEvent* event) {
  const auto [row, column] = cell_at(event->position());
  if (event->button() == Qt::LeftButton && row >= 0) choose(row, column);
}

void CellMap::keyPressEvent(QKeyEvent* event) {
  if (row_count() == 0 || column_count() == 0) return QWidget::keyPressEvent(event);
  const int last_row = row_count() - 1, last_column = column_count() - 1;
  int row = row_, column = column_;
  switch (event->key()) {
    case Qt::Key_Down:
      ++row;
      break;
    case Qt::Key_Up:
      --row;
      break;
    case Qt::Key_Right:
      ++column;
      break;
    case Qt::Key_Left:
      --column;
      break;
    case Qt::Key_PageDown:
      row += rows_of_page();
      break;
    case Qt::Key_PageUp:
      row -= rows_of_page();
      break;
    case Qt::Key_Home:
      row = 0;
      if (corners()) column = 0;
      break;
    case Qt::Key_End:
      row = last_row;
      if (corners()) column = last_column;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  choose(std::clamp(row, 0, last_row), std::clamp(column, 0, last_column));
}

bool CellMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto [row, column] = cell_at(help->pos());
  if (row >= 0) {
    QToolTip::showText(help->globalPos(), text_of(row, column), this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace candlewright
