#include <cstdint>
#include <cstdlib>

#include "engine/base/error.h"
#include "engine/base/json.h"

using namespace candlewright;

/// Any text is read or refused; what was read is written and read again to the same document.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Json document;
  try {
    document = parse_json({reinterpret_cast<const char*>(data), size}, "input");
  } catch (const InputError&) {
    return 0;
  }
  const std::string text = dump(document);
  if (dump(parse_json(text, "output")) != text) std::abort();
  return 0;
}
