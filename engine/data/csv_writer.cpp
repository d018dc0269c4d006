#include "engine/data/csv_writer.h"

#include <array>
#include <charconv>

namespace candlewright {
namespace {

void append_number(std::string& out, double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  out.append(text.data(), end);
}

}  // namespace

std::string bars_as_csv(const PriceTable& table, std::int64_t begin, std::int64_t end) {
  std::string out = table.has_amount ? "timestamp,open,high,low,close,volume,amount\n" : "timestamp,open,high,low,close,volume\n";
  out.reserve(out.size() + static_cast<std::size_t>(end - begin) * 80);
  for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
    out += to_iso(table.time[i]);
    for (const auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume}) {
      out += ',';
      append_number(out, (*column)[i]);
    }
    if (table.has_amount) {
      out += ',';
      append_number(out, table.amount[i]);
    }
    out += '\n';
  }
  return out;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string file_name_of(const std::string& symbol) {
  std::string name = symbol;
  for (char& c : name) {
    if (c == '/' || c == '\0') c = '-';
  }
  return name.empty() || name == "." || name == ".." || name.size() > 200 ? std::string() : name;
}

}  // namespace candlewright
