#pragma once
#include <ATen/core/Tensor.h>

#include <functional>
#include <stop_token>

#include "engine/models/toto/network.h"

namespace candlewright::toto {

// b series groups, r = b * samples rows (the samples of a group lie together), v variates, t steps of context, n steps ahead

/// What is known before the first step ahead.
struct Context {
  at::Tensor series_bvt;       ///< float32, unknown cells 0
  at::Tensor mask_bvt;         ///< bool, true = known
  at::Tensor ids_bvt;          ///< int64, see Groups
  std::int64_t exogenous = 0;  ///< the last variates: their future may be known
  at::Tensor future_bun;       ///< [b, exogenous, n] known values ahead; undefined = none

  /// Padded on the left (value 0, mask false, id of the left edge) to a multiple of the patch.
  Context padded(std::int64_t patch_size) const;
};

/// `times` values for each cell of a distribution in the model's scale: [r,v,p,k] gives [r * times, v, p]. The p steps, a patch or what is
/// left of the horizon, begin at `first_step`, counted from 0.
using Draw = std::function<at::Tensor(const Distribution& ahead, std::int64_t times, std::int64_t first_step)>;

struct DecodeSettings {
  std::int64_t horizon = 1;
  std::int64_t samples = 0;    ///< paths of each group; 0 = the mean instead of draws
  Draw draw;                   ///< needed if samples > 0
  bool moving_centre = false;  ///< see Cache; for comparing with the reference's cached numbers alone
};

/// In the series' own units.
struct Decoded {
  at::Tensor values_rvn;  ///< the means, or the drawn paths
  at::Tensor means_rvn;   ///< the mean of each step given the path up to the patch that it lies in
};

/// Continues series patch by patch; each decoded patch is the input of the next. The context is computed once, whatever the number of
/// samples, and keys and values are kept. Without gradient; blocks. Throws Stopped, and InputError if a group's id changes in a patch.
Decoded decode(const Network& network, const Context& context, const DecodeSettings& settings, std::stop_token stop = {});

}  // namespace candlewright::toto
