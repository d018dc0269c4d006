#include "ui/repair_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "ui/table_cells.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

TableCell time_cell(Nanoseconds time) {
  TableCell cell = word(figures::date_time(time));
  cell.value = static_cast<qlonglong>(time);
  return cell;
}

TableCell number_cell(std::int64_t number) {
  TableCell cell = word(figures::count(number));
  cell.value = static_cast<qlonglong>(number);
  return cell;
}

TableCell value_cell(double value) {
  TableCell cell = word(std::isfinite(value) ? figures::quote(value) : tr("empty"));
  if (std::isfinite(value)) cell.value = value;
  return cell;
}

/// The rows around a stretch of changed cells, which the file itself gave; -1 where there is none.
struct KnownRows {
  std::int64_t before = -1, after = -1;
};
/// By column and row, for cells that are not as the file has them: what a missing cell was interpolated from.
using KnownAround = std::map<std::string, std::map<std::int64_t, KnownRows>>;

KnownAround known_around(const PriceTable& table) {
  KnownAround around;
  for (const Repair& repair : table.quality.cells) {
    if (repair.column != "row" && repair.rule != "ohlc_range_widened") around[repair.column][repair.row];
  }
  for (auto& [column, rows] : around) {
    std::int64_t before = -1, last = -2;
    for (auto& [row, known] : rows) {
      if (row != last + 1) before = row - 1;
      known.before = before, last = row;
    }
    std::int64_t after = -1, next = -2;
    for (auto at = rows.rbegin(); at != rows.rend(); ++at) {
      if (at->first + 1 != next) after = at->first + 1 < table.rows() ? at->first + 1 : -1;
      at->second.after = after, next = at->first;
    }
  }
  return around;
}

QString interpolated(const PriceTable& table, const KnownRows& known) {
  const auto date_of = [&](std::int64_t row) { return figures::date_time(table.time[static_cast<std::size_t>(row)]); };
  if (known.before >= 0 && known.after >= 0) return tr("interpolated from %1 and %2").arg(date_of(known.before), date_of(known.after));
  if (known.before >= 0 || known.after >= 0) return tr("as on %1, the nearest known").arg(date_of(std::max(known.before, known.after)));
  return tr("filled");
}

/// A repair in words; the name of the rule where it has none.
QString words_of(const std::string& rule) {
  static const std::map<std::string, const char*> words{
      {"out_of_range_cells", QT_TRANSLATE_NOOP("candlewright", "out of range")},
      {"negative_volume_set_missing", QT_TRANSLATE_NOOP("candlewright", "negative")},
      {"negative_amount_set_missing", QT_TRANSLATE_NOOP("candlewright", "negative")},
      {"ohlc_range_widened", QT_TRANSLATE_NOOP("candlewright", "widened to hold open and close")},
      {"malformed_rows_skipped", QT_TRANSLATE_NOOP("candlewright", "row left out: wrong number of fields")},
      {"bad_timestamp_rows_dropped", QT_TRANSLATE_NOOP("candlewright", "row left out: its time cannot be read")},
      {"duplicate_timestamps_dropped", QT_TRANSLATE_NOOP("candlewright", "row left out: a later row has its time")},
      {"nonpositive_price_rows_dropped", QT_TRANSLATE_NOOP("candlewright", "row left out: a price of zero or less")}};
  const auto found = words.find(rule);
  return found == words.end() ? text(rule) : tr(found->second);
}

QString how(const PriceTable& table, const Repair& repair, const KnownAround& around) {
  if (repair.column == "row" || repair.row < 0 || repair.row >= table.rows() || repair.rule == "ohlc_range_widened")
    return words_of(repair.rule);
  const QString filled = interpolated(table, around.at(repair.column).at(repair.row));
  return repair.rule.starts_with("missing_") ? filled : tr("%1: %2").arg(words_of(repair.rule), filled);
}

}  // namespace

std::vector<TableColumn> repair_columns() {
  using enum ColumnKind;
  return {{"bar", tr("Bar"), tr("UTC"), tr("Time of the bar"), text, {}, 90},
          {"row", tr("Row"), {}, tr("Bar counted from 0; of a row that was left out the line of the file"), figure, {}, 60},
          {"cell", tr("Cell"), {}, tr("Column that was changed"), text, {}, 64},
          {"was", tr("In the file"), {}, tr("As the file has it"), figure, {}, 80},
          {"now", tr("Used"), {}, tr("What the model sees in its place"), figure, {}, 80},
          {"how", tr("How"), {}, tr("What the reader did; the rule's name is in the tool tip"), text, {}, 0}};
}

std::vector<TableRow> repair_rows(const PriceTable& table) {
  std::vector<TableRow> rows;
  const KnownAround around = known_around(table);
  for (const Repair& repair : table.quality.cells) {
    const bool left_out = repair.column == "row";
    const bool has_bar = !left_out && repair.row >= 0 && repair.row < table.rows();
    rows.push_back(
        {QString::number(rows.size()),
         {has_bar ? time_cell(table.time[static_cast<std::size_t>(repair.row)]) : word(figures::none(), tr("The row was left out.")),
          number_cell(repair.row), word(text(repair.column)), value_cell(repair.was),
          left_out ? word(figures::none(), tr("The row was left out.")) : value_cell(repair.now),
          word(how(table, repair, around), text(repair.rule))},
         RowKind::plain,
         0,
         {}});
  }
  return rows;
}

std::vector<TableColumn> outlier_columns() {
  using enum ColumnKind;
  return {{"bar", tr("Bar"), tr("UTC"), tr("Time of the bar"), text, {}, 90},
          {"row", tr("Row"), {}, tr("Bar counted from 0"), figure, {}, 60},
          {"before", tr("Close before"), {}, tr("Close of the bar before"), figure, {}, 84},
          {"close", tr("Close"), {}, tr("Close of the bar"), figure, {}, 84},
          {"return", tr("Return"), tr("%"), tr("Change from close to close"), figure, {}, 70},
          {"how", tr("How"), {}, tr("What the reader did"), text, {}, 0}};
}

std::vector<TableRow> outlier_rows(const PriceTable& table) {
  std::vector<TableRow> rows;
  for (const std::int64_t bar : table.quality.outliers) {
    if (bar < 1 || bar >= table.rows()) continue;
    const auto b = static_cast<std::size_t>(bar);
    const double change = 100 * (table.close[b] / table.close[b - 1] - 1);
    TableCell moved = word(figures::skill_number(change));
    moved.value = change;
    rows.push_back({QString::number(rows.size()),
                    {time_cell(table.time[b]), number_cell(bar), value_cell(table.close[b - 1]), value_cell(table.close[b]), moved,
                     word(tr("kept as it is"))},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

}  // namespace candlewright
