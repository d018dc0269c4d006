#pragma once
#include <QString>
#include <QStringList>

#include "engine/storage/comparison.h"
#include "widgets/table_view.h"

namespace candlewright {

/// What a table shows as a table of a page: its visible columns with group, name and unit in the heads, its rows in their order, of those
/// with a key in `rows` only, reference rows always; all if `rows` is empty. Tick boxes and line samples stay behind.
PageTable page_table(const TableView& table, const QString& title, const QString& note, const QStringList& rows = {});

}  // namespace candlewright
