#include "engine/models/layers/kernels.h"

#include <cmath>

// Without optimisation the compiler leaves the loops scalar, and the build for every x86-64 knows only its oldest vectors:
// a second body is compiled for processors with AVX2 and chosen when the program starts. The sanitizers do not bear that choice.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#pragma GCC optimize("O3")
#define CANDLEWRIGHT_WIDE __attribute__((target_clones("arch=haswell", "default")))
#else
#define CANDLEWRIGHT_WIDE
#endif

namespace candlewright::kernels {
namespace {

constexpr std::int64_t lanes = 16;  // sums in a fixed order that vectors can follow

inline float total(const float* partial) {
  float sum = 0;
  for (std::int64_t i = 0; i < lanes; ++i) sum += partial[i];
  return sum;
}

}  // namespace

CANDLEWRIGHT_WIDE float rms_norm_row(const float* x, const float* w, float* y, std::int64_t d) {
  float partial[lanes] = {};
  std::int64_t i = 0;
  for (; i + lanes <= d; i += lanes) {
    for (std::int64_t l = 0; l < lanes; ++l) partial[l] += x[i + l] * x[i + l];
  }
  for (; i < d; ++i) partial[0] += x[i] * x[i];
  const float r = 1 / std::sqrt(total(partial) / static_cast<float>(d) + 1e-5f);
  for (i = 0; i < d; ++i) y[i] = x[i] * r * w[i];
  return r;
}

CANDLEWRIGHT_WIDE void rms_norm_row_back(const float* __restrict x, const float* __restrict w, float r, const float* __restrict dy,
                                         float* __restrict dx, float* __restrict dw, std::int64_t d) {
  float partial[lanes] = {};
  std::int64_t i = 0;
  for (; i + lanes <= d; i += lanes) {
    for (std::int64_t l = 0; l < lanes; ++l) partial[l] += dy[i + l] * w[i + l] * x[i + l];
  }
  for (; i < d; ++i) partial[0] += dy[i] * w[i] * x[i];
  const float pull = total(partial) * r * r * r / static_cast<float>(d);
  for (i = 0; i < d; ++i) {
    dw[i] += dy[i] * x[i] * r;
    dx[i] = dy[i] * w[i] * r - x[i] * pull;
  }
}

CANDLEWRIGHT_WIDE void rotate_row(const float* __restrict x, const float* __restrict cos, const float* __restrict sin, float sign,
                                  float* __restrict y, std::int64_t half) {
  for (std::int64_t i = 0; i < half; ++i) {
    const float s = sign * sin[i];
    y[i] = x[i] * cos[i] - x[half + i] * s;
    y[half + i] = x[half + i] * cos[i] + x[i] * s;
  }
}

CANDLEWRIGHT_WIDE void add_kept(const float* __restrict x, const float* __restrict z, const bool* __restrict keep, float scale,
                                float* __restrict y, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) y[i] = x[i] + z[i] * (static_cast<float>(keep[i]) * scale);
}

CANDLEWRIGHT_WIDE void kept(const float* __restrict dy, const bool* __restrict keep, float scale, float* __restrict dz, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) dz[i] = dy[i] * (static_cast<float>(keep[i]) * scale);
}

}  // namespace candlewright::kernels
