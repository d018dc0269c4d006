#include "ui/split_rows.h"

#include <algorithm>

#include "engine/data/windows.h"
#include "engine/models/family.h"
#include "ui/table_cells.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

TableCell counted(std::int64_t value) {
  TableCell cell = word(figures::count(value));
  cell.value = static_cast<qlonglong>(value);
  cell.dim = value == 0;
  return cell;
}

QString share_text(double share) { return QString::number(share, 'g', 4); }
QString day_text(Nanoseconds time) { return QString::fromStdString(to_iso(time)).left(10); }

}  // namespace

PartsBy parts_by(const DataConfig& config) {
  if (!config.validation_from.empty() || !config.test_from.empty()) return PartsBy::day;
  return config.validation_share > 0 || config.test_share > 0 ? PartsBy::share : PartsBy::bars;
}

std::pair<QString, QString> part_texts(PartsBy by, const DataConfig& config) {
  switch (by) {
    case PartsBy::share:
      return {share_text(100 * config.validation_share), share_text(100 * config.test_share)};
    case PartsBy::day:
      return {QString::fromStdString(config.validation_from), QString::fromStdString(config.test_from)};
    case PartsBy::bars:
      break;
  }
  return {QString::number(config.validation_rows), QString::number(config.test_rows)};
}

QHash<QString, QString> typed_parts(PartsBy by, const QString& validation, const QString& test) {
  QHash<QString, QString> settings{{QStringLiteral("data.validation_share"), QStringLiteral("0.0")},
                                   {QStringLiteral("data.test_share"), QStringLiteral("0.0")},
                                   {QStringLiteral("data.validation_from"), QString()},
                                   {QStringLiteral("data.test_from"), QString()}};
  const auto share = [](const QString& percent) {
    bool is_number = false;
    const double value = percent.trimmed().toDouble(&is_number);
    return is_number ? share_text(value / 100) : percent;  // the draft says what is wrong with it
  };
  switch (by) {
    case PartsBy::bars:
      settings[QStringLiteral("data.validation_rows")] = validation.trimmed();
      settings[QStringLiteral("data.test_rows")] = test.trimmed();
      break;
    case PartsBy::share:
      settings[QStringLiteral("data.validation_share")] = share(validation);
      settings[QStringLiteral("data.test_share")] = share(test);
      break;
    case PartsBy::day:
      settings[QStringLiteral("data.validation_from")] = validation.trimmed();
      settings[QStringLiteral("data.test_from")] = test.trimmed();
      break;
  }
  return settings;
}

QHash<QString, QString> part_settings(PartsBy by, const PriceTable& table, RowRange validation, RowRange test) {
  const auto text = [&](RowRange part) {
    const std::int64_t begin = std::clamp<std::int64_t>(part.begin, 0, std::max<std::int64_t>(0, table.rows() - 1));
    if (by == PartsBy::day) return table.rows() > 0 ? day_text(table.time[static_cast<std::size_t>(begin)]) : QString();
    if (by == PartsBy::bars) return QString::number(part.size());
    return table.rows() > 0 ? share_text(100.0 * static_cast<double>(part.size()) / static_cast<double>(table.rows())) : QString();
  };
  return typed_parts(by, text(validation), text(test));
}

