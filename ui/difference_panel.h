#pragma once
#include <QWidget>
#include <map>

#include "engine/evaluation/run_difference.h"
#include "ui/bench.h"
#include "ui/soon.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Difference: every ticked run against a baseline run (the current one unless a person chose another), paired over symbols and windows;
/// a single run against tomorrow = today. What is paired are the evaluations of the chosen checkpoints.
class DifferencePanel : public QWidget {
  Q_OBJECT
 public:
  explicit DifferencePanel(Bench& bench, QWidget* parent = nullptr);

  struct Answer;  ///< what the worker found

 private:
  using Evaluations = std::map<QString, std::shared_ptr<const EvaluationRow>>;

  void show_baselines();
  void ask();
  void show_answer(const Answer& answer);
  Evaluations evaluations(const std::string& part) const;

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QComboBox* baseline_;
  QLabel *sentence_, *note_;
  TableModel* model_;
  TableView* table_;
  QString chosen_;     ///< baseline by a person; empty = the current run
  std::string asked_;  ///< of what the shown answer, or the one under way, is
  Soon soon_{100};
  std::shared_ptr<std::map<std::int64_t, PairableErrors>> known_;  ///< by evaluation; the worker's alone
  Worker worker_;
};

}  // namespace candlewright
