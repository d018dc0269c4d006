#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "engine/events/sink.h"

namespace candlewright {

/// For open_dataset(): tells `sink`, which must outlive it, how many files are read, the first and the last and ten times a second in
/// between. May be called from several threads; one event is told at a time. `run` is empty for a run that has no id yet and for jobs that
/// are no runs.
std::function<void(std::int64_t done, std::int64_t all)> reading_progress(const EventSink& sink, const std::string& run = {});

}  // namespace candlewright
