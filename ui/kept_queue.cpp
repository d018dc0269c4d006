#include "ui/kept_queue.h"

namespace candlewright {

namespace {
const QString queue_key = QStringLiteral("window.queue");
}

KeptQueue::KeptQueue(EngineThread& engine, RunFeed& feed, Notices& notices) {
  const int unread = engine.take_queue(feed.kept(queue_key));
  if (const auto count = engine.waiting().size(); count > 0)
    notices.add(tr("The queue of before is back, paused. Jobs that wait: %1.").arg(count), false, {});
  if (unread > 0) notices.add(tr("Jobs of the kept queue that could not be read and were left out: %1.").arg(unread), true, {});
  const auto keep = [&engine, &feed] { feed.keep(queue_key, engine.queue_document()); };
  connect(&engine, &EngineThread::queue_changed, this, keep);
  connect(&engine, &EngineThread::run_began, this, keep);  // it is in the store now, and no longer in the queue
}

}  // namespace candlewright
