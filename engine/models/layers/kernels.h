#pragma once
#include <cstdint>

namespace candlewright::kernels {

// Rows of float32, compiled for the processor's vector width. No tensor, no thread.

/// y = x r w with r = 1 / sqrt(mean x^2 + 1e-5); returns r.
float rms_norm_row(const float* x, const float* w, float* y, std::int64_t d);
/// Gradient of a row: into `dx`, and added to `dw`.
void rms_norm_row_back(const float* x, const float* w, float r, const float* dy, float* dx, float* dw, std::int64_t d);
/// (a cos - b sin, b cos + a sin) of one head's halves; `sign` -1 turns back.
void rotate_row(const float* x, const float* cos, const float* sin, float sign, float* y, std::int64_t half);
/// y = x + (keep ? z scale : 0)
void add_kept(const float* x, const float* z, const bool* keep, float scale, float* y, std::int64_t n);
/// dz = keep ? dy scale : 0
void kept(const float* dy, const bool* keep, float scale, float* dz, std::int64_t n);

}  // namespace candlewright::kernels
