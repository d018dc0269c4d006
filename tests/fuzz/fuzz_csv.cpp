#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "engine/base/error.h"
#include "engine/data/quality.h"
#include "engine/data/readers/csv.h"

using namespace candlewright;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

/// Any bytes are read or refused; whatever is read is whole: times ascend, prices are positive, finite and in their bar's range.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<PriceTable> tables;
  try {
    tables = parse_csv(std::string(reinterpret_cast<const char*>(data), size), "input.csv");
  } catch (const InputError&) {
    return 0;
  }
  for (PriceTable& table : tables) {
    judge_quality(table);
    require(table.quality.status == "error" || table.rows() > 0);
    for (std::size_t i = 0; i < table.time.size(); ++i) {
      require(i == 0 || table.time[i] > table.time[i - 1]);
      require(table.low[i] > 0 && table.high[i] < 1e10 && std::isfinite(table.volume[i]) && std::isfinite(table.amount[i]));
      require(table.low[i] <= table.open[i] && table.open[i] <= table.high[i] && table.low[i] <= table.close[i] &&
              table.close[i] <= table.high[i]);
    }
  }
  return 0;
}
