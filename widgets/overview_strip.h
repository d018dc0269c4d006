#pragma once
#include <QWidget>
#include <vector>

#include "widgets/candle_series.h"
#include "widgets/decimate.h"
#include "widgets/plot_axis.h"

namespace candlewright {

/// All closes of a symbol in a thin strip under its candle chart, with the parts of the split, repaired bars along the foot and the
/// visible span, which can be dragged.
class OverviewStrip : public QWidget {
  Q_OBJECT
 public:
  explicit OverviewStrip(QWidget* parent = nullptr);
  void set_bars(std::vector<qint64> time_ns, std::vector<double> close);
  void set_parts(std::vector<CandlePart> parts);
  void set_marks(std::vector<CandleMark> marks);
  void set_shown(double first, double last);  ///< emits nothing
  /// The left edges of all parts but the first can be dragged.
  void set_borders_movable(bool on);
  QSize sizeHint() const override { return {400, 56}; }
  QSize minimumSizeHint() const override { return {150, 48}; }

 Q_SIGNALS:
  void span_dragged(double first, double last);
  void border_dropped(int part, int bar);  ///< index into the parts that were set; `bar` is to be its first one

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  QRectF plot() const;
  PlotAxis bars_axis() const;
  int border_at(double px) const;  // -1: none
  std::vector<qint64> time_ns_;
  std::vector<double> index_, close_;
  MinMaxLevels levels_;
  std::vector<CandlePart> parts_;
  std::vector<CandleMark> marks_;
  double first_ = 0, last_ = 0;
  double grab_ = 0;
  bool borders_movable_ = false;
  int dragged_ = -1;  // part whose left edge is held
};

}  // namespace candlewright
