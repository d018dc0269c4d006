#include "engine/storage/event_writer.h"

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/base/error.h"
#include "engine/events/bounded_queue.h"

namespace candlewright {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds beat{2};  // a run counts as interrupted after 10 s without one

}  // namespace

struct EventWriter::State {
  State(RunStore& s, std::string r, std::size_t capacity) : store(s), run(std::move(r)), queue(capacity) {}

  void write_until_closed() {
    Clock::time_point next_beat = Clock::now();
    for (;;) {
      const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(next_beat - Clock::now());
      const std::vector<Event> events = queue.take_all(std::max(rest, std::chrono::milliseconds(1)));
      unwritten.insert(unwritten.end(), events.begin(), events.end());
      std::size_t done = 0;
      try {
        // append() is a heartbeat too.
        if (!unwritten.empty() && !failed()) {
          store.append(unwritten);
          done = unwritten.size();
          unwritten.clear();
        } else if (!queue.closed() && Clock::now() >= next_beat && !failed()) {
          store.heartbeat(run);
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        problem = std::current_exception();
      }
      if (!events.empty() || Clock::now() >= next_beat) next_beat = Clock::now() + beat;
      {
        const std::lock_guard lock(mutex);
        written += done;
      }
      progressed.notify_all();
      if (events.empty() && queue.closed()) return;
    }
  }

  /// Throws the problem if there is one; whoever calls has heard of it then. The lock must be held.
  void tell() {
    if (!problem) return;
    told = true;
    std::rethrow_exception(problem);
  }

  bool failed() {
    const std::lock_guard lock(mutex);
    return problem != nullptr;
  }

  RunStore& store;
  const std::string run;
  BoundedQueue<Event> queue;
  std::mutex order;  // counts and queues in one go
  std::uint64_t queued = 0;
  std::mutex mutex;
  std::condition_variable progressed;
  std::uint64_t written = 0;
  std::vector<Event> unwritten;  ///< of the writing thread alone: taken from the queue, not in the store yet
  std::exception_ptr problem;
  bool told = false;
  std::atomic<std::int64_t> waited{0};
  std::thread thread;
};

EventWriter::EventWriter(RunStore& store, std::string run, std::size_t capacity)
    : state_(std::make_unique<State>(store, std::move(run), capacity)) {
  state_->thread = std::thread([state = state_.get()] { state->write_until_closed(); });
}

EventWriter::~EventWriter() {
  state_->queue.close();
  state_->thread.join();
  if (!state_->problem || state_->told) return;
  try {
    std::rethrow_exception(state_->problem);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
  }
}

void EventWriter::operator()(const Event& event) {
  const Clock::time_point start = Clock::now();
  {
    const std::lock_guard lock(state_->mutex);
    state_->tell();
  }
  {
    const std::lock_guard lock(state_->order);
    state_->queue.push(event);
    ++state_->queued;
  }
  state_->waited += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

void EventWriter::flush() {
  std::uint64_t wanted = 0;
  {
    const std::lock_guard lock(state_->order);
    wanted = state_->queued;
  }
  std::unique_lock lock(state_->mutex);
  state_->progressed.wait(lock, [&] { return state_->problem || state_->written >= wanted; });
  state_->tell();
}

void EventWriter::retry() {
  const std::lock_guard lock(state_->mutex);
  state_->problem = nullptr;
  state_->told = false;
}

std::chrono::nanoseconds EventWriter::waited() const { return std::chrono::nanoseconds(state_->waited.load()); }

}  // namespace candlewright
