#pragma once
#include <QString>
#include <vector>

#include "engine/data/checks.h"
#include "engine/data/leaks.h"
#include "widgets/table_model.h"

namespace candlewright {

/// What was asked of a folder and what came out.
struct FolderReport {
  std::vector<Leak> leaks;
  std::vector<Check> checks;
};
/// A few passes over all bars; for a thread beside the window. Throws Stopped on request.
FolderReport report_on(const Dataset& data, std::stop_token stop);

/// "No leak found in 2,640 pairs of a trained and a held-out symbol, nor between the parts of a symbol." or how many there are.
QString leak_sentence(const Dataset& data, const std::vector<Leak>& leaks);

// Pure: may be called on any thread. Keys are counts from 0.
std::vector<TableColumn> leak_columns();
std::vector<TableRow> leak_rows(const std::vector<Leak>& leaks);
std::vector<TableColumn> check_columns();
std::vector<TableRow> check_rows(const std::vector<Check>& checks);

}  // namespace candlewright
