#pragma once
#include <filesystem>

namespace candlewright {

/// Who runs the workspace's kept queue: one process at a time, by a lock on a file of the workspace. A process that ends, however it ends, lets
/// it go. No call waits.
class QueueLock {
 public:
  explicit QueueLock(const std::filesystem::path& workspace) : file_(workspace / "queue.lock") {}
  ~QueueLock();
  QueueLock(const QueueLock&) = delete;
  QueueLock& operator=(const QueueLock&) = delete;

  /// True if it is ours now. Where the disk knows no locks it is everybody's.
  bool take();

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
  bool ours_ = false;
};

}  // namespace candlewright
