#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"
#include "ui/run_table.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace candlewright {

class ColumnButton;
class StatePage;
class TableModel;
class TableView;

/// Runs: every run of the workspace, those of other programs too, below persistence and the untrained models. A tick compares a run in the
/// other panels, the current row is the current run; figures are those of each run's chosen checkpoint.
class RunsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RunsPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// "Launch again with changes...": a draft with this run's settings.
  void again_wanted(const QString& run);

 private:
  /// `changed`: runs that are others than before in the store.
  void show_runs(const std::set<std::string>& changed);
  void show_columns();
  /// The rows that differ, beside the reference rows.
  void show_some(std::vector<TableRow> references, const std::set<std::string>& differing);
  /// All rows: those that do not differ are the ones of before, in another scope.
  void show_all(std::vector<TableRow> references, const std::set<std::string>& differing, const RunTableScope& before,
                std::vector<TableRow> shown);
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
  ColumnButton* columns_;
  RunTableScope scope_;
  QStringList ticked_;  ///< as shown
  QTimer soon_;
  QWidget *continue_, *again_, *evaluate_, *delete_;
};

/// Puts the evaluation of a checkpoint of a run into the queue, of the chosen one if none is named: held-out symbols where the open data
/// has some, else the test part.
void queue_evaluation(Bench& bench, const RunRow& run, const QString& checkpoint = {});

}  // namespace candlewright
