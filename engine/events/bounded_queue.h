#pragma once
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace candlewright {

/// A queue between threads that never grows beyond its capacity and never drops: a producer waits while it is full.
/// Every call may be made from any thread.
template <class T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) { assert(capacity > 0); }

  /// Waits while the queue is full. False if it was closed: the value was not taken then.
  bool push(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || values_.size() < capacity_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    lock.unlock();
    filled_.notify_one();
    return true;
  }

  /// Everything in the queue, oldest first. Waits until there is something, the queue is closed, or `patience` is over.
  std::vector<T> take_all(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, patience, [&] { return closed_ || !values_.empty(); });
    std::vector<T> taken(std::make_move_iterator(values_.begin()), std::make_move_iterator(values_.end()));
    values_.clear();
    lock.unlock();
    room_.notify_all();
    return taken;
  }

  /// No push succeeds from now on; what is in the queue can still be taken.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    room_.notify_all();
    filled_.notify_all();
  }

  bool closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
  }
  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return values_.size();
  }

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable room_, filled_;
  std::deque<T> values_;
  bool closed_ = false;
};

}  // namespace candlewright
