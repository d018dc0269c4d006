#pragma once

namespace candlewright::cli {

/// OpenMP's threads spin for milliseconds while they wait for each other, which makes a small training step several times slower beside a
/// busy neighbour (the window, a second run). How long is read when the library is loaded, so a long job starts this program once more,
/// with a short spin, before it does anything. Does nothing where the person has chosen (OMP_WAIT_POLICY or GOMP_SPINCOUNT). The process
/// keeps its id, its arguments and its blocked signals.
void wait_briefly_for_other_threads();

}  // namespace candlewright::cli
