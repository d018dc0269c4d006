#include "engine/training/gate.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace candlewright {
namespace {

constexpr std::chrono::milliseconds between_looks{100};

}  // namespace

Gate::Gate(std::stop_token stop, std::function<Request()> request) : stop_(std::move(stop)), request_(std::move(request)) {}

Request Gate::heard() {
  const Request asked = stop_.stop_requested() ? Request::stop : request_ ? request_() : Request::none;
  if (asked == Request::stop_after_epoch) stops_after_epoch_ = true;
  return asked;
}

Gate::Way Gate::way_of(Request asked) {
  if (asked == Request::stop_now) return Way::stop_now;
  return asked == Request::stop ? Way::stop : Way::go;
}

Gate::Way Gate::rest() {
  Request asked = Request::none;
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any wake;
  while (asked == Request::pause || asked == Request::none) {
    wake.wait_for(lock, stop_, between_looks, [] { return false; });  // a stop wakes it; other processes are asked in between
    asked = heard();
  }
  return way_of(asked);
}

Gate::Way Gate::pass(const std::function<void(bool)>& paused) {
  const Request asked = heard();
  if (asked != Request::pause) return way_of(asked);
  paused(true);
  const Way way = rest();
  paused(false);
  return way;
}

}  // namespace candlewright
