#include "engine/compute/safetensors_format.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#include "engine/base/error.h"
#include "engine/base/json.h"

namespace candlewright {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian and read as it lies");

constexpr std::uint64_t longest_header = 16u << 20;
constexpr std::size_t most_tensors = 100'000;
constexpr std::size_t longest_name = 512;
constexpr std::size_t most_dimensions = 32;
constexpr std::string_view metadata_key = "__metadata__";

struct ElementType {
  std::string_view name;
  std::uint64_t bytes;
};
constexpr std::array<ElementType, 15> element_types{{{"BOOL", 1},
                                                     {"U8", 1},
                                                     {"I8", 1},
                                                     {"F8_E5M2", 1},
                                                     {"F8_E4M3", 1},
                                                     {"I16", 2},
                                                     {"U16", 2},
                                                     {"F16", 2},
                                                     {"BF16", 2},
                                                     {"I32", 4},
                                                     {"U32", 4},
                                                     {"F32", 4},
                                                     {"I64", 8},
                                                     {"U64", 8},
                                                     {"F64", 8}}};

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw InputError(ErrorKind::model, where, what, "Copy the file again from where it came from; it is damaged or no safetensors file.");
}

[[noreturn]] void refuse_tensor(const std::string& where, const std::string& name, const std::string& what) {
  refuse(where, "tensor " + name + ": " + what);
}

std::uint64_t whole_number(const Json& value, const std::string& where, const std::string& name, const char* field) {
  if (!value.is_number_unsigned()) refuse_tensor(where, name, std::string(field) + " holds something that is no whole number from 0 on");
  return value.get<std::uint64_t>();
}

std::string shape_text(const Json& shape) { return dump(shape).substr(0, 200); }

TensorEntry entry_of(const std::string& name, const Json& value, const std::string& where) {
  if (name.empty() || name.size() > longest_name) refuse(where, "a tensor's name is empty or longer than 512 bytes");
  if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets")) {
    refuse_tensor(where, name, "it must have dtype, shape and data_offsets, and nothing else");
  }
  TensorEntry entry;
  entry.name = name;
  if (!value["dtype"].is_string() || dtype_size(value["dtype"].get<std::string>()) == 0) refuse_tensor(where, name, "its dtype is unknown");
  entry.dtype = value["dtype"].get<std::string>();
  const Json& shape = value["shape"];
  const Json& offsets = value["data_offsets"];
  if (!shape.is_array() || shape.size() > most_dimensions) refuse_tensor(where, name, "its shape is no list of at most 32 sizes");
  if (!offsets.is_array() || offsets.size() != 2) refuse_tensor(where, name, "its data_offsets are no pair");
  std::uint64_t bytes = dtype_size(entry.dtype);
  for (const Json& size : shape) {
    const std::uint64_t length = whole_number(size, where, name, "shape");
    if (length > INT64_MAX || __builtin_mul_overflow(bytes, length, &bytes)) {
      refuse_tensor(where, name, "its shape " + shape_text(shape) + " is larger than any file");
    }
    entry.shape.push_back(static_cast<std::int64_t>(length));
  }
  entry.begin = whole_number(offsets[0], where, name, "data_offsets");
  entry.end = whole_number(offsets[1], where, name, "data_offsets");
  if (entry.end < entry.begin) refuse_tensor(where, name, "its data ends before it begins");
  if (entry.end - entry.begin != bytes) {
    refuse_tensor(where, name,
                  "its shape " + shape_text(shape) + " of " + entry.dtype + " needs " + std::to_string(bytes) +
                      " bytes, its data_offsets span " + std::to_string(entry.end - entry.begin));
  }
  return entry;
}

/// No hole, no overlap, nothing beyond the end: the data is exactly the tensors.
void check_layout(std::vector<TensorEntry>& entries, std::uint64_t data_bytes, const std::string& where) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TensorEntry& a, const TensorEntry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  for (const TensorEntry& entry : entries) {
    if (entry.end > data_bytes) refuse_tensor(where, entry.name, "its data lies beyond the end of the file");
  }
  std::uint64_t expected = 0;
  for (const TensorEntry& entry : entries) {
    if (entry.begin < expected) refuse_tensor(where, entry.name, "its data overlaps another tensor's");
    if (entry.begin > expected) refuse_tensor(where, entry.name, "there is a hole before its data");
    expected = entry.end;
  }
  if (expected != data_bytes) refuse(where, std::to_string(data_bytes - expected) + " bytes at the end of the file belong to no tensor");
}

}  // namespace

