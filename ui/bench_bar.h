#pragma once
#include <QToolBar>

#include "ui/bench.h"

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace candlewright {

class Segmented;

/// The fixed bar under the menus: layout, current symbol, runs and window, New run. What is current can never be closed.
class BenchBar : public QToolBar {
  Q_OBJECT
 public:
  explicit BenchBar(Bench& bench, QWidget* parent = nullptr);
  void set_layout(int index);  ///< -1: none of those in the bar

 Q_SIGNALS:
  void layout_chosen(int index);
  void symbol_step(int by);
  void window_step(int by);
  void new_run_wanted();
  void find_wanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void show_symbols();
  void show_selection();
  void fill_runs_menu();

  Bench& bench_;
  Segmented* layouts_;
  QComboBox* symbol_;
  QToolButton* runs_;
  QMenu* runs_menu_;
  QLabel* window_;
  QList<QAction*> steps_;
  QPushButton *find_, *new_run_;
};

}  // namespace candlewright
