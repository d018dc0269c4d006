#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace candlewright {

/// "2.11.0"
std::string libtorch_version();

/// Devices of this machine, "cpu" first, then "cuda:0" ...
std::vector<std::string> devices();

/// The device that "auto", "cpu", "cuda" or "cuda:N" means here. Throws InputError (kind settings) if there is none such.
std::string resolve_device(const std::string& wanted);

/// Sets the threads of this process's tensor operations; call before the first operator. 0 = all cores. Returns the number used.
int use_threads(int wanted);

/// Bytes that this process can hold on a device: the card's memory, or for "cpu" the computer's, less where the system gives it less.
/// 0 = not known.
std::uint64_t memory_of(const std::string& device);

/// Bytes that this process holds on a device now: of a card what its allocator reserved, of "cpu" the resident memory. 0 = not known.
std::uint64_t memory_in_use(const std::string& device);

/// True if the processor multiplies bfloat16 matrices faster than float32 ones.
bool has_fast_bf16(const std::string& device);

}  // namespace candlewright
