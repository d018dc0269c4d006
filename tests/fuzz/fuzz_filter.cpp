#include <cstdint>
#include <string_view>

#include "engine/base/error.h"
#include "engine/storage/filter.h"

/// Filters are typed by hand and come from scripts: any text is either understood or refused with an InputError.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace candlewright;
  RunRow run;
  run.id = "20260101-000000-aaaaaa";
  run.tags = {"nov"};
  run.settings = {{"training", {{"learning_rate", 1e-4}}}};
  try {
    const RunFilter filter(std::string_view(reinterpret_cast<const char*>(bytes), size));
    filter.matches(run);
    filter.select({run});
  } catch (const InputError&) {
  }
  return 0;
}
