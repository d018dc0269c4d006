#include "engine/models/layers/fused.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include "engine/models/layers/kernels.h"

namespace candlewright {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::variable_list;

constexpr std::int64_t rows_of_a_block = 32;  // fixed, so that sums do not depend on the number of threads
constexpr std::int64_t elements_of_a_block = 16384;

bool is_plain(const at::Tensor& t) { return t.is_cpu() && t.scalar_type() == at::kFloat && t.is_contiguous() && t.numel() > 0; }

const float* read(const at::Tensor& t) { return t.const_data_ptr<float>(); }
float* written(at::Tensor& t) { return t.mutable_data_ptr<float>(); }

/// Calls `work(block, begin, end)` for blocks of `n`, spread over the threads.
template <class Work>
void by_block(std::int64_t n, std::int64_t block, const Work& work) {
  const std::int64_t blocks = (n + block - 1) / block;
  at::parallel_for(0, blocks, 1, [&](std::int64_t first, std::int64_t last) {
    for (std::int64_t b = first; b < last; ++b) work(b, b * block, std::min(n, (b + 1) * block));
  });
}

/// True if a gradient through `t` is wanted here.
bool learns(const at::Tensor& t) { return c10::GradMode::is_enabled() && t.requires_grad(); }

/// y, and the factor of each row.
std::pair<at::Tensor, at::Tensor> normed(const at::Tensor& x, const at::Tensor& weight) {
  const std::int64_t d = x.size(-1), rows = x.numel() / d;
  at::Tensor y = at::empty_like(x), scale = at::empty({rows}, x.options());
  const float *from = read(x), *weights = read(weight);  // read here: asking a tensor for its data is a call that no loop should make
  float *to = written(y), *scales = written(scale);
  by_block(rows, rows_of_a_block, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
    for (std::int64_t r = begin; r < end; ++r) scales[r] = kernels::rms_norm_row(from + r * d, weights, to + r * d, d);
  });
  return {y, scale};
}

struct RmsNormStep : Function<RmsNormStep> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight) {
    const auto [y, scale] = normed(x, weight);
    context->save_for_backward({x, weight, scale});
    return y;
  }
  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1], &scale = saved[2], dy = gradients[0].contiguous();
    const std::int64_t d = x.size(-1), rows = x.numel() / d;
    at::Tensor dx = at::empty_like(x), parts = at::zeros({(rows + rows_of_a_block - 1) / rows_of_a_block, d}, x.options());
    const float *from = read(x), *weights = read(weight), *scales = read(scale), *dy_from = read(dy);
    float *dx_to = written(dx), *parts_to = written(parts);
    by_block(rows, rows_of_a_block, [&](std::int64_t block, std::int64_t begin, std::int64_t end) {
      for (std::int64_t r = begin; r < end; ++r) {
        kernels::rms_norm_row_back(from + r * d, weights, scales[r], dy_from + r * d, dx_to + r * d, parts_to + block * d, d);
      }
    });
    return {dx, parts.sum(0)};
  }
};

at::Tensor rotated(const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin, float sign) {
  const std::int64_t times = x_bthe.size(1), heads = x_bthe.size(2), half = x_bthe.size(3) / 2;
  at::Tensor y = at::empty_like(x_bthe);
  const float *from = read(x_bthe), *cosines = read(cos), *sines = read(sin);
  float* to = written(y);
  by_block(x_bthe.size(0) * times, rows_of_a_block, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
    for (std::int64_t r = begin; r < end; ++r) {
      const std::int64_t angle = r % times * half;
      for (std::int64_t h = 0; h < heads; ++h) {
        const std::int64_t at = (r * heads + h) * 2 * half;
        kernels::rotate_row(from + at, cosines + angle, sines + angle, sign, to + at, half);
      }
    }
  });
  return y;
}

struct RotateStep : Function<RotateStep> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin) {
    context->save_for_backward({cos, sin});
    return rotated(x_bthe, cos, sin, 1);
  }
  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const variable_list saved = context->get_saved_variables();
    return {rotated(gradients[0].contiguous(), saved[0], saved[1], -1), {}, {}};
  }
};

struct AddDroppedStep : Function<AddDroppedStep> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& y, double share) {
    const at::Tensor keep = at::empty(y.sizes(), y.options().dtype(at::kBool)).bernoulli_(1 - share);
    const float scale = static_cast<float>(1 / (1 - share));
    at::Tensor sum = at::empty_like(x);
    float* to = written(sum);
    by_block(x.numel(), elements_of_a_block, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
      kernels::add_kept(read(x) + begin, read(y) + begin, keep.const_data_ptr<bool>() + begin, scale, to + begin, end - begin);
    });
    context->save_for_backward({keep});
    context->saved_data["scale"] = static_cast<double>(scale);
    return sum;
  }
  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const at::Tensor keep = context->get_saved_variables()[0], dy = gradients[0].contiguous();
    const float scale = static_cast<float>(context->saved_data["scale"].toDouble());
    at::Tensor dz = at::empty_like(dy);
    float* to = written(dz);
    by_block(dy.numel(), elements_of_a_block, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
      kernels::kept(read(dy) + begin, keep.const_data_ptr<bool>() + begin, scale, to + begin, end - begin);
    });
    return {dy, dz, {}};
  }
};

}  // namespace

at::Tensor rms_norm(const at::Tensor& x, const at::Tensor& weight) {
  if (is_plain(x) && is_plain(weight)) return learns(x) || learns(weight) ? RmsNormStep::apply(x, weight) : normed(x, weight).first;
  const at::Tensor wide = x.to(at::kFloat);
  const at::Tensor scale = at::rsqrt(wide.square().mean(-1, true) + 1e-5);
  return (wide * scale).to(x.scalar_type()) * weight;
}

at::Tensor silu_times(const at::Tensor& gate, const at::Tensor& value) { return at::silu(gate) * value; }

at::Tensor rotate(const at::Tensor& x_bthe, const at::Tensor& cos, const at::Tensor& sin) {
  if (is_plain(x_bthe) && is_plain(cos) && is_plain(sin))
    return learns(x_bthe) ? RotateStep::apply(x_bthe, cos, sin) : rotated(x_bthe, cos, sin, 1);
  const at::Tensor cos_t1e = cos.unsqueeze(1).to(x_bthe.scalar_type());
  const at::Tensor sin_t1e = sin.unsqueeze(1).to(x_bthe.scalar_type());
  const std::vector<at::Tensor> halves = x_bthe.chunk(2, -1);
  const at::Tensor &a = halves[0], &b = halves[1];
  return at::cat({a * cos_t1e - b * sin_t1e, b * cos_t1e + a * sin_t1e}, -1);
}

at::Tensor add_dropped(const at::Tensor& x, const at::Tensor& y, double share) {
  if (share <= 0) return x + y;
  if (is_plain(x) && is_plain(y) && x.sizes() == y.sizes()) return AddDroppedStep::apply(x, y, share);
  return x + at::dropout(y, share, true);
}

}  // namespace candlewright
