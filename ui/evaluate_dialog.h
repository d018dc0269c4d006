#pragma once
#include <QDialog>

#include "ui/bench.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace candlewright {

/// An evaluation as a person words it: which ticked runs (each at its chosen checkpoint) and baselines, alone or together as one ensemble,
/// on which part, how far ahead, with which sampling, with bands as drawn or calibrated. Says how many windows that is, how long it took
/// last time, and why it cannot be queued. Deletes itself when closed.
class EvaluateDialog : public QDialog {
  Q_OBJECT
 public:
  EvaluateDialog(Bench& bench, QWidget* parent);

 private:
  void fill_forecasters();
  void fill_fields(const EvaluateJob& usual);
  void make_foot();
  EvaluateJob job() const;
  QString title() const;
  void show_job();
  void queue();

  Bench& bench_;
  Json paces_;  ///< as kept
  QListWidget* forecasters_;
  QComboBox *together_, *part_, *bands_;
  QSpinBox *part_rows_, *horizon_, *stride_, *samples_;
  QCheckBox *greedy_, *repair_;
  QLabel* words_;
  QPushButton* start_ = nullptr;
};

/// Remembers in the workspace how long an evaluation took for each of its windows. `document` is what it gave.
void remember_evaluation_pace(Bench& bench, const EvaluateJob& job, const Json& document, double seconds);

}  // namespace candlewright
