#pragma once
#include <QWidget>

#include "widgets/smoothing.h"

class QComboBox;
class QLabel;
class QSlider;

namespace candlewright {

/// How lines are smoothed, in a tool row: a slider with its number, and which smoother.
class SmoothingChoice : public QWidget {
  Q_OBJECT
 public:
  explicit SmoothingChoice(double strength, QWidget* parent = nullptr);
  Smoothing smoothing() const;

 Q_SIGNALS:
  void changed(const candlewright::Smoothing& smoothing);

 private:
  QSlider* strength_;
  QLabel* number_;
  QComboBox* smoother_;
};

}  // namespace candlewright
