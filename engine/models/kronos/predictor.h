#pragma once
#include <ATen/core/Tensor.h>

#include <optional>
#include <vector>

#include "engine/models/kronos/config.h"
#include "engine/models/kronos/tokenizer.h"
#include "engine/models/layers/block.h"

namespace candlewright::kronos {

// b batch, t time step, d model width, v vocabulary (2^s1_bits or 2^s2_bits)

/// Embeddings of minute, hour, weekday, day and month.
struct TimeEmbedding {
  at::Tensor minute, hour, weekday, day, month;  ///< [60,d] [24,d] [7,d] [32,d] [13,d]
  bool learned = true;                           ///< false: frozen tables with names of their own

  TimeEmbedding() = default;
  TimeEmbedding(std::int64_t d, bool learned);
  at::Tensor operator()(const at::Tensor& stamp_bt5) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// How the layer that conditions s2 on s1 looks at the window.
enum class Conditioning {
  causal,       ///< as in training: rotated, no step sees a later one
  whole_window  ///< as the reference in evaluation mode: rotated, every step sees the whole window, later steps included
};

/// Cross-attention from the s1 id of the step being predicted to the context; always 4 heads.
struct DependencyLayer {
  AttentionWeights cross_attn;
  RmsNorm norm;

  DependencyLayer() = default;
  explicit DependencyLayer(std::int64_t d);
  at::Tensor operator()(const at::Tensor& s1_embedding_btd, const at::Tensor& context_btd, Conditioning conditioning) const;
  /// Inference: one query [b,1,d] for the last of the cached steps, nothing rotated.
  /// Keys and values carry no position here, so their cache stays valid as long as its context rows do.
  at::Tensor last(const at::Tensor& s1_embedding_b1d, const at::Tensor& last_context_b1d, const KeyValueCache& cache) const;
  void remember(const at::Tensor& context_btd, KeyValueCache& cache, std::int64_t capacity) const;
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// What the predictor keeps of the steps it has seen in one window.
struct PredictorCache {
  std::vector<KeyValueCache> blocks;
  KeyValueCache dependency;

  void repeat_rows(std::int64_t times);
};

/// Means over all steps: total = (s1 + s2) / 2, cross-entropies in nats.
struct PredictorLoss {
  at::Tensor total, s1, s2;
};

/// Kronos' predictor: a causal transformer over token pairs.
struct Predictor {
  PredictorConfig config;
  at::Tensor emb_s1, emb_s2;  ///< [2^s1_bits, d], [2^s2_bits, d]
  Linear fusion_proj;
  TimeEmbedding time_emb;
  std::vector<Block> transformer;
  RmsNorm norm;
  DependencyLayer dep_layer;
  Linear proj_s1, proj_s2;

  Predictor() = default;
  /// Laid out without memory; see folder.h for filling it.
  explicit Predictor(const PredictorConfig& config);
  void visit(const TensorVisitor& visit);

  /// Fused embedding of the two ids, without time.
  at::Tensor embed(const Tokens& tokens) const;
  /// The normalised output of the transformer. `stamp_bt5` int64, or undefined for none.
  at::Tensor context(const Tokens& tokens, const at::Tensor& stamp_bt5, bool training) const;
  /// The same for the next steps of sequences whose past is in `cache`, which has room for `capacity` steps.
  at::Tensor next_context(const Tokens& tokens, const at::Tensor& stamp_bt5, PredictorCache& cache, std::int64_t capacity) const;
  at::Tensor s1_logits(const at::Tensor& context_btd) const { return proj_s1(context_btd); }
  /// s1[t] is the id of the step being predicted at t.
  at::Tensor s2_logits(const at::Tensor& context_btd, const at::Tensor& s1_bt, Conditioning conditioning) const;
  at::Tensor last_s2_logits(const at::Tensor& last_context_b1d, const at::Tensor& s1_b1, const PredictorCache& cache) const;
};

/// Loss of predicting tokens 1.. from tokens 0..; targets are `tokens` moved by one. s2 is conditioned on the true s1 if
/// `teacher_forcing`, else on a draw from the s1 distribution (no gradient through the draw), from `generator` or the default one.
struct LossOptions {
  bool training = true;
  bool teacher_forcing = false;
  Conditioning conditioning = Conditioning::causal;
  std::optional<at::Generator> generator;
};
PredictorLoss predictor_loss(const Predictor& predictor, const Tokens& tokens_bt, const at::Tensor& stamp_bt5, const LossOptions& options);

/// Mean cross-entropies of logits against targets.
PredictorLoss cross_entropies(const at::Tensor& s1_logits_btv, const at::Tensor& s2_logits_btv, const Tokens& targets_bt);

}  // namespace candlewright::kronos
