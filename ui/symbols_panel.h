#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace candlewright {

class ColumnButton;
class SkillCandleView;
class StatePage;
class TableModel;
class TableView;

/// Symbols: the current run's evaluation, symbol by symbol, next to persistence on the same windows.
class SymbolsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SymbolsPanel(Bench& bench, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 Q_SIGNALS:
  /// The symbols in the table's order, those that the filter hides left out.
  void order_changed(const QStringList& symbols);

 private:
  void show_evaluations();
  /// Those of the current run, then those of no run.
  void list_evaluations(const RunHistory* history);
  void show_evaluation();
  void tell_order();
  void show_trends();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel* source_;
  QLineEdit* filter_;
  QComboBox* evaluations_;
  QPushButton* evaluate_;
  SkillCandleView* aggregate_;
  TableModel* model_;
  TableView* table_;
  ColumnButton* columns_;
  std::int64_t shown_ = -1;
  QTimer order_soon_;
};

}  // namespace candlewright
