#include "engine/models/kronos/generate.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "engine/base/error.h"

namespace candlewright::kronos {
namespace {

/// One id a row of logits [rows, v].
at::Tensor picked(const at::Tensor& logits, const Filter& filter, const std::function<double(std::int64_t)>& uniform) {
  const at::Tensor plain = logits.to(at::kCPU, at::kFloat).contiguous();
  const std::size_t vocabulary = static_cast<std::size_t>(plain.size(1));
  at::Tensor ids = at::empty({plain.size(0), 1}, at::kLong);
  std::vector<double> probabilities;
  for (std::int64_t row = 0; row < plain.size(0); ++row) {
    const std::span<const float> values(plain.const_data_ptr<float>() + row * plain.size(1), vocabulary);
    if (!distribution(values, filter, probabilities)) {
      throw InputError(ErrorKind::model, "forecast", "the model's output is not finite",
                       "Its weights are damaged or its training diverged: take another checkpoint.");
    }
    ids.mutable_data_ptr<std::int64_t>()[row] = pick(probabilities, uniform(row));
  }
  return ids.to(logits.device());
}

}  // namespace

Generated generate(const Pair& pair, const at::Tensor& x_wnf, const at::Tensor& stamp_wm5, const GenerationSettings& settings,
                   const std::function<double(std::int64_t, std::int64_t, int)>& uniform, std::stop_token stop) {
  const c10::InferenceMode inference;
  const Predictor& predictor = *pair.predictor;
  const std::int64_t history = x_wnf.size(1), rows = x_wnf.size(0) * settings.samples, length = history + settings.horizon;
  Tokens known = pair.tokenizer->encode(x_wnf);
  at::Tensor stamp = stamp_wm5;
  Tokens all{at::empty({rows, length}, known.s1.options()), at::empty({rows, length}, known.s2.options())};
  all.s1.narrow(1, 0, history).copy_(known.s1.repeat_interleave(settings.samples, 0));
  all.s2.narrow(1, 0, history).copy_(known.s2.repeat_interleave(settings.samples, 0));
  const std::int64_t capacity = std::min(settings.max_context, length);
  PredictorCache cache;
  std::int64_t cached_from = -1;  // start of the window whose keys and values are in the cache
  for (std::int64_t step = 0; step < settings.horizon; ++step) {
    if (stop.stop_requested()) throw Stopped();
    const std::int64_t seen = history + step;
    const std::int64_t from = std::max<std::int64_t>(0, seen - settings.max_context);
    const bool go_on = from == cached_from;
    if (!go_on) cache = {};
    cached_from = from;
    const std::int64_t first = go_on ? seen - 1 : from;
    const Tokens& source = step == 0 ? known : all;  // the samples of a window share its context: it is computed once
    const Tokens next{source.s1.narrow(1, first, seen - first), source.s2.narrow(1, first, seen - first)};
    at::Tensor context = predictor.next_context(next, stamp.narrow(1, first, seen - first), cache, capacity);
    context = context.narrow(1, context.size(1) - 1, 1);
    at::Tensor s1_logits = predictor.s1_logits(context);
    if (step == 0) {
      cache.repeat_rows(settings.samples);
      context = context.repeat_interleave(settings.samples, 0);
      s1_logits = s1_logits.repeat_interleave(settings.samples, 0);
      stamp = stamp.repeat_interleave(settings.samples, 0);
    }
    const at::Tensor s1 = picked(s1_logits.squeeze(1), settings.filter, [&](std::int64_t row) { return uniform(row, step, 0); });
    const at::Tensor s2 = picked(predictor.last_s2_logits(context, s1, cache).squeeze(1), settings.filter,
                                 [&](std::int64_t row) { return uniform(row, step, 1); });
    all.s1.narrow(1, seen, 1).copy_(s1);
    all.s2.narrow(1, seen, 1).copy_(s2);
  }
  const std::int64_t decoded = std::min(length, std::max(settings.max_context, settings.horizon));
  const Tokens window{all.s1.narrow(1, length - decoded, decoded), all.s2.narrow(1, length - decoded, decoded)};
  return {all, pair.tokenizer->decode(window).to(at::kFloat)};
}

}  // namespace candlewright::kronos
