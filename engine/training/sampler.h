#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace candlewright {

/// Well-mixed 64 bits of a seed and a word or number: independent streams from one seed, the same on every machine.
std::uint64_t mix(std::uint64_t seed, std::uint64_t value);
std::uint64_t mix(std::uint64_t seed, const std::string& word);

/// The order of the windows of one epoch: a permutation that depends on (seed, stage, epoch) alone, so that a position is all its state.
class Sampler {
 public:
  Sampler(std::uint64_t seed, const std::string& stage, std::int64_t samples);
  /// Windows `begin` .. `begin + count` of the order of `epoch` (from 1), cut at the epoch's end. Valid until another epoch is asked for.
  std::span<const std::int64_t> take(std::int64_t epoch, std::int64_t begin, std::int64_t count);

 private:
  std::uint64_t seed_;
  std::int64_t samples_;
  std::int64_t epoch_ = 0;
  std::vector<std::int64_t> order_;
};

}  // namespace candlewright
