#pragma once
#include <QWidget>

#include "engine/data/returns.h"
#include "ui/bench.h"
#include "ui/question.h"

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace candlewright {

class CurveChart;
class HistogramChart;
class Segmented;
class StatePage;

/// Returns: how the returns of the current symbol, or of all, are spread, beside a normal distribution.
class ReturnsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ReturnsPanel(Bench& bench, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void look();  ///< asks, if it can be seen and what is on screen is something else
  void show_study(const ReturnStudy& study, const QString& of);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  Segmented* which_;
  QLabel* about_;
  QBoxLayout* charts_;
  HistogramChart* histogram_;
  CurveChart* quantiles_;
  std::shared_ptr<const Dataset> asked_;
  QString asked_symbol_;  ///< empty = all of them
  Question<ReturnStudy> question_;
};

}  // namespace candlewright
