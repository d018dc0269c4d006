#pragma once
#include <QWidget>

#include "engine/jobs/first_batch.h"
#include "ui/bench.h"
#include "ui/question.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace candlewright {

class CandleChart;
class Chip;
class CurveChart;
class StatePage;
class TableModel;
class TableView;

/// First batch: what the model of the draft sees in its first step, before and after normalisation.
class FirstBatchPanel : public QWidget {
  Q_OBJECT
 public:
  explicit FirstBatchPanel(Bench& bench, QWidget* parent = nullptr);

  /// The run that would start now; empty = none can, for this reason.
  void set_job(std::optional<TrainJob> job, const QString& why_not);

 private:
  void read();
  void show_state();
  void show_batch();
  void show_window();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QPushButton* read_;
  Chip* stale_;
  QLabel *about_, *range_;
  TableModel* windows_;
  TableView* table_;
  CandleChart* before_;
  CurveChart* after_;
  std::optional<TrainJob> job_, shown_job_;
  QString why_not_;
  std::shared_ptr<const FirstBatch> batch_;
  Question<FirstBatch> question_;
};

}  // namespace candlewright
