#include <QtTest>
#include <set>

#include "data/bar_files.h"
#include "engine/data/windows.h"

using namespace candlewright;

namespace {

PriceTable table_of(std::vector<Nanoseconds> time) {
  PriceTable table;
  table.symbol = "A";
  table.time = std::move(time);
  for (auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount})
    column->assign(table.time.size(), 1.0);
  return table;
}

std::vector<Nanoseconds> days(const char* first, int count, bool weekends) {
  std::vector<Nanoseconds> time;
  for (std::int64_t day = day_of(*parse_iso(first)); static_cast<int>(time.size()) < count; ++day) {
    if (weekends || weekday_of(day) < 5) time.push_back(day * ns_per_day);
  }
  return time;
}

/// A trained symbol of 100 + 30 + 20 bars and a held-out one of 60 + 10 + 10.
Dataset a_dataset() {
  Dataset data;
  DatasetSymbol trained, held_out;
  trained.table = std::make_shared<const PriceTable>(table_of(days("2024-01-01", 150, true)));
  trained.train = {0, 100};
  trained.validation = {100, 130};
  trained.test = {130, 150};
  held_out.table = std::make_shared<const PriceTable>(table_of(days("2024-01-01", 80, true)));
  held_out.held_out = true;
  held_out.train = {0, 60};
  held_out.validation = {60, 70};
  held_out.test = {70, 80};
  data.symbols = {trained, held_out};
  return data;
}

QStringList texts(const std::vector<Nanoseconds>& times) {
  QStringList out;
  for (const Nanoseconds time : times) out << QString::fromStdString(to_iso(time)).left(16);
  return out;
}

}  // namespace

class TestWindows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void training_windows_touch_nothing_but_training_bars() {
    const Dataset data = a_dataset();
    for (const std::int64_t stride : {1, 7, 20}) {
      const auto windows = training_windows(data, 16, 5, stride);
      QCOMPARE(static_cast<std::int64_t>(windows.size()), (100 - 16 - 5) / stride + 1);
      for (const Window& window : windows) {
        QCOMPARE(window.symbol, 0);  // never the held-out one
        QVERIFY(window.origin - 16 + 1 >= data.symbols[0].train.begin);
        QVERIFY(window.origin + 5 < data.symbols[0].train.end);
      }
    }
  }
  void no_target_crosses_a_part() {
    const Dataset data = a_dataset();
    for (const Part part : {Part::train, Part::validation, Part::test, Part::held_out}) {
      for (const std::int64_t horizon : {1, 5, 20}) {
        std::set<std::pair<int, std::int64_t>> targets;
        for (const Window& window : part_windows(data, part, 16, horizon, 1)) {
          const RowRange rows = data.symbols[static_cast<std::size_t>(window.symbol)].part(part);
          QVERIFY(window.origin + 1 >= rows.begin && window.origin + horizon < rows.end);
          QVERIFY(window.origin + 1 >= 16);
          for (std::int64_t t = 1; t <= horizon; ++t) targets.insert({window.symbol, window.origin + t});
        }
        for (const auto& [symbol, row] : targets) QCOMPARE(symbol == 1, part == Part::held_out);
      }
    }
  }
  void nothing_looks_ahead() {
    // The last known bar of every window lies before every one of its targets, and a target of an earlier part is never one of a later
    // part.
    const Dataset data = a_dataset();
    std::int64_t last_trained = 0;
    for (const Window& window : training_windows(data, 16, 5, 1)) last_trained = std::max(last_trained, window.origin + 5);
    for (const Window& window : part_windows(data, Part::validation, 16, 5, 1)) QVERIFY(window.origin + 1 > last_trained);
    std::int64_t last_validated = 0;
    for (const Window& window : part_windows(data, Part::validation, 16, 5, 1))
      last_validated = std::max(last_validated, window.origin + 5);
    for (const Window& window : part_windows(data, Part::test, 16, 5, 1)) QVERIFY(window.origin + 1 > last_validated);
    const PriceTable& table = *data.symbols[0].table;
    PriceTable other = table;
    for (std::size_t i = 51; i < other.time.size(); ++i) other.time[i] += 12 * 3600 * ns_per_second;  // another future
    QCOMPARE(calendar_ahead(table, 50, 10), calendar_ahead(other, 50, 10));
  }
  void origins_run_from_the_row_before_the_part_and_need_their_context() {
    const Dataset data = a_dataset();
    const DatasetSymbol& symbol = data.symbols[0];
    QCOMPARE(origins(symbol, symbol.test, 16, 5, 4), (std::vector<std::int64_t>{129, 133, 137, 141}));
    QCOMPARE(origins(symbol, symbol.test, 16, 1, 10), (std::vector<std::int64_t>{129, 139}));
    QCOMPARE(origins(symbol, {0, 20}, 10, 5, 5), (std::vector<std::int64_t>{9, 14}));
    QVERIFY(origins(symbol, {150, 150}, 16, 1, 1).empty());
  }
  void the_calendar_ahead_follows_what_the_bars_show() {
    QCOMPARE(texts(calendar_ahead(table_of(days("2024-03-04", 10, false)), 9, 3)),
             QStringList({"2024-03-18T00:00", "2024-03-19T00:00", "2024-03-20T00:00"}));
    QCOMPARE(texts(calendar_ahead(table_of(days("2024-03-04", 12, true)), 11, 2)), QStringList({"2024-03-16T00:00", "2024-03-17T00:00"}));
    std::vector<Nanoseconds> sessions;
    for (const Nanoseconds day : days("2024-03-04", 5, false)) {
      for (const int minute : {60, 65, 70, 300, 305}) sessions.push_back(day + minute * 60 * ns_per_second);
    }
    sessions.push_back(sessions.back() + 3600 * ns_per_second);  // once, so not usual
    QCOMPARE(texts(calendar_ahead(table_of(sessions), static_cast<std::int64_t>(sessions.size()) - 2, 4)),
             QStringList({"2024-03-11T01:00", "2024-03-11T01:05", "2024-03-11T01:10", "2024-03-11T05:00"}));
    const std::vector<Nanoseconds> months{*parse_iso("2023-11-30"), *parse_iso("2023-12-31"), *parse_iso("2024-01-31")};
    QCOMPARE(texts(calendar_ahead(table_of(months), 2, 2)), QStringList({"2024-02-29T00:00", "2024-03-31T00:00"}));
  }
};

QTEST_APPLESS_MAIN(TestWindows)
#include "tst_windows.moc"
