#pragma once
#include <QWidget>

#include "ui/bench.h"

class QCheckBox;
class QLineEdit;

namespace candlewright {

class Segmented;
class TableModel;
class TableView;

/// Log: what the current run said, newest at the bottom. Follow stays at the end until one scrolls up.
class LogPanel : public QWidget {
  Q_OBJECT
 public:
  explicit LogPanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_log();
  void apply_filter();

  Bench& bench_;
  QLineEdit* filter_;
  Segmented* levels_;
  QCheckBox* follow_;
  TableModel* model_;
  TableView* table_;
};

}  // namespace candlewright
