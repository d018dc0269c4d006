#include "engine/jobs/reading_progress.h"

#include <memory>
#include <mutex>

namespace candlewright {
namespace {

constexpr Nanoseconds between_events = ns_per_second / 10;

struct Told {
  std::mutex mutex;
  Nanoseconds time = 0;
  std::int64_t done = 0;
};

}  // namespace

std::function<void(std::int64_t, std::int64_t)> reading_progress(const EventSink& sink) {
  return [&sink, told = std::make_shared<Told>()](std::int64_t done, std::int64_t all) {
    const std::lock_guard lock(told->mutex);
    const Nanoseconds time = now();
    if (done <= told->done || (done < all && time < told->time + between_events)) return;  // a later count may come first
    told->time = time;
    told->done = done;
    sink(Event{"", time, Progress{"reading files", done, all, "files"}});
  };
}

}  // namespace candlewright
