#pragma once
#include <QString>
#include <optional>
#include <string>

#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/skill_candle.h"

namespace candlewright {

// Which evaluation speaks for a run, and its figures as marks and words. Pure: no widget, no waiting.

/// Name of the checkpoint that is chosen for a run: its best one unless a person chose another; empty if it has none.
std::string chosen_checkpoint(const RunRow& run, const Selection& selection);
/// What validation said of the chosen checkpoint. Of another than the best it is known for ticked runs only.
std::optional<CheckpointFigures> figures_of_chosen(const RunFeed& feed, const RunRow& run, const Selection& selection);
/// What validation said of one checkpoint of a history; without figures if it was not validated.
CheckpointFigures figures_of(const RunHistory& history, const CheckpointRow& checkpoint);
/// The validation before the first step of the run's newest stage: the model as it was before this training. Null if there was none.
const ValidationDone* before_training(const RunHistory& history);

/// The newest evaluation of a checkpoint on a part; null if there is none.
std::shared_ptr<const EvaluationRow> evaluation_of(const RunHistory& history, const std::string& checkpoint, const std::string& part);

/// The part on which runs are compared: "held_out" as soon as one of the ticked runs was judged on it at its chosen checkpoint (any run at
/// any, if none is ticked), else "test" by the same rule, else "held_out".
std::string judged_part(const RunFeed& feed, const Selection& selection);
/// "held-out symbols", "test part", "validation part".
QString part_name(const std::string& part);
/// What an evaluation judged: of a run the checkpoint, else "median of #1, #2, drift", the model folder's name or the baseline's.
QString judged_name(const EvaluationRow& evaluation, const RunFeed& feed);

/// The words of the engine as a verdict; what is none of them is "too few windows".
Verdict verdict_named(const std::string& words);
/// The aggregate of an evaluation as one mark; empty where it has no skill.
std::optional<SkillMark> mark_of(const EvaluationSummary& judged);
/// Skill of a validation as one mark; empty where it made no forecasts.
std::optional<SkillMark> mark_of(const CheckpointFigures& validated);
/// "3,315 windows of 15 symbols, horizon 30 bars, persistence 6.81 %": what stands beside every figure of an evaluation.
QString context_of(const EvaluationSummary& judged);

/// "3,315 windows", "1 window"; "15 symbols", "1 symbol".
QString window_count(std::int64_t windows);
QString symbol_count(std::int64_t symbols);

/// A figure of a document by its path ("coverage", "90"); empty where there is none.
std::optional<double> number_at(const Json& document, std::initializer_list<const char*> path);

}  // namespace candlewright
