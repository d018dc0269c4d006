#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>

#include "engine/models/toto/config.h"

namespace candlewright::toto {

// b series group, v variate, t time step

/// A series brought to the model's scale, and the way back: x = scaled * scale + loc.
struct Scaled {
  at::Tensor values_bvt;  ///< (x - loc) / scale for every cell, padded ones too
  at::Tensor loc, scale;  ///< [b,v,t], or [b,v,1] for one pair a series; float32
};

struct ScalerSettings {
  ScalerKind kind = ScalerKind::causal_patch;
  std::int64_t patch_size = 64;
  bool bessel = true;          ///< divide by n - 1
  bool stabilise = true;       ///< clamp the scale by the series' own (not for ScalerKind::causal as the models use it)
  double exponent = 10;        ///< of the clamp
  std::int64_t from_zero = 0;  ///< so many variates, the first ones, have location 0: a mean that is known to be nothing is not taken off
};
ScalerSettings scaler_of(const Config& config);

/// Location and scale from the known cells of a series (mask true), without gradient, in float64. `prefix` limits the steps that the
/// clamp (and ScalerKind::whole) looks at; 0 = all. Formulas: docs/toto.md, "Scaler".
Scaled scale_series(const at::Tensor& series_bvt, const at::Tensor& mask_bvt, const ScalerSettings& settings, std::int64_t prefix = 0);

}  // namespace candlewright::toto
