#pragma once
#include <QHash>
#include <QObject>
#include <QString>
#include <string>

#include "ui/bench.h"

namespace candlewright {

class DesktopNotice;

/// What the desktop is told while the window is not in front: a run ended, failed or rests, the queue is done. Never a step or an epoch.
/// Runs of other processes count as well: the store tells of them.
class RunNotices : public QObject {
  Q_OBJECT
 public:
  /// Silent while `window` is the active one.
  RunNotices(Bench& bench, QWidget& window);

 Q_SIGNALS:
  /// The action of a notice was pressed; empty = it was about no run.
  void show_wanted(const QString& run);
  /// What was handed to the desktop.
  void told(const QString& title, const QString& text);

 private:
  void look();
  void tell(const QString& title, const QString& text, const QString& run);

  Bench& bench_;
  QWidget& window_;
  DesktopNotice* desktop_;
  QHash<QString, QString> states_;  ///< of each run, as last seen
  int ended_ = 0;                   ///< jobs since the queue was empty
  bool first_ = true;
};

/// "#143 finished: 4.6 % less error than tomorrow = today"; what its validation said, where it forecast. Null for a state that is not told.
QString notice_words(const RunRow& run, const CheckpointFigures* best, double free_bytes);

}  // namespace candlewright
