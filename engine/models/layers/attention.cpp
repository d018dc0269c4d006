#include "engine/models/layers/attention.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <cmath>

#include "engine/models/layers/fused.h"

namespace candlewright {

Rotary::Rotary(std::int64_t head_width) {
  std::vector<float> frequencies;
  for (std::int64_t j = 0; j < head_width / 2; ++j) {
    frequencies.push_back(static_cast<float>(std::pow(10000.0, -2.0 * static_cast<double>(j) / static_cast<double>(head_width))));
  }
  inv_freq = at::tensor(frequencies);
}

at::Tensor Rotary::operator()(const at::Tensor& x_bthe, std::int64_t position) const {
  const std::int64_t needed = position + x_bthe.size(1);
  if (!cos_.defined() || cos_.size(0) < needed || !made_from_.is_same(inv_freq)) {
    // A table made during a forecast must serve training as well, so it is an ordinary tensor in any case.
    const c10::InferenceMode ordinary(false);
    const std::int64_t length = std::max<std::int64_t>(needed, 128);
    const at::Tensor angle = at::arange(length, inv_freq.options()).unsqueeze(1) * inv_freq.unsqueeze(0);
    cos_ = angle.cos();
    sin_ = angle.sin();
    made_from_ = inv_freq;
  }
  return rotate(x_bthe, cos_.slice(0, position, needed), sin_.slice(0, position, needed));
}

void Rotary::visit(const std::string& prefix, const TensorVisitor& visit) { visit(prefix + ".inv_freq", inv_freq, TensorRole::buffer); }

void KeyValueCache::append(const at::Tensor& k, const at::Tensor& v, std::int64_t capacity) {
  if (!k_bthe.defined()) {
    k_bthe = at::empty({k.size(0), capacity, k.size(2), k.size(3)}, k.options());
    v_bthe = at::empty_like(k_bthe);
  }
  k_bthe.narrow(1, length, k.size(1)).copy_(k);
  v_bthe.narrow(1, length, v.size(1)).copy_(v);
  length += k.size(1);
}

void KeyValueCache::repeat_rows(std::int64_t times) {
  if (times == 1) return;
  k_bthe = k_bthe.repeat_interleave(times, 0);
  v_bthe = v_bthe.repeat_interleave(times, 0);
}

AttentionWeights::AttentionWeights(std::int64_t d, std::int64_t heads_)
    : q_proj(d, d), k_proj(d, d), v_proj(d, d), out_proj(d, d), rotary(d / heads_), heads(heads_) {}

at::Tensor AttentionWeights::split(const at::Tensor& x_btd) const { return x_btd.view({x_btd.size(0), x_btd.size(1), heads, -1}); }

void AttentionWeights::visit(const std::string& prefix, const TensorVisitor& visit) {
  q_proj.visit(prefix + ".q_proj", visit);
  k_proj.visit(prefix + ".k_proj", visit);
  v_proj.visit(prefix + ".v_proj", visit);
  out_proj.visit(prefix + ".out_proj", visit);
  rotary.visit(prefix + ".rotary", visit);
}

at::Tensor SelfAttention::operator()(const at::Tensor& x_btd, double dropout) const {
  const at::Tensor q = rotary(split(q_proj(x_btd)));
  const at::Tensor k = rotary(split(k_proj(x_btd)));
  return out_proj(attend(q, k, split(v_proj(x_btd)), true, dropout));
}

at::Tensor SelfAttention::next(const at::Tensor& x_btd, KeyValueCache& cache, std::int64_t capacity) const {
  const at::Tensor q = rotary(split(q_proj(x_btd)), cache.length);
  const at::Tensor k = rotary(split(k_proj(x_btd)), cache.length);
  const bool first = cache.length == 0;
  cache.append(k, split(v_proj(x_btd)), capacity);
  // One new step sees all of the past; several are only ever the window's first ones.
  return out_proj(attend(q, cache.k_bthe.narrow(1, 0, cache.length), cache.v_bthe.narrow(1, 0, cache.length), first));
}

at::Tensor attend(const at::Tensor& q_bthe, const at::Tensor& k_bthe, const at::Tensor& v_bthe, bool causal, double dropout) {
  const at::Tensor out =
      at::scaled_dot_product_attention(q_bthe.transpose(1, 2), k_bthe.transpose(1, 2), v_bthe.transpose(1, 2), {}, dropout, causal);
  return out.transpose(1, 2).reshape({q_bthe.size(0), q_bthe.size(1), -1});
}

}  // namespace candlewright
