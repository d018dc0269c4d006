#pragma once
#include <QStyledItemDelegate>

namespace candlewright {

/// Row background with the accent edge of the current row, icon, weight and dim; base of the drawn cells' look.
class CellDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
};
/// "better" in petrol, "worse" in rust, the other words plain.
class VerdictDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};
/// Line through the QVector<double> of mark_role, evenly spaced.
class SparklineDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};
/// Sample of a run's line, slot from mark_role.
class LineSampleDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Background, current row's edge and row line of one cell, for delegates that draw the rest themselves.
void paint_cell_ground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);

}  // namespace candlewright
