#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QLabel;

namespace candlewright {

class CurveChart;
class Segmented;

/// Curves: one metric of all ticked runs in one chart, persistence as a dashed line where it has one. A click makes a run current.
class CurvesPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesPanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_curves();

  Bench& bench_;
  QComboBox* metric_;
  Segmented* x_;
  QSlider* smoothing_;
  QLabel* smoothing_text_;
  QCheckBox* log_;
  CurveChart* chart_;
  QStringList shown_;  ///< runs of the series, in their order
  QTimer soon_;
};

}  // namespace candlewright
