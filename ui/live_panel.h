#pragma once
#include <QTimer>
#include <QWidget>
#include <array>

#include "ui/bench.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace candlewright {

class CandleChart;
class Chip;
class CurveChart;
class Segmented;
class SkillCandleView;
class SmoothingChoice;
class StatePage;

/// Live: the current run, running or long finished: its state, how it compares with tomorrow = today, its curves and newest
/// validation forecasts, or those of an epoch before. Draws what the store holds, at most ten times a second, and nothing while it is
/// hidden.
class LivePanel : public QWidget {
  Q_OBJECT
 public:
  explicit LivePanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  void new_run_wanted();
  void forecast_wanted();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void make_head(class QVBoxLayout* rows);
  void make_tools(class QVBoxLayout* rows);
  QWidget* make_charts();
  void later();
  void show_run();
  void show_head(const RunHistory& run);
  void show_charts(const RunHistory& run);
  void show_forecasts();
  void play();
  void for_each_chart(const std::function<void(CurveChart*)>& action);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  Chip* chip_;
  QLabel *title_, *about_, *problem_;
  QPushButton *pause_, *stop_, *continue_, *evaluate_, *forecast_;
  SkillCandleView* candle_;
  Segmented* x_;
  SmoothingChoice* smoothing_;
  QCheckBox *log_, *robust_;
  CurveChart *loss_, *pct_mae_, *skill_, *rate_, *norm_, *speed_, *price_mae_, *memory_, *card_;
  QLabel *forecasts_title_, *forecasts_made_;
  QSlider* epoch_;
  QPushButton* play_;
  std::array<CandleChart*, 4> forecasts_{};  ///< of the current symbol, if the validation forecast it, and of others that stay
  std::vector<std::shared_ptr<const ValidationDone>> validations_;  ///< those with forecasts, oldest first
  const ValidationDone* drawn_validation_ = nullptr;                ///< identity only: the forecasts that are on screen
  const Dataset* drawn_dataset_ = nullptr;
  QString drawn_run_, drawn_symbol_;
  QTimer soon_, playing_;
};

}  // namespace candlewright
