#pragma once
#include <QImage>
#include <QStringList>
#include <utility>
#include <vector>

#include "widgets/cell_map.h"

class QPainter;

namespace candlewright {

/// A square of correlations from -1 to 1: blue where two move together, amber with a stroke where they move against each other, empty
/// where nothing is known, so that a grey print tells the same. Keys: arrows, Home and End move the chosen cell.
class CorrelationMap : public CellMap {
  Q_OBJECT
 public:
  explicit CorrelationMap(QWidget* parent = nullptr);
  /// values[row * names + column]; NaN is an empty cell.
  void set_cells(QStringList names, std::vector<double> values);
  QRectF cell(int row, int column) const;
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize minimumSizeHint() const override { return {160, 120}; }
  QSize sizeHint() const override { return {360, 320}; }

 protected:
  int row_count() const override { return count(); }
  int column_count() const override { return count(); }
  std::pair<int, int> cell_at(const QPointF& point) const override;
  QString text_of(int row, int column) const override;
  QString size_text() const override;
  bool corners() const override { return true; }
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRectF plot(const QSizeF& size) const;
  void colour_cells() const;
  int count() const { return int(names_.size()); }

  QStringList names_;
  std::vector<double> values_;
  mutable QImage cells_;  // a pixel a cell; null = to be made in the theme's colours
  double names_width_ = 0;
};

}  // namespace candlewright
