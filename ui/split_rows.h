#pragma once
#include <QHash>
#include <QString>
#include <utility>
#include <vector>

#include "engine/data/dataset.h"
#include "engine/training/run_config.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Windows that a run would cut out of each part of a symbol.
struct SymbolWindows {
  std::string symbol;
  bool held_out = false, by_folder = false;                                   ///< held out; by the folder's layout and not by the settings
  std::int64_t bars = 0, train_bars = 0, validation_bars = 0, test_bars = 0;  ///< test: of a held-out symbol all that is judged
  std::int64_t train = 0, validation = 0, test = 0;                           ///< windows
  std::vector<RowRange> parts;                                                ///< train, validation, test
};

/// What a part's length is given in.
enum class PartsBy { bars, share, day };
PartsBy parts_by(const DataConfig& config);
/// The settings that give a symbol these parts, by path: drawn for one symbol, they hold for all.
QHash<QString, QString> part_settings(PartsBy by, const PriceTable& table, RowRange validation, RowRange test);
/// As a person types them: bars, percent or a day; what they are not given in is switched off.
QHash<QString, QString> typed_parts(PartsBy by, const QString& validation, const QString& test);
/// What the fields show: validation and test, in the unit of `by`.
std::pair<QString, QString> part_texts(PartsBy by, const DataConfig& config);

/// What a split gives, symbol by symbol.
struct SplitPreview {
  std::vector<SymbolWindows> symbols;
  std::vector<std::string> notices;
};

/// Cuts the folder as the settings ask and counts. Reads from the workspace's cache where it can; for a thread beside the window. Throws as
/// open_dataset does.
SplitPreview preview_split(const std::filesystem::path& folder, const RunConfig& config, const std::filesystem::path& cache,
                           std::stop_token stop);

/// Symbol, held out (a tick box where the settings decide), bars and windows of each part. The key of a row is the symbol.
std::vector<TableColumn> split_columns();
std::vector<TableRow> split_rows(const SplitPreview& preview);
/// "9,812 windows to train on, of 176 symbols; 176 validate, 15 test; 2 symbols are too short for any."
QString split_sentence(const SplitPreview& preview);

}  // namespace candlewright
