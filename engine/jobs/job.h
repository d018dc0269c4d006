#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/json.h"
#include "engine/events/sink.h"
#include "engine/models/forecaster.h"

namespace candlewright {

/// Where a job works and on what.
struct Place {
  std::filesystem::path workspace;
  std::string device = "auto";   ///< auto, cpu, cuda, cuda:N
  int threads = 0;               ///< 0 = all cores
  std::string origin = "cli";    ///< "cli" or "window", kept with the run
};

/// Where runs and the store live if nobody says: $CANDLEWRIGHT_WORKSPACE, else the platform's data folder.
std::filesystem::path default_workspace();

/// Trains a new run. Settings as RunConfig JSON (all fields), already resolved and checked.
struct TrainJob {
  std::string model;             ///< "kronos"
  Json settings;
  std::filesystem::path data;
  std::filesystem::path init;    ///< model folder to start from; empty = random weights
  std::string name;
  std::int64_t max_steps = 0;    ///< per stage; 0 = all epochs
  std::string parent;            ///< run it repeats or was forked from
  bool dry_run = false;
};

/// Measures what a training run would take by a few steps of each of its stages on some of its windows, and by a part of a validation;
/// weights are thrown away, nothing is written. Document: {"stages": [{"stage", "batch", "seconds_per_step", "seconds_per_validation", "peak_bytes",
/// "bytes_per_window"}], "seconds" of the whole run, "memory": {"bytes" at the peak and "held" between steps, both of tensors, "limit"},
/// "largest_batch" whose peak fills 90 % of the limit, cut to the windows there are, "device", "threads", "precision"}.
struct ProbeJob {
  TrainJob train;
};

struct ResumeJob {
  std::string run;               ///< id
};

struct EvaluateJob {
  std::vector<std::string> forecasters;   ///< words of open_forecaster (engine/jobs/forecasters.h); the first is the model
  std::filesystem::path data;
  std::string part = "test";              ///< val, test, held_out
  std::int64_t part_rows = 0;             ///< > 0 (held_out only): judge the last N rows instead of the laid-out part
  std::int64_t lookback = 64, horizon = 30;   ///< 0 = as the run was trained; 64 and 30 for what is no run
  std::int64_t stride = 1;
  std::vector<std::int64_t> horizons{1, 5, 15, 30};
  SamplingSettings sampling;
  std::string ensemble;                   ///< mean, median, inverse_error, stacking: judges the combined forecasters; empty = the first one
  std::string calibrate;                  ///< conformal: bands fitted on the validation part; empty = as the model draws them
  bool repair_candles = false;            ///< mends impossible candles, and closes that jump beyond the symbol's history, before judging
  std::filesystem::path export_forecasts; ///< .jsonl, empty = none
  std::filesystem::path out;              ///< evaluation.json, empty = in the run's folder, or only printed
};

struct ForecastJob {
  std::string forecaster;                 ///< as in EvaluateJob
  std::filesystem::path csv;              ///< a file, or a folder whose parts of the symbol are read as one series
  std::string symbol;                     ///< of a folder or a file with many symbols; empty = the only one
  std::int64_t lookback = 64, horizon = 30;   ///< 0 as in EvaluateJob
  SamplingSettings sampling;
  std::optional<std::string> from;        ///< ISO time of the origin; absent = beyond the last bar
  bool with_paths = false;
  bool repair_candles = false;
  bool allow_missing = false;             ///< missing tensors of a model folder keep random values
};

using Job = std::variant<TrainJob, ProbeJob, ResumeJob, EvaluateJob, ForecastJob>;

Json to_json(const Job& job);
Job job_from_json(const Json& document);   ///< throws InputError (kind settings)

/// The engine's one front door: does the job on the calling thread and returns the document that the command line prints (docs/cli.md).
/// Events go to `sink` as they happen; the store is written too. A stop request ends a training run with a checkpoint
/// (status "stopped" in the document) and any other job with Stopped. Throws InputError.
Json run(const Job& job, const Place& place, const EventSink& sink, std::stop_token stop);

}  // namespace candlewright
