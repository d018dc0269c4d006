#pragma once
#include <functional>
#include <stop_token>

#include "engine/storage/run_store.h"

namespace candlewright {

/// The step boundary: the only place where a run rests, and where it hears what others ask of it.
class Gate {
 public:
  enum class Way { go, stop, stop_now };  ///< stop_now = without a last checkpoint

  /// `request` answers what another process or the window asks (and forgets it); empty = nobody asks.
  Gate(std::stop_token stop, std::function<Request()> request);

  /// Returns at once unless a pause was asked for; then blocks until it is taken back or a stop is asked for. `paused` is told when
  /// the rest begins and ends (true, false).
  Way pass(const std::function<void(bool)>& paused);
  /// Blocks until somebody asks to go on or to stop.
  Way rest();
  /// Somebody asked for an end behind the epoch that is being trained: no reason to rest or to leave at once.
  bool stops_after_epoch() const { return stops_after_epoch_; }
  std::stop_token stop_token() const { return stop_; }

 private:
  Request heard();
  static Way way_of(Request asked);

  std::stop_token stop_;
  std::function<Request()> request_;
  bool stops_after_epoch_ = false;
};

}  // namespace candlewright
