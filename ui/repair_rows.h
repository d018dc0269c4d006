#pragma once
#include <vector>

#include "engine/data/price_table.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Repairs cell by cell: bar, row, cell, in the file, used, how; with the bars between which a missing cell was interpolated.
/// Pure: may be called on any thread. Keys are counts from 0; the value of the first cell is the time, of the second the bar.
std::vector<TableColumn> repair_columns();
std::vector<TableRow> repair_rows(const PriceTable& table);

/// Bars whose return is more than 8 robust deviations; kept. Keys and values as in repair_rows.
std::vector<TableColumn> outlier_columns();
std::vector<TableRow> outlier_rows(const PriceTable& table);

}  // namespace candlewright
