#pragma once
#include <QImage>
#include <QStringList>
#include <QWidget>
#include <utility>
#include <vector>

class QPainter;

namespace candlewright {

/// A square of correlations from -1 to 1: blue where two move together, amber with a stroke where they move against each other, empty
/// where nothing is known, so that a grey print tells the same. Keys: arrows, Home and End move the chosen cell.
class CorrelationMap : public QWidget {
  Q_OBJECT
 public:
  explicit CorrelationMap(QWidget* parent = nullptr);
  /// values[row * names + column]; NaN is an empty cell.
  void set_cells(QStringList names, std::vector<double> values);
  void set_current(int row, int column);  ///< -1, -1 nothing; emits nothing
  std::pair<int, int> current() const { return {row_, column_}; }
  QRectF cell(int row, int column) const;
  void set_empty_text(const QString& text);
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize minimumSizeHint() const override { return {160, 120}; }
  QSize sizeHint() const override { return {360, 320}; }

 Q_SIGNALS:
  void chosen(int row, int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plot(const QSizeF& size) const;
  std::pair<int, int> cell_at(const QPointF& point) const;  // -1, -1 outside
  void choose(int row, int column);
  void describe();
  void colour_cells() const;
  QString text_of(int row, int column) const;
  int count() const { return int(names_.size()); }

  QStringList names_;
  std::vector<double> values_;
  QString empty_text_;
  mutable QImage cells_;  // a pixel a cell; null = to be made in the theme's colours
  double names_width_ = 0;
  int row_ = -1, column_ = -1;
};

}  // namespace candlewright
