#pragma once
#include <ATen/autocast_mode.h>

#include <string>

namespace candlewright {

/// The precision that "auto", "fp32" or "bf16" means on a device: auto is bf16 where the device multiplies it faster.
std::string resolve_precision(const std::string& wanted, const std::string& device);

/// While it lives, matrix products of this thread are computed in bfloat16 (weights, gradients and sums stay float32). Does nothing for
/// fp32.
class Autocast {
 public:
  Autocast(const std::string& precision, at::DeviceType device);
  ~Autocast();
  Autocast(const Autocast&) = delete;
  Autocast& operator=(const Autocast&) = delete;

 private:
  bool active_;
  at::DeviceType device_;
  bool was_enabled_ = false, was_cached_ = false;
  at::ScalarType was_type_ = at::kBFloat16;
};

}  // namespace candlewright
