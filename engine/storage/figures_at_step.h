#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "engine/events/event.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// The figures of a validation; no checkpoint is named.
CheckpointFigures figures_of(const ValidationDone& validation);

/// The last validation up to a step, by the run's id: of all runs of the store, or of one. `checkpoint` is the one that was saved at its
/// step, or empty. Runs that were not validated by then are left out. Reads through a connection of its own; blocks for one query. Throws
/// InputError (kind store).
std::map<std::string, CheckpointFigures> figures_up_to(const RunStore& store, std::int64_t step, const std::string& run = {});

}  // namespace candlewright
