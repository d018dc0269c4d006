#pragma once
#include <string>

#include "engine/base/json.h"

namespace candlewright::cli {

/// Cells of the tables of runs and checkpoints; null reads "–".
std::string cell(const Json& value);
/// "2026-11-24 09:30" of an ISO time.
std::string time_cell(const Json& value);
/// A fraction as "+4.6 %".
std::string percent_cell(const Json& fraction);
/// "3 min 20 s" between two ISO times; to now if the second is null.
std::string took_cell(const Json& from, const Json& to);
/// "13.7 MB"
std::string bytes_cell(const Json& bytes);

}  // namespace candlewright::cli
