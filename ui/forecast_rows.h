#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "engine/base/json.h"
#include "widgets/candle_series.h"
#include "widgets/skill_candle.h"
#include "widgets/table_model.h"

namespace candlewright {

// A forecast document (docs/cli.md) as chart, table and words take it. Pure: no widget, no waiting.

/// Point, bands 50, 80, 90 % and sample paths.
ForecastOverlay forecast_overlay(const Json& forecast, int origin_index, int slot);

/// One row a step; the key is the step.
std::vector<TableColumn> forecast_columns();
std::vector<TableRow> forecast_rows(const Json& forecast);

/// How this model has done on this symbol, where an evaluation of the same weights is stored.
std::optional<SkillMark> record_mark(const Json& forecast);
/// On what, or why there is no record.
QString record_words(const Json& forecast);
/// How it has done on all symbols of that evaluation, and where this one stands among them; empty without a record or others.
QString record_of_all_words(const Json& forecast);
/// source_words and every notice.
QString forecast_source(const Json& forecast);

}  // namespace candlewright
