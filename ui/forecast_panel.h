#pragma once
#include <QHash>
#include <QWidget>
#include <memory>

#include "ui/bench.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace candlewright {

class CandleChart;
class SkillCandleView;
class StatePage;
class TableModel;
class TableView;

/// Forecast ahead: the bars beyond the last one of the current symbol, by the current run's checkpoint (without a run by the random walk
/// with the symbol's volatility), beside the model's record on the symbol. Computed when a person asks, by the engine's queue, and kept
/// while the window is open.
class ForecastPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ForecastPanel(Bench& bench, QWidget* parent = nullptr);

  /// Asks the engine for the forecast of what is current.
  void forecast();

 private:
  QString key() const;
  QString who() const;
  void take_horizon();  ///< the current run's, once: what a person sets afterwards stays
  void show_state();
  void show_forecast(const Json& document);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *symbol_, *about_, *among_all_, *source_;
  QSpinBox *horizon_, *samples_;
  QPushButton* again_;
  CandleChart* chart_;
  TableModel* model_;
  TableView* table_;
  SkillCandleView* record_;
  QHash<QString, std::shared_ptr<const Json>> made_;  ///< by key()
  std::int64_t ticket_ = 0;                           ///< of the job asked for; 0 = none
  std::string horizon_of_;                            ///< id of the run whose horizon was taken
  QString asked_, wrong_;                             ///< its key; what came of the last one
};

}  // namespace candlewright
