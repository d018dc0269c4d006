#pragma once
#include <vector>

#include "engine/base/json.h"
#include "engine/data/checks.h"
#include "engine/data/dataset.h"
#include "engine/data/leaks.h"
#include "engine/data/split_folder.h"

namespace candlewright {

/// What the data commands print; the keys are the contract of docs/cli.md.
Json scan_document(const Dataset& data);
Json bars_document(const PriceTable& table);
Json checks_document(const Dataset& data, const std::vector<Check>& checks);
Json leaks_document(const Dataset& data, const std::vector<Leak>& leaks);
Json split_document(const SplitReport& report, const std::string& folder, const std::string& out);

/// One symbol's entry in scan_document: its file, bars and quality.
Json symbol_document(const PriceTable& table, bool usable);

}  // namespace candlewright
