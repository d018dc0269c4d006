#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace candlewright {

/// One thread beside the window that does tasks in order. Every call returns at once; the destructor asks the task
/// under way to stop, drops the others and waits for it. Tasks must not throw: they turn errors into values themselves.
class Worker {
 public:
  using Task = std::function<void(std::stop_token)>;

  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void post(Task task);
  /// Stops the task under way, drops those that wait and does this one next: only the newest question matters.
  void replace(Task task);
  /// Asks the task under way to stop and drops those that wait.
  void cancel();

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  std::stop_source current_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace candlewright
