#pragma once
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/dataset.h"

namespace candlewright {

struct SplitPlan {
  std::int64_t test_rows = 30;        ///< last rows of each symbol
  std::int64_t validation_rows = 0;   ///< rows before them; held-out symbols need some, so 0 means test_rows for those
  std::vector<std::string> held_out;  ///< symbols that nothing is trained on
};

/// What was written for one symbol.
struct SplitSymbol {
  std::string symbol;
  std::string file;  ///< name in every folder
  bool held_out = false;
  std::int64_t rows = 0, train_rows = 0, validation_rows = 0, test_rows = 0;
};

struct SplitReport {
  std::vector<SplitSymbol> symbols;
  std::vector<std::pair<std::string, std::string>> skipped;  ///< symbol and reason
  std::string held_out_folder;                               ///< "unseen2"; empty if nothing is held out
};

/// Writes the symbols of a dataset, whole and after repair, as a laid-out folder: SYMBOL.csv, train/, test/, val/ if wanted,
/// unseenN/{train,val,test} for N held-out symbols, data_summary.csv and asset_metadata.json. `out` must be new or empty.
/// Symbols that are held out in `data` stay so. Throws InputError for an unknown symbol, a folder in use, or if no symbol is
/// long enough; then nothing was written.
SplitReport split_folder(const Dataset& data, const std::filesystem::path& out, const SplitPlan& plan, std::stop_token stop = {});

}  // namespace candlewright