const TensorEntry* SafetensorsHeader::find(std::string_view name) const {
  for (const TensorEntry& entry : entries) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::uint64_t dtype_size(std::string_view dtype) {
  for (const ElementType& type : element_types) {
    if (type.name == dtype) return type.bytes;
  }
  return 0;
}

SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes, const std::string& where) {
  if (json.empty() || json.front() != '{') refuse(where, "its header does not begin with {");
  Json document;
  try {
    document = parse_json(json, where);
  } catch (const InputError& e) {
    refuse(where, "its header cannot be read: " + e.message);
  }
  if (document.size() > most_tensors) refuse(where, "its header lists more than 100,000 tensors");
  SafetensorsHeader header;
  for (const auto& [name, value] : document.items()) {
    if (name != metadata_key) {
      header.entries.push_back(entry_of(name, value, where));
      continue;
    }
    if (!value.is_object()) refuse(where, "its __metadata__ is no object");
    for (const auto& [key, text] : value.items()) {
      if (!text.is_string()) refuse(where, "its __metadata__ holds something that is no text under " + key.substr(0, longest_name));
      header.metadata[key] = text.get<std::string>();
    }
  }
  check_layout(header.entries, data_bytes, where);
  return header;
}

std::string safetensors_header_bytes(const std::vector<TensorEntry>& entries, const std::map<std::string, std::string>& metadata) {
  Json document = Json::object();
  if (!metadata.empty()) document[std::string(metadata_key)] = metadata;
  for (const TensorEntry& entry : entries) {
    document[entry.name] = {{"dtype", entry.dtype}, {"shape", entry.shape}, {"data_offsets", {entry.begin, entry.end}}};
  }
  std::string json = dump(document);
  json.append((8 - json.size() % 8) % 8, ' ');  // the data begins aligned
  const std::uint64_t length = json.size();
  std::string bytes(sizeof length, '\0');
  std::memcpy(bytes.data(), &length, sizeof length);
  return bytes + json;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : path_(path) {
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file_ < 0) {
    throw InputError(ErrorKind::model, path.string(),
                     errno == ENOENT ? "there is no such file" : std::string("it cannot be opened: ") + std::strerror(errno),
                     "A model folder holds config.json and model.safetensors.");
  }
  try {
    struct stat info {};
    if (::fstat(file_, &info) != 0 || !S_ISREG(info.st_mode)) refuse(path.string(), "it is no regular file");
    const std::uint64_t size = static_cast<std::uint64_t>(info.st_size);
    std::uint64_t length = 0;
    if (size < sizeof length) refuse(path.string(), "it has only " + std::to_string(size) + " bytes");
    read_at(0, sizeof length, &length);
    if (length > longest_header || length > size - sizeof length) {
      refuse(path.string(),
             "it claims a header of " + std::to_string(length) + " bytes, which is more than the file or the allowed 16 MiB");
    }
    std::string json(static_cast<std::size_t>(length), '\0');
    read_at(sizeof length, length, json.data());
    header_ = parse_safetensors_header(json, size - sizeof length - length, path.string());
    header_.data_start = sizeof length + length;
  } catch (...) {
    ::close(file_);
    throw;
  }
}

SafetensorsFile::~SafetensorsFile() { ::close(file_); }

void SafetensorsFile::read(const TensorEntry& entry, void* into) const {
  read_at(header_.data_start + entry.begin, entry.end - entry.begin, into);
}

void SafetensorsFile::read_at(std::uint64_t offset, std::uint64_t bytes, void* into) const {
  std::uint64_t done = 0;
  while (done < bytes) {
    const ssize_t got = ::pread(file_, static_cast<char*>(into) + done, bytes - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(path_.string(), std::string("reading failed: ") + std::strerror(errno));
    if (got == 0) refuse(path_.string(), "it ends in the middle of its data");
    done += static_cast<std::uint64_t>(got);
  }
}

}  // namespace candlewright
