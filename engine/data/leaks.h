#pragma once
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/dataset.h"

namespace candlewright {

/// Bars whose values stand in two parts: a model trained on one of them has seen the other.
struct Leak {
  /// "duplicate": equal values in two parts; "scaled": equal up to a constant factor (split-adjusted, another currency or unit);
  /// "overlap": the same bars in the files of two parts.
  std::string kind;
  std::string symbol, part;              ///< the part that a model learns from or is chosen on
  std::string other_symbol, other_part;  ///< the part that is judged
  std::int64_t bars = 0;                 ///< bars of the other part that are shared
  Nanoseconds first = 0, last = 0;       ///< their times in the other part
};

/// Runs of this many bars must agree in open and close, exactly, to count as shared.
constexpr std::size_t shared_run = 8;
/// For a scaled copy the ratios of opens and closes to the run's first close must agree to this share.
constexpr double scaled_tolerance = 1e-5;

/// Compares values, not dates (a copy may be shifted in time), of every pair of different parts: train, val and test of trained symbols,
/// context and val with test of held-out ones. Runs of constant prices say nothing and are left out. Sorted by symbol. Takes time and
/// memory in proportion to the bars. Throws Stopped on request.
std::vector<Leak> find_leaks(const Dataset& data, std::stop_token stop = {});

}  // namespace candlewright
