#pragma once
#include <functional>

class QWidget;

namespace candlewright {

struct Bench;

/// Closing while this window trains a run: hand over to the background, stop and save, or keep the window open. Not blocking;
/// `close` is called when the run was asked to stop and the window may go as soon as the engine is done.
void ask_before_closing(Bench& bench, QWidget* parent, std::function<void()> close);

}  // namespace candlewright
