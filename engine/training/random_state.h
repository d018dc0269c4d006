#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>

namespace candlewright {

/// States of the default generators (CPU, and the GPU's if there is one) as byte tensors: "random.cpu", "random.cuda".
std::map<std::string, at::Tensor> random_state();
/// Puts saved states back; a device that has none keeps its own.
void set_random_state(const std::map<std::string, at::Tensor>& state);
void seed_all(std::uint64_t seed);

/// While it lives others may draw; afterwards the default generators are where they were.
class KeepRandomState {
 public:
  KeepRandomState() : state_(random_state()) {}
  ~KeepRandomState() { set_random_state(state_); }
  KeepRandomState(const KeepRandomState&) = delete;
  KeepRandomState& operator=(const KeepRandomState&) = delete;

 private:
  std::map<std::string, at::Tensor> state_;
};

}  // namespace candlewright
