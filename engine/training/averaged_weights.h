#pragma once
#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

#include "engine/models/stage.h"

namespace candlewright {

/// The exponential moving average of a stage's trained weights, a second set of tensors beside them. After each optimizer step, w the
/// weights just updated and d the decay:  a = d a + (1 - d) w.  It begins with the weights as they are when it is made.
class AveragedWeights {
 public:
  /// Keeps the trained tensors (shared, not copied). `decay` lies in (0, 1).
  AveragedWeights(const std::vector<NamedTensor>& tensors, double decay);

  void follow();  ///< once after each optimizer step
  void settle();  ///< the averages become the weights, for good

  /// While it lives the model holds the averages: validation and saving see them. Not nested, and no step is made meanwhile.
  class InPlace {
   public:
    explicit InPlace(AveragedWeights* averages);  ///< null = the weights stay as they are
    ~InPlace();
    InPlace(const InPlace&) = delete;
    InPlace& operator=(const InPlace&) = delete;
    /// "weight.<name>" of each trained tensor, as training left it; empty without averages.
    std::vector<NamedTensor> trained() const;

   private:
    AveragedWeights* averages_;
    std::vector<at::Tensor> trained_;
  };

  /// Puts back what InPlace::trained() gave: the weights that training goes on with. The averages stay what they are. Throws InputError
  /// (kind model) that names a missing tensor or a wrong shape.
  void restore_trained(const std::vector<NamedTensor>& saved, const std::string& where);

 private:
  std::vector<at::Tensor> weights() const;

  std::vector<NamedTensor> weights_;
  std::vector<at::Tensor> averages_;
  double decay_;
};

}  // namespace candlewright
