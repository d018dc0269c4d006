#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace candlewright {

/// Thrown when packed bytes end early or hold what cannot be.
struct DamagedBytes {};

/// Appends plain values to a string, little-endian as in memory.
class ValuePacker {
 public:
  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put_text(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    bytes.append(text);
  }
  template <class T>
  void put_all(const std::vector<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void put_texts(const std::vector<std::string>& texts) {
    put(static_cast<std::uint64_t>(texts.size()));
    for (const std::string& text : texts) put_text(text);
  }
  std::string bytes;
};

/// Takes them back in the same order. Every read is bounded: throws DamagedBytes, allocates no more than there are bytes.
class ValueReader {
 public:
  explicit ValueReader(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  T take() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value;
    std::memcpy(&value, next(sizeof value), sizeof value);
    return value;
  }
  std::uint64_t take_count(std::size_t at_least_bytes_each) {
    const auto count = take<std::uint64_t>();
    if (count > rest_.size() / at_least_bytes_each) throw DamagedBytes();
    return count;
  }
  std::string take_text() {
    const auto size = take_count(1);
    return std::string(next(size), size);
  }
  template <class T>
  std::vector<T> take_all() {
    std::vector<T> values(take_count(sizeof(T)));
    if (!values.empty()) std::memcpy(values.data(), next(values.size() * sizeof(T)), values.size() * sizeof(T));
    return values;
  }
  std::vector<std::string> take_texts() {
    std::vector<std::string> texts(take_count(8));
    for (std::string& text : texts) text = take_text();
    return texts;
  }

 private:
  const char* next(std::size_t size) {
    if (size > rest_.size()) throw DamagedBytes();
    const char* at = rest_.data();
    rest_.remove_prefix(size);
    return at;
  }
  std::string_view rest_;
};

}  // namespace candlewright
