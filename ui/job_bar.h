#pragma once
#include <QStatusBar>
#include <QTimer>

#include "ui/bench.h"

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace candlewright {

class JobProgress;

/// The status bar: what is running, how far, how long still, Pause and Stop, the queue, device and free disk. The same place in every
/// layout. Its text stays until the next thing happens: what vanishes cannot be read twice.
class JobBar : public QStatusBar {
  Q_OBJECT
 public:
  explicit JobBar(Bench& bench, QWidget* parent = nullptr);

  /// A sentence that stays until a job starts or the next one comes; the bell keeps it.
  void say(const QString& sentence, bool wrong = false, const QString& detail = {});

 Q_SIGNALS:
  void new_run_wanted();
  void queue_wanted();
  void run_wanted(const QString& run);  ///< of a notice that was clicked

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void show_job();
  void show_machine();
  void show_bell();
  void fill_notices();
  /// The run that this window trains, else a live one of another process; null if none.
  const RunRow* live_run() const;

  Bench& bench_;
  QLabel *icon_, *state_, *percent_, *figures_;
  JobProgress* progress_;
  QPushButton *pause_, *stop_, *queue_, *new_run_;
  QLabel *device_, *disk_, *zone_;
  QToolButton* bell_;
  QMenu* notices_;
  QString sentence_, detail_;
  bool sentence_wrong_ = false;
  QTimer soon_, machine_;
};

}  // namespace candlewright
