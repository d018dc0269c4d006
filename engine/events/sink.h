#pragma once
#include <functional>

#include "engine/events/event.h"

namespace candlewright {

/// Where events go. Called on the engine's thread, in order; must return quickly.
/// An exception from a sink ends the job: what cannot be recorded must not be trained.
using EventSink = std::function<void(const Event&)>;

}  // namespace candlewright
