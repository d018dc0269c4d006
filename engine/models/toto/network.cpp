#include "engine/models/toto/network.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/models/layers/fused.h"

namespace candlewright::toto {
namespace {

constexpr double norm_epsilon = 1e-8;
constexpr double length_base = 512;

/// In the reference's order of operations, which far-out targets make visible in the gradients.
at::Tensor normalised(const at::Tensor& x, const at::Tensor& scale) {
  const at::Tensor wide = x.to(at::kFloat);
  return wide / (wide.square().mean(-1, true) + norm_epsilon).sqrt() * scale;
}

/// Of t [..., s, width].
at::Tensor last_patches(const at::Tensor& t, std::int64_t count) {
  return count == t.size(-2) ? t : t.narrow(-2, t.size(-2) - count, count);
}

/// x [..., n, e] turned by adjacent pairs, by the tables' last n rows. In the reference's order of operations: where a target lies within
/// rounding of a narrow component, the last digit of what reaches the head moves its gradient by parts in a thousand.
at::Tensor turned(const at::Tensor& x, const at::Tensor& cos, const at::Tensor& sin, const at::Tensor& scale) {
  const auto rows = [&](const at::Tensor& table) { return last_patches(table, x.size(-2)).to(x.scalar_type()); };
  const at::Tensor pairs = x.unflatten(-1, {-1, 2});
  const at::Tensor quarter = at::stack({-pairs.select(-1, 1), pairs.select(-1, 0)}, -1).flatten(-2);
  return x * rows(cos) * rows(scale) + quarter * rows(sin) * rows(scale);
}

/// softmax(q k^T / sqrt(e)) v over [n,h,s,e], where the queries are those of the last patches and see what is not after them.
at::Tensor attend_back(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double dropout) {
  const std::int64_t queries = q.size(2), keys = k.size(2);
  std::optional<at::Tensor> mask;
  if (queries > 1 && queries < keys) mask = at::ones({queries, keys}, q.options().dtype(at::kBool)).tril(keys - queries);
  return at::scaled_dot_product_attention(q, k, v, mask, dropout, queries > 1 && queries == keys);
}

}  // namespace

Rotation::Rotation(std::int64_t head_width, std::int64_t from, std::int64_t count, std::int64_t centre, at::Device device) {
  const double e = static_cast<double>(head_width);
  const at::Tensor even = at::arange(0, head_width, 2, at::kFloat);
  const at::Tensor position = at::arange(from, from + count, at::kFloat).unsqueeze(1);
  const at::Tensor angle = (position * (1 / at::pow(10000.0, even / e)).unsqueeze(0)).repeat_interleave(2, 1);
  const at::Tensor z = (even + 0.4 * e) / (1.4 * e);
  const at::Tensor scale = at::pow(z.unsqueeze(0), (position - static_cast<double>(centre)) / length_base);
  q_scale = at::cat({scale, scale}, 1).to(device);  // in halves, unlike the angles: the published weights ask for it
  k_scale = q_scale.reciprocal();
  cos = angle.cos().to(device);
  sin = angle.sin().to(device);
}

at::Tensor Rotation::queries(const at::Tensor& q) const { return turned(q, cos, sin, q_scale); }
at::Tensor Rotation::keys(const at::Tensor& k) const { return turned(k, cos, sin, k_scale); }

void Cache::repeat_groups(std::int64_t times, std::int64_t variates) {
  if (times == 1) return;
  for (std::vector<at::Tensor>* tensors : {&keys, &values}) {
    for (at::Tensor& t : *tensors) {
      if (t.defined()) t = t.unflatten(0, {-1, variates}).repeat_interleave(times, 0).flatten(0, 1);
    }
  }
}

Layer::Layer(const Config& c, bool over_variates)
    : norm1(shape_only({c.embed_dim})),
      norm2(shape_only({c.embed_dim})),
      wQKV(c.embed_dim, 3 * c.embed_dim),
      wO(c.embed_dim, c.embed_dim),
      mlp_in(c.embed_dim, 2 * c.mlp_hidden_dim),
      mlp_out(c.mlp_hidden_dim, c.embed_dim),
      spacewise(over_variates) {}

void Layer::visit(const std::string& prefix, const TensorVisitor& visit) {
  visit(prefix + ".norm1.scale", norm1, TensorRole::trained);
  visit(prefix + ".norm2.scale", norm2, TensorRole::trained);
  wQKV.visit(prefix + ".attention.wQKV", visit);
  wO.visit(prefix + ".attention.wO", visit);
  mlp_in.visit(prefix + ".mlp.0", visit);
  mlp_out.visit(prefix + ".mlp.2", visit);
}

Groups Groups::of(const at::Tensor& ids_bvt, std::int64_t patch_size) {
  const at::Tensor patches = ids_bvt.unflatten(-1, {-1, patch_size});
  const at::Tensor first = patches.select(-1, 0);
  if (!at::equal(first.unsqueeze(-1).expand_as(patches), patches)) {
    throw InputError("id_mask", "a variate's group changes within a patch of " + std::to_string(patch_size) + " steps",
                     "Give each variate one group for the whole series.");
  }
  return {first.contiguous(), at::equal(first, first.narrow(1, 0, 1).expand_as(first))};
}

Groups Groups::last(std::int64_t patches) const { return {ids_bvs.narrow(2, ids_bvs.size(2) - patches, patches), all_one}; }

Network::Network(const Config& c, bool with_labels)
    : config(c), projection(c.patch_size, c.embed_dim), unembed(c.embed_dim, c.patch_size * c.embed_dim), head(c) {
  for (std::int64_t i = 0; i < c.num_layers; ++i) layers.emplace_back(c, c.is_spacewise(i));
  if (!with_labels) return;
  target_label = shape_only({c.embed_dim});
  exogenous_label = shape_only({c.embed_dim});
}

void Network::visit(const TensorVisitor& visit) {
  projection.visit("model.patch_embed.projection", visit);
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].visit("model.transformer.layers." + std::to_string(i), visit);
  unembed.visit("model.unembed", visit);
  head.visit("model.output_distribution", visit);
  if (!target_label.defined()) return;
  visit("model.target_variate_label", target_label, TensorRole::trained);
  visit("model.exogenous_variate_label", exogenous_label, TensorRole::trained);
}

