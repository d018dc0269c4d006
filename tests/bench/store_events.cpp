// How long a run waits to have its events kept, and how long a list of 1,000 runs takes. Prints one JSON object.
// usage: bench_store_events [FOLDER]   (FOLDER decides which disk is measured; default: the temporary folder)
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "engine/storage/event_writer.h"
#include "engine/storage/run_store.h"

namespace {

using namespace candlewright;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Event step_of(const std::string& run, std::int64_t step) {
  StepDone done;
  done.stage = "predictor";
  done.step = step;
  done.loss = 1.0 / static_cast<double>(step);
  done.learning_rate = 4e-5;
  done.grad_norm = 1;
  done.seconds = 5e-4;
  done.windows = 16;
  return Event{run, now(), done};
}

RunRow a_run() {
  RunRow run;
  run.name = "bench";
  run.model = "kronos";
  run.status = "finished";
  run.settings = {{"training", {{"learning_rate", 4e-5}, {"epochs", 3}, {"batch_size", 16}, {"seed", 1}}},
                  {"data", {{"lookback", 64}, {"horizon", 30}}}};
  return run;
}

/// Steps at a steady 2,000 a second, as a fast model would make them: the share of the time that the run spent in the sink.
Json steady_rate(const std::filesystem::path& folder) {
  constexpr std::int64_t steps = 10'000;
  constexpr auto pace = std::chrono::microseconds(500);
  RunStore store(folder);
  const std::string id = store.create_run(a_run());
  EventWriter write(store, id);
  const auto start = Clock::now();
  for (std::int64_t step = 1; step <= steps; ++step) {
    std::this_thread::sleep_until(start + step * pace);
    write(step_of(id, step));
  }
  const double took = seconds_since(start);
  const double waited = std::chrono::duration<double>(write.waited()).count();
  write.flush();
  const bool whole = store.series(id, "loss").steps.size() == steps;
  return {{"events", steps},
          {"seconds", took},
          {"events_per_second", steps / took},
          {"wait_share", waited / took},
          {"seconds_with_flush", seconds_since(start)},
          {"all_kept", whole}};
}

/// As fast as the store takes them.
Json full_speed(const std::filesystem::path& folder) {
  constexpr std::int64_t steps = 100'000;
  RunStore store(folder);
  const std::string id = store.create_run(a_run());
  EventWriter write(store, id);
  const auto start = Clock::now();
  for (std::int64_t step = 1; step <= steps; ++step) write(step_of(id, step));
  write.flush();
  const double took = seconds_since(start);
  const auto read = Clock::now();
  const std::size_t points = store.series(id, "loss").steps.size();
  return {{"events", steps},
          {"events_per_second", static_cast<double>(steps) / took},
          {"points_read", points},
          {"read_seconds", seconds_since(read)}};
}

Json thousand_runs(const std::filesystem::path& folder) {
  RunStore store(folder);
  for (int n = 0; n < 1000; ++n) store.create_run(a_run());
  const auto start = Clock::now();
  const std::size_t runs = RunStore(folder, true).runs().size();
  return {{"runs", runs}, {"seconds", seconds_since(start)}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path base = argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path();
  const std::filesystem::path folder = base / ("bench_store_events." + std::to_string(::getpid()));
  Json result;
  try {
    result = {
        {"steady", steady_rate(folder / "steady")}, {"full_speed", full_speed(folder / "full")}, {"list", thousand_runs(folder / "list")}};
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
  }
  std::filesystem::remove_all(folder);
  if (result.is_null()) return 1;
  std::printf("%s\n", dump(result, 1).c_str());
  return result["steady"]["all_kept"].get<bool>() ? 0 : 1;
}
