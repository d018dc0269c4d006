#include "engine/training/averaged_weights.h"

#include <ATen/core/grad_mode.h>

#include "engine/training/optimizer.h"

namespace candlewright {
namespace {

constexpr const char* trained_prefix = "weight.";

void copy_all(const std::vector<at::Tensor>& into, const std::vector<at::Tensor>& from) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i].copy_(from[i]);
}

}  // namespace

AveragedWeights::AveragedWeights(const std::vector<NamedTensor>& tensors, double decay) : decay_(decay) {
  for (const NamedTensor& t : tensors) {
    if (!t.trained) continue;
    weights_.push_back(t);
    averages_.push_back(t.tensor.detach().clone());
  }
}

std::vector<at::Tensor> AveragedWeights::weights() const {
  std::vector<at::Tensor> list;
  for (const NamedTensor& t : weights_) list.push_back(t.tensor.detach());  // shares the memory, without its gradient
  return list;
}

void AveragedWeights::follow() {
  const at::NoGradGuard no_grad;
  if (!averages_.empty()) at::_foreach_lerp_(averages_, weights(), 1 - decay_);
}

void AveragedWeights::settle() {
  const at::NoGradGuard no_grad;
  copy_all(weights(), averages_);
}

AveragedWeights::InPlace::InPlace(AveragedWeights* averages) : averages_(averages) {
  if (!averages_) return;
  const at::NoGradGuard no_grad;
  for (const at::Tensor& weight : averages_->weights()) trained_.push_back(weight.clone());
  copy_all(averages_->weights(), averages_->averages_);
}

AveragedWeights::InPlace::~InPlace() {
  if (!averages_) return;
  const at::NoGradGuard no_grad;
  copy_all(averages_->weights(), trained_);
}

std::vector<NamedTensor> AveragedWeights::InPlace::trained() const {
  std::vector<NamedTensor> list;
  for (std::size_t i = 0; i < trained_.size(); ++i) list.push_back({trained_prefix + averages_->weights_[i].name, trained_[i], false});
  return list;
}

void AveragedWeights::restore_trained(const std::vector<NamedTensor>& saved, const std::string& where) {
  std::vector<NamedTensor> own;
  for (const NamedTensor& t : weights_) own.push_back({trained_prefix + t.name, t.tensor.detach(), false});
  copy_saved(own, saved, where);
}

}  // namespace candlewright
