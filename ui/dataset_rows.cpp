#include "ui/dataset_rows.h"

#include "ui/engine_errors.h"
#include "ui/table_cells.h"

#include <QFileInfo>
#include <QVector>
#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr int root_group = 1;  // after the refused files

QString text(const std::string& s) { return QString::fromStdString(s); }

QString title_of(const std::filesystem::path& folder) {
  return text((folder.has_filename() ? folder : folder.parent_path()).filename().string());  // "folder/" ends in an empty name
}

QVector<double> outline(const PriceTable& table) {
  constexpr std::int64_t points = 64;
  QVector<double> out;
  const std::int64_t rows = table.rows();
  const std::int64_t count = std::min(rows, points);
  for (std::int64_t i = 0; i < count; ++i) {
    out.append(std::log(table.close[static_cast<std::size_t>(count == 1 ? 0 : i * (rows - 1) / (count - 1))]));
  }
  return out;
}

TableCell counted(std::int64_t value, bool strong_if_any = false) {
  TableCell cell;
  cell.text = figures::count(value);
  cell.value = static_cast<qlonglong>(value);
  cell.strong = strong_if_any && value > 0;
  cell.dim = value == 0;
  return cell;
}

TableCell day(Nanoseconds time) {
  TableCell cell;
  cell.text = figures::date(time);
  cell.value = static_cast<qlonglong>(time);
  return cell;
}

QString repair_list(const QualityReport& quality) {
  QStringList lines;
  for (const auto& [rule, count] : quality.repairs) lines.append(QStringLiteral("%1: %2").arg(text(rule), figures::count(count)));
  for (const std::string& flag : quality.flags) lines.append(text(flag));
  for (const std::string& warning : quality.warnings) lines.append(text(warning));
  return lines.isEmpty() ? tr("Nothing was changed.") : lines.join('\n');
}

/// What asset_metadata.json says of a symbol; a dash with the reason where it says nothing.
TableCell fact(const DatasetSymbol& symbol, const char* name) {
  const auto found = symbol.about.find(name);
  return found == symbol.about.end() ? word(figures::none(), tr("The folder's asset_metadata.json does not say."))
                                     : word(text(found->second));
}

/// Names of the parts that hold bars, as the filter takes them: "train, val, test".
QString parts_of(const DatasetSymbol& symbol) {
  QStringList names;
  for (const Part part : {Part::train, Part::validation, Part::test, Part::held_out}) {
    if (symbol.part(part).size() > 0 && !(symbol.held_out && part == Part::train)) names.append(QString::fromLatin1(name_of(part)));
  }
  return names.join(QStringLiteral(", "));
}

/// In words what a person would look for: "repaired, gaps"; "as found" where there is nothing.
QString quality_of(const PriceTable& table) {
  QStringList words;
  if (repairs_of(table) > 0) words.append(tr("repaired"));
  if (table.quality.gaps > 0) words.append(tr("gaps"));
  if (!table.quality.outliers.empty()) words.append(tr("outliers"));
  return words.isEmpty() ? tr("as found") : words.join(QStringLiteral(", "));
}

std::vector<TableCell> symbol_cells(const DatasetSymbol& symbol) {
  const PriceTable& table = *symbol.table;
  TableCell close;
  close.mark = QVariant::fromValue(outline(table));
  close.value = table.close.empty() ? 0.0 : table.close.back();
  TableCell repairs = counted(repairs_of(table), true);
  repairs.tip = repair_list(table.quality);
  TableCell zero = word(figures::number(100 * table.quality.zero_volume_share, 1));
  zero.value = 100 * table.quality.zero_volume_share;
  TableCell held = word(symbol.held_out ? tr("symbol") : tr("in time"));
  held.strong = symbol.held_out;
  const bool any = table.rows() > 0;
  return {word(text(table.symbol), text(table.file)),
          fact(symbol, "class"),
          counted(table.rows()),
          any ? day(table.time.back()) : word(figures::none()),
          close,
          repairs,
          counted(table.quality.gaps, true),
          held,
          any ? day(table.time.front()) : word(figures::none()),
          counted(std::ssize(table.quality.outliers)),
          word(text(table.quality.frequency)),
          word(parts_of(symbol)),
          word(quality_of(table)),
          zero,
          fact(symbol, "group"),
          fact(symbol, "source")};
}

/// "FILE: why"
QString refusal(const PriceTable& table) {
  const QString message = text(table.quality.message), place = text(table.file) + QStringLiteral(": ");
  return message.startsWith(place) ? place + error_words(message.mid(place.size())) : error_words(message);
}

