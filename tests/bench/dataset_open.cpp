#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "engine/base/json.h"
#include "engine/data/dataset.h"
#include "engine/data/synthetic_market.h"

// bench_dataset_open FOLDER CACHE [SYMBOLS ROWS]: seconds to open a folder as a dataset, from the files and from the cache, and the
// most memory that took. A FOLDER that does not exist is made first as a synthetic market. CACHE should be new.

using namespace candlewright;

namespace {

double seconds_to_open(const std::string& folder, const std::string& cache, bool& from_cache) {
  const auto start = std::chrono::steady_clock::now();
  const Dataset data = open_dataset(folder, {}, cache);
  from_cache = data.from_cache;
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) {
    std::fprintf(stderr, "usage: bench_dataset_open FOLDER CACHE [SYMBOLS ROWS]\n");
    return 2;
  }
  const std::string folder = argv[1], cache = argv[2];
  if (argc == 5 && !std::filesystem::exists(folder)) {
    SyntheticMarket market;
    market.symbols = std::atoll(argv[3]);
    market.rows = std::atoll(argv[4]);
    write_raw_folder(synthetic_market(market), folder);
    std::fprintf(stderr, "made; run again for memory figures without the making\n");
  }
  bool first_from_cache = false, second_from_cache = false;
  const double first = seconds_to_open(folder, cache, first_from_cache);
  const double second = seconds_to_open(folder, cache, second_from_cache);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::puts(dump({{"first_seconds", first},
                  {"first_from_cache", first_from_cache},
                  {"second_seconds", second},
                  {"second_from_cache", second_from_cache},
                  {"peak_memory_mb", used.ru_maxrss / 1024}},
                 1)
                .c_str());
  return 0;
}
