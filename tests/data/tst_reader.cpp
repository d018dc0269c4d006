#include <QtTest>

#include "data/bar_files.h"
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/data/reader.h"
#include "engine/data/readers/csv.h"

using namespace candlewright;
using testing::bars;
using testing::TemporaryFolder;

namespace {

PriceTable table_of(const std::string& text) { return parse_csv(text, "X.csv").front(); }

std::string message_of(const std::string& text) {
  try {
    parse_csv(text, "X.csv");
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

double close_at(const PriceTable& table, const std::string& time) {
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    if (table.time[i] == *parse_iso(time)) return table.close[i];
  }
  return -1;
}

/// What index.json says of one file, against what was read; empty if they agree.
QString disagreement(const Json& want, const PriceTable& table, const std::string& name) {
  const QualityReport& quality = table.quality;
  if (quality.status != want["expect"]) return QString::fromStdString("status " + quality.status + ": " + quality.message);
  if (want["expect"] == "error") {
    const QString message = QString::fromStdString(quality.message);
    if (!message.contains(QString::fromStdString(name))) return "not named: " + message;
    for (const auto& word : want["message_contains"]) {
      if (!message.contains(QString::fromStdString(word.get<std::string>()), Qt::CaseInsensitive)) return "lacks a word: " + message;
    }
    return {};
  }
  if (table.rows() != want["rows"]) return QString("rows %1").arg(table.rows());
  Json repairs = Json::object();
  for (const auto& [rule, count] : quality.repairs) repairs[rule] = count;
  for (const auto& flag : quality.flags) repairs[flag] = true;
  const Json expected = want.value("repair", Json::object());
  if (nlohmann::json(repairs) != nlohmann::json(expected)) return QString::fromStdString("repairs " + repairs.dump());
  if (want.contains("first") && to_iso(table.time.front()) != want["first"]) return "first";
  if (want.contains("last") && to_iso(table.time.back()) != want["last"]) return "last";
  if (want.contains("ignored_columns") && Json(quality.ignored_columns) != want["ignored_columns"]) return "ignored columns";
  if (want.contains("warn")) {
    bool warned = false;
    for (const auto& warning : quality.warnings) warned |= warning.find(want["warn"].get<std::string>()) != std::string::npos;
    if (!warned) return "no warning";
  }
  const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b); };
  if (want.contains("close_first") && !near(table.close.front(), want["close_first"])) return "close_first";
  if (want.contains("close_last") && !near(table.close.back(), want["close_last"])) return "close_last";
  for (const char* key : {"close_at", "close_after_interpolation"}) {
    if (!want.contains(key)) continue;
    for (const auto& [time, close] : want[key].items()) {
      if (!near(close_at(table, time), close)) return QString("close at %1").arg(time.c_str());
    }
  }
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    const bool whole = table.low[i] > 0 && table.low[i] <= std::min(table.open[i], table.close[i]) &&
                       table.high[i] >= std::max(table.open[i], table.close[i]);
    if (!whole || !std::isfinite(table.volume[i]) || !std::isfinite(table.amount[i])) return QString("bar %1 is not whole").arg(i);
  }
  return {};
}

}  // namespace

