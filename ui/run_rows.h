#pragma once
#include <vector>

#include "ui/engine_thread.h"
#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Columns of the Runs panel and its rows, newest first; ticks and line samples as the selection has them. The key is the run's id.
std::vector<TableColumn> run_columns();
std::vector<TableRow> run_rows(const RunFeed& feed, const Selection& selection);

/// Columns and rows of the Queue panel, the running job first. The key is the ticket.
std::vector<TableColumn> queue_columns();
std::vector<TableRow> queue_rows(const EngineThread& engine);

/// Columns and rows of the Log panel, oldest first. The key is a count from 0.
std::vector<TableColumn> log_columns();
std::vector<TableRow> log_rows(const RunHistory& run);

/// Icon of a run's state.
QString state_icon(const std::string& status);
/// "train", "evaluate" ... and on what.
QString words_of(const Job& job);

}  // namespace candlewright
