#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/base/time.h"
#include "engine/data/market_calendar.h"

/// Small files of bars for the tests of the data room.
namespace candlewright::testing {

/// A folder of its own that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "candlewright-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline const char* header = "timestamp,open,high,low,close,volume\n";

/// Rows of weekday bars from 2024-01-01 (a Monday) on: bar i closes at price + i, so that no two bars are equal.
inline std::string rows(int from, int count, double price = 100) {
  std::string text;
  std::int64_t day = day_of(*parse_iso("2024-01-01"));
  for (int i = 0; i < from + count; ++day) {
    if (weekday_of(day) > 4) continue;
    if (i >= from) {
      const double close = price + i;
      text += to_iso(day * ns_per_day) + "," + std::to_string(close - 0.5) + "," + std::to_string(close + 1) + "," +
              std::to_string(close - 1) + "," + std::to_string(close) + "," + std::to_string(1000 + i) + "\n";
    }
    ++i;
  }
  return text;
}

inline std::string bars(int count, double price = 100) { return header + rows(0, count, price); }

}  // namespace candlewright::testing
