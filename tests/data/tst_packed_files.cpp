#include <QByteArray>
#include <QtTest>
#include <array>

#include "data/bar_files.h"
#include "engine/data/parquet_columns.h"
#include "engine/data/reader.h"

using namespace candlewright;
using testing::TemporaryFolder;

namespace {

std::string little_endian(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xffffffffu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0u);
  }
  return ~crc;
}

/// RFC 1952 around the deflated bytes that qCompress puts between its own length, zlib's two bytes and a checksum of four.
std::string gzip(const std::string& text) {
  const QByteArray packed = qCompress(reinterpret_cast<const uchar*>(text.data()), static_cast<int>(text.size()));
  const std::string deflated = packed.mid(6, packed.size() - 10).toStdString();
  return std::string("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + deflated + little_endian(crc32(text)) +
         little_endian(static_cast<std::uint32_t>(text.size()));
}

/// RFC 8878, a frame of raw blocks: nothing is smaller, but every zstd reader must take it.
std::string zstd(const std::string& text) {
  std::string out = little_endian(0xFD2FB528u) + '\xa0' + little_endian(static_cast<std::uint32_t>(text.size()));
  constexpr std::size_t largest = 100'000;
  for (std::size_t at = 0; at < text.size(); at += largest) {
    const std::size_t size = std::min(largest, text.size() - at);
    const bool last = at + size == text.size();
    out += little_endian(static_cast<std::uint32_t>(size << 3 | (last ? 1 : 0))).substr(0, 3) + text.substr(at, size);
  }
  return out;
}

/// The columns of `count` weekday bars as bar_files.h makes them.
struct Columns {
  std::vector<std::string> time;
  std::vector<double> open, high, low, close, volume;
  void add(const PriceTable& table) {
    for (std::size_t i = 0; i < table.time.size(); ++i) {
      time.push_back(to_iso(table.time[i]));
      open.push_back(table.open[i]);
      high.push_back(table.high[i]);
      low.push_back(table.low[i]);
      close.push_back(table.close[i]);
      volume.push_back(table.volume[i]);
    }
  }
  ParquetColumns named() const {
    return {{"timestamp", time}, {"open", open}, {"high", high}, {"low", low}, {"close", close}, {"volume", volume}};
  }
};

}  // namespace

/// The same bars in every packing, made here at test time.
class TestPackedFiles : public QObject {
  Q_OBJECT
  TemporaryFolder folder_;
  std::filesystem::path at(const char* name) const { return folder_.path() / name; }
  PriceTable plain(int count, double price = 100) const {
    testing::write(at("plain.csv"), testing::bars(count, price));
    return read_bars(at("plain.csv"));
  }
  static bool same(const PriceTable& a, const PriceTable& b) {
    return a.quality.status != "error" && a.time == b.time && a.open == b.open && a.high == b.high && a.low == b.low &&
           a.close == b.close && a.volume == b.volume;
  }

 private Q_SLOTS:
  void packed_csv_reads_as_plain_csv() {
    for (const int count : {40, 5000}) {  // 5,000 rows are several blocks
      const PriceTable wanted = plain(count);
      QCOMPARE(wanted.rows(), std::int64_t{count});
      testing::write(at("ONE.csv.gz"), gzip(testing::bars(count)));
      testing::write(at("TWO.csv.zst"), zstd(testing::bars(count)));
      for (const char* name : {"ONE.csv.gz", "TWO.csv.zst"}) {
        const PriceTable table = read_tables(at(name)).front();
        QVERIFY2(same(table, wanted), table.quality.message.c_str());
        QCOMPARE(QString::fromStdString(table.symbol), QString(name).left(3));
      }
    }
  }
  void a_packed_file_that_ends_early_is_an_error_that_names_it() {
    for (const auto& [name, bytes] :
         {std::pair{"CUT.csv.gz", gzip(testing::bars(400))}, std::pair{"CUT.csv.zst", zstd(testing::bars(400))}}) {
      testing::write(at(name), bytes.substr(0, bytes.size() / 2));
      const PriceTable table = read_tables(at(name)).front();
      QCOMPARE(table.quality.status, std::string("error"));
      QVERIFY2(table.quality.message.find(name) != std::string::npos, table.quality.message.c_str());
    }
  }
  void parquet_reads_as_csv() {
    const PriceTable wanted = plain(300);
    Columns columns;
    columns.add(wanted);
    write_parquet(at("THREE.parquet"), columns.named());
    const PriceTable table = read_tables(at("THREE.parquet")).front();
    QVERIFY2(same(table, wanted), table.quality.message.c_str());
    QCOMPARE(table.symbol, std::string("THREE"));
  }
  void a_long_parquet_gives_one_table_a_symbol_in_order_of_name() {
    const PriceTable b = plain(60, 50), a = plain(80, 200);
    Columns columns;
    columns.add(b);
    columns.add(a);
    ParquetColumns named = columns.named();
    std::vector<std::string> symbols(60, "B");
    symbols.insert(symbols.end(), 80, "A");
    named.insert(named.begin(), {"symbol", symbols});
    write_parquet(at("all.parquet"), named);
    const std::vector<PriceTable> tables = read_tables(at("all.parquet"));
    QCOMPARE(tables.size(), std::size_t{2});
    QCOMPARE(tables[0].symbol, std::string("A"));
    QVERIFY(same(tables[0], a));
    QVERIFY(same(tables[1], b));
  }
  void a_parquet_that_is_cut_or_lacks_a_column_is_an_error_that_names_it() {
    Columns columns;
    columns.add(plain(50));
    write_parquet(at("WHOLE.parquet"), columns.named());
    std::ifstream in(at("WHOLE.parquet"), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    testing::write(at("CUT.parquet"), bytes.substr(0, bytes.size() - 20));
    ParquetColumns lacking = columns.named();
    lacking.erase(lacking.begin() + 4);  // close
    write_parquet(at("LACKS.parquet"), lacking);
    for (const char* name : {"CUT.parquet", "LACKS.parquet"}) {
      const PriceTable table = read_tables(at(name)).front();
      QCOMPARE(table.quality.status, std::string("error"));
      QVERIFY2(table.quality.message.find(name) != std::string::npos, table.quality.message.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TestPackedFiles)
#include "tst_packed_files.moc"
