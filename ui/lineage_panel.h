#pragma once
#include <QWidget>

#include "ui/bench.h"
#include "ui/soon.h"

class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Lineage: the families of the ticked runs, each run below and to the right of the one that it was forked from or repeats, with what
/// differs between the two. A click makes a run current.
class LineagePanel : public QWidget {
  Q_OBJECT
 public:
  explicit LineagePanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_families();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  TableModel* model_;
  TableView* table_;
  Soon soon_{250};
};

/// A run of a family and how many forks lie between it and the first.
struct Descent {
  const RunRow* run = nullptr;
  const RunRow* parent = nullptr;  ///< null for the first of a family, also where its parent was deleted
  int depth = 0;
};
/// The families with more than one run that one of `ids` belongs to: the oldest first, and children below their parents. Pure.
std::vector<Descent> families_of(const std::vector<RunRow>& runs, const QStringList& ids);
/// "learning rate 1e-4 instead of 3e-4, epochs 5 instead of 3": settings of a run that differ from its parent's; five at most.
QString differences_from_parent(const RunRow& run, const RunRow& parent);

}  // namespace candlewright
