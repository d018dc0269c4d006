#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/time.h"

namespace candlewright {

/// What happens in a run, as plain values. Every figure says its unit here; absent = not known in this stage.

struct RunStarted {
  std::string model;       ///< "kronos", "toto"
  std::string name;
  std::string device;      ///< "cpu", "cuda:0"
  int threads = 0;
  std::string precision;   ///< "fp32", "bf16"
  std::int64_t total_steps = 0;   ///< optimizer steps of all stages
  std::int64_t windows = 0;       ///< training windows per epoch
  std::int64_t symbols = 0;
  bool resumed = false;
};

struct StepDone {
  std::string stage;            ///< "tokenizer", "predictor"; empty for one-stage models
  std::int64_t step = 0;        ///< optimizer steps done, counted on through the stages
  int epoch = 0;                ///< from 1, within the stage
  double loss = 0;              ///< mean over the step's windows
  double learning_rate = 0;
  double grad_norm = 0;         ///< L2 over all parameters, before clipping
  double seconds = 0;           ///< wall time of the step
  std::int64_t windows = 0;     ///< windows in the step
  std::uint64_t memory = 0;     ///< bytes that the process holds on the run's device after the step; 0 = not known
  std::optional<double> utilisation{};   ///< percent of the time in which the card computed; a few times a second, and of cards that tell
  std::optional<double> temperature{};   ///< of the card, degrees Celsius; the same
};

/// All windows of the validation part, next to persistence on the same windows.
struct ValidationDone {
  std::string stage;
  std::int64_t step = 0;
  int epoch = 0;
  double loss = 0;
  std::string loss_kind;                     ///< "causal", "reference", "reconstruction_mse"
  std::optional<double> pct_mae;             ///< percent of the origin's close, mean over symbols
  std::optional<double> price_mae;           ///< mean over symbols of currencies: for files only, never shown
  std::optional<double> skill;               ///< fraction; 1 - exp(mean ln(mae / persistence mae))
  std::optional<double> skill_low, skill_high;   ///< 95 % bootstrap over symbols
  std::optional<double> persistence_pct_mae;
  std::int64_t windows = 0;                  ///< windows of the loss
  std::int64_t forecast_windows = 0;         ///< windows of the forecast figures
  struct SymbolFigures {
    std::string symbol;
    double pct_mae = 0, price_mae = 0, skill = 0, persistence_pct_mae = 0;
    double persistence_price_mae = 0;   ///< in the asset's currency, as price_mae; NaN where an older program wrote the event
    std::int64_t windows = 0;
  };
  std::vector<SymbolFigures> symbols;
  /// A few forecasts of fixed windows, for drawing as they improve.
  struct Sample {
    std::string symbol;
    Nanoseconds origin = 0;
    std::vector<double> median, low, high, actual;   ///< closes by step; low and high are the 5 % and 95 % quantiles, empty without bands
  };
  std::vector<Sample> samples;
};

struct CheckpointSaved {
  std::int64_t step = 0;
  int epoch = 0;
  std::string stage;
  std::string path;       ///< folder, relative to the run's folder
  std::string metric;     ///< "pct_mae", "reconstruction_mse"
  std::optional<double> value;
  bool best = false;
  std::uint64_t bytes = 0;
  std::string hash;       ///< SHA-256 of its manifest
};

struct CheckpointRemoved {
  std::string path;
};

struct Notice {
  std::string level = "info";   ///< "info", "warning"
  std::string text;             ///< one sentence for the person
};

struct RunPaused {
  std::int64_t step = 0;
};
struct RunContinued {
  std::int64_t step = 0;
};

struct RunFinished {
  std::string status;   ///< "finished", "stopped"
  std::int64_t steps = 0;
  int epochs = 0;
  double seconds = 0;
};

struct RunFailed {
  std::string kind, what, where, hint;
  std::int64_t step = 0;
};

/// How far preparing, evaluating or scanning has come.
struct Progress {
  std::string doing;   ///< "reading files", "computing tokens", "evaluating"
  std::int64_t done = 0, total = 0;
  std::string unit;    ///< "files", "windows", "symbols"
};

struct Event {
  std::string run;   ///< id; empty for jobs that are no runs
  Nanoseconds time = 0;
  std::variant<RunStarted, StepDone, ValidationDone, CheckpointSaved, CheckpointRemoved, Notice, RunPaused, RunContinued, RunFinished, RunFailed,
               Progress>
      what;
};

/// One JSON object, as `--events` writes it and the store keeps it. Keys: docs/events.md.
Json to_json(const Event& event);
/// The reverse. Throws InputError (kind input) naming `where` for what is no event; what is not finite reads as NaN or absent.
Event event_from_json(const Json& document, const std::string& where);

}  // namespace candlewright
