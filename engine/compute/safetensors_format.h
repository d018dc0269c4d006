#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace candlewright {

/// One tensor of a safetensors file, as its header tells it. `begin` and `end` count bytes from the start of the data.
struct TensorEntry {
  std::string name;
  std::string dtype;                ///< "F32", "BF16", "I64", ...
  std::vector<std::int64_t> shape;  ///< row-major
  std::uint64_t begin = 0, end = 0;
};

/// The checked header of a safetensors file: every size in it agrees with the file.
struct SafetensorsHeader {
  std::vector<TensorEntry> entries;             ///< in the order of the data
  std::map<std::string, std::string> metadata;  ///< the optional __metadata__
  std::uint64_t data_start = 0;                 ///< where the data begins in the file

  const TensorEntry* find(std::string_view name) const;
};

/// Bytes of one element of a safetensors type; 0 if the type is unknown.
std::uint64_t dtype_size(std::string_view dtype);

/// Parses the JSON of a header whose file holds `data_bytes` bytes of data. The text is untrusted: refused are unknown types and
/// keys, names twice, negative or overflowing shapes, and data that overlaps, leaves a hole or does not end with the file.
/// Throws InputError (kind model) that names `where` and the tensor. Allocates nothing by a claimed size.
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes, const std::string& where);

/// A file's first bytes up to its data: length and JSON. `entries` must be contiguous from 0 in their order.
std::string safetensors_header_bytes(const std::vector<TensorEntry>& entries, const std::map<std::string, std::string>& metadata);

/// An open safetensors file. Reads with pread into the caller's memory: a file cut short meanwhile is an error, not a crash.
class SafetensorsFile {
 public:
  /// Opens and checks the header. Throws InputError (kind model) naming the file.
  explicit SafetensorsFile(const std::filesystem::path& path);
  ~SafetensorsFile();
  SafetensorsFile(const SafetensorsFile&) = delete;
  SafetensorsFile& operator=(const SafetensorsFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  const SafetensorsHeader& header() const { return header_; }
  /// Reads the bytes of one tensor; `into` holds entry.end - entry.begin bytes. Throws InputError (kind model).
  void read(const TensorEntry& entry, void* into) const;

 private:
  void read_at(std::uint64_t offset, std::uint64_t bytes, void* into) const;

  std::filesystem::path path_;
  int file_ = -1;
  SafetensorsHeader header_;
};

}  // namespace candlewright
