#include "ui/worker.h"

#include <utility>

namespace candlewright {

Worker::Worker() : thread_([this] { work(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    tasks_.clear();
    current_.request_stop();
  }
  wake_.notify_one();
  thread_.join();
}

void Worker::post(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
}

void Worker::replace(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.clear();
    tasks_.push_back(std::move(task));
    current_.request_stop();
  }
  wake_.notify_one();
}

void Worker::cancel() {
  const std::lock_guard lock(mutex_);
  tasks_.clear();
  current_.request_stop();
}

void Worker::work() {
  while (true) {
    Task task;
    std::stop_token stop;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
      if (ending_) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
      current_ = std::stop_source();
      stop = current_.get_token();
    }
    task(stop);
  }
}

}  // namespace candlewright
