#include "ui/kept_queue.h"

#include "engine/base/error.h"
#include "engine/storage/run_store.h"

namespace candlewright {

namespace {
const QString queue_key = QStringLiteral("window.queue");
constexpr int look_every_ms = 1000;
}  // namespace

KeptQueue::KeptQueue(EngineThread& engine, QueueLock& lock, RunFeed& feed, Notices& notices, std::filesystem::path workspace)
    : engine_(engine), lock_(lock), feed_(feed), notices_(notices), workspace_(std::move(workspace)) {
  const auto keep = [this] {
    if (lock_.ours()) feed_.keep(queue_key, engine_.queue_document());
  };
  again_.setInterval(look_every_ms);
  connect(&again_, &QTimer::timeout, this, &KeptQueue::look);
  if (lock_.take()) {
    bring_back(feed_.kept(queue_key));
  } else {
    notices_.add(tr("Another window has the queue of this workspace. It comes here when that one ends."), false, {});
    look();
    again_.start();
  }
  connect(&engine_, &EngineThread::queue_changed, this, keep);
  connect(&engine_, &EngineThread::run_began, this, keep);  // it is in the store now, and no longer in the queue
}

/// In order on one thread: what the window of before wrote last is read after it has let go.
void KeptQueue::look() {
  const bool ours = lock_.take();
  if (ours) again_.stop();
  reader_.post([this, ours](std::stop_token) {
    Json document;
    try {
      document = RunStore(workspace_, true).kept(queue_key.toStdString());
    } catch (const InputError&) {
      return;  // the feed tells what is wrong with the store
    }
    QMetaObject::invokeMethod(this, [this, ours, document = std::move(document)] {
      if (ours) {
        elsewhere_.clear();
        bring_back(document);
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
  const auto before = engine_.waiting().size();
  const int unread = engine_.take_queue(document);
  if (const auto count = engine_.waiting().size() - before; count > 0)
    notices_.add(tr("The queue of before is back, paused: %Ln jobs wait.", nullptr, static_cast<int>(count)), false, {});
  if (unread > 0) notices_.add(tr("%Ln jobs of the kept queue could not be read and were left out.", nullptr, unread), true, {});
}

}  // namespace candlewright
