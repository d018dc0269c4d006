#include "engine/training/random_state.h"

#include <mutex>

namespace candlewright {
namespace {

at::Generator generator_of(at::DeviceType device) { return at::globalContext().defaultGenerator(device); }

at::Tensor state_of(at::DeviceType device) {
  at::Generator generator = generator_of(device);
  const std::lock_guard lock(generator.mutex());
  return generator.get_state();
}

void put_back(at::DeviceType device, const std::map<std::string, at::Tensor>& state, const std::string& name) {
  const auto found = state.find(name);
  if (found == state.end()) return;
  at::Generator generator = generator_of(device);
  const std::lock_guard lock(generator.mutex());
  generator.set_state(found->second);
}

}  // namespace

std::map<std::string, at::Tensor> random_state() {
  std::map<std::string, at::Tensor> state{{"random.cpu", state_of(at::kCPU)}};
  if (at::hasCUDA()) state["random.cuda"] = state_of(at::kCUDA);
  return state;
}

void set_random_state(const std::map<std::string, at::Tensor>& state) {
  put_back(at::kCPU, state, "random.cpu");
  if (at::hasCUDA()) put_back(at::kCUDA, state, "random.cuda");
}

void seed_all(std::uint64_t seed) { at::manual_seed(seed); }

}  // namespace candlewright
