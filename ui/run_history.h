#pragma once
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/events/event.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// One series of a run as charts take it. Equal lengths; values that are not finite are NaN.
struct Curve {
  std::vector<double> steps, values;
  std::vector<Nanoseconds> times;
  std::string unit;
  /// Where a stage begins: its name and the index of its first point; one-stage models have one with an empty name.
  std::vector<std::pair<std::string, std::size_t>> stages;
  /// First and end index of a stage's newest stretch; all points if the stage is unknown.
  std::pair<std::size_t, std::size_t> range_of(const std::string& stage) const;
};

/// One line of the Log panel.
struct LogLine {
  Nanoseconds time = 0;
  enum class Level { info, warning, error, best } level = Level::info;
  QString text;
};

/// All that the store holds of one run, read at one moment; never changed afterwards.
struct RunHistory {
  RunRow row;
  std::map<std::string, std::shared_ptr<const Curve>> curves;      ///< by metric
  std::vector<std::shared_ptr<const ValidationDone>> validations;  ///< oldest first
  std::vector<std::shared_ptr<const LogLine>> log;                 ///< oldest first
  std::vector<CheckpointRow> checkpoints;
  std::vector<std::shared_ptr<const EvaluationRow>> evaluations;  ///< oldest first
  std::int64_t epoch_windows = 0;                                 ///< training windows of one epoch; 0 before the run told

  const Curve* curve(const std::string& metric) const;
  /// Newest validation that has forecast figures (pct_mae); null before the first.
  const ValidationDone* newest_validation() const;
  const EvaluationRow* newest_evaluation() const { return evaluations.empty() ? nullptr : evaluations.back().get(); }
};

/// True while a process works on the run.
bool is_live(const RunRow& run);
/// True if a checkpoint was judged by its forecasts: only then is there something to evaluate.
bool can_be_judged(const RunRow& run);
/// "#143"; "model" where the run is not known.
QString number_of(const RunRow* run);
/// "#143 quick, lr 3e-4"
QString title_of(const RunRow& run);
/// The state in words: "interrupted: its process is gone".
QString state_words(const RunRow& run);

/// A sentence for the log; empty for events that say nothing to a person (steps, progress).
std::optional<LogLine> log_line(const Json& event);

}  // namespace candlewright
