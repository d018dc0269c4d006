#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/data/assembly.h"
#include "engine/data/folder.h"
#include "engine/data/reader.h"

// bench_data_load FOLDER [--repeat N]: seconds to read every file at the top of a folder into price tables, on all cores,
// without and with the quality report and fingerprint. One more load before the timed ones fills the page cache.

using namespace candlewright;

namespace {

struct Loaded {
  double seconds = 0, sum_of_close = 0;
  std::int64_t bars = 0;
};

Loaded load(const std::vector<std::filesystem::path>& files, bool judge) {
  std::vector<std::vector<PriceTable>> tables(files.size());
  const auto start = std::chrono::steady_clock::now();
  on_all_cores(files.size(), [&](std::size_t i) { tables[i] = read_tables(files[i], judge); }, {});
  Loaded out;
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const auto& of_file : tables) {
    for (const PriceTable& table : of_file) {
      out.bars += table.rows();
      for (const double close : table.close) out.sum_of_close += close;
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  int repeat = 5;
  std::string folder;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--repeat") == 0 && i + 1 < argc) {
      repeat = std::atoi(argv[++i]);
    } else {
      folder = argv[i];
    }
  }
  if (folder.empty() || repeat < 1) {
    std::fprintf(stderr, "usage: bench_data_load FOLDER [--repeat N]\n");
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const BarFile& file : find_bar_files({folder}).files) {
    if (file.part == FilePart::whole) files.push_back(file.path);
  }
  load(files, true);
  Json seconds = Json::array(), with_quality = Json::array();
  Loaded last;
  for (int i = 0; i < repeat; ++i) {
    last = load(files, false);
    seconds.push_back(last.seconds);
    with_quality.push_back(load(files, true).seconds);
  }
  std::puts(dump({{"files", files.size()},
                  {"bars", last.bars},
                  {"sum_of_close", last.sum_of_close},
                  {"seconds", seconds},
                  {"seconds_with_quality", with_quality}},
                 1)
                .c_str());
  return 0;
}
