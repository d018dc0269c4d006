#include "ui/leak_rows.h"

#include <algorithm>

#include "engine/base/error.h"
#include "ui/table_cells.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr qsizetype most_named = 40;  // symbols in a tool tip

QString text(const std::string& s) { return QString::fromStdString(s); }

QString kind_words(const std::string& kind) {
  if (kind == "duplicate") return tr("equal bars");
  if (kind == "scaled") return tr("equal but for a factor");
  if (kind == "overlap") return tr("same bars in two files");
  return text(kind);
}

TableCell counted(std::int64_t value) {
  TableCell cell = word(figures::count(value));
  cell.value = static_cast<qlonglong>(value);
  return cell;
}

TableCell day(Nanoseconds time) {
  TableCell cell = word(figures::date_time(time));
  cell.value = static_cast<qlonglong>(time);
  return cell;
}

}  // namespace

FolderReport report_on(const Dataset& data, std::stop_token stop) {
  FolderReport report;
  report.leaks = find_leaks(data, stop);
  if (stop.stop_requested()) throw Stopped();
  report.checks = check_dataset(data);
  return report;
}

QString leak_sentence(const Dataset& data, const std::vector<Leak>& leaks) {
  if (!leaks.empty()) return tr("%1 leaks found: a model has seen what it is judged on.").arg(figures::count(std::ssize(leaks)));
  const auto held_out = std::count_if(data.symbols.begin(), data.symbols.end(), [](const DatasetSymbol& s) { return s.held_out; });
  const std::int64_t trained = std::ssize(data.symbols) - held_out;
  if (held_out == 0) return tr("No leak found between the parts of %1 symbols.").arg(figures::count(trained));
  return tr("No leak found in %1 pairs of a trained and a held-out symbol, nor between the parts of a symbol.")
      .arg(figures::count(trained * held_out));
}

std::vector<TableColumn> leak_columns() {
  using enum ColumnKind;
  return {{"kind", tr("Leak"), {}, tr("What the two parts have in common"), text, {}, 130},
          {"symbol", tr("Symbol"), {}, tr("What a model learns from or is chosen on"), text, {}, 84},
          {"part", tr("Part"), {}, tr("Its part of the split"), text, {}, 84},
          {"other_symbol", tr("Leaks into"), {}, tr("What is judged"), text, {}, 84},
          {"other_part", tr("Part"), {}, tr("Its part of the split"), text, {}, 84},
          {"bars", tr("Bars"), tr("count"), tr("Bars of the judged part that are shared"), figure, {}, 58},
          {"first", tr("First"), tr("UTC"), tr("Of the shared bars in the judged part"), text, {}, 88},
          {"last", tr("Last"), tr("UTC"), tr("Of the shared bars in the judged part"), text, {}, 0}};
}

std::vector<TableRow> leak_rows(const std::vector<Leak>& leaks) {
  std::vector<TableRow> rows;
  for (const Leak& leak : leaks) {
    rows.push_back({QString::number(rows.size()),
                    {word(kind_words(leak.kind)), word(text(leak.symbol)), word(text(leak.part)), word(text(leak.other_symbol)),
                     word(text(leak.other_part)), counted(leak.bars), day(leak.first), day(leak.last)},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

std::vector<TableColumn> check_columns() {
  using enum ColumnKind;
  return {{"check", tr("Check"), {}, tr("The same questions as of candlewright-cli data check"), text, {}, 130},
          {"result", tr("Result"), {}, tr("pass, warn or fail"), text, {}, 70},
          {"symbols", tr("Symbols"), tr("count"), tr("That did not pass; named in the tool tip"), figure, {}, 66},
          {"detail", tr("What was found"), {}, {}, text, {}, 0}};
}

std::vector<TableRow> check_rows(const std::vector<Check>& checks) {
  std::vector<TableRow> rows;
  for (const Check& check : checks) {
    QStringList names;
    for (const std::string& symbol : check.symbols) names.append(text(symbol));
    if (names.size() > most_named) names = names.mid(0, most_named) + QStringList{tr("and %1 more").arg(names.size() - most_named)};
    TableCell result = word(text(check.verdict));
    result.icon = check.verdict == "pass"   ? QStringLiteral("check")
                  : check.verdict == "warn" ? QStringLiteral("info")
                                            : QStringLiteral("failed");
    TableCell symbols = counted(std::ssize(check.symbols));
    symbols.tip = names.join(QStringLiteral(", "));
    symbols.dim = check.symbols.empty();
    rows.push_back({text(check.name),
                    {word(text(check.name).replace('_', ' ')), result, symbols, word(text(check.detail), text(check.detail))},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

}  // namespace candlewright
