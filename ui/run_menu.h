#pragma once
#include <QPushButton>
#include <functional>

#include "ui/bench.h"

class QAction;

namespace candlewright {

class TableView;

/// Button with the menu of what can be done with the current run; by keys too, while the table of runs has the focus.
class RunMenu : public QPushButton {
  Q_OBJECT
 public:
  /// Bench and table are not owned.
  RunMenu(Bench& bench, TableView* table, QWidget* parent = nullptr);
  /// To be called when the current run, or what is known of it, is another.
  void show_current();

 Q_SIGNALS:
  /// "Launch again with changes...": a draft with this run's settings.
  void again_wanted(const QString& run);

 private:
  QAction* add(const QString& text, const QKeySequence& keys, std::function<void(const RunRow&)> action);
  /// Asks for a remark on a run; `change` makes of the answer what is changed.
  void ask_for(const RunRow& run, const QString& question, const QString& now, std::function<RunRemarks(const QString&)> change);
  void archive(const RunRow& run);
  void remove(const RunRow& run);

  Bench& bench_;
  TableView* table_;
  QAction *continue_, *evaluate_, *again_, *rename_, *tags_, *note_, *archive_, *delete_;
};

}  // namespace candlewright
