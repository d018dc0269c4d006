#pragma once
#include <QString>
#include <QStringList>
#include <vector>

class QAbstractItemModel;

namespace candlewright {

/// One field of RFC 4180: quoted where it holds a comma, a quote or a line break. Text that a spreadsheet would run as a formula
/// (= + - @, tab or return first) gets a leading apostrophe; numbers do not.
QString csv_field(const QString& text, bool is_number);
/// The whole model as CSV with CRLF ends, heads first ("pct_MAE, %"); `columns` in this order. Numbers in C locale and full digits.
QString table_csv(const QAbstractItemModel& model, const std::vector<int>& columns);
/// Tab separated, as on screen, for the clipboard: heads and the given rows (all if empty).
QString table_tsv(const QAbstractItemModel& model, const std::vector<int>& columns, const std::vector<int>& rows);

}  // namespace candlewright
