#pragma once
#include <memory>
#include <optional>
#include <string>

#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// A forecaster ready to be asked, and where it came from.
struct OpenForecaster {
  std::unique_ptr<Forecaster> forecaster;
  std::string name;            ///< key in "baselines": the baseline's name, the run's id (with its checkpoint), the model folder
  std::optional<RunRow> run;   ///< of a run
  std::string checkpoint;      ///< of a run: its checkpoint's name
  bool draws_samples = false;  ///< a model: temperature, top_k and top_p mean something
};

/// Opens a forecaster by a word of EvaluateJob::forecasters: a baseline's name ("random walk"), "run:RUN[/best|latest|NAME]",
/// "model:DIR", or without prefix whatever of these fits. Reads the weights and blocks meanwhile. Throws InputError that names the
/// word and what is allowed (kind settings for a word that is nothing, store for an unknown run, model for a damaged folder).
/// With `allow_missing` a model folder's missing tensors keep random values.
OpenForecaster open_forecaster(const std::string& word, const Place& place, bool allow_missing = false);

/// What is wrong with settings of sampling, before anything is read. Throws InputError (kind settings) naming the setting.
void check_sampling(const SamplingSettings& sampling);
/// Throws InputError (kind settings) unless value >= least.
void require_at_least(const char* setting, std::int64_t value, std::int64_t least);

/// The lookback or horizon ("data.lookback", "data.horizon") that a run was trained with; `otherwise` for what is no run.
std::int64_t trained_with(const OpenForecaster& forecaster, const char* setting, std::int64_t otherwise);

/// {"kind","source","fingerprint"} and, of a run, "run" and "checkpoint".
Json model_json(const OpenForecaster& forecaster);

}  // namespace candlewright
