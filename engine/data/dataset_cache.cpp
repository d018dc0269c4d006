#include "engine/data/dataset_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/base/time.h"
#include "engine/data/packed_tables.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;
// Raise the number whenever the reader, the quality figures or this layout change: old caches are then read anew.
constexpr const char* magic = "candlewright bars 1\n";
constexpr std::uint64_t smallest_kept = 1 << 20;
constexpr std::size_t shard_size = 32 << 20;
constexpr std::size_t most_folders = 16;
// A clock tick may hide a second change of a file in the same moment: times are trusted only after they have aged.
constexpr std::int64_t age_of_trust = 2 * ns_per_second;

struct OpenFile {
  explicit OpenFile(const fs::path& path) : fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd < 0) throw DamagedBytes();
  }
  OpenFile(OpenFile&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile() {
    if (fd >= 0) ::close(fd);
  }
  int fd;
};

std::int64_t nanoseconds(const timespec& time) { return static_cast<std::int64_t>(time.tv_sec) * ns_per_second + time.tv_nsec; }

/// The name of a folder's cache: of the files' paths, so that each folder has its own.
std::string key_of(const FolderFiles& found) {
  Sha256 hash;
  for (const BarFile& file : found.files) {
    std::error_code error;
    hash.update(fs::absolute(file.path, error).string());
    hash.update(std::string(1, '\0') + file.path.string() + std::string(1, '\0'));
  }
  return hash.hex().substr(0, 32);
}

}  // namespace

std::optional<DatasetCache::Seen> DatasetCache::look_at(const fs::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return Seen{static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim), nanoseconds(info.st_ctim), info.st_ino, info.st_dev};
}

DatasetCache::DatasetCache(const fs::path& folder, const FolderFiles& found) : looked_(now()) {
  if (folder.empty()) return;
  std::uint64_t size = 0;
  for (const BarFile& file : found.files) watched_.push_back(file.path);
  watched_.insert(watched_.end(), found.metadata_files.begin(), found.metadata_files.end());
  for (const fs::path& file : watched_) {
    const auto seen = look_at(file);
    if (!seen) return;  // the reader will say what is wrong with it
    seen_.push_back(*seen);
    size += seen->size;
  }
  if (size < smallest_kept) return;
  hashes_.resize(seen_.size());
  place_ = folder / key_of(found);
}

void DatasetCache::hash_files(const std::vector<std::size_t>& which, std::stop_token stop) {
  on_all_cores(
      which.size(), [&](std::size_t i) { hashes_[which[i]] = sha256_of_file(watched_[which[i]]); }, stop);
}

bool DatasetCache::same_files(const std::vector<Seen>& seen, const std::vector<std::string>& hashes, std::int64_t looked,
                              std::stop_token stop) {
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (seen[i].size != seen_[i].size) return false;
    const bool aged = std::max(seen[i].modified, seen[i].changed) + age_of_trust < looked;
    if (seen[i] == seen_[i] && aged) {
      hashes_[i] = hashes[i];
    } else {
      doubtful.push_back(i);
    }
  }
  doubted_ = !doubtful.empty();
  hash_files(doubtful, stop);
  return hashes_ == hashes;
}

std::optional<Assembly> DatasetCache::load(std::stop_token stop) {
  if (place_.empty()) return std::nullopt;
  std::optional<Assembly> kept;
  try {
    std::error_code error;
    if (fs::exists(place_ / "index", error)) kept = load_index(stop);
  } catch (const DamagedBytes&) {
    notices_.push_back("The cache of this folder was damaged; it was read anew.");
  }
  if (kept) return kept;
  // Hashed before they are read: a file that changes in between is found out the next time.
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    if (hashes_[i].empty()) unknown.push_back(i);
  }
  hash_files(unknown, stop);
  return std::nullopt;
}

