#pragma once
#include <functional>
#include <vector>

#include "widgets/table_model.h"

namespace candlewright {

/// The rows of runs under one head for each text of the column `by`; reference rows stay before all groups. A head says of the runs that
/// count how many there are and the spread of pct_MAE and skill: lowest, highest, median. Best median skill first, then lowest median
/// pct_MAE, then by text. An unknown column changes nothing. A head's key begins with "group:".
std::vector<TableRow> grouped_rows(std::vector<TableRow> rows, const std::vector<TableColumn>& columns, const QString& by,
                                   const std::function<bool(const TableRow&)>& counts);

}  // namespace candlewright
