#pragma once
#include <ATen/ATen.h>

#include <cmath>
#include <cstdint>

namespace candlewright::bench {

/// The Python peer's made-up series: 100 + 10 sin(t/25 + v + 3b) + ((h >> 16) mod 1000)/1000 with h = ((i + 7919 seed) 2654435761)
/// mod 2^32, i row-major over [batch, variates, steps]; computed in double, kept in float32.
inline at::Tensor toto_series(std::int64_t batch, std::int64_t variates, std::int64_t steps, std::uint64_t seed) {
  at::Tensor series_bvt = at::empty({batch, variates, steps});
  auto* into = series_bvt.mutable_data_ptr<float>();
  std::uint64_t i = 7919 * seed;
  for (std::int64_t b = 0; b < batch; ++b) {
    for (std::int64_t v = 0; v < variates; ++v) {
      for (std::int64_t t = 0; t < steps; ++t, ++i) {
        const std::uint64_t h = i * 2654435761u % (std::uint64_t{1} << 32);
        const double noise = static_cast<double>((h >> 16) % 1000) / 1000;
        *into++ = static_cast<float>(100 + 10 * std::sin(static_cast<double>(t) / 25 + static_cast<double>(v + 3 * b)) + noise);
      }
    }
  }
  return series_bvt;
}

}  // namespace candlewright::bench
