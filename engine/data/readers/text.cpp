#include "engine/data/readers/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "engine/base/error.h"

namespace candlewright {
namespace {

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size() / 2 + 8);
  const auto unit = [&](std::size_t i) {
    const auto low = static_cast<unsigned char>(bytes[i + (little ? 0 : 1)]);
    const auto high = static_cast<unsigned char>(bytes[i + (little ? 1 : 0)]);
    return static_cast<std::uint32_t>(high << 8 | low);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
      code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;
    }
    append_utf8(out, code);
  }
  return out;
}

/// UTF-16 without a mark: among the first bytes nearly every second one is zero. 'e' little endian, 'E' big, 0 neither.
char unmarked_utf16(std::string_view bytes) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 512) & ~std::size_t{1};
  if (looked_at < 8) return 0;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < looked_at; ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[1] * 10 > looked_at * 4 && zeros[0] == 0) return 'e';
  if (zeros[0] * 10 > looked_at * 4 && zeros[1] == 0) return 'E';
  return 0;
}

bool is_control(unsigned char c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; }

/// Eight bytes at a time: only words with a byte below a space are looked at closely.
std::size_t control_bytes(std::string_view bytes) {
  std::size_t count = 0;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    if (((word - 0x2020202020202020ULL) & ~word & 0x8080808080808080ULL) == 0) continue;
    for (std::size_t j = i; j < i + 8; ++j) count += is_control(static_cast<unsigned char>(bytes[j]));
  }
  for (; i < bytes.size(); ++i) count += is_control(static_cast<unsigned char>(bytes[i]));
  return count;
}

/// Length of the well-formed UTF-8 sequence at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0x80                    ? 1
                             : first >= 0xC2 && first < 0xE0 ? 2
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4
                                                             : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
  }
  const auto second = length > 1 ? static_cast<unsigned char>(text[at + 1]) : 0;
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

}  // namespace

std::string text_of(std::string bytes, const std::string& file) {
  if (bytes.empty()) throw InputError(file, "the file is empty", "Give a file with a header and bars.");
  if (starts_with(bytes, "\xFF\xFE")) {
    bytes = from_utf16(std::string_view(bytes).substr(2), true);
  } else if (starts_with(bytes, "\xFE\xFF")) {
    bytes = from_utf16(std::string_view(bytes).substr(2), false);
  } else if (const char order = unmarked_utf16(bytes)) {
    bytes = from_utf16(bytes, order == 'e');
  } else if (starts_with(bytes, "\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
  }
  if (control_bytes(bytes) * 100 > bytes.size()) {
    throw InputError(file, "it is not a text file", "Give a CSV file, plain or packed with gzip or zstd, or a Parquet file.");
  }
  if (bytes.find('\n') == std::string::npos) std::replace(bytes.begin(), bytes.end(), '\r', '\n');
  return bytes;
}

std::string as_utf8(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) {
      append_utf8(out, static_cast<unsigned char>(text[i++]));
    } else {
      out.append(text.substr(i, length));
      i += length;
    }
  }
  return out;
}

}  // namespace candlewright
