#include "engine/compute/device.h"

#include <ATen/Parallel.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <dlfcn.h>
#include <torch/version.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "engine/base/error.h"

namespace candlewright {

std::string libtorch_version() { return TORCH_VERSION; }

namespace {

/// LibTorch's half for GPUs is not linked, so that one build runs with and without it. It registers itself while it is loaded, which must
/// be before the first question about CUDA: the answer is kept.
bool has_cuda() {
  static const bool loaded = ::dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) != nullptr;
  return loaded && at::hasCUDA();
}

}  // namespace

std::vector<std::string> devices() {
  std::vector<std::string> found{"cpu"};
  if (has_cuda()) {
    for (int i = 0; i < static_cast<int>(at::getNumGPUs()); ++i) found.push_back("cuda:" + std::to_string(i));
  }
  return found;
}

std::string resolve_device(const std::string& wanted) {
  const std::vector<std::string> found = devices();
  if (wanted == "auto") return found.back() == "cpu" ? "cpu" : found[1];
  const std::string name = wanted == "cuda" ? "cuda:0" : wanted;
  for (const std::string& device : found) {
    if (device == name) return name;
  }
  std::string list;
  for (const std::string& device : found) list += (list.empty() ? "" : ", ") + device;
  throw InputError(ErrorKind::settings, "--device " + wanted, "this machine has no such device", "Use auto or one of: " + list + ".");
}

int use_threads(int wanted) {
  const int count = wanted > 0 ? wanted : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  at::set_num_threads(count);
  at::globalContext().setFlushDenormal(true);
  return count;
}

std::uint64_t memory_of(const std::string& device) {
  if (device.rfind("cuda", 0) == 0) {
    // By name, as the library it comes from is not linked.
    using Question = int (*)(std::size_t * free, std::size_t * total);
    const auto ask = has_cuda() ? reinterpret_cast<Question>(::dlsym(RTLD_DEFAULT, "cudaMemGetInfo")) : nullptr;
    std::size_t unused = 0, total = 0;
    return ask && ask(&unused, &total) == 0 ? total : 0;
  }
  const auto installed = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGE_SIZE));
  std::uint64_t given = 0;
  std::ifstream("/sys/fs/cgroup/memory.max") >> given;  // reads "max" as nothing
  return given > 0 ? std::min(given, installed) : installed;
}

std::uint64_t memory_in_use(const std::string& device) {
  if (device.rfind("cuda", 0) == 0) {
    const c10::Device card(device);
    const auto stats =
        c10::getDeviceAllocator(c10::DeviceType::CUDA)->getDeviceStats(card.has_index() ? card.index() : c10::DeviceIndex(0));
    return static_cast<std::uint64_t>(stats.reserved_bytes[0].current);  // 0: of all kinds of allocation
  }
  std::uint64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGE_SIZE));
}

bool has_fast_bf16(const std::string& device) {
  if (device.rfind("cuda", 0) == 0) return true;
  return __builtin_cpu_supports("avx512bf16") > 0;
}

}  // namespace candlewright
