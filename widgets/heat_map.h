#pragma once
#include <QStringList>
#include <utility>
#include <vector>

#include "widgets/cell_map.h"

class QPainter;
class QScrollBar;

namespace candlewright {

/// Skill by row (symbol) and column (step or month): petrol where there is less error than the baseline, rust where there is more, and a
/// dot where it is worse than -5 %, so that a grey print tells the same. Rows shrink to 6 px, then the map scrolls: only those in sight
/// are painted. Keys: arrows, Page Up and Down, Home and End move the chosen cell.
class HeatMap : public CellMap {
  Q_OBJECT
 public:
  explicit HeatMap(QWidget* parent = nullptr);
  /// values[row][column] in percent points of skill; NaN is an empty cell. `x_name` stands under the axis: "bars ahead".
  void set_cells(QStringList rows, QStringList columns, std::vector<std::vector<double>> values, const QString& x_name);
  QRectF cell(int row, int column) const;  ///< where it is drawn; outside of the map if it is out of sight
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  QSize minimumSizeHint() const override { return {200, 98}; }
  QSize sizeHint() const override;

 protected:
  int row_count() const override { return int(rows_.size()); }
  int column_count() const override { return int(columns_.size()); }
  std::pair<int, int> cell_at(const QPointF& point) const override;
  QString text_of(int row, int column) const override;
  QString size_text() const override;
  void bring_into_sight(int row) override;
  int rows_of_page() const override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRectF plot() const;
  void measure_names();
  void fit_rows();
  void paint_rows(QPainter& painter, const QRectF& area) const;
  void paint_foot(QPainter& painter, const QRectF& area) const;
  void paint_scale(QPainter& painter, const QRectF& area) const;

  QStringList rows_, columns_;
  std::vector<std::vector<double>> values_;
  QString x_name_;
  QScrollBar* scroll_;     // in rows
  double span_ = 10;       // the scale goes from -span_ to span_
  double row_height_ = 6;  // px
  double names_width_ = 0;
};

}  // namespace candlewright
