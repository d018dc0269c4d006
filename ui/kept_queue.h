#pragma once
#include <QObject>
#include <QTimer>
#include <filesystem>

#include "ui/engine_thread.h"
#include "ui/notices.h"
#include "ui/queue_lock.h"
#include "ui/run_feed.h"

namespace candlewright {

/// The queue in the workspace's store: brought back when the window opens, paused, and written at each change, so that neither a restart
/// nor a kill loses it. One window of a workspace has it; a second one shows what waits there and takes it when the first one ends.
class KeptQueue : public QObject {
  Q_OBJECT
 public:
  KeptQueue(EngineThread& engine, QueueLock& lock, RunFeed& feed, Notices& notices, std::filesystem::path workspace);

  /// True while another window has the queue: what is added here waits here, and is not kept.
  bool is_elsewhere() const { return !has_it_; }
  /// What waits in that window, as it last wrote.
  const std::vector<QueuedJob>& elsewhere() const { return elsewhere_; }

 Q_SIGNALS:
  void elsewhere_changed();

 private:
  void keep();
  void look();
  void bring_back(const Json& document);

  EngineThread& engine_;
  QueueLock& lock_;
  RunFeed& feed_;
  Notices& notices_;
  std::filesystem::path workspace_;
  std::vector<QueuedJob> elsewhere_;
  Json seen_;
  bool has_it_ = false;  ///< the lock is ours and what was kept is back
  QTimer again_;
  Worker reader_;
};

}  // namespace candlewright
