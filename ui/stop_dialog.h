#pragma once
#include <QString>
#include <cstdint>
#include <optional>

class QWidget;

namespace candlewright {

struct Bench;
struct RunHistory;

/// Asks how to stop a live run, whichever process trains it, in a window of its own that says what is safe on disk, what is not and what
/// each way out keeps: stop and save, stop now, stop after the epoch, or keep training. Returns at once; training goes on meanwhile.
void ask_to_stop(Bench& bench, const QString& run, QWidget* parent);

/// Steps that the epoch in training still takes; empty before the run told its windows, and at its end.
std::optional<std::int64_t> steps_to_epoch_end(const RunHistory& run);

}  // namespace candlewright
