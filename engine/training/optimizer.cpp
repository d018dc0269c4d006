#include "engine/training/optimizer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <map>

#include "engine/base/error.h"

namespace candlewright {
namespace {

/// Norms, biases, embeddings and everything with one dimension: pulling them to zero has no meaning.
bool is_undecayed(const NamedTensor& t) {
  const std::string& name = t.name;
  return t.tensor.dim() <= 1 || name.find("norm") != std::string::npos || name.find("emb_s") != std::string::npos ||
         name.find("_embed.") != std::string::npos;
}

}  // namespace

void copy_saved(const std::vector<NamedTensor>& into, const std::vector<NamedTensor>& saved, const std::string& where) {
  const at::NoGradGuard no_grad;
  std::map<std::string, at::Tensor> by_name;
  for (const NamedTensor& t : saved) by_name[t.name] = t.tensor;
  for (const NamedTensor& own : into) {
    const auto found = by_name.find(own.name);
    if (found == by_name.end() || found->second.sizes() != own.tensor.sizes() || found->second.scalar_type() != own.tensor.scalar_type()) {
      throw InputError(ErrorKind::model, where, "tensor " + own.name + " is missing or has another shape than the run's settings give",
                       "Resume with the settings that the run was started with.");
    }
    own.tensor.copy_(found->second);
  }
}

AdamW::AdamW(std::vector<NamedTensor> tensors, const TrainingConfig& config) : beta2_(config.beta2), epsilon_(config.epsilon) {
  for (NamedTensor& t : tensors) {
    if (t.trained) weights_.push_back(std::move(t));
  }
  Group decayed{config.weight_decay, {}};
  Group undecayed{0.0, {}};
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    weights_[i].tensor.set_requires_grad(true);
    mean_.push_back(at::zeros_like(weights_[i].tensor, at::MemoryFormat::Contiguous).set_requires_grad(false));
    mean_square_.push_back(at::zeros_like(weights_[i].tensor, at::MemoryFormat::Contiguous).set_requires_grad(false));
    (config.decay_groups && is_undecayed(weights_[i]) ? undecayed : decayed).members.push_back(i);
  }
  for (Group* group : {&decayed, &undecayed}) {
    if (!group->members.empty()) groups_.push_back(std::move(*group));
  }
  count_ = weights_.empty() ? at::zeros({}, at::kFloat)
                            : at::zeros({}, weights_.front().tensor.options().dtype(at::kFloat).requires_grad(false));
}

std::vector<at::Tensor> AdamW::gradients() const {
  std::vector<at::Tensor> found;
  for (const NamedTensor& w : weights_) {
    if (w.tensor.grad().defined()) found.push_back(w.tensor.grad());
  }
  return found;
}

at::Tensor AdamW::clip(double clip_norm) {
  const at::NoGradGuard no_grad;
  const std::vector<at::Tensor> grads = gradients();
  if (grads.empty()) return at::zeros_like(count_);
  const at::Tensor norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(grads)));
  if (clip_norm <= 0) return norm;
  const at::Tensor factor = at::clamp_max(clip_norm / (norm + 1e-6), 1.0);
  const bool on_cpu = norm.device().is_cpu();
  if (!on_cpu || factor.item<float>() != 1.0f) at::_foreach_mul_(grads, factor);  // on the CPU looking costs nothing
  return norm;
}

void AdamW::step(const StepRate& rate, const at::Tensor& norm) {
  const at::NoGradGuard no_grad;
  const at::Tensor not_finite = at::isfinite(norm).logical_not().to(at::kFloat);
  count_.add_(1);
  ++updates_;
  for (const Group& group : groups_) {
    std::vector<at::Tensor> weights, grads, means, squares;
    for (const std::size_t i : group.members) {
      if (!weights_[i].tensor.grad().defined()) continue;
      weights.push_back(weights_[i].tensor);
      grads.push_back(weights_[i].tensor.grad());
      means.push_back(mean_[i]);
      squares.push_back(mean_square_[i]);
    }
    if (weights.empty()) continue;
    const std::vector<at::Tensor> counts(weights.size(), count_);
    at::_fused_adamw_(weights, grads, means, squares, {}, counts, rate.learning_rate, rate.beta1, beta2_, group.weight_decay, epsilon_,
                      false, false, {}, not_finite);
  }
}

void AdamW::zero_gradients() {
  for (NamedTensor& w : weights_) w.tensor.mutable_grad().reset();
}

void AdamW::release() {
  zero_gradients();
  for (NamedTensor& w : weights_) w.tensor.set_requires_grad(false);
}

std::vector<NamedTensor> AdamW::state() const {
  std::vector<NamedTensor> out;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    out.push_back({"exp_avg." + weights_[i].name, mean_[i], false});
    out.push_back({"exp_avg_sq." + weights_[i].name, mean_square_[i], false});
  }
  return out;
}

void AdamW::restore(const std::vector<NamedTensor>& saved, std::int64_t updates, const std::string& where) {
  copy_saved(state(), saved, where);
  updates_ = updates;
  count_.fill_(static_cast<double>(updates));
}

std::int64_t AdamW::parameters() const {
  std::int64_t count = 0;
  for (const NamedTensor& w : weights_) count += w.tensor.numel();
  return count;
}

}  // namespace candlewright
