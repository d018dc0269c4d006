#include "engine/data/dataset.h"

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/data/assembly.h"
#include "engine/data/dataset_cache.h"

namespace candlewright {
namespace {

/// What the settings cut because the layout does not say, for the notices.
struct Cuts {
  std::int64_t tests = 0, validations = 0, too_short = 0;
};

/// The last `rows` rows before `end`, or none if nothing would be left before them.
RowRange last_rows(std::int64_t end, std::int64_t rows) { return rows > 0 && end > rows ? RowRange{end - rows, end} : RowRange{end, end}; }

/// A part that ends at `end`, as the settings ask for it. A date cuts where it lies, though nothing be left before it: bars of one time are
/// never learnt from in one symbol and judged in another.
RowRange part_before(const PriceTable& table, std::int64_t end, std::int64_t rows, double share, std::optional<Nanoseconds> from) {
  if (from) {
    const auto at = std::lower_bound(table.time.begin(), table.time.end(), *from) - table.time.begin();
    return {std::min<std::int64_t>(at, end), end};
  }
  return last_rows(end, share > 0 ? std::llround(share * static_cast<double>(table.rows())) : rows);
}

DatasetSymbol cut(const AssembledSymbol& symbol, const SplitSettings& split, Cuts& cuts) {
  DatasetSymbol out;
  out.table = symbol.table;
  out.held_out = symbol.held_out() || std::find(split.held_out.begin(), split.held_out.end(), symbol.table->symbol) != split.held_out.end();
  out.overlap = symbol.overlap;
  const std::int64_t rows = symbol.table->rows();
  const bool laid_out_validation = symbol.validation_rows >= 0 || symbol.held_out();
  if (symbol.test_rows >= 0 || laid_out_validation) {  // rows after a laid-out validation part are never cut from it
    out.test = {rows - std::max<std::int64_t>(0, symbol.test_rows), rows};
  } else {
    out.test = part_before(*symbol.table, rows, split.test_rows, split.test_share, split.test_from);
    ++cuts.tests;
    cuts.too_short += out.test.size() == 0 && (split.test_rows > 0 || split.test_share > 0 || split.test_from);
  }
  if (laid_out_validation) {
    out.validation = {out.test.begin - std::max<std::int64_t>(0, symbol.validation_rows), out.test.begin};
  } else {
    const std::int64_t gap = out.test.size() > 0 ? split.gap : 0;
    out.validation = part_before(*symbol.table, std::max<std::int64_t>(0, out.test.begin - gap), split.validation_rows,
                                 split.validation_share, split.validation_from);
    if (out.validation.size() == 0) out.validation = {out.test.begin, out.test.begin};
    ++cuts.validations;
    cuts.too_short += out.validation.size() == 0 && split.validation_rows > 0;
  }
  const std::int64_t next = out.validation.size() > 0 ? out.validation.begin : out.test.begin;
  out.train = {0, std::max<std::int64_t>(0, next - (next < rows && !out.held_out ? split.gap : 0))};
  return out;
}

std::string fingerprint_of(const Assembly& assembly) {
  Sha256 hash;
  for (const AssembledSymbol& symbol : assembly.symbols) {
    hash.update(symbol.table->symbol);
    hash.update(std::string(1, '\0') + symbol.table->fingerprint + (symbol.held_out() ? " held out " : " ") +
                std::to_string(symbol.train_rows) + ' ' + std::to_string(symbol.validation_rows) + ' ' + std::to_string(symbol.test_rows) +
                '\n');
  }
  return "sha256:" + hash.hex();
}

void tell_cuts(const Cuts& cuts, const SplitSettings& split, std::vector<std::string>& notices) {
  const auto symbols = [](std::int64_t count) { return std::to_string(count) + (count == 1 ? " symbol" : " symbols"); };
  const auto percent = [](double share) {
    const auto tenths = std::llround(1000 * share);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
  };
  if (cuts.tests > 0) {
    notices.push_back("No test part is laid out for " + symbols(cuts.tests) + ": " +
                      (split.test_from        ? "the bars from " + to_iso(*split.test_from) + " on are the test part."
                       : split.test_share > 0 ? "the last " + percent(split.test_share) + " of each one's bars are the test part."
                                              : "the last " + std::to_string(split.test_rows) + " bars of each are the test part."));
  }
  if (cuts.validations > 0 && (split.validation_from || split.validation_share > 0 || split.validation_rows > 0)) {
    notices.push_back("No val part is laid out for " + symbols(cuts.validations) + ": " +
                      (split.validation_from ? "the bars from " + to_iso(*split.validation_from) + " to the test part validate."
                       : split.validation_share > 0
                           ? "the last " + percent(split.validation_share) + " of each one's bars before it validate."
                           : "the last " + std::to_string(split.validation_rows) + " of each one's training bars validate."));
  }
  if (!split.held_out.empty())
    notices.push_back("Held out by the settings: " + symbols(static_cast<std::int64_t>(split.held_out.size())) + ".");
  if (cuts.too_short > 0)
    notices.push_back(std::to_string(cuts.too_short) + " of these parts stay empty: the symbol is too short for them.");
}

}  // namespace

const char* name_of(Part part) {
  switch (part) {
    case Part::train:
      return "train";
    case Part::validation:
      return "val";
    case Part::test:
      return "test";
    case Part::held_out:
      return "held_out";
  }
  return "train";
}

RowRange DatasetSymbol::part(Part part) const {
  switch (part) {
    case Part::train:
      return train;
    case Part::validation:
      return held_out ? RowRange{} : validation;
    case Part::test:
      return held_out ? RowRange{} : test;
    case Part::held_out:
      return held_out ? RowRange{validation.begin, test.end} : RowRange{};
  }
  return {};
}

const DatasetSymbol* Dataset::find(const std::string& symbol) const {
  const auto at = std::lower_bound(symbols.begin(), symbols.end(), symbol,
                                   [](const DatasetSymbol& s, const std::string& name) { return s.name() < name; });
  return at != symbols.end() && at->name() == symbol ? &*at : nullptr;
}

Dataset scan_dataset(const std::vector<std::filesystem::path>& paths, const SplitSettings& split, const std::filesystem::path& cache,
                     const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop) {
  const FolderFiles found = find_bar_files(paths);
  Dataset data;
  data.folder = paths.empty() ? std::filesystem::path() : paths.front();
  DatasetCache kept(cache, found);
  std::optional<Assembly> assembly = kept.load(stop);
  data.from_cache = assembly.has_value();
  if (!assembly) {
    assembly = assemble(found, progress, stop);
    kept.store(*assembly, stop);
  }
  data.notices = found.notices;
  data.notices.insert(data.notices.end(), assembly->notices.begin(), assembly->notices.end());
  data.notices.insert(data.notices.end(), kept.notices().begin(), kept.notices().end());
  data.fingerprint = fingerprint_of(*assembly);
  data.refused = std::move(assembly->refused);
  for (const std::string& name : split.held_out) {
    const auto is_it = [&](const AssembledSymbol& symbol) { return symbol.table->symbol == name; };
    if (std::none_of(assembly->symbols.begin(), assembly->symbols.end(), is_it)) {
      throw InputError(ErrorKind::settings, "data.held_out_symbols", "\"" + name + "\" is no symbol of " + data.folder.string(),
                       "Take it out of the list, or write it as the folder does.");
    }
  }
  Cuts cuts;
  for (const AssembledSymbol& symbol : assembly->symbols) {
    data.symbols.push_back(cut(symbol, split, cuts));
    const auto facts = found.about.find(symbol.table->symbol);
    if (facts != found.about.end()) data.symbols.back().about = facts->second;
  }
  tell_cuts(cuts, split, data.notices);
  return data;
}

Dataset open_dataset(const std::filesystem::path& folder, const SplitSettings& split, const std::filesystem::path& cache,
                     const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop) {
  Dataset data = scan_dataset({folder}, split, cache, progress, stop);
  if (data.symbols.empty()) {
    const QualityReport& first = data.refused.front().quality;
    throw InputError(folder.string(), "no symbol is usable; " + (first.message.empty() ? "all are shorter than two bars" : first.message),
                     "See candlewright-cli data scan for what is wrong with each file.");
  }
  return data;
}

}  // namespace candlewright
