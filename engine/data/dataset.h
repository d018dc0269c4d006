#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

enum class Part { train, validation, test, held_out };
const char* name_of(Part part);   ///< "train", "val", "test", "held_out"

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

  RowRange part(Part part) const;   ///< part held_out = validation.begin .. test.end for held-out symbols, else empty
  const std::string& name() const { return table->symbol; }
};

/// How a folder is cut where its own layout does not say.
struct SplitSettings {
  std::int64_t validation_rows = 30;   ///< used where no val part is laid out: the last rows of each symbol's training rows
  std::int64_t test_rows = 30;         ///< used where no test part is laid out
  std::int64_t gap = 0;                ///< bars left out between parts
};

/// All symbols of a folder, in order of name: the same folder is the same dataset on every machine.
struct Dataset {
  std::filesystem::path folder;         ///< as the caller gave it
  std::string fingerprint;              ///< "sha256:.." over symbols, bars and parts
  std::vector<DatasetSymbol> symbols;   ///< usable ones, sorted by name
  std::vector<PriceTable> refused;      ///< files in error: empty tables whose quality.message says why
  std::vector<std::string> notices;     ///< which parts were cut and how
  bool from_cache = false;

  const DatasetSymbol* find(const std::string& symbol) const;
};

/// Reads a folder (or one file) in parallel. `cache` is the workspace's cache folder, empty = none.
/// Progress is told as (files done, files in all). Throws InputError if nothing is there; Stopped on request.
Dataset open_dataset(const std::filesystem::path& folder, const SplitSettings& split, const std::filesystem::path& cache = {},
                     const std::function<void(std::int64_t, std::int64_t)>& progress = {}, std::stop_token stop = {});

}  // namespace candlewright
