#pragma once
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/folder.h"
#include "engine/data/price_table.h"

namespace candlewright {

/// One symbol joined from its files. Rows of a part that the layout does not give are -1.
struct AssembledSymbol {
  std::shared_ptr<const PriceTable> table;
  std::string held_out_set;
  std::int64_t train_rows = 0, validation_rows = -1, test_rows = -1;
  std::int64_t overlap = 0;

  bool held_out() const { return !held_out_set.empty(); }
};

/// All of a folder before it is cut by settings: what the cache keeps.
struct Assembly {
  std::vector<AssembledSymbol> symbols;  ///< usable, sorted by name
  std::vector<PriceTable> refused;       ///< sorted by name
  std::vector<std::string> notices;
};

/// Reads the files on all cores and joins train, val and test of each symbol. The same files give the same assembly.
/// A laid-out part beats the whole file at the top, with a notice where they differ. Throws Stopped on request.
Assembly assemble(const FolderFiles& found, const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop);

/// Runs work(i) for 0 <= i < count on all cores; throws Stopped on request, or what work threw first.
void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work, std::stop_token stop);

}  // namespace candlewright
