#include <QtTest>
#include <cmath>

#include "data/bar_files.h"
#include "engine/base/error.h"
#include "engine/data/checks.h"
#include "engine/data/dataset.h"
#include "engine/data/synthetic_market.h"

using namespace candlewright;

namespace {

std::vector<double> returns(const PriceTable& table) {
  std::vector<double> out;
  for (std::size_t i = 1; i < table.close.size(); ++i) out.push_back(std::log(table.close[i] / table.close[i - 1]));
  return out;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ma += a[i], mb += b[i];
  ma /= static_cast<double>(a.size());
  mb /= static_cast<double>(b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    ab += (a[i] - ma) * (b[i] - mb), aa += (a[i] - ma) * (a[i] - ma), bb += (b[i] - mb) * (b[i] - mb);
  return ab / std::sqrt(aa * bb);
}

}  // namespace

class TestSyntheticMarket : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_seed_makes_the_same_market_on_every_machine() {
    // Written down once: a change of the recipe, or a machine that rounds otherwise, shows here.
    const auto tables = synthetic_market({3, 500, "1d", 5});
    QCOMPARE(QString::fromStdString(tables.at(0).fingerprint),
             QString("sha256:9778c6b635af8e92c1c9995a72e54ee5b293f533d7662b9a2e951aec597f99ad"));
    QVERIFY(synthetic_market({3, 500, "1d", 6}).at(0).fingerprint != tables.at(0).fingerprint);
  }
  void more_symbols_do_not_change_the_first_ones() {
    const auto few = synthetic_market({2, 100, "1d", 1}), many = synthetic_market({6, 100, "1d", 1});
    QVERIFY(few[0].close == many[0].close && few[1].close == many[1].close);
  }
  void it_reads_back_bar_for_bar_without_a_repair() {
    testing::TemporaryFolder folder;
    const auto tables = synthetic_market({5, 300, "15m", 3});
    write_raw_folder(tables, folder.path() / "market");
    const Dataset data = open_dataset(folder.path() / "market", {});
    QCOMPARE(data.symbols.size(), std::size_t{5});
    for (std::size_t i = 0; i < tables.size(); ++i) {
      QCOMPARE(data.symbols[i].table->quality.status, std::string("accept"));
      QCOMPARE(data.symbols[i].table->fingerprint, tables[i].fingerprint);
      QCOMPARE(data.symbols[i].table->quality.frequency, std::string("15m"));
      QCOMPARE(data.symbols[i].table->quality.gaps, 0);
    }
    QVERIFY_THROWS_EXCEPTION(InputError, write_raw_folder(tables, folder.path() / "market"));
  }
  void symbols_move_together_and_volatility_clusters() {
    const auto tables = synthetic_market({3, 4000, "1d", 11});
    const auto a = returns(tables[0]), b = returns(tables[1]);
    QVERIFY2(correlation(a, b) > 0.2 && correlation(a, b) < 0.9, qPrintable(QString::number(correlation(a, b))));
    std::vector<double> size, size_before;
    for (std::size_t i = 1; i < a.size(); ++i) size.push_back(std::fabs(a[i])), size_before.push_back(std::fabs(a[i - 1]));
    QVERIFY2(correlation(size, size_before) > 0.05, qPrintable(QString::number(correlation(size, size_before))));
    const std::vector<double> volume(tables[0].volume.begin() + 1, tables[0].volume.end());
    std::vector<double> moves;
    for (const double r : a) moves.push_back(std::fabs(r));
    QVERIFY(correlation(moves, volume) > 0.1);
  }
  void weekdays_and_all_hours() {
    const auto tables = synthetic_market({4, 60, "1d", 1});
    for (const PriceTable& table : tables) {
      bool weekend = false;
      for (const Nanoseconds time : table.time) weekend |= weekday_of(day_of(time)) > 4;
      QCOMPARE(weekend, table.symbol.find("-USD") != std::string::npos);
    }
  }
  void impossible_settings_are_refused() {
    for (const char* frequency : {"", "5", "d", "0d", "5x", "9999w", "-1d", "1d "})
      QVERIFY_THROWS_EXCEPTION(InputError, synthetic_market({1, 10, frequency, 1}));
    QVERIFY_THROWS_EXCEPTION(InputError, synthetic_market({0, 10, "1d", 1}));
    QVERIFY_THROWS_EXCEPTION(InputError, synthetic_market({1, 0, "1d", 1}));
    QVERIFY_THROWS_EXCEPTION(InputError, synthetic_market({1, 9'000'000, "1w", 1}));
  }
  void a_clean_market_passes_its_checks_and_a_slip_fails_one() {
    testing::TemporaryFolder folder;
    auto tables = synthetic_market({3, 400, "1d", 2});
    write_raw_folder(tables, folder.path() / "good");
    for (const Check& check : check_dataset(open_dataset(folder.path() / "good", {})))
      QVERIFY2(check.verdict != "fail", check.name.c_str());
    tables[1].close[200] *= 40;
    tables[1].high[200] *= 40;
    write_raw_folder(tables, folder.path() / "bad");
    int failed = 0;
    for (const Check& check : check_dataset(open_dataset(folder.path() / "bad", {}))) {
      if (check.verdict != "fail") continue;
      ++failed;
      QCOMPARE(check.name, std::string("spikes"));
      QCOMPARE(check.symbols, std::vector<std::string>{tables[1].symbol});
    }
    QCOMPARE(failed, 1);
  }
};

QTEST_APPLESS_MAIN(TestSyntheticMarket)
#include "tst_synthetic_market.moc"
