#pragma once
#include <string>

#include "engine/base/json.h"
#include "engine/storage/run_store.h"

namespace candlewright {

// Runs as documents for the command line, exports and comparison: keys in docs/store.md. Times are ISO-8601 or null.

/// One entry of `runs list`: what a table of runs shows, settings left out.
Json run_summary(const RunStore& store, const RunRow& run);

/// `runs show`: the summary with settings, data, version, series' names, checkpoints, evaluations (their aggregates) and notices.
Json run_document(const RunStore& store, const RunRow& run);

/// `runs series`: all points; a value that is not finite is null, and "reason" then says so.
Json series_document(const Series& series);

/// One entry of `checkpoints list`.
Json checkpoint_document(const CheckpointRow& checkpoint);

}  // namespace candlewright
