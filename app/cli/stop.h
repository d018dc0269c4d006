#pragma once
#include <stop_token>

namespace candlewright::cli {

/// A token that is stopped by the first SIGINT or SIGTERM; a second one ends the process at once.
/// The signals are blocked in every thread from the first call on, so call it before threads start.
std::stop_token stop_on_signals();

}  // namespace candlewright::cli