ScalerSettings Network::scaler() const {
  ScalerSettings settings = scaler_of(config);
  settings.from_zero = from_zero;
  return settings;
}

at::Tensor Network::embed(const at::Tensor& scaled_bvt) const { return projection(scaled_bvt.unflatten(-1, {-1, config.patch_size})); }

at::Tensor Network::apply(const Layer& layer, const at::Tensor& x_bvsd, const Groups& groups, const Rotation& rotation, double dropout,
                          std::int64_t wanted, at::Tensor* keys, at::Tensor* values) const {
  const std::int64_t b = x_bvsd.size(0), v = x_bvsd.size(1), s = x_bvsd.size(2), d = x_bvsd.size(3), e = config.head_width();
  // Of a token's 3 d numbers the head is the fastest index.
  const at::Tensor qkv = layer.wQKV(normalised(x_bvsd, layer.norm1)).view({b, v, s, 3, e, config.num_heads});
  at::Tensor seen;
  if (layer.spacewise) {
    const at::Tensor parts = qkv.permute({3, 0, 2, 5, 1, 4}).contiguous().flatten(1, 2);  // [3, b s, h, v, e]
    std::optional<at::Tensor> mask;
    if (!groups.all_one) {
      const at::Tensor ids = groups.ids_bvs.transpose(1, 2).flatten(0, 1);  // [b s, v]
      mask = (ids.unsqueeze(2) == ids.unsqueeze(1)).unsqueeze(1);
    }
    seen = at::scaled_dot_product_attention(parts[0], parts[1], parts[2], mask, dropout, false)
               .view({b, s, config.num_heads, v, e})
               .permute({0, 3, 1, 2, 4});
  } else {
    const at::Tensor parts = qkv.permute({3, 0, 1, 5, 2, 4}).contiguous().flatten(1, 2);  // [3, b v, h, s, e]
    const at::Tensor q = rotation.queries(last_patches(parts[0], wanted));
    at::Tensor k = rotation.keys(parts[1]), value = parts[2];
    if (keys) {
      if (keys->defined()) {
        k = at::cat({*keys, k}, 2);
        value = at::cat({*values, value}, 2);
      }
      *keys = k;
      *values = value;
    }
    seen = attend_back(q, k, value, dropout).view({b, v, config.num_heads, wanted, e}).transpose(2, 3);
  }
  const at::Tensor h = last_patches(x_bvsd, wanted) + layer.wO(seen.reshape({b, v, wanted, d}));
  const std::vector<at::Tensor> inner = layer.mlp_in(normalised(h, layer.norm2)).chunk(2, -1);
  return add_dropped(h, layer.mlp_out(silu_times(inner[0], inner[1])), dropout);
}

