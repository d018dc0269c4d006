#pragma once
#include <vector>

#include "ui/engine_thread.h"
#include "ui/run_feed.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Columns and rows of the Queue panel, the running job first. The key is the ticket.
std::vector<TableColumn> queue_columns();
std::vector<TableRow> queue_rows(const EngineThread& engine);

/// Columns and rows of the Log panel, oldest first. The key is a count from 0.
std::vector<TableColumn> log_columns();
std::vector<TableRow> log_rows(const RunHistory& run);

/// "train", "evaluate" ... and on what.
QString words_of(const Job& job);

}  // namespace candlewright
