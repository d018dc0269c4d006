#include "engine/training/sampler.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace candlewright {
namespace {

/// SplitMix64: the next state and its 64 bits.
std::uint64_t next(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ull;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

/// A whole number below `bound`, each equally likely: what falls into the uneven rest is drawn again.
std::uint64_t below(std::uint64_t& state, std::uint64_t bound) {
  const std::uint64_t rest = (0 - bound) % bound;
  std::uint64_t bits = next(state);
  while (bits < rest) bits = next(state);
  return bits % bound;
}

}  // namespace

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t state = seed ^ (value * 0xD6E8FEB86659FD93ull);
  next(state);
  return next(state);
}

std::uint64_t mix(std::uint64_t seed, const std::string& word) {
  std::uint64_t mixed = mix(seed, word.size());
  for (const char c : word) mixed = mix(mixed, static_cast<unsigned char>(c));
  return mixed;
}

Sampler::Sampler(std::uint64_t seed, const std::string& stage, std::int64_t samples) : seed_(mix(seed, stage)), samples_(samples) {
  assert(samples > 0);
}

std::span<const std::int64_t> Sampler::take(std::int64_t epoch, std::int64_t begin, std::int64_t count) {
  assert(epoch > 0 && begin >= 0 && begin <= samples_);
  if (epoch != epoch_) {
    order_.resize(static_cast<std::size_t>(samples_));
    std::iota(order_.begin(), order_.end(), 0);
    std::uint64_t state = mix(seed_, static_cast<std::uint64_t>(epoch));
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[below(state, i)]);
    epoch_ = epoch;
  }
  return std::span(order_).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(std::min(count, samples_ - begin)));
}

}  // namespace candlewright
