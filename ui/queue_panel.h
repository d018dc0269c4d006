#pragma once
#include <QWidget>

#include "ui/bench.h"

class QPushButton;

namespace candlewright {

class TableModel;
class TableView;

/// Queue: the running job and those that wait, in order.
class QueuePanel : public QWidget {
  Q_OBJECT
 public:
  explicit QueuePanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_queue();
  void move(int places);

  Bench& bench_;
  QPushButton* hold_;
  QWidget *up_, *down_, *remove_;
  TableModel* model_;
  TableView* table_;
};

}  // namespace candlewright
