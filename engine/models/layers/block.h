#pragma once
#include "engine/models/layers/attention.h"
#include "engine/models/layers/linear.h"

namespace candlewright {

/// How much is dropped where; all zero outside training.
struct Dropouts {
  double attention = 0;  ///< attention weights
  double residual = 0;   ///< the attention's output
  double feed_forward = 0;
};

/// Pre-norm transformer block: h = x + Attention(norm1 x); h + SwiGlu(norm2 h).
struct Block {
  RmsNorm norm1, norm2;
  SelfAttention self_attn;
  SwiGlu ffn;

  Block() = default;
  Block(std::int64_t d, std::int64_t heads, std::int64_t inner);
  at::Tensor operator()(const at::Tensor& x_btd, const Dropouts& dropouts) const;
  at::Tensor next(const at::Tensor& x_btd, KeyValueCache& cache, std::int64_t capacity) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// x with a share of its elements zeroed and the others scaled up; x itself if `share` is 0.
at::Tensor drop(const at::Tensor& x, double share);

}  // namespace candlewright
