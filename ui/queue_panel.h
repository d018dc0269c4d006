#pragma once
#include <QTimer>
#include <QWidget>
#include <set>

#include "ui/bench.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace candlewright {

class TableModel;
class TableView;

/// Queue: the running job and those that wait, in order, with when they start and what they take.
class QueuePanel : public QWidget {
  Q_OBJECT
 public:
  explicit QueuePanel(Bench& bench, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  class Removal;
  void show_queue();
  void show_later();
  void move(const QString& key, int places);
  void remove();
  void set_priority(Priority priority);
  void count_takes();  ///< asks the engine how long jobs without a known time take, since a like run may have ended
  bool waits(const QString& key) const;

  Bench& bench_;
  QPushButton* hold_;
  QComboBox *on_failure_, *priority_;
  QLabel *ends_, *elsewhere_;
  QWidget *up_, *down_, *first_, *remove_;
  TableModel* model_;
  TableView* table_;
  QTimer soon_, clock_;
  std::set<std::int64_t> asked_;  ///< tickets whose time was asked for since a run ended
  Worker dry_runs_;
};

}  // namespace candlewright
