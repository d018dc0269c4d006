#include "engine/models/layers/draws.h"

namespace candlewright {
namespace {

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// FNV-1a, 64 bits.
std::uint64_t hashed(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

}  // namespace

Draws::Draws(std::uint64_t seed, std::string_view symbol, Nanoseconds origin)
    : key_(mixed(mixed(mixed(seed) ^ hashed(symbol)) ^ static_cast<std::uint64_t>(origin))) {}

double Draws::at(std::int64_t sample, std::int64_t counter) const {
  return static_cast<double>(mixed(mixed(key_ ^ mixed(static_cast<std::uint64_t>(sample))) ^ static_cast<std::uint64_t>(counter)) >> 11) *
         0x1p-53;
}

}  // namespace candlewright
