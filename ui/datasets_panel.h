#pragma once
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace candlewright {

class Segmented;
class StatePage;
class TableModel;
class TableView;

/// Datasets: all symbols of the open folder with what the reader found and did. Choosing a row makes its symbol current.
class DatasetsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DatasetsPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  void folder_wanted();  ///< "Add folder..." was pressed

 private:
  void show_dataset();
  void show_symbol();
  void show_busy();
  void apply_filter();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  TableModel* model_;
  TableView* table_;
  QLineEdit* filter_;
  Segmented* chips_;
  QLabel* foot_;
  QString error_;
};

}  // namespace candlewright
