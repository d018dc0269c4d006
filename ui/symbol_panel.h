#pragma once
#include <QWidget>

#include "ui/bench.h"

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace candlewright {

class CandleChart;
class Chip;
class OverviewStrip;
class Segmented;
class StatePage;
class TableModel;

/// Symbol: candles of the current symbol with the parts of the split, gaps, and each cell that the reader changed.
class SymbolPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SymbolPanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_symbol();
  void show_span();
  void show_bar(double bar);  ///< in the middle of the chart, under its crosshair

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel *name_, *about_;
  Chip *repairs_, *gaps_, *outliers_;
  Segmented* span_;
  QCheckBox* log_;
  CandleChart* chart_;
  OverviewStrip* overview_;
  Segmented* which_;
  QWidget* below_;
  QStackedWidget* tables_;
  TableModel *repaired_cells_, *outlier_bars_;
};

}  // namespace candlewright
