#pragma once
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QStackedWidget;

namespace candlewright {

class HeatMap;
class Segmented;
class StatePage;

/// Where and when: skill against persistence of every symbol, by step of the horizon or by month of the origin, in the order of the
/// Symbols table. A cell makes its symbol current; one by month also its worst window. Rows appear as they are read.
class WhereWhenPanel : public QWidget {
  Q_OBJECT
 public:
  explicit WhereWhenPanel(Bench& bench, QWidget* parent = nullptr);

  void set_order(const QStringList& symbols);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void show_cells();
  void show_current();
  void choose(int row, int column);
  int month_column(const QString& symbol) const;

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  Segmented* by_;
  QLabel* note_;
  HeatMap* map_;
  QStringList order_, shown_;  ///< as the table has them; those whose cells are drawn
  int first_month_ = 0;        ///< of column 0, months since 1970-01
};

}  // namespace candlewright
