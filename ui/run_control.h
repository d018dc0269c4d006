#pragma once
#include <QString>

class QWidget;

namespace candlewright {

struct Bench;
struct RunRow;

// What a person may do to a live run, whichever process trains it. All return at once.

/// Pauses a running run at its next step, lets a paused one go on.
void pause_or_continue(Bench& bench, const RunRow& run);
/// Asks how to stop (a window of its own, not blocking) and does it: stop and save, stop now, or keep training.
void ask_to_stop(Bench& bench, const QString& run, QWidget* parent);
/// Finishes the step and saves; the run can be continued later.
void stop_and_save(Bench& bench, const QString& run);

}  // namespace candlewright
