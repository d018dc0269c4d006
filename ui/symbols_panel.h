#pragma once
#include <QWidget>

#include "ui/bench.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace candlewright {

class SkillCandleView;
class StatePage;
class TableModel;
class TableView;

/// Symbols: the current run's evaluation, symbol by symbol, next to persistence on the same windows.
class SymbolsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SymbolsPanel(Bench& bench, QWidget* parent = nullptr);

  /// The evaluation on screen; null before there is one.
  static std::shared_ptr<const EvaluationRow> evaluation_of(const Bench& bench, std::int64_t wanted);

 private:
  void show_evaluations();
  void show_evaluation();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLineEdit* filter_;
  QComboBox* evaluations_;
  QPushButton* evaluate_;
  SkillCandleView* aggregate_;
  TableModel* model_;
  TableView* table_;
  std::int64_t shown_ = -1;
};

}  // namespace candlewright
