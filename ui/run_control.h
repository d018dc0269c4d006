#pragma once
#include <QString>

namespace candlewright {

struct Bench;
struct RunRow;

// What a person may do to a live run, whichever process trains it. All return at once.

/// Pauses a running run at its next step, lets a paused one go on.
void pause_or_continue(Bench& bench, const RunRow& run);
/// Finishes the step and saves; the run can be continued later.
void stop_and_save(Bench& bench, const QString& run);

}  // namespace candlewright
