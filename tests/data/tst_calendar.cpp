#include <QtTest>
#include <set>

#include "data/bar_files.h"
#include "engine/data/market_calendar.h"
#include "engine/data/quality.h"
#include "engine/data/readers/csv.h"

using namespace candlewright;

namespace {

/// Every weekday (or day) from 2024-01-01 at the given minutes, without the days in `closed`.
PriceTable market(int days, bool weekends, const std::vector<int>& minutes, const std::set<int>& closed = {}) {
  PriceTable table;
  const std::int64_t first = day_of(*parse_iso("2024-01-01"));
  for (int day = 0; day < days; ++day) {
    if ((!weekends && weekday_of(first + day) > 4) || closed.count(day)) continue;
    for (const int minute : minutes) table.time.push_back((first + day) * ns_per_day + minute * 60 * ns_per_second);
  }
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    const double close = 100 + static_cast<double>(i * 7919 % 13);
    for (auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount}) column->push_back(close);
  }
  judge_quality(table);
  return table;
}

}  // namespace

class TestCalendar : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void frequencies_have_their_names() {
    QCOMPARE(market(60, false, {0}).quality.frequency, std::string("1d"));
    QCOMPARE(market(60, true, {0}).quality.frequency, std::string("1d"));
    QCOMPARE(market(20, false, {570, 575, 580, 585, 800, 805}).quality.frequency, std::string("5m"));
    QCOMPARE(market(20, false, {0, 60, 120, 180}).quality.frequency, std::string("1h"));
    QCOMPARE(name_of_step(7 * ns_per_day), std::string("1w"));
    QCOMPARE(name_of_step(30 * ns_per_day), std::string("1mo"));
    QCOMPARE(name_of_step(15 * ns_per_second), std::string("15s"));
    QCOMPARE(name_of_step(1), std::string());
  }
  void weekends_and_holidays_are_no_gaps() {
    QCOMPARE(market(100, false, {0}).quality.gaps, 0);
    QCOMPARE(market(100, false, {0}, {14, 50}).quality.gaps, 0);              // two public holidays
    QCOMPARE(market(100, false, {0}, {14, 15, 16, 17, 18}).quality.gaps, 1);  // a lost week
    QCOMPARE(market(100, false, {0}, {14, 15, 16, 17, 18}).quality.gap_rows.at(0), 10);
  }
  void a_market_of_every_day_has_no_holidays() {
    QCOMPARE(market(100, true, {0}).quality.gaps, 0);
    QCOMPARE(market(100, true, {0}, {50}).quality.gaps, 1);
  }
  void a_bar_missing_within_a_session_is_a_gap_and_the_night_is_none() {
    PriceTable table = market(30, false, {570, 575, 580, 585, 800, 805});
    QCOMPARE(table.quality.gaps, 0);
    table.time.erase(table.time.begin() + 13);  // 9:35 of the third day
    for (auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount}) column->pop_back();
    judge_quality(table);
    QCOMPARE(table.quality.gaps, 1);
    QCOMPARE(table.quality.gap_rows.at(0), 13);
  }
  void daylight_saving_time_makes_no_gap() {
    PriceTable table = market(200, false, {0});
    for (std::size_t i = 100; i < table.time.size(); ++i) table.time[i] += 3600 * ns_per_second;
    judge_quality(table);
    QCOMPARE(table.quality.gaps, 0);
  }
  void an_outlier_is_found_and_kept() {
    std::string text = testing::bars(200);
    PriceTable table = parse_csv(text, "A.csv").front();
    table.close[100] *= 3;
    table.high[100] *= 3;
    judge_quality(table);
    QCOMPARE(table.quality.outliers, (std::vector<std::int64_t>{100, 101}));
    QCOMPARE(table.rows(), 200);
  }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
