#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "engine/events/sink.h"

namespace candlewright {

/// For open_dataset(): tells `sink`, which must outlive it, how many files are read, the first and the last and ten times a second in
/// between. May be called from several threads; one event is told at a time. The events carry no run: none has begun yet.
std::function<void(std::int64_t done, std::int64_t all)> reading_progress(const EventSink& sink);

}  // namespace candlewright
