#include <QtTest>

#include "data/bar_files.h"
#include "engine/data/leaks.h"
#include "engine/data/synthetic_market.h"

using namespace candlewright;

namespace {

DatasetSymbol symbol_of(PriceTable table, const std::string& name, bool held_out) {
  table.symbol = name;
  DatasetSymbol symbol;
  const std::int64_t rows = table.rows();
  symbol.table = std::make_shared<const PriceTable>(std::move(table));
  symbol.held_out = held_out;
  symbol.train = {0, rows - 60};
  symbol.validation = {rows - 60, rows - 30};
  symbol.test = {rows - 30, rows};
  return symbol;
}

/// The table's bars from `begin` on, on other dates.
PriceTable moved(const PriceTable& table, std::size_t begin) {
  PriceTable out = table;
  for (auto* column : {&out.open, &out.high, &out.low, &out.close, &out.volume, &out.amount})
    column->erase(column->begin(), column->begin() + static_cast<std::ptrdiff_t>(begin));
  out.time.resize(out.close.size());
  return out;
}

Dataset clean() {
  const auto tables = synthetic_market({3, 300, "1d", 4});
  Dataset data;
  data.symbols = {symbol_of(tables[0], "A", false), symbol_of(tables[1], "B", false), symbol_of(tables[2], "C", true)};
  return data;
}

}  // namespace

class TestLeaks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_clean_dataset_has_none() { QVERIFY(find_leaks(clean()).empty()); }
  void a_copy_among_the_held_out_is_found_whatever_its_dates() {
    Dataset data = clean();
    data.symbols.push_back(symbol_of(moved(*data.symbols[0].table, 100), "D", true));
    const auto leaks = find_leaks(data);
    QVERIFY(!leaks.empty());
    bool trained_to_judged = false;
    for (const Leak& leak : leaks) {
      QCOMPARE(leak.symbol, std::string("A"));
      QCOMPARE(leak.other_symbol, std::string("D"));
      trained_to_judged |= leak.part == "test" && leak.other_part == "held_out" && leak.bars == 30;
    }
    QVERIFY(trained_to_judged);
  }
  void the_count_is_of_shared_bars() {
    Dataset data = clean();
    PriceTable table = *data.symbols[1].table;
    for (std::size_t i = 0; i < 12; ++i) {  // twelve training bars of A in the test part of B
      table.open[280 + i] = data.symbols[0].table->open[50 + i];
      table.close[280 + i] = data.symbols[0].table->close[50 + i];
    }
    data.symbols[1] = symbol_of(table, "B", false);
    const auto leaks = find_leaks(data);
    QCOMPARE(leaks.size(), std::size_t{1});
    QCOMPARE(leaks[0].bars, 12);
    QCOMPARE(leaks[0].part, std::string("train"));
    QCOMPARE(leaks[0].other_part, std::string("test"));
    QCOMPARE(leaks[0].first, table.time[280]);
    QCOMPARE(leaks[0].last, table.time[291]);
  }
  void constant_prices_accuse_nobody() {
    Dataset data = clean();
    for (const char* name : {"E", "F"}) {
      PriceTable table = *data.symbols[0].table;
      table.open.assign(table.open.size(), 5.0);
      table.close.assign(table.close.size(), 5.0);
      data.symbols.push_back(symbol_of(table, name, false));
    }
    QVERIFY(find_leaks(data).empty());
  }
  void a_copy_in_another_currency_and_on_other_dates_is_found() {
    for (const double factor : {0.5, 7.3, 1 / 1.0837}) {
      Dataset data = clean();
      PriceTable table = moved(*data.symbols[0].table, 37);
      for (auto* column : {&table.open, &table.high, &table.low, &table.close})
        for (double& price : *column) price = std::round(price * factor * 1e6) / 1e6;  // as a file of six decimals holds it
      data.symbols.push_back(symbol_of(table, "D", true));
      const auto leaks = find_leaks(data);
      std::int64_t judged = 0;
      for (const Leak& leak : leaks) {
        QCOMPARE(leak.kind, std::string("scaled"));
        QCOMPARE(leak.symbol, std::string("A"));
        QCOMPARE(leak.other_symbol, std::string("D"));
        if (leak.other_part == "held_out") judged += leak.bars;
      }
      QVERIFY2(judged >= 30, qPrintable(QString("%1 bars at factor %2").arg(judged).arg(factor)));
    }
  }
  void noise_beyond_rounding_is_no_copy() {
    Dataset data = clean();
    PriceTable table = *data.symbols[0].table;
    for (std::size_t i = 0; i < table.close.size(); ++i) table.close[i] *= 2 * (i % 3 == 0 ? 1.0005 : 1);
    for (double& price : table.open) price *= 2;
    data.symbols.push_back(symbol_of(table, "D", true));
    QVERIFY(find_leaks(data).empty());
  }
  void shared_dates_alone_are_no_leak() {
    const Dataset data = clean();
    QVERIFY(data.symbols[0].table->time == data.symbols[1].table->time);
    QVERIFY(find_leaks(data).empty());
  }
};

QTEST_APPLESS_MAIN(TestLeaks)
#include "tst_leaks.moc"
