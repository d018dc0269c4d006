#include "engine/data/packed_tables.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace candlewright {
namespace {

template <class Table>
auto columns_of(Table& table) {
  return std::array{&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount};
}

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

template <class T>
void read_into(int file, std::uint64_t offset, std::vector<T>& values) {
  char* at = reinterpret_cast<char*>(values.data());
  std::size_t left = values.size() * sizeof(T);
  while (left > 0) {
    const ssize_t got = ::pread(file, at, left, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw DamagedBytes();
    at += got;
    offset += static_cast<std::uint64_t>(got);
    left -= static_cast<std::size_t>(got);
  }
}

}  // namespace

std::uint64_t checksum_of(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t lanes[4] = {seed ^ 1, seed ^ 2, seed ^ 3, seed ^ 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data() + i + lane * 8, 8);
      lanes[lane] = (lanes[lane] ^ word) * factor;
      lanes[lane] ^= lanes[lane] >> 32;
    }
  }
  std::uint64_t sum = bytes.size() ^ seed;
  for (; i < bytes.size(); ++i) sum = (sum ^ static_cast<unsigned char>(bytes[i])) * factor;
  for (const std::uint64_t lane : lanes) {
    sum = (sum ^ lane) * factor;
    sum ^= sum >> 29;
  }
  return sum;
}

std::uint64_t checksum_of_columns(const PriceTable& table) {
  std::uint64_t sum = checksum_of(bytes_of(table.time));
  for (const auto* column : columns_of(table)) sum = checksum_of(bytes_of(*column), sum);
  return sum;
}

void pack_columns(std::string& out, const PriceTable& table) {
  out.append(bytes_of(table.time));
  for (const auto* column : columns_of(table)) out.append(bytes_of(*column));
}

void read_columns(int file, std::uint64_t offset, std::int64_t rows, std::uint64_t checksum, PriceTable& table) {
  const auto count = static_cast<std::size_t>(rows);
  table.time.resize(count);
  read_into(file, offset, table.time);
  for (auto* column : columns_of(table)) {
    offset += count * 8;
    column->resize(count);
    read_into(file, offset, *column);
  }
  if (checksum_of_columns(table) != checksum) throw DamagedBytes();
}

void pack_head(ValuePacker& out, const PriceTable& table) {
  const QualityReport& quality = table.quality;
  out.put_text(table.symbol);
  out.put_text(table.file);
  out.put_text(table.fingerprint);
  out.put(static_cast<std::uint8_t>(table.has_volume));
  out.put(static_cast<std::uint8_t>(table.has_amount));
  out.put(table.rows());
  out.put_text(quality.status);
  out.put_text(quality.message);
  out.put(static_cast<std::uint64_t>(quality.repairs.size()));
  for (const auto& [rule, count] : quality.repairs) {
    out.put_text(rule);
    out.put(count);
  }
  out.put_texts(quality.flags);
  out.put(static_cast<std::uint64_t>(quality.cells.size()));
  for (const Repair& cell : quality.cells) {
    out.put(cell.row);
    out.put_text(cell.column);
    out.put(cell.was);
    out.put(cell.now);
    out.put_text(cell.rule);
  }
  out.put_texts(quality.ignored_columns);
  out.put_texts(quality.warnings);
  out.put_text(quality.frequency);
  out.put(quality.gaps);
  out.put_all(quality.gap_rows);
  out.put_all(quality.outliers);
  out.put(quality.zero_volume_share);
}

PriceTable unpack_head(ValueReader& in, std::int64_t& rows) {
  PriceTable table;
  QualityReport& quality = table.quality;
  table.symbol = in.take_text();
  table.file = in.take_text();
  table.fingerprint = in.take_text();
  table.has_volume = in.take<std::uint8_t>() != 0;
  table.has_amount = in.take<std::uint8_t>() != 0;
  rows = in.take<std::int64_t>();
  quality.status = in.take_text();
  quality.message = in.take_text();
  for (auto left = in.take_count(16); left > 0; --left) {
    const std::string rule = in.take_text();
    quality.repairs[rule] = in.take<std::int64_t>();
  }
  quality.flags = in.take_texts();
  quality.cells.resize(in.take_count(40));
  for (Repair& cell : quality.cells) {
    cell.row = in.take<std::int64_t>();
    cell.column = in.take_text();
    cell.was = in.take<double>();
    cell.now = in.take<double>();
    cell.rule = in.take_text();
  }
  quality.ignored_columns = in.take_texts();
  quality.warnings = in.take_texts();
  quality.frequency = in.take_text();
  quality.gaps = in.take<std::int64_t>();
  quality.gap_rows = in.take_all<std::int64_t>();
  quality.outliers = in.take_all<std::int64_t>();
  quality.zero_volume_share = in.take<double>();
  return table;
}

}  // namespace candlewright
