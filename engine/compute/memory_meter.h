#pragma once
#include <cstdint>
#include <memory>

namespace candlewright {

/// Counts the bytes of tensors, on processor and cards, that this thread makes and lets go while the meter lives. What other threads do is not
/// counted, nor what lies outside tensors (code, data, a library's scratch). One at a time a thread; tensors made under it should end before it does.
class MemoryMeter {
 public:
  MemoryMeter();
  ~MemoryMeter();
  MemoryMeter(const MemoryMeter&) = delete;
  MemoryMeter& operator=(const MemoryMeter&) = delete;

  std::int64_t bytes() const;  ///< held now
  std::int64_t peak() const;   ///< the most since the start or since forget_peak()
  void forget_peak();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candlewright
