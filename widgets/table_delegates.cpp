#include "widgets/table_delegates.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/plot_chrome.h"
#include "widgets/table_model.h"
#include "widgets/table_view.h"

namespace candlewright {
namespace {

constexpr int margin = 6, level_indent = 12;

/// Whether the pointer is over the row, in this view or in the one that lies over its first columns.
bool row_is_hovered(const QWidget* view, const QModelIndex& index) {
  const auto* table = qobject_cast<const TableView*>(view);
  if (!table && view) table = qobject_cast<const TableView*>(view->parentWidget());
  return table && table->hovered_row() == index.row();
}

}  // namespace

void paint_cell_ground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const Tokens& t = tokens();
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  const bool current_row = view && view->currentIndex().isValid() && view->currentIndex().row() == index.row();
  const bool current_head = current_row && index.data(row_kind_role).value<RowKind>() == RowKind::head;  // it is never selected
  const QVariant ground = index.data(Qt::BackgroundRole);
  if (option.state.testFlag(QStyle::State_Selected) || current_head)
    painter.fillRect(option.rect, t.accent_bg);
  else if (row_is_hovered(option.widget, index))
    painter.fillRect(option.rect, t.header);
  else if (ground.isValid())
    painter.fillRect(option.rect, ground.value<QColor>());
  else if (option.state.testFlag(QStyle::State_MouseOver))
    painter.fillRect(option.rect, t.alt);
  painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line_soft);
  if (current_row && option.rect.left() <= 2 && (option.state.testFlag(QStyle::State_Selected) || current_head)) {
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), t.accent);
  }
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  paint_cell_ground(*painter, option, index);
  const Tokens& t = tokens();
  QRect room = option.rect.adjusted(margin, 0, -margin, 0);
  const QVariant check = index.data(Qt::CheckStateRole);
  if (check.isValid()) {
    QStyleOptionViewItem box = option;
    box.rect = QRect(room.center().x() - 6, room.center().y() - 6, 14, 14);
    box.state.setFlag(QStyle::State_On, check.toInt() == Qt::Checked);
    box.state.setFlag(QStyle::State_Off, check.toInt() != Qt::Checked);
    const bool choice = index.data(column_kind_role).value<ColumnKind>() == ColumnKind::choice;
    option.widget->style()->drawPrimitive(choice ? QStyle::PE_IndicatorRadioButton : QStyle::PE_IndicatorItemViewItemCheck, &box, painter,
                                          option.widget);
    painter->restore();
    return;
  }
  const bool head = index.data(row_kind_role).value<RowKind>() == RowKind::head;
  if (head || index.column() == 0) room.setLeft(room.left() + level_indent * index.data(depth_role).toInt());
  if (head) {
    const bool folded = index.data(folded_role).toBool();
    icon(folded ? QStringLiteral("right") : QStringLiteral("down")).paint(painter, QRect(room.left() - 2, room.center().y() - 7, 16, 16));
    room.setLeft(room.left() + 17);
  }
  const QIcon sign = index.data(Qt::DecorationRole).value<QIcon>();
  if (!sign.isNull()) {
    sign.paint(painter, QRect(room.left() - 1, room.center().y() - 7, 16, 16));
    room.setLeft(room.left() + 19);
  }
  const QVariant font = index.data(Qt::FontRole);
  const QFont used = font.isValid() ? font.value<QFont>() : text_font(TextStyle::body);
  const QFontMetrics metrics(used);
  const QVariant ink = index.data(Qt::ForegroundRole);
  const int align = index.data(Qt::TextAlignmentRole).toInt();
  painter->setFont(used);
  painter->setPen(ink.isValid() ? ink.value<QColor>() : t.text);
  const QString text = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
  painter->drawText(room, head ? int(Qt::AlignLeft | Qt::AlignVCenter) : align, text);
  const QString note = head ? index.data(note_role).toString() : QString();
  if (!note.isEmpty()) {
    const int left = room.left() + metrics.horizontalAdvance(text) + 10;
    const QFont body = text_font(TextStyle::body);
    painter->setFont(body);
    painter->setPen(t.dim);
    const QRect rest(left, room.top(), room.right() - left, room.height());
    painter->drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter), QFontMetrics(body).elidedText(note, Qt::ElideRight, rest.width()));
  }
  painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const QVariant font = index.data(Qt::FontRole);
  const QFontMetrics metrics(font.isValid() ? font.value<QFont>() : text_font(TextStyle::body));
  int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * margin + 2;
  if (index.data(Qt::DecorationRole).isValid()) width += 19;
  return {width, row_height()};
}

bool CellDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index) {
  if (!model->flags(index).testFlag(Qt::ItemIsUserCheckable)) return false;
  const bool clicked = event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
  const bool space = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
  if (!clicked && !space) return false;
  const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
  if (on && index.data(column_kind_role).value<ColumnKind>() == ColumnKind::choice) return true;  // another one takes its place
  return model->setData(index, int(on ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  paint_cell_ground(*painter, option, index);
  const Tokens& t = tokens();
  const QString word = index.data(Qt::DisplayRole).toString();
  const bool better = word == figures::verdict_word(Verdict::better), worse = word == figures::verdict_word(Verdict::worse);
  painter->setFont(text_font(better || worse ? TextStyle::strong : TextStyle::body));
  painter->setPen(better ? t.better : worse ? t.worse : t.dim);
  const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
  painter->drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter), painter->fontMetrics().elidedText(word, Qt::ElideRight, room.width()));
  painter->restore();
}

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  paint_cell_ground(*painter, option, index);
  const auto values = index.data(mark_role).value<QVector<double>>();
  const QRectF room = QRectF(option.rect).adjusted(margin, 4, -margin, -4);
  double low = 0, high = 0;
  bool any = false;
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    low = any ? std::min(low, v) : v, high = any ? std::max(high, v) : v, any = true;
  }
  if (any && values.size() > 1) {
    const double span = high > low ? high - low : 1;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
      if (!std::isfinite(values[i])) continue;
      line << QPointF(room.left() + room.width() * double(i) / double(values.size() - 1),
                      room.bottom() - room.height() * (values[i] - low) / span);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens().dim, 1.2));
    painter->drawPolyline(line);
  }
  painter->restore();
}

void LineSampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  paint_cell_ground(*painter, option, index);
  const QVariant slot = index.data(mark_role);
  if (slot.isValid()) {
    const SeriesLook look = series_look(slot.toInt());
    const QRectF room = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
    const double width = std::min(26.0, room.width());
    const QRectF sample(room.center().x() - width / 2, room.top(), width, room.height());
    if (slot.toInt() > 0)
      paint_line_sample(*painter, sample, look);
    else
      stroke_series(*painter, QPolygonF{{sample.left(), sample.center().y()}, {sample.right(), sample.center().y()}}, look, 1.8);
  }
  painter->restore();
}

}  // namespace candlewright
