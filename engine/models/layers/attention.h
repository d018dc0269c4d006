#pragma once
#include <ATen/core/Tensor.h>

#include "engine/models/layers/linear.h"

namespace candlewright {

// b batch, t time step, d model width, h head, e head width

/// Rotary position embedding: angle[p, j] = p * inv_freq[j]. Positions count from the start of the window.
struct Rotary {
  at::Tensor inv_freq;  ///< [e/2], 10000^(-2j/e)

  Rotary() = default;
  explicit Rotary(std::int64_t head_width);
  /// Rotates x [b,t,h,e], whose first time step is at `position`.
  at::Tensor operator()(const at::Tensor& x_bthe, std::int64_t position = 0) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);

 private:
  mutable at::Tensor cos_, sin_;  ///< [longest t so far, e/2]
  mutable at::Tensor made_from_;  ///< the inv_freq that they were computed of
};

/// Keys and values of the steps seen so far, for one attention: room for `capacity` steps, `length` of them filled.
struct KeyValueCache {
  at::Tensor k_bthe, v_bthe;
  std::int64_t length = 0;

  void append(const at::Tensor& k, const at::Tensor& v, std::int64_t capacity);
  /// Every row `times` times in a row: the samples of one window share its context.
  void repeat_rows(std::int64_t times);
};

/// The four projections that self- and cross-attention share.
struct AttentionWeights {
  Linear q_proj, k_proj, v_proj, out_proj;
  Rotary rotary;
  std::int64_t heads = 1;

  AttentionWeights() = default;
  AttentionWeights(std::int64_t d, std::int64_t heads);
  at::Tensor split(const at::Tensor& x_btd) const;  ///< [b,t,h,e], a view
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// Causal self-attention with rotary positions.
struct SelfAttention : AttentionWeights {
  using AttentionWeights::AttentionWeights;
  /// `dropout` acts on the attention weights and only in training (0 otherwise).
  at::Tensor operator()(const at::Tensor& x_btd, double dropout) const;
  /// The next steps of sequences whose earlier keys and values lie in `cache`; exact while the window's start stays.
  at::Tensor next(const at::Tensor& x_btd, KeyValueCache& cache, std::int64_t capacity) const;
};

/// softmax(q k^T / sqrt(e)) v, all [b,t,h,e]; returns [b,t,h*e].
at::Tensor attend(const at::Tensor& q_bthe, const at::Tensor& k_bthe, const at::Tensor& v_bthe, bool causal, double dropout = 0);

}  // namespace candlewright
