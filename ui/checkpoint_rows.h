#pragma once
#include <vector>

#include "ui/run_feed.h"
#include "ui/selection.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Columns of the Checkpoints panel and its rows, newest first: every checkpoint that ever was, freed ones with their figures if
/// `with_freed`. A and B are those of the comparison; who cannot be chosen has no mark. The key is the checkpoint's name. `now` is what
/// ages are counted to.
std::vector<TableColumn> checkpoint_columns(bool with_stage);
std::vector<TableRow> checkpoint_rows(const RunFeed& feed, const RunHistory& history, const Selection& selection, bool with_freed,
                                      Nanoseconds now);

/// "6 files, 82 MB · rule: the last 3, the best 1 of each stage"
QString checkpoints_words(const RunHistory& history);
/// Why a checkpoint is on disk: "best validation pct_MAE, last"; of a freed one when that was: "freed 2026-11-24 14:47".
QString kept_because(const RunHistory& history, const CheckpointRow& checkpoint);

}  // namespace candlewright
