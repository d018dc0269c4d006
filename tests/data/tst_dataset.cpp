#include <QtTest>

#include "data/bar_files.h"
#include "engine/base/error.h"
#include "engine/data/dataset.h"
#include "engine/data/reader.h"
#include "engine/data/split_folder.h"

using namespace candlewright;
using testing::bars;
using testing::rows;
using testing::TemporaryFolder;
using testing::write;
namespace fs = std::filesystem;

namespace {

/// Two trained symbols with 200 bars, the last 40 laid out as test, and one held-out symbol of 100, 30 and 30.
void lay_out(const fs::path& folder) {
  for (const double price : {100.0, 500.0}) {
    const std::string name = price < 200 ? "AAA.csv" : "BBB.csv";
    write(folder / name, bars(200, price));
    write(folder / "train" / name, bars(160, price));
    write(folder / "test" / name, testing::header + rows(160, 40, price));
  }
  write(folder / "unseen1/train/NEW.csv", bars(100, 900));
  write(folder / "unseen1/val/NEW.csv", testing::header + rows(100, 30, 900));
  write(folder / "unseen1/test/NEW.csv", testing::header + rows(130, 30, 900));
  write(folder / "data_summary.csv",
        "symbol,latest_date,total_rows,train_rows,test_rows,train_file,test_file\nAAA,2024-10-04,200,160,40,train/AAA.csv,test/AAA.csv\n");
  write(folder / "asset_metadata.json", R"({"AAA":{"class":"stock","rows":200}})");
}

QString range(RowRange r) { return QString("%1..%2").arg(r.begin).arg(r.end); }

bool told(const Dataset& data, const std::string& words) {
  for (const std::string& notice : data.notices) {
    if (notice.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

class TestDataset : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_laid_out_folder_is_used_as_it_is() {
    TemporaryFolder folder;
    lay_out(folder.path());
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(data.symbols.size(), std::size_t{3});
    const DatasetSymbol& a = *data.find("AAA");
    QCOMPARE(a.table->rows(), 200);
    QCOMPARE(range(a.train), QString("0..130"));
    QCOMPARE(range(a.validation), QString("130..160"));
    QCOMPARE(range(a.test), QString("160..200"));
    QVERIFY(a.part(Part::held_out).size() == 0);
    QCOMPARE(QString::fromStdString(a.about.at("class")), QString("stock"));
    const DatasetSymbol& held_out = *data.find("NEW");
    QVERIFY(held_out.held_out);
    QCOMPARE(range(held_out.part(Part::held_out)), QString("100..160"));
    QCOMPARE(range(held_out.train), QString("0..100"));
    QVERIFY(held_out.part(Part::test).size() == 0);
    QVERIFY(told(data, "No val part is laid out for 2 symbols"));
    QVERIFY(data.find("data_summary") == nullptr);
  }
  void a_laid_out_val_part_validates_as_it_is() {
    TemporaryFolder folder;
    write(folder.path() / "train/A.csv", bars(100));
    write(folder.path() / "val/A.csv", testing::header + rows(100, 17));
    write(folder.path() / "test/A.csv", testing::header + rows(117, 13));
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(range(data.symbols[0].validation), QString("100..117"));
    QCOMPARE(range(data.symbols[0].train), QString("0..100"));
    QVERIFY(data.notices.empty());
  }
  void a_raw_folder_is_cut_as_split_would_and_a_gap_is_left_out() {
    TemporaryFolder folder;
    write(folder.path() / "A.csv", bars(200));
    SplitSettings split;
    split.validation_rows = 40;
    split.test_rows = 20;
    const DatasetSymbol plain = open_dataset(folder.path(), split).symbols[0];
    QCOMPARE(range(plain.test), QString("180..200"));
    QCOMPARE(range(plain.validation), QString("140..180"));
    QCOMPARE(range(plain.train), QString("0..140"));
    split.gap = 5;
    const DatasetSymbol apart = open_dataset(folder.path(), split).symbols[0];
    QCOMPARE(range(apart.test), QString("180..200"));
    QCOMPARE(range(apart.validation), QString("135..175"));
    QCOMPARE(range(apart.train), QString("0..130"));
  }
  void parts_can_be_shares_or_begin_on_a_day() {
    TemporaryFolder folder;
    write(folder.path() / "A.csv", bars(200));
    SplitSettings split;
    split.validation_share = 0.1;
    split.test_share = 0.25;
    const Dataset shares = open_dataset(folder.path(), split);
    QCOMPARE(range(shares.symbols[0].test), QString("150..200"));
    QCOMPARE(range(shares.symbols[0].validation), QString("130..150"));
    QVERIFY(told(shares, "25.0 %"));
    const auto& time = shares.symbols[0].table->time;
    split.validation_from = time[120] + 1;  // between two bars: the next one
    split.test_from = time[180];
    const Dataset days = open_dataset(folder.path(), split);
    QCOMPARE(range(days.symbols[0].test), QString("180..200"));
    QCOMPARE(range(days.symbols[0].validation), QString("121..180"));
    QCOMPARE(range(days.symbols[0].train), QString("0..121"));
    split.validation_from = time[0] - 1;  // a symbol that is younger than the day is never trained on
    QCOMPARE(open_dataset(folder.path(), split).symbols[0].train.size(), std::int64_t{0});
  }
  void symbols_are_held_out_by_settings_and_a_wrong_name_is_refused() {
    TemporaryFolder folder;
    write(folder.path() / "A.csv", bars(200));
    write(folder.path() / "B.csv", bars(200));
    SplitSettings split;
    split.held_out = {"B"};
    const Dataset data = open_dataset(folder.path(), split);
    QVERIFY(!data.symbols[0].held_out);
    QVERIFY(data.symbols[1].held_out);
    QCOMPARE(range(data.symbols[1].part(Part::held_out)), QString("140..200"));
    QCOMPARE(range(data.symbols[1].train), QString("0..140"));
    split.held_out = {"NEVER"};
    QVERIFY_THROWS_EXCEPTION(InputError, open_dataset(folder.path(), split));
  }
  void a_short_symbol_keeps_empty_parts_rather_than_crossing_ones() {
    TemporaryFolder folder;
    write(folder.path() / "A.csv", bars(25));
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(range(data.symbols[0].train), QString("0..25"));
    QVERIFY(data.symbols[0].validation.size() == 0 && data.symbols[0].test.size() == 0);
    QVERIFY(told(data, "too short"));
  }
  void the_same_bytes_are_the_same_dataset_and_one_changed_bar_is_another() {
    TemporaryFolder one, two;
    lay_out(one.path());
    for (const char* path : {"unseen1/test/NEW.csv", "test/BBB.csv", "asset_metadata.json"}) {  // made in another order
      fs::create_directories((two.path() / path).parent_path());
      fs::copy_file(one.path() / path, two.path() / path);
    }
    fs::copy(one.path(), two.path(), fs::copy_options::recursive | fs::copy_options::skip_existing);
    const std::string mark = open_dataset(one.path(), {}).fingerprint;
    QCOMPARE(open_dataset(two.path(), {}).fingerprint, mark);
    SplitSettings other;
    other.validation_rows = 5;
    QCOMPARE(open_dataset(one.path(), other).fingerprint, mark);
    std::string text = testing::header + rows(160, 40);
    text.replace(text.rfind("1199"), 4, "1198");  // the last volume
    write(two.path() / "test/AAA.csv", text);
    QVERIFY(open_dataset(two.path(), {}).fingerprint != mark);
    fs::remove(two.path() / "test/AAA.csv");
    write(two.path() / "train/AAA.csv", bars(200));  // the same bars in other parts
    const std::string other_parts = open_dataset(two.path(), {}).fingerprint;
    QVERIFY(other_parts != mark);
  }
  void parts_that_disagree_with_the_whole_file_win_with_a_notice() {
    TemporaryFolder folder;
    lay_out(folder.path());
    write(folder.path() / "AAA.csv", bars(200, 101));
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(data.find("AAA")->table->close[0], 100.0);
    QVERIFY(told(data, "the parts are used: AAA"));
  }
  void bars_in_two_parts_count_for_the_later_one() {
    TemporaryFolder folder;
    write(folder.path() / "train/A.csv", bars(100));
    write(folder.path() / "test/A.csv", testing::header + rows(90, 30));
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(data.symbols[0].table->rows(), 120);
    QCOMPARE(range(data.symbols[0].test), QString("90..120"));
    QCOMPARE(data.symbols[0].overlap, 10);
    QVERIFY(told(data, "count for the later part: A"));
  }
  void a_symbol_that_is_held_out_is_never_trained_on() {
    TemporaryFolder folder;
    lay_out(folder.path());
    write(folder.path() / "train/NEW.csv", bars(160, 900));
    const Dataset data = open_dataset(folder.path(), {});
    QVERIFY(data.find("NEW")->held_out);
    QVERIFY(told(data, "stay held out: NEW"));
  }
  void bad_files_are_refused_by_name_and_the_others_go_on() {
    TemporaryFolder folder;
    write(folder.path() / "good.csv", bars(50));
    write(folder.path() / "empty.csv", "");
    write(folder.path() / "one.csv", bars(1));
    write(folder.path() / "good.tsv", bars(50));
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(data.symbols.size(), std::size_t{1});
    QCOMPARE(data.refused.size(), std::size_t{3});
    QVERIFY(data.refused[0].quality.message.find("empty.csv") != std::string::npos);
    QVERIFY(data.refused[1].quality.message.find("already read") != std::string::npos);
    QCOMPARE(QString::fromStdString(data.refused[2].quality.status), QString("accept"));
    fs::remove(folder.path() / "good.csv");
    fs::remove(folder.path() / "good.tsv");
    QVERIFY_THROWS_EXCEPTION(InputError, open_dataset(folder.path(), {}));
    QVERIFY(scan_dataset({folder.path()}, {}).symbols.empty());
    QVERIFY_THROWS_EXCEPTION(InputError, scan_dataset({folder.path() / "nowhere"}, {}));
  }
  void links_that_leave_the_folder_are_left_out() {
    TemporaryFolder folder, elsewhere;
    write(elsewhere.path() / "SECRET.csv", bars(50));
    write(folder.path() / "A.csv", bars(50));
    fs::create_symlink(elsewhere.path() / "SECRET.csv", folder.path() / "LINK.csv");
    fs::create_directory_symlink(elsewhere.path(), folder.path() / "train");
    const Dataset data = open_dataset(folder.path(), {});
    QCOMPARE(data.symbols.size(), std::size_t{1});
    QVERIFY(told(data, "LINK.csv is a link"));
  }
  void a_split_folder_reads_back_as_planned_and_overwrites_nothing() {
    TemporaryFolder folder;
    for (const char* name : {"A", "B/C", "with \"quotes\", and\nlines"}) {
      std::string file = name;
      std::replace(file.begin(), file.end(), '/', '_');
      write(folder.path() / "raw" / (file + ".csv"), bars(200, 100 + static_cast<double>(file.size())));
    }
    SplitPlan plan;
    plan.held_out = {"B_C"};
    split_folder(open_dataset(folder.path() / "raw", {}), folder.path() / "out", plan);
    const Dataset data = open_dataset(folder.path() / "out", {});
    QCOMPARE(data.symbols.size(), std::size_t{3});
    QCOMPARE(range(data.find("A")->test), QString("170..200"));
    QVERIFY(data.find("B_C")->held_out);
    QCOMPARE(range(data.find("B_C")->part(Part::held_out)), QString("140..200"));
    QVERIFY(data.find("with \"quotes\", and\nlines") != nullptr);
    const PriceTable raw = read_bars(folder.path() / "raw/A.csv");
    QVERIFY(data.find("A")->table->close == raw.close && data.find("A")->table->time == raw.time);
    QVERIFY_THROWS_EXCEPTION(InputError, split_folder(data, folder.path() / "out", plan));
    plan.held_out = {"../../x"};
    QVERIFY_THROWS_EXCEPTION(InputError, split_folder(data, folder.path() / "other", plan));
    QVERIFY(!fs::exists(folder.path() / "other"));
  }
  void a_symbol_never_becomes_a_path() {
    TemporaryFolder folder;
    std::string text = "symbol,timestamp,open,high,low,close,volume\n";
    for (const char* symbol : {"../../escaped", "..", "/etc/x"}) {
      const std::string lines = rows(0, 60);
      for (std::size_t at = 0, end; at < lines.size(); at = end + 1) {
        end = lines.find('\n', at);
        text += symbol + std::string(",") + lines.substr(at, end - at) + "\n";
      }
    }
    write(folder.path() / "raw/LONG.csv", text);
    const SplitReport report = split_folder(open_dataset(folder.path() / "raw", {}), folder.path() / "a/b/out", {});
    QCOMPARE(report.symbols.size(), std::size_t{2});
    QCOMPARE(report.skipped.size(), std::size_t{1});
    QVERIFY(fs::exists(folder.path() / "a/b/out/train/..-..-escaped.csv"));
    QVERIFY(!fs::exists(folder.path() / "a/escaped.csv"));
  }
  void a_stop_request_is_obeyed() {
    TemporaryFolder folder;
    write(folder.path() / "A.csv", bars(50));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, open_dataset(folder.path(), {}, {}, {}, stop.get_token()));
  }
};

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