/// The sub-folder that a symbol lies in, by the layouts that engine/data/folder.h knows; empty for the folder's own symbols.
QString folder_of(const DatasetSymbol& symbol, const std::filesystem::path& home) {
  std::filesystem::path folder = std::filesystem::path(symbol.table->file).lexically_relative(home).parent_path();
  for (const char* part : {"train", "val", "test"}) {
    if (folder.filename() == part) folder = folder.parent_path();
  }
  return folder.empty() || *folder.begin() == ".." ? QString() : QString::fromStdString(folder.string());
}

void add_folder(std::vector<TableRow>& rows, const std::vector<const DatasetSymbol*>& symbols, const QString& title, int group,
                bool inside) {
  std::int64_t bars = 0, repaired = 0, held_out = 0;
  for (const DatasetSymbol* symbol : symbols) {
    bars += symbol->table->rows();
    repaired += repairs_of(*symbol->table) > 0;
    held_out += symbol->held_out;
  }
  QStringList note;
  if (!symbols.empty()) {  // all may lie in sub-folders
    note.append(tr("%Ln symbols", nullptr, static_cast<int>(symbols.size())));
    if (held_out > 0)
      note.append(held_out == std::ssize(symbols) ? tr("held out") : tr("%Ln held out", nullptr, static_cast<int>(held_out)));
    note.append(tr("%Ln bars", nullptr, static_cast<int>(bars)));
    note.append(repaired > 0 ? tr("%Ln with repairs", nullptr, static_cast<int>(repaired)) : tr("no repairs"));
  }
  TableCell name = word(title);
  name.icon = QStringLiteral("folder");
  const int depth = inside ? 1 : 0;
  rows.push_back({QStringLiteral("group:%1").arg(group), {name}, RowKind::head, group, note.join(QStringLiteral(", ")),
                  inside ? root_group : -1, depth});
  for (const DatasetSymbol* symbol : symbols) {
    std::vector<TableCell> cells = symbol_cells(*symbol);
    cells.push_back(word(title));
    rows.push_back({text(symbol->name()), std::move(cells), RowKind::plain, group, {}, -1, depth + 1});
  }
}

}  // namespace

std::int64_t repairs_of(const PriceTable& table) {
  std::int64_t sum = 0;
  for (const auto& [rule, count] : table.quality.repairs) sum += count;
  return sum;
}

std::vector<TableColumn> dataset_columns() {
  const auto column = [](const char* key, const QString& name, const QString& unit, const QString& tip, ColumnKind kind, int width,
                         bool shown = true) { return TableColumn{QString::fromLatin1(key), name, unit, tip, kind, {}, width, shown}; };
  using enum ColumnKind;
  return {column("symbol", tr("Symbol"), {}, tr("Name of the file without its ending, or of the symbol column"), text, 108),
          column("class", tr("Class"), {}, tr("As the folder's asset_metadata.json says"), text, 56),
          column("bars", tr("Bars"), tr("count"), tr("Rows after repair"), figure, 58),
          column("last_bar", tr("Last bar"), tr("UTC"), tr("Time of the newest bar"), text, 82),
          column("close", tr("Close"), tr("log scale"), tr("All closes, oldest at the left"), sparkline, 80),
          column("repairs", tr("Repairs"), tr("cells"), tr("Cells and rows that the reader changed; less is better"), figure, 60),
          column("gaps", tr("Gaps"), tr("count"), tr("Spaces between bars that the calendar does not explain; less is better"), figure, 48),
          column("held_out", tr("Held out"), {}, tr("in time: its last bars are kept from training; symbol: all of it is"), text, 64),
          column("first_bar", tr("First bar"), tr("UTC"), tr("Time of the oldest bar"), text, 82),
          column("outliers", tr("Outliers"), tr("kept"), tr("Bars whose return is more than 8 robust deviations; kept as they are"), figure,
                 60),
          column("frequency", tr("Bar"), tr("length"), tr("The usual time from bar to bar"), text, 48),
          column("part", tr("Parts"), {}, tr("Which parts of the split hold bars of it: train, val, test, held_out"), text, 110, false),
          column("quality", tr("Quality"), {},
                 tr("as found, or what it has of: repaired, gaps, outliers; refused for a file that is not used"), text, 110, false),
          column("zero_volume", tr("Zero volume"), tr("% of bars"), tr("Share of bars without volume"), figure, 78, false),
          column("group", tr("Group"), {}, tr("As the folder's asset_metadata.json says"), text, 72, false),
          column("source", tr("Source"), {}, tr("As the folder's asset_metadata.json says"), text, 140, false),
          column("folder", tr("Folder"), {}, tr("The folder that it lies in"), text, 110, false)};
}

