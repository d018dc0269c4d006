#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/base/time.h"

namespace candlewright {

/// One cell that the reader changed, or (column "row") a row that it dropped.
struct Repair {
  std::int64_t row = 0;  ///< bar index in the table after repair; for dropped rows the line of the file
  std::string column;
  double was = 0;  ///< NaN = missing or unreadable
  double now = 0;
  std::string rule;  ///< name of the repair, as in QualityReport::repairs
};

/// What was found in one symbol's file and what was done about it. Nothing is changed silently.
struct QualityReport {
  std::string status = "accept";                ///< "accept", "repair", "error"
  std::string message;                          ///< of an error
  std::map<std::string, std::int64_t> repairs;  ///< rule -> count
  std::vector<std::string> flags;               ///< rules without a count (JSON true)
  std::vector<Repair> cells;                    ///< cell by cell, at most 10,000
  std::vector<std::string> ignored_columns;
  std::vector<std::string> warnings;
  std::string frequency;               ///< "1d", "5m", "1h"; "" if unknown
  std::int64_t gaps = 0;               ///< spaces between bars that the calendar does not explain
  std::vector<std::int64_t> gap_rows;  ///< bar before which a gap lies
  std::vector<std::int64_t> outliers;  ///< bars with |log return| over 8 robust deviations; kept
  double zero_volume_share = 0;
};

/// One symbol: bars sorted by time, immutable once built. Prices in the file's currency, all > 0,
/// low <= open, close <= high. Equal lengths.
struct PriceTable {
  std::string symbol;
  std::string file;               ///< as the caller gave it
  std::vector<Nanoseconds> time;  ///< UTC, strictly increasing
  std::vector<double> open, high, low, close, volume, amount;
  bool has_volume = false, has_amount = false;  ///< present in the file; without them volume is 0, amount = volume x mean price
  QualityReport quality;
  std::string fingerprint;  ///< "sha256:.." of symbol and bars

  std::int64_t rows() const { return static_cast<std::int64_t>(time.size()); }
};

}  // namespace candlewright
