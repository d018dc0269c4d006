#include "engine/training/precision.h"

#include "engine/compute/device.h"

namespace candlewright {

std::string resolve_precision(const std::string& wanted, const std::string& device) {
  if (wanted != "auto") return wanted;
  return has_fast_bf16(device) ? "bf16" : "fp32";
}

Autocast::Autocast(const std::string& precision, at::DeviceType device) : active_(precision == "bf16"), device_(device) {
  if (!active_) return;
  was_enabled_ = at::autocast::is_autocast_enabled(device_);
  was_type_ = at::autocast::get_autocast_dtype(device_);
  was_cached_ = at::autocast::is_autocast_cache_enabled();
  at::autocast::set_autocast_enabled(device_, true);
  at::autocast::set_autocast_dtype(device_, at::kBFloat16);
  at::autocast::set_autocast_cache_enabled(true);
  at::autocast::increment_nesting();
}

Autocast::~Autocast() {
  if (!active_) return;
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  at::autocast::set_autocast_enabled(device_, was_enabled_);
  at::autocast::set_autocast_dtype(device_, was_type_);
  at::autocast::set_autocast_cache_enabled(was_cached_);
}

}  // namespace candlewright
