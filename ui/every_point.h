#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/storage/run_store.h"

namespace candlewright {

/// Writes every stored point of one metric of the runs as CSV with the columns run, stage, step, utc and the metric, in the order of the
/// runs and their steps. Curves keep long runs as outlines in memory; this reads the store in pieces, so that ten million points take no
/// more memory than one piece. `progress` gets the share that is done, from 0 to 1. The file is replaced in one step: after a stop (throws
/// Stopped) or an error (throws InputError) the one of before is there. Returns the number of points.
std::int64_t write_every_point(const std::filesystem::path& workspace, const std::vector<RunRow>& runs, const std::string& metric,
                               const std::filesystem::path& file, std::stop_token stop, const std::function<void(double)>& progress);

}  // namespace candlewright
