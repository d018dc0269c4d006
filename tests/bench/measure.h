#pragma once
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "engine/base/json.h"

namespace candlewright::bench {

/// Wall and processor seconds of each of `repeat` calls after `warmup` ones, as the Python peers print them.
inline Json timed(const std::function<void()>& action, int warmup, int repeat) {
  std::vector<double> seconds, cpu_seconds;
  const auto processor = [] {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
  };
  for (int i = 0; i < warmup + repeat; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = processor();
    action();
    if (i < warmup) continue;
    cpu_seconds.push_back(processor() - cpu_start);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::vector<double> sorted = seconds;
  std::sort(sorted.begin(), sorted.end());
  Json result{{"seconds", seconds}};
  const std::size_t n = sorted.size();
  result["median_s"] = n == 0 ? Json() : Json((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  result["cpu_seconds"] = cpu_seconds;
  return result;
}

inline long peak_memory_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace candlewright::bench
