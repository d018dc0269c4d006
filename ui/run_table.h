#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/table_model.h"

namespace candlewright {

/// The step of values at the last validation, whatever its step.
constexpr std::int64_t last_step = std::numeric_limits<std::int64_t>::max();

/// What the Runs table shows beside what every run has.
struct RunTableScope {
  std::vector<std::string> settings;      ///< paths of settings that differ between the ticked runs, six at most
  std::string part = "held_out";          ///< the part of the evaluations
  std::optional<std::int64_t> values_at;  ///< values of the last validation up to this step; empty = at the chosen checkpoint
  bool operator==(const RunTableScope&) const = default;
};
RunTableScope run_table_scope(const RunFeed& feed, const Selection& selection);
/// "at its chosen checkpoint", "at its last validation", "at its last validation up to step 1,000".
QString values_words(const RunTableScope& scope);

/// Columns of the Runs table and its rows. Reference rows come first: persistence on the current run's windows, and for each model and set
/// of windows of the ticked runs the validation before the first step. Then all runs, newest first, with ticks and line samples as the selection has
/// them and figures at their chosen checkpoint. The key of a run is its id, that of a reference row begins with "reference:".
std::vector<TableColumn> run_columns(const RunTableScope& scope);
std::vector<TableRow> run_rows(const RunFeed& feed, const Selection& selection, const RunTableScope& scope);
/// The parts of run_rows, for what changes a few of them.
std::vector<TableRow> reference_rows(const RunFeed& feed, const Selection& selection, const RunTableScope& scope);
TableRow run_row(const RunRow& run, const RunFeed& feed, const Selection& selection, const RunTableScope& scope);
/// `row` of before, made by run_row in the scope `before`, in another scope with the same values_at; for a run of which nothing else has
/// changed.
TableRow rescoped_row(TableRow row, const RunTableScope& before, const RunRow& run, const RunFeed& feed, const Selection& selection,
                      const RunTableScope& scope);

/// Columns that stay in a narrow window, in which the others wait in the menu of columns.
const QStringList& narrow_run_columns();

/// Icon of a run's state.
QString state_icon(const std::string& status);
/// A setting's value as on screen.
TableCell setting_cell(const Json& value);
/// The value of a setting by its path; null where the run has none.
Json setting_at(const Json& settings, const std::string& path);

}  // namespace candlewright
