#pragma once
#include <QWidget>
#include <functional>

#include "ui/bench.h"
#include "ui/soon.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Checkpoints: every checkpoint that ever was of the current run. A click on one that is on disk makes its figures those of the run in
/// every panel; freed ones keep their figures and say when they were freed.
class CheckpointsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CheckpointsPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// "Fork...": a draft with the run's settings that starts from this checkpoint's folder.
  void fork_wanted(const QString& run, const QString& folder);
  /// "Load": the bars ahead of the current symbol, forecast by the chosen checkpoint.
  void forecast_wanted();

 private:
  void show_checkpoints();
  /// Makes a checkpoint A or, if it is on disk, B of the comparison.
  void choose(const QString& checkpoint, bool as_a);
  void show_buttons();
  void verify();
  void ask_where_to_export();
  void export_to(const CheckpointRow& checkpoint, const QString& folder);
  void ask_to_delete();
  void really_delete(const CheckpointRow& checkpoint);
  /// Done on the worker's thread; the sentence that `what` returns is told, as wrong if it is an error's.
  void work(std::function<QString()> what);
  /// The checkpoint of the current row; empty if there is none.
  std::optional<CheckpointRow> current() const;

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *run_, *count_;
  QPushButton *load_, *evaluate_, *fork_, *export_, *verify_, *delete_;
  QCheckBox* freed_;
  TableModel* model_;
  TableView* table_;
  QString shown_;  ///< run of the rows
  Soon soon_{250};
  Worker worker_;
};

}  // namespace candlewright
