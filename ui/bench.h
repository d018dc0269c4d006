#pragma once
#include <QUndoStack>

#include "engine/jobs/job.h"
#include "ui/dataset_reader.h"
#include "ui/engine_thread.h"
#include "ui/evaluation_reader.h"
#include "ui/kept_queue.h"
#include "ui/notices.h"
#include "ui/queue_lock.h"
#include "ui/run_feed.h"
#include "ui/selection.h"

namespace candlewright {

/// What every panel works on: the workspace's runs, the open prices, the engine and what is current. Made once by the
/// program, outlives all windows; GUI thread only. Making it opens the workspace's store and throws InputError if that fails.
struct Bench {
  explicit Bench(const Place& where) : place(where), queue_lock(where.workspace), feed(where.workspace), prices(where.workspace), evaluations(where.workspace, feed, selection, prices), engine(where), kept_queue(engine, queue_lock, feed, notices, where.workspace) {}

  Place place;
  Selection selection;
  Notices notices;
  QueueLock queue_lock;  ///< before the feed: let go when all is written
  RunFeed feed;
  DatasetReader prices;
  EvaluationReader evaluations;
  QUndoStack undo;      ///< edits of settings, names, tags; deletions
  EngineThread engine;  ///< behind the others: ends first, while they still stand
  KeptQueue kept_queue;
};

}  // namespace candlewright