QStringList narrow_dataset_columns() {
  return {QStringLiteral("symbol"), QStringLiteral("bars"), QStringLiteral("close"), QStringLiteral("repairs"), QStringLiteral("gaps")};
}

std::vector<TableRow> dataset_rows(const Dataset& data) {
  constexpr std::size_t quality_column = 12;
  std::vector<TableRow> rows;
  if (!data.refused.empty()) {
    TableRow head{QStringLiteral("group:0"), {word(tr("Refused"))}, RowKind::head, 0, {}};
    head.note = tr("%Ln files could not be read", nullptr, static_cast<int>(data.refused.size()));
    rows.push_back(std::move(head));
    for (const PriceTable& table : data.refused) {
      const QString file = QFileInfo(text(table.file)).fileName(), why = refusal(table);
      TableCell name = word(file, why);
      name.icon = QStringLiteral("failed");
      std::vector<TableCell> cells(dataset_columns().size(), word(figures::none(), why));
      cells[0] = name;
      cells[quality_column] = word(tr("refused"), why);
      rows.push_back({QStringLiteral("refused:") + text(table.file), std::move(cells), RowKind::plain, 0, {}, -1, 1});
    }
  }
  std::map<QString, std::vector<const DatasetSymbol*>> folders;  // the folder itself, named "", comes first
  folders[QString()];
  for (const DatasetSymbol& symbol : data.symbols) folders[folder_of(symbol, data.folder)].push_back(&symbol);
  int group = root_group;
  for (const auto& [name, symbols] : folders)
    add_folder(rows, symbols, name.isEmpty() ? title_of(data.folder) : name, group++, !name.isEmpty());
  return rows;
}

CandleBars candle_bars(const PriceTable& table) { return candle_bars(table, 0, table.rows()); }

CandleBars candle_bars(const PriceTable& table, std::int64_t first, std::int64_t end) {
  const auto cut = [&](const auto& column) { return std::vector(column.begin() + first, column.begin() + end); };
  CandleBars bars;
  bars.time_ns.assign(table.time.begin() + first, table.time.begin() + end);
  bars.open = cut(table.open);
  bars.high = cut(table.high);
  bars.low = cut(table.low);
  bars.close = cut(table.close);
  if (table.has_volume) bars.volume = cut(table.volume);
  return bars;
}

std::vector<CandleMark> candle_marks(const PriceTable& table) {
  std::vector<CandleMark> marks;
  for (const Repair& repair : table.quality.cells) {
    if (repair.column == "row" || repair.row < 0 || repair.row >= table.rows()) continue;  // a dropped row has no bar
    const QString was = std::isfinite(repair.was) ? figures::quote(repair.was) : tr("empty");
    marks.push_back({static_cast<int>(repair.row),
                     repair.column == "volume" || repair.column == "amount" ? CandleMark::repaired_volume : CandleMark::repaired,
                     tr("%1 %2 (was %3), %4").arg(text(repair.column), figures::quote(repair.now), was, text(repair.rule))});
  }
  for (const std::int64_t bar : table.quality.outliers) marks.push_back({static_cast<int>(bar), CandleMark::outlier, tr("outlier, kept")});
  return marks;
}

std::vector<CandleGap> candle_gaps(const PriceTable& table) {
  std::vector<CandleGap> gaps;
  for (const std::int64_t before : table.quality.gap_rows) {
    if (before < 1 || before >= table.rows()) continue;
    const auto b = static_cast<std::size_t>(before);
    // The usual step of the bars around says how many are missing.
    const Nanoseconds usual = b >= 2 ? table.time[b - 1] - table.time[b - 2] : ns_per_day;
    const auto missing = std::max<Nanoseconds>(1, (table.time[b] - table.time[b - 1]) / std::max<Nanoseconds>(1, usual) - 1);
    gaps.push_back({static_cast<int>(before) - 1, static_cast<int>(std::min<Nanoseconds>(missing, 1'000'000)),
                    tr("gap: %1 to %2").arg(figures::date(table.time[b - 1]), figures::date(table.time[b]))});
  }
  return gaps;
}

std::vector<CandlePart> candle_parts(const DatasetSymbol& symbol) {
  std::vector<CandlePart> parts;
  const auto add = [&](CandlePart::Kind kind, RowRange range, const QString& name) {
    if (range.size() > 0) parts.push_back({kind, static_cast<int>(range.begin), static_cast<int>(range.end) - 1, name});
  };
  if (!symbol.held_out) add(CandlePart::train, symbol.train, tr("train"));
  add(CandlePart::validation, symbol.validation, tr("validation"));
  add(symbol.held_out ? CandlePart::held_out : CandlePart::test, symbol.test, tr("test"));
  return parts;
}

}  // namespace candlewright
