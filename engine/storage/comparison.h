#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/json.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// What two or more runs have in common and where they differ:
/// {"runs":[run_summary..], "settings":settings_that_differ(runs),
///  "figures":[{"metric","stage","unit","last":[..],"best":[..],"best_step":[..]}..] (by stage, since the losses of two stages are of
///  different kinds; null where a run has no such series; best = lowest, for skill highest),
///  "evaluations":[{"run","checkpoint","part","aggregate"}..]}. Lists are in the order of `runs`.
Json compare_runs(const RunStore& store, const std::vector<RunRow>& runs);

/// [{"path","values":[..]}..] of the settings that are not the same in all runs, in the order of the settings; model, data, version,
/// device, precision and parent too. A run that has no such setting has null. Pure.
Json settings_that_differ(const std::vector<RunRow>& runs);

/// The points of one stage of a series; an empty stage is that of models with one. Keeps metric and unit.
Series stage_of(const Series& series, const std::string& stage);

/// A table of figures as it stands on a screen, for a page: texts with their units in the heads, and the mark for "is it better than
/// tomorrow = today?" as figures in percent points of skill.
struct PageTable {
  struct Mark {
    double estimate = 0;
    std::optional<std::pair<double, double>> interval, whisker;
    std::string verdict;  ///< "better", "worse", else drawn as not shown
  };
  struct Cell {
    std::string text;
    bool figure = false;  ///< stands at the right
    std::optional<Mark> mark;
  };
  std::string title, note;  ///< the note says what the figures need beside them
  std::vector<std::string> heads;
  std::vector<std::vector<Cell>> rows;  ///< as many cells as heads
};

/// The comparison as one HTML page without external parts: `tables` as they are, tables of the store's figures, a chart of each series as
/// SVG, drawn through the lowest and highest value of each pixel column, and the data as JSON text. Pure text work besides reading the
/// series; light and dark by the reader's setting. No script.
std::string comparison_page(const RunStore& store, const std::vector<RunRow>& runs, const std::vector<PageTable>& tables = {});

}  // namespace candlewright
