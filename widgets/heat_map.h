#pragma once
#include <QStringList>
#include <QWidget>
#include <vector>

namespace candlewright {

/// Skill by row (symbol) and column (step or month): petrol where there is less error than the baseline, rust where there is more, and a
/// dot where it is worse than -5 %, so that a grey print tells the same. Arrow keys move the chosen cell.
class HeatMap : public QWidget {
  Q_OBJECT
 public:
  explicit HeatMap(QWidget* parent = nullptr);
  /// values[row][column] in percent points of skill; NaN is an empty cell. `x_name` stands under the axis: "bars ahead".
  void set_cells(QStringList rows, QStringList columns, std::vector<std::vector<double>> values, const QString& x_name);
  void set_current(int row, int column);  ///< -1, -1 = none; emits nothing
  void set_empty_text(const QString& text);
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  /// Rows shrink to 6 px before the map asks for more height than it has.
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void chosen(int row, int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plot() const;
  QRectF cell(int row, int column) const;
  std::pair<int, int> cell_at(const QPointF& point) const;  // -1, -1 outside
  void choose(int row, int column);

  QStringList rows_, columns_;
  std::vector<std::vector<double>> values_;
  QString x_name_, empty_text_;
  double span_ = 10;  // the scale goes from -span_ to span_
  int row_ = -1, column_ = -1;
};

}  // namespace candlewright
