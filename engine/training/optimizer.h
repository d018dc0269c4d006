#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/models/stage.h"
#include "engine/training/run_config.h"
#include "engine/training/schedule.h"

namespace candlewright {

/// Copies saved tensors into those of the same names. Throws InputError (kind model) that names a missing tensor or a wrong shape or type;
/// `where` is the file they came from.
void copy_saved(const std::vector<NamedTensor>& into, const std::vector<NamedTensor>& saved, const std::string& where);

/// AdamW with decoupled decay, by LibTorch's fused kernel (CPU and CUDA). With t = updates made, this one included:
///   w *= 1 - lr wd;  m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2;  w -= lr / (1 - b1^t) m / (sqrt(v / (1 - b2^t)) + eps)
/// b1 is the step's own (one_cycle moves it). Its whole state is two moments a tensor and t, all plain tensors: trivial to save.
class AdamW {
 public:
  /// Keeps the trained tensors (shared, not copied) and makes gradients accumulate in them.
  AdamW(std::vector<NamedTensor> tensors, const TrainingConfig& config);

  /// L2 norm over all gradients, then all scaled by min(1, clip / (norm + 1e-6)). Returns the norm before clipping as a scalar on the
  /// device: no synchronisation there. clip 0 = measured only.
  at::Tensor clip(double clip_norm);
  /// One update with the gradients as they are; nothing changes where `norm` is not finite. Tensors without a gradient are left alone.
  void step(const StepRate& rate, const at::Tensor& norm);
  void zero_gradients();  ///< drops them, so that the next backward pass writes instead of adding

  void release();  ///< drops gradients and ends learning: nothing records a graph through these tensors any more

  std::int64_t updates() const { return updates_; }
  /// "exp_avg.<name>", "exp_avg_sq.<name>" of each trained tensor.
  std::vector<NamedTensor> state() const;
  /// Copies a saved state back, as copy_saved() does.
  void restore(const std::vector<NamedTensor>& saved, std::int64_t updates, const std::string& where);
  std::int64_t parameters() const;

 private:
  struct Group {
    double weight_decay;
    std::vector<std::size_t> members;
  };
  std::vector<at::Tensor> gradients() const;

  std::vector<NamedTensor> weights_;
  std::vector<at::Tensor> mean_, mean_square_;
  std::vector<Group> groups_;
  at::Tensor count_;  ///< updates made, as the kernel wants it
  double beta2_, epsilon_;
  std::int64_t updates_ = 0;
};

}  // namespace candlewright
