#include "engine/storage/outline_table.h"

#include <cstring>
#include <limits>

#include "engine/storage/run_store_state.h"

namespace candlewright {

void read_points(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t from, std::int64_t to,
                 std::vector<SeriesPoint>& points) {
  SQLite::Statement query(database,
                          "SELECT step, time, value, stage FROM points WHERE run = ? AND metric = ? AND step >= ? AND step < ? "
                          "ORDER BY step, time");
  query.bind(1, run);
  query.bind(2, metric);
  query.bind(3, from);
  query.bind(4, to);
  while (query.executeStep()) {
    points.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                      optional_double(query.getColumn(2)).value_or(std::numeric_limits<double>::quiet_NaN()),
                      query.getColumn(3).getInt64()});
  }
}

std::int64_t read_outlines(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t block, std::int64_t from,
                           std::int64_t to, std::vector<SeriesPoint>& points) {
  SQLite::Statement query(database,
                          "SELECT stretch, body FROM outlines WHERE run = ? AND metric = ? AND block = ? AND stretch >= ? AND "
                          "stretch <= ? ORDER BY stretch");
  query.bind(1, run);
  query.bind(2, metric);
  query.bind(3, block);
  query.bind(4, from / outline_stretch);
  query.bind(5, (to - 1) / outline_stretch);
  std::int64_t done = from;
  std::vector<SeriesPoint> stretch;
  while (query.executeStep()) {
    const SQLite::Column body = query.getColumn(1);
    stretch.resize(static_cast<std::size_t>(body.getBytes()) / sizeof(SeriesPoint));
    if (!stretch.empty()) std::memcpy(stretch.data(), body.getBlob(), stretch.size() * sizeof(SeriesPoint));
    for (const SeriesPoint& point : stretch) {
      if (point.step >= from && point.step < to) points.push_back(point);
    }
    done = (query.getColumn(0).getInt64() + 1) * outline_stretch;
  }
  return done;
}

void write_outlines(SQLite::Database& database, std::int64_t run, std::int64_t metric, std::int64_t last_step) {
  const std::int64_t open = last_step / outline_stretch;
  SQLite::Statement known(database, "SELECT max(stretch) FROM outlines WHERE run = ? AND metric = ? AND block = ?");
  known.bind(1, run);
  known.bind(2, metric);
  known.bind(3, coarse_outline);
  known.executeStep();
  std::int64_t stretch = known.getColumn(0).isNull() ? 0 : known.getColumn(0).getInt64() + 1;
  if (stretch >= open) return;
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO outlines(run, metric, block, stretch, body) VALUES (?,?,?,?,?)");
  std::vector<SeriesPoint> points;
  for (; stretch < open; ++stretch) {
    points.clear();
    read_points(database, run, metric, stretch * outline_stretch, (stretch + 1) * outline_stretch, points);
    for (const std::int64_t block : {fine_outline, coarse_outline}) {
      points = outline(points, block);
      insert.bind(1, run);
      insert.bind(2, metric);
      insert.bind(3, block);
      insert.bind(4, stretch);
      const void* body = points.empty() ? static_cast<const void*>(&stretch) : points.data();  // a null pointer would be a NULL
      insert.bind(5, body, static_cast<int>(points.size() * sizeof(SeriesPoint)));
      insert.exec();
      insert.reset();
    }
  }
}

}  // namespace candlewright
