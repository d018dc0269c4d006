#include "engine/training/gate.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace candlewright {
namespace {

constexpr std::chrono::milliseconds between_looks{100};

}  // namespace

Gate::Gate(std::stop_token stop, std::function<Request()> request) : stop_(std::move(stop)), request_(std::move(request)) {}

Request Gate::heard() { return stop_.stop_requested() ? Request::stop : request_ ? request_() : Request::none; }

Gate::Way Gate::pass(const std::function<void(bool)>& paused) {
  Request asked = heard();
  if (asked == Request::pause) {
    paused(true);
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any wake;
    while (asked == Request::pause || asked == Request::none) {
      wake.wait_for(lock, stop_, between_looks, [] { return false; });  // a stop wakes it; other processes are asked in between
      asked = heard();
    }
    paused(false);
  }
  if (asked == Request::stop_now) return Way::stop_now;
  return asked == Request::stop ? Way::stop : Way::go;
}

}  // namespace candlewright
