#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "engine/base/error.h"
#include "engine/compute/safetensors_format.h"

using namespace candlewright;

/// The first four bytes are the size of the data, the rest is the header. What is accepted describes exactly that many bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::uint32_t data_bytes = 0;
  if (size < sizeof data_bytes) return 0;
  std::memcpy(&data_bytes, data, sizeof data_bytes);
  data_bytes %= 4096;  // else no header that the fuzzer invents would ever fit
  SafetensorsHeader header;
  try {
    header =
        parse_safetensors_header({reinterpret_cast<const char*>(data) + sizeof data_bytes, size - sizeof data_bytes}, data_bytes, "input");
  } catch (const InputError&) {
    return 0;
  }
  std::uint64_t covered = 0;
  for (const TensorEntry& entry : header.entries) {
    std::uint64_t bytes = dtype_size(entry.dtype);
    for (const std::int64_t extent : entry.shape) {
      if (extent < 0) std::abort();
      bytes *= static_cast<std::uint64_t>(extent);
    }
    if (bytes == 0 && dtype_size(entry.dtype) == 0) std::abort();
    if (entry.begin != covered || entry.end != entry.begin + bytes || entry.end > data_bytes) std::abort();
    covered = entry.end;
  }
  if (covered != data_bytes) std::abort();
  return 0;
}
