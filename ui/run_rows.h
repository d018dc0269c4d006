#pragma once
#include <vector>

#include "ui/engine_thread.h"
#include "ui/run_feed.h"
#include "widgets/table_model.h"

namespace candlewright {

/// When each job of the queue starts and ends, the running one first. Empty from the first job on whose time is not known.
struct QueueTimes {
  std::vector<std::optional<Nanoseconds>> starts{};  ///< 0 = has started
  std::optional<Nanoseconds> ends{};                 ///< of the last job
};
/// `left`: seconds that the running job still takes; empty = not known. What waits for the queue to go on has no time.
QueueTimes queue_times(const EngineThread& engine, std::optional<double> left, Nanoseconds now);

/// Columns and rows of the Queue panel, the running job first. The key is the ticket.
std::vector<TableColumn> queue_columns();
/// `elsewhere`: what waits in another window; it stands behind, dim.
std::vector<TableRow> queue_rows(const EngineThread& engine, const QueueTimes& times, const std::vector<QueuedJob>& elsewhere);
/// "09:49", another day with its date; UTC.
QString hour(Nanoseconds time, Nanoseconds now);

/// Columns and rows of the Log panel, oldest first. The key is a count from 0.
std::vector<TableColumn> log_columns();
std::vector<TableRow> log_rows(const RunHistory& run);

/// "train", "evaluate" ... and on what.
QString words_of(const Job& job);
QString words_of(Priority priority);

}  // namespace candlewright
