#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "engine/base/error.h"
#include "engine/events/event.h"
#include "engine/events/sink.h"
#include "engine/jobs/run_journal.h"
#include "engine/jobs/training_log.h"
#include "engine/storage/event_writer.h"

namespace candlewright {

/// Where a run's events go: its log, its journal and the caller at once, the store by a thread of its own. Used by the run's thread alone.
class RunVoice {
 public:
  /// `store` and `sink` outlive it. Throws InputError (kind disk).
  RunVoice(RunStore& store, const std::filesystem::path& folder, std::string run, std::int64_t steps_per_epoch, const EventSink& sink);

  /// Where the disk is full the run rests instead of failing: `wait` blocks until the person goes on (true) or gives up (false).
  void wait_by(std::function<bool()> wait) { wait_ = std::move(wait); }

  void tell(const decltype(Event::what)& what);  ///< throws InputError (kind disk or store)
  void rewound(std::int64_t step, const std::string& stage) { journal_.rewound(step, stage); }
  void flush();  ///< blocks until everything told is on disk; throws as tell() does
  /// A failure is told to whoever can still hear it: on a full disk neither store nor log may.
  void tell_failure(const RunFailed& failed);
  /// Does what writes to the disk, again after each wait for space. Throws what `action` throws where nobody waits.
  void with_space(const std::function<void()>& action);
  /// Tells of the pause, with the path and the bytes needed, and waits. False = nobody waits, or they gave up.
  bool wait_for_space(const InputError& problem);

 private:
  void tell_if_possible(const decltype(Event::what)& what);

  std::string run_;
  EventWriter writer_;
  RunJournal journal_;
  TrainingLog log_;
  const EventSink& sink_;
  std::function<bool()> wait_;
  std::int64_t step_ = 0;
};

}  // namespace candlewright
