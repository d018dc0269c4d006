#pragma once
#include <cstdint>
#include <vector>

#include "engine/storage/database.h"
#include "engine/storage/outline.h"

namespace candlewright {

/// Points of a series (by the numbers of run and metric) with from <= step < to, added to `points`. Private to this room, as all here.
void read_points(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t from, std::int64_t to,
                 std::vector<SeriesPoint>& points);
/// Outlines of the stretches that have any points in the range, added to `points`; the first step that they say nothing of.
std::int64_t read_outlines(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t block, std::int64_t from,
                           std::int64_t to, std::vector<SeriesPoint>& points);
/// Writes the outlines of all stretches before that of `last_step` which have none yet, within the caller's transaction.
void write_outlines(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t last_step);

}  // namespace candlewright
