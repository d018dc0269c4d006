#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QStackedWidget;

namespace candlewright {

class BarStrip;
class CandleChart;
class Chip;
class StatePage;

/// Window: every window of the current symbol in the current run's newest evaluation as a strip of errors, and the forecast of the
/// chosen one with its quantiles over the candles that came. Nothing is computed again: the store keeps every forecast.
class WindowPanel : public QWidget {
  Q_OBJECT
 public:
  explicit WindowPanel(Bench& bench, QWidget* parent = nullptr);

  /// The window after (or before) the current one in time, or by error.
  void step_in_time(int by);
  void step_by_error(int by);

 private:
  void ask();
  void show_window();
  int current() const;
  void choose(int index);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *title_, *about_;
  BarStrip* strip_;
  CandleChart* chart_;
  std::int64_t evaluation_ = -1;
  QString symbol_;
  std::shared_ptr<const std::vector<StoredForecast>> forecasts_;
};

}  // namespace candlewright
