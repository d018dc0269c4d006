#pragma once
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace candlewright {

class StatePage;
class StatementList;

/// Why: up to six findings on the current symbol in the evaluation on screen, each made by a fixed rule (its tool tip) and with a link to
/// the chart that shows it. Where a second run is ticked and evaluated, which of the two errs less and the findings of both stand side by
/// side, all of the windows that both judged. It describes these windows and says so.
class WhyPanel : public QWidget {
  Q_OBJECT
 public:
  explicit WhyPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  void chart_wanted(const QString& object_name);

 private:
  void show_study();
  void show_findings(const SymbolStudy& study);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *title_, *about_, *foot_;
  StatementList* list_;
  QScrollArea* scroll_;
  std::shared_ptr<const SymbolStudy> shown_;
};

}  // namespace candlewright
