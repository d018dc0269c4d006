#pragma once
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "engine/storage/outline.h"

namespace candlewright {

/// Reads long series from a workspace's store, as closely as they are looked at. Has a connection of its own, opened when something is
/// there to be read; creates nothing. Every call blocks for one query; one thread at a time. Throws InputError (kind store or disk).
class SeriesReader {
 public:
  explicit SeriesReader(const std::filesystem::path& workspace);
  ~SeriesReader();

  /// Points with from <= step < to, in the order of their steps. With a `block` of fine_outline or coarse_outline the outlines of complete
  /// stretches stand in for their points, as far as there are any; with 1 every point. Empty if there is no such run or metric.
  std::vector<SeriesPoint> points(const std::string& run, const std::string& metric, std::int64_t block, std::int64_t from = 0,
                                  std::int64_t to = std::numeric_limits<std::int64_t>::max());
  /// The name of a stage in what points() gave.
  std::string stage_name(std::int64_t stage);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candlewright
