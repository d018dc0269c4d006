#pragma once
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Runs: every run of the workspace, those of other programs too. A tick overlays a run in Curves, the current row is the current run.
class RunsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RunsPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// "Launch again with changes...": a draft with this run's settings.
  void again_wanted(const QString& run);

 private:
  void show_runs();
  void show_buttons();
  void annotate(const QString& question, bool tags);
  void toggle_tick(const QString& run);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  TableModel* model_;
  TableView* table_;
  QLineEdit* filter_;
  QLabel* count_;
  QWidget *continue_, *again_, *evaluate_, *delete_;
};

/// Puts the evaluation of a run's best checkpoint into the queue: held-out symbols where the open data has some, else the test part.
void queue_evaluation(Bench& bench, const RunRow& run);

}  // namespace candlewright
