#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

enum class Part { train, validation, test, held_out };
const char* name_of(Part part);  ///< "train", "val", "test", "held_out"

/// A half-open range of bar indices.
struct RowRange {
  std::int64_t begin = 0, end = 0;
  std::int64_t size() const { return end - begin; }
};

/// One symbol and where its parts lie in its table. Held-out symbols: train is what lies before `val` (context only),
/// and `held_out` is val followed by test.
struct DatasetSymbol {
  std::shared_ptr<const PriceTable> table;
  bool held_out = false;
  RowRange train, validation, test;
  std::int64_t overlap = 0;                  ///< bars that lay in the files of two parts: they count for the later part
  std::map<std::string, std::string> about;  ///< what asset_metadata.json says of it: class, source, license, ...

  /// Of a held-out symbol only `train` and `held_out` (validation.begin .. test.end) hold rows, of the others all but held_out.
  RowRange part(Part part) const;
  const std::string& name() const { return table->symbol; }
};

/// How a folder is cut where its own layout does not say.
struct SplitSettings {
  std::int64_t validation_rows = 30;  ///< used where no val part is laid out: the last rows of each symbol's training rows
  std::int64_t test_rows = 30;        ///< used where no test part is laid out
  std::int64_t gap = 0;               ///< bars left out between parts
  // Each part by its share of the symbol's bars where that is above 0, and by the time from which on it is where that is given.
  double validation_share = 0, test_share = 0;
  std::optional<Nanoseconds> validation_from{}, test_from{};
  std::vector<std::string> held_out{};  ///< nothing is trained on them, beside those that the layout holds out
};

/// All symbols of a folder, in order of name: the same folder is the same dataset on every machine.
struct Dataset {
  std::filesystem::path folder;        ///< as the caller gave it
  std::string fingerprint;             ///< "sha256:.." over symbols, bars and laid-out parts: of the folder, not of SplitSettings
  std::vector<DatasetSymbol> symbols;  ///< usable ones, sorted by name
  std::vector<PriceTable> refused;     ///< not usable, sorted by name: in error (no bars, quality.message says why) or under 2 bars
  std::vector<std::string> notices;    ///< which parts were cut and how
  bool from_cache = false;

  const DatasetSymbol* find(const std::string& symbol) const;
};

/// Reads a folder (or one file) in parallel. `cache` is the workspace's cache folder, empty = none.
/// Progress is told as (files done, files in all), from several threads. Blocks.
/// Throws InputError if nothing is there, no symbol is usable or one that is to be held out is not there; Stopped on request.
Dataset open_dataset(const std::filesystem::path& folder, const SplitSettings& split, const std::filesystem::path& cache = {},
                     const std::function<void(std::int64_t, std::int64_t)>& progress = {}, std::stop_token stop = {});

/// The same for several folders and files as one dataset, and without a complaint where no symbol is usable: what was
/// found stands in `refused`. Throws InputError if a path does not exist or holds no file of bars.
Dataset scan_dataset(const std::vector<std::filesystem::path>& paths, const SplitSettings& split, const std::filesystem::path& cache = {},
                     const std::function<void(std::int64_t, std::int64_t)>& progress = {}, std::stop_token stop = {});

}  // namespace candlewright
