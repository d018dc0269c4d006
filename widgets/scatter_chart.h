#pragma once
#include <QPixmap>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "widgets/plot_axis.h"

namespace candlewright {

/// One dot.
struct ScatterPoint {
  QString key{}, name{};  ///< "#131" is its label
  double x = 0, y = 0;
  int slot = 0;  ///< look of a run; 0 = a small grey dot without a label
};

/// A setting against a metric: one dot a run. A click or the arrows choose one. Equal dots are told by their labels.
class ScatterChart : public QWidget {
  Q_OBJECT
 public:
  explicit ScatterChart(QWidget* parent = nullptr);

  void set_axes(const QString& x, const QString& y, const QString& y_unit);
  /// Points whose values are not finite are left out.
  void set_points(std::vector<ScatterPoint> points);
  void set_current(const QString& key);  ///< emits nothing
  void set_zero(const QString& text);    ///< dashed line at 0 with this text; empty = none
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  QSize sizeHint() const override { return {320, 240}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 Q_SIGNALS:
  void chosen(const QString& key);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Frame {
    QRectF plot;
    PlotAxis x, y;
    AxisTicks x_ticks, y_ticks;
  };
  Frame frame() const;
  int point_at(const QPointF& at) const;

  std::vector<ScatterPoint> points_;  // by x, then y
  QString x_name_, y_name_, y_unit_, zero_, current_;
};

}  // namespace candlewright
