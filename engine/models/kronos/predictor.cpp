#include "engine/models/kronos/predictor.h"

#include <ATen/ATen.h>

#include <cmath>

namespace candlewright::kronos {
namespace {

constexpr std::int64_t dependency_heads = 4;

at::Tensor look_up(const at::Tensor& table, const at::Tensor& index) { return at::embedding(table, index); }

/// One id a row, drawn by inverting the cumulative distribution: one uniform number a row.
at::Tensor draw(const at::Tensor& log_probabilities_nv, const std::optional<at::Generator>& generator) {
  const at::Tensor cumulative = log_probabilities_nv.exp().cumsum(-1);
  const at::Tensor u =
      at::rand({cumulative.size(0), 1}, generator, cumulative.options()) * cumulative.narrow(-1, cumulative.size(-1) - 1, 1);
  return at::searchsorted(cumulative, u, false, true).squeeze(-1).clamp_max(cumulative.size(-1) - 1);
}

at::Tensor log_softmax_rows(const at::Tensor& logits_btv) { return at::log_softmax(logits_btv.flatten(0, 1), -1, at::kFloat); }

PredictorLoss losses(const at::Tensor& s1_log_nv, const at::Tensor& s2_log_nv, const Tokens& targets_bt) {
  PredictorLoss loss;
  loss.s1 = at::nll_loss(s1_log_nv, targets_bt.s1.flatten());
  loss.s2 = at::nll_loss(s2_log_nv, targets_bt.s2.flatten());
  loss.total = (loss.s1 + loss.s2) / 2;
  return loss;
}

}  // namespace

TimeEmbedding::TimeEmbedding(std::int64_t d, bool learned_)
    : minute(shape_only({60, d})),
      hour(shape_only({24, d})),
      weekday(shape_only({7, d})),
      day(shape_only({32, d})),
      month(shape_only({13, d})),
      learned(learned_) {}

at::Tensor TimeEmbedding::operator()(const at::Tensor& stamp_bt5) const {
  const auto part = [&](const at::Tensor& table, std::int64_t column) { return look_up(table, stamp_bt5.select(-1, column)); };
  return part(hour, 1) + part(weekday, 2) + part(day, 3) + part(month, 4) + part(minute, 0);
}

void TimeEmbedding::visit(const std::string& prefix, const TensorVisitor& visit) {
  const std::string ending = learned ? ".weight" : ".emb.weight";
  const TensorRole role = learned ? TensorRole::trained : TensorRole::frozen;
  visit(prefix + ".minute_embed" + ending, minute, role);
  visit(prefix + ".hour_embed" + ending, hour, role);
  visit(prefix + ".weekday_embed" + ending, weekday, role);
  visit(prefix + ".day_embed" + ending, day, role);
  visit(prefix + ".month_embed" + ending, month, role);
}

DependencyLayer::DependencyLayer(std::int64_t d) : cross_attn(d, dependency_heads), norm(d) {}

at::Tensor DependencyLayer::operator()(const at::Tensor& s1_embedding_btd, const at::Tensor& context_btd, Conditioning conditioning) const {
  const AttentionWeights& w = cross_attn;
  const at::Tensor q = w.rotary(w.split(w.q_proj(s1_embedding_btd)));
  const at::Tensor k = w.rotary(w.split(w.k_proj(context_btd)));
  const at::Tensor seen = attend(q, k, w.split(w.v_proj(context_btd)), conditioning == Conditioning::causal);
  return norm(context_btd + w.out_proj(seen));
}

void DependencyLayer::remember(const at::Tensor& context_btd, KeyValueCache& cache, std::int64_t capacity) const {
  const AttentionWeights& w = cross_attn;
  cache.append(w.split(w.k_proj(context_btd)), w.split(w.v_proj(context_btd)), capacity);
}

at::Tensor DependencyLayer::last(const at::Tensor& s1_embedding_b1d, const at::Tensor& last_context_b1d, const KeyValueCache& cache) const {
  const AttentionWeights& w = cross_attn;
  const at::Tensor q = w.split(w.q_proj(s1_embedding_b1d));
  const at::Tensor seen = attend(q, cache.k_bthe.narrow(1, 0, cache.length), cache.v_bthe.narrow(1, 0, cache.length), false);
  return norm(last_context_b1d + w.out_proj(seen));
}

void DependencyLayer::visit(const std::string& prefix, const TensorVisitor& visit) {
  cross_attn.visit(prefix + ".cross_attn", visit);
  norm.visit(prefix + ".norm", visit);
}

void PredictorCache::repeat_rows(std::int64_t times) {
  for (KeyValueCache& block : blocks) block.repeat_rows(times);
  dependency.repeat_rows(times);
}

Predictor::Predictor(const PredictorConfig& c)
    : config(c),
      emb_s1(shape_only({std::int64_t{1} << c.s1_bits, c.d_model})),
      emb_s2(shape_only({std::int64_t{1} << c.s2_bits, c.d_model})),
      fusion_proj(2 * c.d_model, c.d_model),
      time_emb(c.d_model, c.learn_te),
      norm(c.d_model),
      dep_layer(c.d_model),
      proj_s1(c.d_model, std::int64_t{1} << c.s1_bits),
      proj_s2(c.d_model, std::int64_t{1} << c.s2_bits) {
  for (std::int64_t i = 0; i < c.n_layers; ++i) transformer.emplace_back(c.d_model, c.n_heads, c.ff_dim);
}

void Predictor::visit(const TensorVisitor& visit) {
  visit("embedding.emb_s1.weight", emb_s1, TensorRole::trained);
  visit("embedding.emb_s2.weight", emb_s2, TensorRole::trained);
  fusion_proj.visit("embedding.fusion_proj", visit);
  time_emb.visit("time_emb", visit);
  for (std::size_t i = 0; i < transformer.size(); ++i) transformer[i].visit("transformer." + std::to_string(i), visit);
  norm.visit("norm", visit);
  dep_layer.visit("dep_layer", visit);
  proj_s1.visit("head.proj_s1", visit);
  proj_s2.visit("head.proj_s2", visit);
}

at::Tensor Predictor::embed(const Tokens& tokens) const {
  const double scale = std::sqrt(static_cast<double>(config.d_model));
  return fusion_proj(at::cat({look_up(emb_s1, tokens.s1) * scale, look_up(emb_s2, tokens.s2) * scale}, -1));
}

at::Tensor Predictor::context(const Tokens& tokens, const at::Tensor& stamp_bt5, bool training) const {
  const Dropouts dropouts = training ? config.dropouts() : Dropouts{};
  at::Tensor x_btd = embed(tokens);
  if (stamp_bt5.defined()) x_btd = x_btd + time_emb(stamp_bt5);
  x_btd = drop(x_btd, training ? config.token_dropout_p : 0);
  for (const Block& block : transformer) x_btd = block(x_btd, dropouts);
  return norm(x_btd);
}

at::Tensor Predictor::next_context(const Tokens& tokens, const at::Tensor& stamp_bt5, PredictorCache& cache, std::int64_t capacity) const {
  cache.blocks.resize(transformer.size());
  at::Tensor x_btd = embed(tokens) + time_emb(stamp_bt5);
  for (std::size_t i = 0; i < transformer.size(); ++i) x_btd = transformer[i].next(x_btd, cache.blocks[i], capacity);
  x_btd = norm(x_btd);
  dep_layer.remember(x_btd, cache.dependency, capacity);
  return x_btd;
}

at::Tensor Predictor::s2_logits(const at::Tensor& context_btd, const at::Tensor& s1_bt, Conditioning conditioning) const {
  return proj_s2(dep_layer(look_up(emb_s1, s1_bt), context_btd, conditioning));
}

at::Tensor Predictor::last_s2_logits(const at::Tensor& last_context_b1d, const at::Tensor& s1_b1, const PredictorCache& cache) const {
  return proj_s2(dep_layer.last(look_up(emb_s1, s1_b1), last_context_b1d, cache.dependency));
}

PredictorLoss predictor_loss(const Predictor& predictor, const Tokens& tokens_bt, const at::Tensor& stamp_bt5, const LossOptions& options) {
  const std::int64_t steps = tokens_bt.s1.size(1) - 1;
  const Tokens in{tokens_bt.s1.narrow(1, 0, steps), tokens_bt.s2.narrow(1, 0, steps)};
  const Tokens targets{tokens_bt.s1.narrow(1, 1, steps), tokens_bt.s2.narrow(1, 1, steps)};
  const at::Tensor context = predictor.context(in, stamp_bt5.defined() ? stamp_bt5.narrow(1, 0, steps) : stamp_bt5, options.training);
  const at::Tensor s1_log_nv = log_softmax_rows(predictor.s1_logits(context));
  const at::Tensor s1 = options.teacher_forcing ? targets.s1 : draw(s1_log_nv.detach(), options.generator).view_as(targets.s1);
  const at::Tensor s2_log_nv = log_softmax_rows(predictor.s2_logits(context, s1, options.conditioning));
  return losses(s1_log_nv, s2_log_nv, targets);
}

PredictorLoss cross_entropies(const at::Tensor& s1_logits_btv, const at::Tensor& s2_logits_btv, const Tokens& targets_bt) {
  return losses(log_softmax_rows(s1_logits_btv), log_softmax_rows(s2_logits_btv), targets_bt);
}

}  // namespace candlewright::kronos
