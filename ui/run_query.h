#pragma once
#include <QString>
#include <functional>

#include "ui/run_feed.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Whether a line of the filter of Runs is more than words beside each other: and, or, not, parentheses, quotes, ~ or !=.
bool is_run_query(const QString& words);

/// The line as the language of `runs list --filter` (engine/storage/filter.h), asked of the runs themselves: their tags, times and all
/// settings, columns or not. Figures are those that the row shows, so skill is in percent and of the checkpoint that is shown. Feed and
/// table outlive what is returned. Throws InputError (kind usage).
std::function<bool(const TableRow&)> run_query(const QString& words, const RunFeed& feed, const TableModel& table);

}  // namespace candlewright
