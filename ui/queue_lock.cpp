#include "ui/queue_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace candlewright {

QueueLock::~QueueLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool QueueLock::take() {
  if (ours_) return true;
  if (descriptor_ < 0) descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ours_ = descriptor_ < 0 || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  return ours_;
}

}  // namespace candlewright
