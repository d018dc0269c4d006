#pragma once
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/bench.h"

class QLabel;
class QLineEdit;
class QPushButton;
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
  void folder_wanted();  ///< "Open folder..." was pressed
  /// The symbols that are listed now, in their order.
  void shown_changed(const QStringList& symbols);
  void report_wanted();  ///< "Report..." was pressed: leaks and checks of the folder

 private:
  void show_dataset();
  void show_symbol();
  void show_busy();
  void apply_filter();
  void tell_shown();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  TableModel* model_;
  TableView* table_;
  QLineEdit* filter_;
  Segmented* chips_;
  QLabel* foot_;
  QPushButton* report_;
  QElapsedTimer reading_;  ///< since the prices are being read
  QString error_;
  QTimer shown_soon_;
};

}  // namespace candlewright
