#pragma once
#include <QWidget>

#include "ui/bench.h"
#include "ui/soon.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace candlewright {

class ScatterChart;
class StatePage;

/// Scatter: a setting of the runs against a metric at their chosen checkpoints, with the rank correlation and its interval. Ticked runs
/// have the marks of their lines, the others are grey dots unless only ticked ones are shown.
class ScatterPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ScatterPanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_points();
  void show_settings(const std::vector<const RunRow*>& runs);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QComboBox *setting_, *metric_;
  QCheckBox* only_;
  QLabel* words_;
  ScatterChart* chart_;
  Soon soon_{250};
};

/// Numbers among the settings that are not the same in all runs, by path.
std::vector<std::string> numeric_settings_that_differ(const std::vector<const RunRow*>& runs);

}  // namespace candlewright