std::optional<Assembly> DatasetCache::load_index(std::stop_token stop) {
  const std::string bytes = read_file(place_ / "index");
  const std::string_view mark(magic);
  if (bytes.size() < mark.size() + 8 || std::string_view(bytes).substr(0, mark.size()) != mark) return std::nullopt;  // of another version
  const std::string_view body = std::string_view(bytes).substr(mark.size(), bytes.size() - mark.size() - 8);
  ValueReader tail(std::string_view(bytes).substr(bytes.size() - 8));
  if (tail.take<std::uint64_t>() != checksum_of(body)) throw DamagedBytes();

  ValueReader in(body);
  const auto looked = in.take<std::int64_t>();
  const auto seen = in.take_all<Seen>();
  const auto hashes = in.take_texts();
  if (seen.size() != seen_.size() || hashes.size() != seen.size() || !same_files(seen, hashes, looked, stop)) return std::nullopt;

  const std::string content = in.take_text();
  ValueReader from(content);
  Assembly out;
  out.notices = from.take_texts();
  const auto shards = from.take_texts();
  for (auto left = from.take_count(8); left > 0; --left) {
    std::int64_t rows = 0;
    out.refused.push_back(unpack_head(from, rows));
    auto& table = out.refused.back();
    if (rows != 0) {  // one bar, too short to be used
      table.time = from.take_all<Nanoseconds>();
      for (auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount})
        *column = from.take_all<double>();
    }
  }
  struct Lies {
    std::uint32_t shard;
    std::uint64_t offset, checksum;
    std::int64_t rows;
  };
  std::vector<PriceTable> tables(from.take_count(8));
  std::vector<Lies> lies(tables.size());
  out.symbols.resize(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    AssembledSymbol& symbol = out.symbols[i];
    tables[i] = unpack_head(from, lies[i].rows);
    symbol.held_out_set = from.take_text();
    symbol.train_rows = from.take<std::int64_t>();
    symbol.validation_rows = from.take<std::int64_t>();
    symbol.test_rows = from.take<std::int64_t>();
    symbol.overlap = from.take<std::int64_t>();
    lies[i].shard = from.take<std::uint32_t>();
    lies[i].offset = from.take<std::uint64_t>();
    lies[i].checksum = from.take<std::uint64_t>();
    if (lies[i].shard >= shards.size() || lies[i].rows < 0) throw DamagedBytes();
  }
  std::vector<OpenFile> files;
  std::vector<std::uint64_t> sizes;
  for (const std::string& shard : shards) {
    if (!is_safe_name(shard)) throw DamagedBytes();
    files.emplace_back(place_ / shard);
    struct stat info {};
    sizes.push_back(::fstat(files.back().fd, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0);
  }
  on_all_cores(
      tables.size(),
      [&](std::size_t i) {
        const Lies& at = lies[i];
        if (static_cast<std::uint64_t>(at.rows) > sizes[at.shard] / column_bytes(1)) throw DamagedBytes();
        read_columns(files[at.shard].fd, at.offset, at.rows, at.checksum, tables[i]);
        out.symbols[i].table = std::make_shared<const PriceTable>(std::move(tables[i]));
      },
      stop);
  if (seen != seen_) write_index(content);  // touched but equal: trusted by its times from now on
  return out;
}

std::string DatasetCache::pack_files() const {
  ValuePacker out;
  out.put(looked_);
  out.put_all(seen_);
  out.put_texts(hashes_);
  return std::move(out.bytes);
}

void DatasetCache::write_index(const std::string& content) {
  ValuePacker body;
  body.bytes = pack_files();
  body.put_text(content);
  const std::uint64_t sum = checksum_of(body.bytes);
  body.put(sum);
  try {
    write_file(place_ / "index", magic + body.bytes);
  } catch (const InputError& error) {
    notices_.push_back(std::string("The parsed data could not be cached: ") + error.what());
  }
}

void DatasetCache::store(const Assembly& assembly, std::stop_token stop) {
  if (place_.empty()) return;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (look_at(watched_[i]) != seen_[i]) return;  // changed while it was read
  }
  ValuePacker head;
  head.put_texts(assembly.notices);
  std::vector<std::string> shards;
  try {
    make_folder(place_);
    ValuePacker symbols;
    std::string shard;
    const auto flush = [&] {
      if (stop.stop_requested()) throw Stopped();
      char name[32];
      std::snprintf(name, sizeof name, "bars-%016llx", static_cast<unsigned long long>(checksum_of(shard)));
      write_file(place_ / name, shard);
      shards.emplace_back(name);
      shard.clear();
    };
    symbols.put(static_cast<std::uint64_t>(assembly.symbols.size()));
    for (const AssembledSymbol& symbol : assembly.symbols) {
      pack_head(symbols, *symbol.table);
      symbols.put_text(symbol.held_out_set);
      symbols.put(symbol.train_rows);
      symbols.put(symbol.validation_rows);
      symbols.put(symbol.test_rows);
      symbols.put(symbol.overlap);
      symbols.put(static_cast<std::uint32_t>(shards.size()));
      symbols.put(static_cast<std::uint64_t>(shard.size()));
      symbols.put(checksum_of_columns(*symbol.table));
      pack_columns(shard, *symbol.table);
      if (shard.size() >= shard_size) flush();
    }
    if (!shard.empty() || shards.empty()) flush();
    head.put_texts(shards);
    head.put(static_cast<std::uint64_t>(assembly.refused.size()));
    for (const PriceTable& table : assembly.refused) {
      pack_head(head, table);
      if (table.rows() == 0) continue;
      head.put_all(table.time);
      for (const auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount}) head.put_all(*column);
    }
    head.bytes += symbols.bytes;
  } catch (const InputError& error) {
    notices_.push_back(std::string("The parsed data could not be cached: ") + error.what());
    return;
  }
  write_index(head.bytes);
  forget_others(shards);
}

/// Shards of the content before, and the folders that were not opened for longest.
void DatasetCache::forget_others(const std::vector<std::string>& shards) const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(place_, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("bars-") && std::find(shards.begin(), shards.end(), name) == shards.end()) fs::remove(entry.path(), error);
  }
  std::multimap<fs::file_time_type, fs::path> folders;
  for (const auto& entry : fs::directory_iterator(place_.parent_path(), error)) {
    const auto written = fs::last_write_time(entry.path() / "index", error);
    if (!error) folders.emplace(written, entry.path());
  }
  while (folders.size() > most_folders) {
    fs::remove_all(folders.begin()->second, error);
    folders.erase(folders.begin());
  }
}

}  // namespace candlewright
