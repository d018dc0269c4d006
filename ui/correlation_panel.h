#pragma once
#include <QWidget>

#include "engine/data/correlation.h"
#include "ui/bench.h"
#include "ui/question.h"

class QLabel;
class QStackedWidget;

namespace candlewright {

class CorrelationMap;
class StatePage;
class TableModel;
class TableView;

/// Correlation: which symbols of Datasets' list move together, as a clustered matrix and as pairs, the strongest first.
class CorrelationPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CorrelationPanel(Bench& bench, QWidget* parent = nullptr);

  /// The symbols that Datasets lists now, in its order; the first 200 are compared.
  void set_symbols(const QStringList& symbols);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void look();  ///< asks, if it can be seen and what is on screen is something else
  void show_matrix(const Dataset& dataset);
  void show_symbol();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel* about_;
  CorrelationMap* map_;
  TableModel* pairs_;
  TableView* table_;
  QStringList symbols_, asked_symbols_;
  std::shared_ptr<const Dataset> asked_;
  std::shared_ptr<const CorrelationMatrix> matrix_;
  Question<CorrelationMatrix> question_;
};

}  // namespace candlewright
