#pragma once
#include <ATen/core/Tensor.h>

#include <functional>
#include <string>

namespace candlewright {

/// What becomes of a model's tensor: trained by the optimizer, frozen weights, or a buffer that a formula gives again.
enum class TensorRole { trained, frozen, buffer };

/// Called with each tensor of a model and the name that it has in the model's file.
using TensorVisitor = std::function<void(const std::string& name, at::Tensor& tensor, TensorRole role)>;

/// A tensor of a shape without memory: models are laid out so first, compared with their file, and only then allocated.
at::Tensor shape_only(at::IntArrayRef shape, at::ScalarType type = at::kFloat);

}  // namespace candlewright
