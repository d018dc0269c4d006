#include "widgets/row_drag.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

RowDrag::RowDrag(TableView& view, std::function<bool(const QString&)> can_move)
    : QObject(&view), view_(view), rows_(view.viewport()), can_move_(std::move(can_move)), line_(new QFrame(view.viewport())) {
  line_->setAttribute(Qt::WA_TransparentForMouseEvents);
  line_->setAutoFillBackground(true);
  line_->hide();
  view_.viewport()->installEventFilter(this);
  view_.installEventFilter(this);
}

bool RowDrag::eventFilter(QObject* watched, QEvent* event) {
  const bool on_rows = watched == rows_;
  if (on_rows && event->type() == QEvent::MouseButtonPress) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QModelIndex index = view_.indexAt(mouse->position().toPoint());
    end();
    if (mouse->button() == Qt::LeftButton && index.isValid() && can_move_(index.data(key_role).toString()))
      row_ = index.row(), from_y_ = int(mouse->position().y());
  } else if (on_rows && event->type() == QEvent::MouseMove && row_ >= 0) {
    dragging_ = dragging_ || far(event);
    if (dragging_) show_gap(gap_at(int(static_cast<QMouseEvent*>(event)->position().y())));
    return dragging_;  // else the view would select what the pointer passes
  } else if (on_rows && event->type() == QEvent::MouseButtonRelease && row_ >= 0 && (dragging_ || far(event))) {
    const int from = row_, gap = gap_at(int(static_cast<QMouseEvent*>(event)->position().y()));
    const QString key = view_.model()->index(from, 0).data(key_role).toString();
    end();
    if (const int places = gap > from ? gap - 1 - from : gap - from; places != 0) Q_EMIT moved(key, places);
    return true;
  } else if (event->type() == QEvent::ShortcutOverride && row_ >= 0 && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();  // Esc is a shortcut of the window as well
    return true;
  } else if (event->type() == QEvent::KeyPress && row_ >= 0 && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    end();
    return true;
  } else if (on_rows && event->type() == QEvent::MouseButtonRelease) {
    end();
  }
  return QObject::eventFilter(watched, event);
}

bool RowDrag::far(const QEvent* event) const {
  const int y = int(static_cast<const QMouseEvent*>(event)->position().y());
  return std::abs(y - from_y_) >= QApplication::startDragDistance();
}

int RowDrag::gap_at(int y) const {
  const int rows = view_.model()->rowCount();
  int first = 0;
  while (first < rows && !can_move_(view_.model()->index(first, 0).data(key_role).toString())) ++first;
  int gap = first;
  while (gap < rows && view_.rowViewportPosition(gap) + view_.rowHeight(gap) / 2 < y) ++gap;
  return gap;
}

void RowDrag::show_gap(int gap) {
  const int rows = view_.model()->rowCount();
  const int y = gap < rows ? view_.rowViewportPosition(gap) : view_.rowViewportPosition(rows - 1) + view_.rowHeight(rows - 1);
  QPalette colours = line_->palette();
  colours.setColor(QPalette::Window, tokens().accent);
  line_->setPalette(colours);
  line_->setGeometry(0, std::max(0, y - 1), view_.viewport()->width(), 2);
  line_->show();
  line_->raise();
}

void RowDrag::end() {
  row_ = -1;
  dragging_ = false;
  line_->hide();
}

}  // namespace candlewright