at::Tensor Network::hidden(const at::Tensor& scaled_bvt, const Groups& groups, std::int64_t exogenous, double dropout, std::int64_t wanted,
                           Cache* cache) const {
  at::Tensor x_bvsd = embed(scaled_bvt);
  Groups seen = groups;
  if (wanted == 0) wanted = x_bvsd.size(2);
  const std::int64_t from = cache ? cache->length : 0;
  const bool labelled = target_label.defined() && from == 0;
  if (labelled) {
    const std::int64_t v = x_bvsd.size(1), targets = v - exogenous;
    const auto unit = [](const at::Tensor& label) { return label / label.norm().clamp_min(1e-12); };
    const at::Tensor labels_vd =
        at::cat({unit(target_label).unsqueeze(0).expand({targets, -1}), unit(exogenous_label).unsqueeze(0).expand({exogenous, -1})});
    x_bvsd = at::cat({labels_vd.unsqueeze(1).unsqueeze(0).expand({x_bvsd.size(0), -1, -1, -1}), x_bvsd}, 2);
    seen.ids_bvs = at::cat({seen.ids_bvs.narrow(2, 0, 1), seen.ids_bvs}, 2);
  }
  const std::int64_t count = x_bvsd.size(2), own_centre = (from + count - 1) / 2;
  if (cache && from == 0) {
    cache->centre = own_centre;
    cache->keys.assign(layers.size(), {});
    cache->values.assign(layers.size(), {});
  }
  const Rotation rotation(config.head_width(), from, count, cache && !cache->moving_centre ? cache->centre : own_centre, x_bvsd.device());
  const auto looks_back = [](const Layer& layer) { return !layer.spacewise; };
  // After the last layer that looks back, and for its own queries, only the wanted patches matter.
  std::int64_t still_looking = std::count_if(layers.begin(), layers.end(), looks_back);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (still_looking == 0) x_bvsd = last_patches(x_bvsd, wanted);
    if (seen.ids_bvs.size(2) > x_bvsd.size(2)) seen = seen.last(x_bvsd.size(2));
    const bool kept = cache && looks_back(layers[i]);
    if (looks_back(layers[i])) --still_looking;
    x_bvsd = apply(layers[i], x_bvsd, seen, rotation, dropout, still_looking == 0 ? wanted : x_bvsd.size(2),
                   kept ? &cache->keys[i] : nullptr, kept ? &cache->values[i] : nullptr);
  }
  if (cache) cache->length += count;
  return x_bvsd;
}

Distribution Network::ahead(const at::Tensor& hidden_bvsd, std::int64_t steps) const {
  Linear of_steps = unembed;
  if (steps < config.patch_size) {
    of_steps.weight = unembed.weight.narrow(0, 0, steps * config.embed_dim);
    of_steps.bias = unembed.bias.narrow(0, 0, steps * config.embed_dim);
  }
  return head(of_steps(hidden_bvsd).unflatten(-1, {steps, config.embed_dim}).flatten(2, 3));
}

}  // namespace candlewright::toto
