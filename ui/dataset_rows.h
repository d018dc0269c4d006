#pragma once
#include <vector>

#include "engine/data/dataset.h"
#include "widgets/candle_series.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Columns of the Datasets panel and its rows: refused files first, then the folder with its own symbols and within it each sub-folder of
/// held-out symbols, each under a head.
/// Pure: may be called on any thread. The key of a row is the symbol, of a refused file "refused:<file>".
std::vector<TableColumn> dataset_columns();
std::vector<TableRow> dataset_rows(const Dataset& data);
/// Those that stay where the table is narrow.
QStringList narrow_dataset_columns();

/// Cells and rows that the reader changed.
std::int64_t repairs_of(const PriceTable& table);

/// A symbol as the candle chart takes it.
CandleBars candle_bars(const PriceTable& table);
/// Bars `first` up to (not including) `end` of it.
CandleBars candle_bars(const PriceTable& table, std::int64_t first, std::int64_t end);
std::vector<CandleMark> candle_marks(const PriceTable& table);
std::vector<CandleGap> candle_gaps(const PriceTable& table);
std::vector<CandlePart> candle_parts(const DatasetSymbol& symbol);

}  // namespace candlewright
