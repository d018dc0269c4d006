#pragma once
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/plot_axis.h"

class QPainter;

namespace candlewright {

/// One thing before and after, in the chart's unit; more is better.
struct SlopeLine {
  QString name{};
  double before = 0, after = 0;
};

/// A line for each thing from its value before to its value after. Up: hollow ends, solid. Down: filled ends, dashed. Names and values
/// stand at both ends, moved apart; where they do not all fit, the largest changes keep theirs. A click or the arrows choose one.
class SlopeChart : public QWidget {
  Q_OBJECT
 public:
  explicit SlopeChart(QWidget* parent = nullptr);

  /// Over the two axes: "A epoch 3", "B epoch 7".
  void set_heads(const QString& before, const QString& after);
  void set_unit(const QString& unit);  ///< under the chart: "skill against persistence, %"
  void set_zero(const QString& text);  ///< dashed line at 0 with this text
  /// Lines whose values are not finite are left out.
  void set_lines(std::vector<SlopeLine> lines);
  void set_current(const QString& name);  ///< drawn thicker; emits nothing
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 360}; }
  QSize minimumSizeHint() const override { return {150, 120}; }

 Q_SIGNALS:
  void chosen(const QString& name);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  /// Where everything stands at a size.
  struct Frame {
    QRectF plot;  ///< between the two axes
    PlotAxis y;
    AxisTicks ticks;
    std::vector<std::optional<double>> left, right;  ///< centres of the labels of each line; empty = no room
  };
  Frame frame(const QSizeF& size) const;
  int line_at(const QPointF& at) const;

  std::vector<SlopeLine> lines_;  // by the value after, highest first
  QString before_, after_, unit_, zero_, current_;
};

}  // namespace candlewright
