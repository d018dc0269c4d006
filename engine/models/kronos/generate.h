#pragma once
#include <ATen/core/Tensor.h>

#include <functional>
#include <stop_token>

#include "engine/models/kronos/folder.h"
#include "engine/models/kronos/sampling.h"

namespace candlewright::kronos {

// w windows, n bars of context, m = n + horizon, r = w * samples rows (the samples of a window lie together)

struct GenerationSettings {
  std::int64_t horizon = 30;
  std::int64_t samples = 1;
  std::int64_t max_context = 512;  ///< tokens that the predictor sees and the tokenizer decodes
  Filter filter;
};

struct Generated {
  Tokens tokens_rm;        ///< of the context and what was generated
  at::Tensor decoded_btf;  ///< normalised bars of the decoded window; its last `horizon` rows are the forecast
};

/// Continues windows token by token. `x_wnf` is normalised and clipped, `stamp_wm5` int64. `uniform(row, step, token)` gives the
/// number in [0, 1) that picks a token. The window's start stays while it fits into max_context, and keys and values are kept then;
/// once it slides, positions begin anew and the window is computed again at each step, as the reference does.
/// A horizon above max_context is decoded as one window of its own length. Blocks.
/// Throws Stopped, and InputError (kind model) if the weights give no finite numbers.
Generated generate(const Pair& pair, const at::Tensor& x_wnf, const at::Tensor& stamp_wm5, const GenerationSettings& settings,
                   const std::function<double(std::int64_t row, std::int64_t step, int token)>& uniform, std::stop_token stop = {});

}  // namespace candlewright::kronos