SplitPreview preview_split(const std::filesystem::path& folder, const RunConfig& config, const std::filesystem::path& cache,
                           std::stop_token stop) {
  SplitSettings split = config.split();
  const Dataset data = open_dataset(folder, split, cache, {}, stop);
  const DataConfig& d = config.data;
  const std::int64_t least = model_family(config.model).least_context;
  SplitPreview preview;
  preview.notices = data.notices;
  for (const DatasetSymbol& symbol : data.symbols) {
    SymbolWindows row;
    row.symbol = symbol.name();
    row.held_out = symbol.held_out;
    row.by_folder = symbol.held_out && std::find(split.held_out.begin(), split.held_out.end(), symbol.name()) == split.held_out.end();
    row.bars = symbol.table->rows();
    row.train_bars = symbol.held_out ? 0 : symbol.train.size();
    row.validation_bars = symbol.part(Part::validation).size();
    row.test_bars = symbol.part(symbol.held_out ? Part::held_out : Part::test).size();
    row.parts = {symbol.train, symbol.validation, symbol.test};
    preview.symbols.push_back(std::move(row));
  }
  const std::int64_t judged = least > 0 ? std::min(least, d.lookback) : d.lookback;
  const auto count = [&](const std::vector<Window>& windows, std::int64_t SymbolWindows::*part) {
    for (const Window& window : windows) ++(preview.symbols[static_cast<std::size_t>(window.symbol)].*part);
  };
  count(training_windows(data, d.lookback, d.horizon, d.training_stride, least), &SymbolWindows::train);
  count(part_windows(data, Part::validation, judged, d.horizon, 1), &SymbolWindows::validation);
  count(part_windows(data, Part::test, judged, d.horizon, 1), &SymbolWindows::test);
  count(part_windows(data, Part::held_out, judged, d.horizon, 1), &SymbolWindows::test);
  return preview;
}

std::vector<TableColumn> split_columns() {
  using enum ColumnKind;
  const QString bars = tr("Bars"), windows = tr("Windows");
  return {
      {"symbol", tr("Symbol"), {}, {}, text, {}, 88},
      {"held_out", tr("Held out"), {}, tr("Nothing is trained on it; all that is judged of it counts as the held-out part"), text, {}, 74},
      {"train_bars", tr("train"), {}, tr("Bars to train on"), figure, bars, 58},
      {"validation_bars", tr("val"), {}, tr("Bars that validate"), figure, bars, 50},
      {"test_bars", tr("test"), {}, tr("Bars kept for the test; of a held-out symbol all that are judged"), figure, bars, 50},
      {"train", tr("train"), {}, tr("Training windows, every training_stride bars"), figure, windows, 58},
      {"validation", tr("val"), {}, tr("Windows whose whole horizon lies in the validation part"), figure, windows, 50},
      {"test", tr("test"), {}, tr("Windows whose whole horizon lies in what is judged"), figure, windows, 50},
      {"note", tr("Note"), {}, {}, text, {}, 0}};
}

std::vector<TableRow> split_rows(const SplitPreview& preview) {
  std::vector<TableRow> rows;
  for (const SymbolWindows& s : preview.symbols) {
    TableCell held = word(s.by_folder ? tr("yes") : QString());
    if (!s.by_folder) held.value = s.held_out;
    const QString note = s.by_folder                   ? tr("held out by the folder")
                         : s.train == 0 && !s.held_out ? tr("too short for a window of lookback and horizon")
                                                       : QString();
    rows.push_back({QString::fromStdString(s.symbol),
                    {word(QString::fromStdString(s.symbol)), held, counted(s.train_bars), counted(s.validation_bars), counted(s.test_bars),
                     counted(s.train), counted(s.validation), counted(s.test), word(note)},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

QString split_sentence(const SplitPreview& preview) {
  std::int64_t train = 0, validation = 0, test = 0, judged = 0, trained = 0, held_out = 0, idle = 0;
  for (const SymbolWindows& s : preview.symbols) {
    train += s.train, validation += s.validation, trained += s.train > 0, held_out += s.held_out;
    (s.held_out ? judged : test) += s.test;
    idle += s.train == 0 && !s.held_out;
  }
  QStringList parts{tr("%Ln windows to train on", nullptr, static_cast<int>(train)) + ' ' + tr("of %Ln symbols", nullptr, static_cast<int>(trained)),
                    tr("%1 validate").arg(figures::count(validation)), tr("%1 test").arg(figures::count(test))};
  if (held_out > 0) parts << tr("%1 judge %Ln held-out symbols", nullptr, static_cast<int>(held_out)).arg(figures::count(judged));
  if (idle > 0) parts << tr("%Ln symbols give no training window", nullptr, static_cast<int>(idle));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace candlewright
