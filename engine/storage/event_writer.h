#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "engine/events/event.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// Writes a run's events to the store from a thread of its own, as many in one transaction as have gathered, and keeps the run's
/// heartbeat every two seconds while it lives. No event is ever dropped: where the disk is slower than the run, the run waits.
/// Calls may be made from any thread, but an event's order is the order of the calls.
class EventWriter {
 public:
  /// The store must outlive the writer.
  EventWriter(RunStore& store, std::string run, std::size_t capacity = 4096);
  /// Writes what is left. A failure that nobody has heard of is printed to stderr: call flush() first to hear of it.
  ~EventWriter();
  EventWriter(const EventWriter&) = delete;
  EventWriter& operator=(const EventWriter&) = delete;

  /// Queues the event; waits only while the queue is full. Throws InputError (kind store or disk) if an earlier write failed:
  /// what cannot be recorded must not be trained.
  void operator()(const Event& event);
  /// Blocks until everything queued before the call is durable. Throws like operator().
  void flush();
  /// After a failed write: the same events are tried again, by the writer's next beat (two seconds). flush() tells how it went.
  void retry();

  /// Time that callers of operator() spent in it, for the benchmark and the profile.
  std::chrono::nanoseconds waited() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candlewright
