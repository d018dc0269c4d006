#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "engine/evaluation/run_difference.h"
#include "widgets/table_model.h"

namespace candlewright {

/// One compared run and what was found.
struct ComparedRun {
  QString id, number, name;  ///< "#136"
  int slot = 0;              ///< of its line, from 1
  std::optional<RunDifference> difference;
  QString missing;  ///< why there is no difference: "not evaluated yet"
};

/// Columns and rows of the Difference panel, best first. `baseline` is "#131" or "persistence". The key is the run's id.
std::vector<TableColumn> difference_columns(const QString& baseline);
std::vector<TableRow> difference_rows(std::vector<ComparedRun> runs);

/// "None of the other 11 runs is shown to be better than #131.", "#136 is better than #131, 3 of the other 11 runs are worse.",
/// "#136: no difference from tomorrow = today shown."
QString difference_sentence(const std::vector<ComparedRun>& runs, const QString& baseline);
/// "11 comparisons; the words allow for that (Holm). Paired over 15 symbols, 3,315 windows: held-out symbols, horizon 30 bars."
QString difference_note(const std::vector<ComparedRun>& runs, const std::string& part, std::int64_t horizon);

}  // namespace candlewright
