#include "engine/compute/memory_meter.h"

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <algorithm>
#include <mutex>

namespace candlewright {
namespace {

/// What LibTorch's allocators tell of each allocation; a card's backward pass tells from a thread of its own.
struct Counter : c10::MemoryReportingInfoBase {
  void reportMemoryUsage(void*, std::int64_t size, std::size_t, std::size_t, c10::Device) override {
    const std::lock_guard lock(mutex);
    bytes += size;  // negative where memory is let go
    peak = std::max(peak, bytes);
  }
  bool memoryProfilingEnabled() const override { return true; }

  std::mutex mutex;
  std::int64_t bytes = 0, peak = 0;
};

}  // namespace

struct MemoryMeter::State {
  std::shared_ptr<Counter> counter = std::make_shared<Counter>();
  c10::DebugInfoGuard guard{c10::DebugInfoKind::PROFILER_STATE, counter};
};

MemoryMeter::MemoryMeter() : state_(std::make_unique<State>()) {}
MemoryMeter::~MemoryMeter() = default;

std::int64_t MemoryMeter::bytes() const {
  const std::lock_guard lock(state_->counter->mutex);
  return state_->counter->bytes;
}

std::int64_t MemoryMeter::peak() const {
  const std::lock_guard lock(state_->counter->mutex);
  return state_->counter->peak;
}

void MemoryMeter::forget_peak() {
  const std::lock_guard lock(state_->counter->mutex);
  state_->counter->peak = state_->counter->bytes;
}

}  // namespace candlewright