class TestReader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void hostile_files_read_as_the_contract_says() {
    const std::filesystem::path folder = CANDLEWRIGHT_SOURCE "/../shared/data/hostile";
    if (!std::filesystem::exists(folder / "index.json")) QSKIP("../shared/data/hostile is not there");
    const Json index = read_json(folder / "index.json");
    int files = 0;
    for (const auto& [name, want] : index["files"].items()) {
      QElapsedTimer timer;
      timer.start();
      const auto tables = read_tables(folder / name);
      QVERIFY2(timer.elapsed() < 1000, name.c_str());
      QCOMPARE(tables.size(), std::size_t{1});
      const QString problem = disagreement(want, tables.front(), name);
      QVERIFY2(problem.isEmpty(), qPrintable(QString::fromStdString(name) + ": " + problem));
      ++files;
    }
    qInfo("%d files", files);
  }
  void cells_are_read_exactly() {
    const PriceTable table = table_of(
        "timestamp,open,high,low,close,volume\n2024-01-01,465.864013671875,468.17401123046875,0.00000000012345678901234567,1e2,21056800."
        "0\n");
    QCOMPARE(table.open[0], 465.864013671875);
    QCOMPARE(table.high[0], 468.17401123046875);
    QCOMPARE(table.low[0], 0.00000000012345678901234567);
    QCOMPARE(table.close[0], 100.0);
    QCOMPARE(table.amount[0], 21056800.0 * (table.open[0] + table.high[0] + table.low[0] + table.close[0]) / 4);
    QVERIFY(!table.has_amount);
  }
  void separators_and_styles_of_numbers() {
    for (const char separator : {',', ';', '\t', '|'}) {
      std::string text = bars(12);
      std::replace(text.begin(), text.end(), ',', separator);
      QCOMPARE(table_of(text).rows(), 12);
      QVERIFY(table_of(text).quality.status == "accept");
    }
    const PriceTable german = table_of("date;open;high;low;close;volume\n2024-01-01;1.234,50;1.240,00;1.230,25;1.239,75;12.000\n");
    QCOMPARE(german.close[0], 1239.75);
    QCOMPARE(german.volume[0], 12000.0);
    const PriceTable grouped = table_of("date;open;high;low;close;volume\n2024-01-01;10.5;11;10;10.75;1,234,567\n");
    QCOMPARE(grouped.volume[0], 1234567.0);
    QCOMPARE(QString::fromStdString(grouped.quality.flags.at(0)), QString("thousand_separators"));
  }
  void times_in_every_form_are_the_same_instant() {
    for (const char* time :
         {"2024-03-01", "2024-03-01T00:00:00Z", "2024-03-01 00:00", "2024-03-01T08:00:00+08:00", "2024/03/01", "2024.03.01 00:00:00",
          "20240301", "1709251200", "1709251200000", "1709251200000000", "1709251200000000000", "1709251200.0"}) {
      const PriceTable table = table_of(std::string(testing::header) + time + ",1,2,1,2,3\n");
      QCOMPARE(QString::fromStdString(to_iso(table.time[0])), QString("2024-03-01T00:00:00Z"));
    }
  }
  void a_long_file_gives_one_table_a_symbol() {
    std::string text = "symbol,timestamp,open,high,low,close,volume\n";
    for (int day = 1; day < 6; ++day) {
      text += "../../up,2024-01-0" + std::to_string(day) + ",1,2,1,2,3\n";
      text += "BTC/USD,2024-01-0" + std::to_string(day) + ",10,20,10,20,3\n";
    }
    const auto tables = parse_csv(text + "BTC/USD,never,1,2,3,4,5\n,2024-01-01,1,2,1,2,3\n", "LONG.csv");
    QCOMPARE(tables.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(tables[0].symbol), QString("../../up"));
    QCOMPARE(QString::fromStdString(tables[1].symbol), QString("BTC/USD"));
    QCOMPARE(tables[1].rows(), 5);
    QCOMPARE(tables[1].close[4], 20.0);
    QCOMPARE(tables[0].quality.repairs.at("bad_timestamp_rows_dropped"), 1);
    QCOMPARE(tables[0].quality.repairs.at("malformed_rows_skipped"), 1);
  }
  void a_symbol_column_of_one_value_is_ignored() {
    const auto tables =
        parse_csv("symbol,timestamp,open,high,low,close\nA,2024-01-01,1,2,1,2\nA,2024-01-02,1,2,1,2\n", "folder/NAME.csv.gz");
    QCOMPARE(tables.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(tables[0].symbol), QString("NAME"));
    QCOMPARE(QString::fromStdString(tables[0].quality.ignored_columns.at(0)), QString("symbol"));
  }
  void a_quoted_field_may_hold_line_ends_and_a_stray_quote_costs_one_row() {
    const std::string head = "timestamp,open,high,low,close,note\n";
    QCOMPARE(table_of(head + "2024-01-01,1,2,1,2,\"two\nlines, \"\"quoted\"\"\"\n2024-01-02,1,2,1,2,x\n").rows(), 2);
    const PriceTable stray = table_of(head + "2024-01-01,1,2,1,2,\"never closed\n" + std::string(70'000, 'x') + "\n2024-01-02,1,2,1,2,x\n");
    QCOMPARE(stray.rows(), 2);
    QCOMPARE(stray.quality.repairs.at("malformed_rows_skipped"), 1);
  }
  void every_repair_is_told_cell_by_cell() {
    const PriceTable table = table_of(
        std::string(testing::header) +
        "2024-01-01,10,11,9,10,5\n2024-01-02,10,9,11,10,-5\n2024-01-03,10,11,9,,5\n2024-01-04,10,11,9,11,7\n2024-01-04,10,12,9,12,9\n");
    QCOMPARE(table.rows(), 4);
    QStringList told;
    for (const Repair& cell : table.quality.cells) {
      told << QString("%1 %2 %3 %4")
                  .arg(cell.row)
                  .arg(QString::fromStdString(cell.column))
                  .arg(cell.now)
                  .arg(QString::fromStdString(cell.rule));
    }
    told.sort();
    QCOMPARE(told, QStringList({"1 high 11 ohlc_range_widened", "1 low 9 ohlc_range_widened", "1 volume 5 negative_volume_set_missing",
                                "2 close 11 missing_price_cells", "5 row nan duplicate_timestamps_dropped"}));
  }
  void an_interpolated_price_keeps_its_bar_whole() {
    const PriceTable table =
        table_of(std::string(testing::header) + "2024-01-01,10,11,9,10,5\n2024-01-02,10,10.5,9.5,x,5\n2024-01-03,14,16,13,15,5\n");
    QCOMPARE(table.close[1], 12.5);
    QCOMPARE(table.high[1], 12.5);
  }
  void errors_say_the_way_out() {
    QVERIFY(message_of("").find("empty") != std::string::npos);
    QVERIFY(message_of("date,open,high,low\n2024-01-01,1,1,1\n").find("close") != std::string::npos);
    QVERIFY(message_of("date,open,high,low,close\nnever,1,1,1,1\n").find("no data rows") != std::string::npos);
    QVERIFY(message_of("date,open,high,low,close\n2024-01-01,-1,1,1,1\n").find("no data rows") != std::string::npos);
    std::string wide = "date,open,high,low,close";
    for (int i = 0; i < 60; ++i) wide += ",x" + std::to_string(i);
    QVERIFY(message_of(wide + "\n").find("more than 64") != std::string::npos);
    QVERIFY(message_of("\x89PNG\r\n\x1a\n" + std::string(200, '\1')).find("not a text") != std::string::npos);
  }
  void one_file_that_cannot_be_read_is_an_error_that_names_it() {
    TemporaryFolder folder;
    testing::write(folder.path() / "bad.csv", "nothing");
    QVERIFY_THROWS_EXCEPTION(InputError, read_bars(folder.path() / "bad.csv"));
    QVERIFY_THROWS_EXCEPTION(InputError, read_bars(folder.path() / "absent.csv"));
    const auto tables = read_tables(folder.path() / "bad.csv");
    QCOMPARE(QString::fromStdString(tables.at(0).quality.status), QString("error"));
    QVERIFY(tables.at(0).quality.message.find("bad.csv") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestReader)
#include "tst_reader.moc"
