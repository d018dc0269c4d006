#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace candlewright {

class BarStrip;
class CandleChart;
class Chip;
class StatePage;

/// Window: every window of the current symbol in the evaluation on screen as a strip of errors, and the forecast of the
/// chosen one with its quantiles and first sample paths over the candles that came. Nothing is computed again: the store keeps every
/// forecast. Where a second run is ticked and evaluated, its forecast of the same window stands beside it, both on one price axis.
class WindowPanel : public QWidget {
  Q_OBJECT
 public:
  explicit WindowPanel(Bench& bench, QWidget* parent = nullptr);

  /// The window after (or before) the current one in time, or by error.
  void step_in_time(int by);
  void step_by_error(int by);

 protected:
  /// [ and ] step in time, N and Shift+N by error: what a chart in here did not take.
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void show_window();
  void show_forecasts(const StoredForecast& forecast);
  bool show_state();
  int current() const;
  void choose(int index);
  /// Positions of the windows, most error above persistence first.
  std::vector<int> by_error() const;

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *title_, *about_;
  QCheckBox* samples_;
  BarStrip* strip_;
  CandleChart *chart_, *rival_;
  std::shared_ptr<const SymbolStudy> study_;  ///< that is drawn; null: the state page is shown
};

}  // namespace candlewright
