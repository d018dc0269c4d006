#include "ui/kept_queue.h"

#include "engine/storage/run_store.h"

namespace candlewright {

namespace {
const QString queue_key = QStringLiteral("window.queue");
constexpr int look_every_ms = 1000;
}  // namespace

KeptQueue::KeptQueue(EngineThread& engine, QueueLock& lock, RunFeed& feed, Notices& notices, std::filesystem::path workspace)
    : engine_(engine), lock_(lock), feed_(feed), notices_(notices), workspace_(std::move(workspace)) {
  again_.setInterval(look_every_ms);
  connect(&again_, &QTimer::timeout, this, &KeptQueue::look);
  if (lock_.take()) {
    bring_back(feed_.kept(queue_key));
  } else {
    notices_.add(tr("Another window has the queue of this workspace. It comes here when that one ends."), false, {});
    look();
    again_.start();
  }
  connect(&engine_, &EngineThread::queue_changed, this, &KeptQueue::keep);
  connect(&engine_, &EngineThread::run_began, this, &KeptQueue::keep);  // it is in the store now, and no longer in the queue
}

void KeptQueue::keep() {
  if (has_it_) feed_.keep(queue_key, engine_.queue_document());
}

/// What the window of before wrote last is read after it has let go; where it cannot be read nothing is written over it.
void KeptQueue::look() {
  const bool ours = lock_.take();
  reader_.post([this, ours](std::stop_token) {
    Json document;
    try {
      document = RunStore(workspace_, true).kept(queue_key.toStdString());
    } catch (const std::exception&) {
      return;  // the feed tells what is wrong with the store
    }
    QMetaObject::invokeMethod(this, [this, ours, document = std::move(document)] {
      if (has_it_) return;
      if (ours) {
        again_.stop();
        elsewhere_.clear();
        bring_back(document);
        keep();
      } else if (document != seen_) {
        seen_ = document;
        elsewhere_ = EngineThread::jobs_in(document).first;
      } else {
        return;
      }
      Q_EMIT elsewhere_changed();
    });
  });
}

void KeptQueue::bring_back(const Json& document) {
  has_it_ = true;
  const auto before = engine_.waiting().size();
  const int unread = engine_.take_queue(document);
  if (const auto count = engine_.waiting().size() - before; count > 0)
    notices_.add(tr("The queue of before is back, paused: %Ln jobs wait.", nullptr, static_cast<int>(count)), false, {});
  if (unread > 0) notices_.add(tr("%Ln jobs of the kept queue could not be read and were left out.", nullptr, unread), true, {});
}

}  // namespace candlewright
