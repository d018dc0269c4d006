#pragma once
#include <QObject>

#include "ui/engine_thread.h"
#include "ui/notices.h"
#include "ui/run_feed.h"

namespace candlewright {

/// The queue in the workspace's store: brought back when the window opens, paused, and written at each change, so that neither a restart
/// nor a kill loses it.
class KeptQueue : public QObject {
  Q_OBJECT
 public:
  KeptQueue(EngineThread& engine, RunFeed& feed, Notices& notices);
};

}  // namespace candlewright
