#include <fcntl.h>
#include <sys/stat.h>

#include <QtTest>

#include "data/bar_files.h"
#include "engine/base/files.h"
#include "engine/data/dataset.h"
#include "engine/data/synthetic_market.h"

using namespace candlewright;
using testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A market of over 1 MiB, so that it is worth keeping.
struct Market {
  TemporaryFolder folder;
  fs::path data = folder.path() / "data", cache = folder.path() / "cache";
  Market() { write_raw_folder(synthetic_market({4, 6000, "1h", 1}), data); }
  Dataset open() const { return open_dataset(data, {}, cache); }
  fs::path kept() const { return fs::directory_iterator(cache)->path(); }
};

bool same(const Dataset& a, const Dataset& b) {
  if (a.fingerprint != b.fingerprint || a.symbols.size() != b.symbols.size()) return false;
  for (std::size_t i = 0; i < a.symbols.size(); ++i) {
    const PriceTable &x = *a.symbols[i].table, &y = *b.symbols[i].table;
    if (x.time != y.time || x.open != y.open || x.high != y.high || x.low != y.low || x.close != y.close || x.volume != y.volume ||
        x.amount != y.amount)
      return false;
    if (x.quality.frequency != y.quality.frequency || x.quality.outliers != y.quality.outliers || x.file != y.file ||
        x.fingerprint != y.fingerprint)
      return false;
    if (a.symbols[i].train.end != b.symbols[i].train.end || a.symbols[i].test.begin != b.symbols[i].test.begin) return false;
  }
  return true;
}

/// Changes one digit, size and modification time staying as they were.
void change_secretly(const fs::path& path) {
  std::string text = read_file(path);
  char& digit = text[text.size() - 2];
  digit = digit == '1' ? '2' : '1';
  struct stat before {};
  stat(path.c_str(), &before);
  std::ofstream(path, std::ios::binary | std::ios::in) << text;
  const timespec times[2] = {before.st_atim, before.st_mtim};
  utimensat(AT_FDCWD, path.c_str(), times, 0);
}

}  // namespace

class TestDatasetCache : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void the_second_opening_is_the_same_dataset() {
    const Market market;
    const Dataset first = market.open(), second = market.open();
    QVERIFY(!first.from_cache);
    QVERIFY(second.from_cache);
    QVERIFY(same(first, second));
  }
  void nothing_is_written_beside_the_data() {
    const Market market;
    market.open();
    QCOMPARE(std::distance(fs::directory_iterator(market.data), fs::directory_iterator()), std::ptrdiff_t{4});
  }
  void a_small_folder_is_not_kept() {
    TemporaryFolder folder;
    testing::write(folder.path() / "data/A.csv", testing::bars(50));
    open_dataset(folder.path() / "data", {}, folder.path() / "cache");
    QVERIFY(!fs::exists(folder.path() / "cache"));
  }
  void a_changed_byte_is_noticed_even_with_the_old_size_and_time() {
    const Market market;
    const Dataset first = market.open();
    change_secretly(fs::directory_iterator(market.data)->path());
    const Dataset second = market.open();
    QVERIFY(!second.from_cache);
    QVERIFY(second.fingerprint != first.fingerprint);
    QVERIFY(market.open().from_cache);
  }
  void a_new_file_and_a_missing_one_are_noticed() {
    const Market market;
    market.open();
    testing::write(market.data / "NEW.csv", testing::bars(50));
    QCOMPARE(market.open().symbols.size(), std::size_t{5});
    fs::remove(market.data / "NEW.csv");
    QCOMPARE(market.open().symbols.size(), std::size_t{4});
  }
  void a_touched_file_with_the_same_bytes_is_not_read_anew() {
    const Market market;
    market.open();
    const fs::path file = fs::directory_iterator(market.data)->path();
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(5));
    QVERIFY(market.open().from_cache);
  }
  void other_settings_cut_the_kept_tables_otherwise() {
    const Market market;
    market.open();
    SplitSettings split;
    split.test_rows = 100;
    const Dataset data = open_dataset(market.data, split, market.cache);
    QVERIFY(data.from_cache);
    QCOMPARE(data.symbols[0].test.size(), 100);
  }
  void damage_anywhere_is_noticed_and_mended() {
    const Market market;
    const Dataset good = market.open();
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(market.kept())) files.push_back(entry.path());
    QCOMPARE(files.size(), std::size_t{2});
    for (const fs::path& file : files) {
      const std::string bytes = read_file(file);
      for (const std::size_t at : {std::size_t{25}, bytes.size() / 2, bytes.size() - 3}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
        std::ofstream(file, std::ios::binary) << damaged;
        const Dataset data = market.open();
        QVERIFY2(!data.from_cache && same(good, data),
                 qPrintable(QString("%1 byte %2").arg(QString::fromStdString(file.filename().string())).arg(at)));
        QVERIFY(!data.notices.empty());
        QVERIFY(market.open().from_cache);
      }
      for (const std::size_t size : {std::size_t{0}, std::size_t{10}, bytes.size() / 2}) {
        std::ofstream(file, std::ios::binary) << bytes.substr(0, size);
        const Dataset data = market.open();
        QVERIFY(!data.from_cache && same(good, data));
      }
      fs::remove(file);
      QVERIFY(same(good, market.open()));
    }
  }
  void a_full_disk_costs_a_notice_not_the_dataset() {
    const Market market;
    set_fault_hook([](const char* call, const fs::path&) { return std::string_view(call) == "write" ? ENOSPC : 0; });
    const Dataset data = market.open();
    set_fault_hook({});
    QCOMPARE(data.symbols.size(), std::size_t{4});
    QVERIFY(std::any_of(data.notices.begin(), data.notices.end(),
                        [](const std::string& n) { return n.find("could not be cached") != std::string::npos; }));
    QVERIFY(!market.open().from_cache);
    QVERIFY(market.open().from_cache);
  }
};

QTEST_APPLESS_MAIN(TestDatasetCache)
#include "tst_dataset_cache.moc"
