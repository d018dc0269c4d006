#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "engine/evaluation/candles.h"
#include "engine/evaluation/skill_cells.h"
#include "engine/storage/run_store.h"
#include "widgets/candle_series.h"
#include "widgets/skill_candle.h"
#include "widgets/table_model.h"

namespace candlewright {

// An evaluation document (docs/cli.md) as tables and marks take it. Pure: no widget, no waiting.

/// Columns of the Symbols panel and its rows, worst skill first is the panel's order; the key is the symbol.
std::vector<TableColumn> symbol_columns();
std::vector<TableRow> symbol_rows(const Json& evaluation);
/// Column "trend" of a symbol: its skill by month, which the rows do not know.
TableCell trend_cell(const SkillCells& cells);
/// "2023-05", of months since 1970-01.
QString month_name(int month);

/// The aggregate as one mark, and the sentence that says over what.
std::optional<SkillMark> aggregate_mark(const Json& evaluation);
QString aggregate_words(const Json& evaluation);
/// The test's word of a document as a verdict; a word that is none means too few windows.
Verdict verdict_of(const QString& words);
/// How a job ended, by the document that it returned: "quick finished: 3.9 % less error than tomorrow = today".
QString ending_words(const QString& title, const Json& document);
/// "held-out symbols, last 250 bars", "test part": what was judged.
QString part_words(const Json& evaluation);

/// What made a document's figures: "kronos sha256:e02c5587, data sha256:7749bc3b · context 64 bars · 30 samples, temperature 1, top_p 0.9,
/// seed 1337". Of an evaluation or a forecast.
QString source_words(const Json& document);

/// How forecasts were drawn, of a protocol or of a run's validation settings: "greedy, one path"; "30 samples, temperature 1, top_p 0.9,
/// seed 1337".
QString sampling_words(const Json& sampling);

/// Mean |error| of a window minus persistence's, in percent of the last close; over the steps that have an actual close.
struct WindowError {
  double model = 0, persistence = 0;
  double difference() const { return model - persistence; }
};
std::optional<WindowError> error_of(const StoredForecast& forecast);

/// What a symbol's stored windows were judged under; the usual where the document does not say.
struct JudgedTerms {
  std::int64_t lookback = 64, stride = 1;  ///< bars
  CandleFaults faults;                     ///< of the symbol's forecasts
};
JudgedTerms judged_terms(const Json& evaluation, const QString& symbol);

/// Only those whose whole horizon has actual closes: what the figures of an evaluation are made of.
std::vector<StoredForecast> whole_windows(const std::vector<StoredForecast>& forecasts);

/// Median (or point) and bands 50, 80, 90 % of a stored forecast.
ForecastOverlay overlay_of(const StoredForecast& forecast, int origin_index, int slot);

}  // namespace candlewright
