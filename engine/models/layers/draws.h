#pragma once
#include <cstdint>
#include <string_view>

#include "engine/base/time.h"

namespace candlewright {

/// Uniform numbers in [0, 1) for the samples of one window that depend only on seed, symbol, origin, sample and counter: a window's
/// draws are the same whatever else is forecast with it. No state, no order.
class Draws {
 public:
  Draws(std::uint64_t seed, std::string_view symbol, Nanoseconds origin);
  double at(std::int64_t sample, std::int64_t counter) const;

 private:
  std::uint64_t key_;
};

}  // namespace candlewright
