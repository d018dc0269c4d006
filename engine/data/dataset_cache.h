#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/assembly.h"

namespace candlewright {

/// Keeps the parsed content of a folder between runs, so that it opens at the speed of the disk. Kept in the given cache
/// folder and nowhere else; folders under 1 MiB are not kept, for they read as fast. What is kept is used only if every
/// file is the same: equal size, times and inode since well after its last change, else equal SHA-256.
/// What is damaged is read anew and written again. At most 16 folders are kept.
class DatasetCache {
 public:
  /// `folder` empty = keep nothing. Looks at the files' sizes and times.
  DatasetCache(const std::filesystem::path& folder, const FolderFiles& found);
  /// The assembly, or nothing if it must be read. Blocks. Throws Stopped on request.
  std::optional<Assembly> load(std::stop_token stop);
  /// Writes what was read after load() gave nothing. What goes wrong becomes a notice, for a cache is never needed.
  void store(const Assembly& assembly, std::stop_token stop);
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  /// One file as it was when it was looked at, before it was read.
  struct Seen {
    std::uint64_t size = 0;
    std::int64_t modified = 0, changed = 0;  ///< ns
    std::uint64_t inode = 0, device = 0;
    bool operator==(const Seen&) const = default;
  };
  static std::optional<Seen> look_at(const std::filesystem::path& file);
  bool same_files(const std::vector<Seen>& seen, const std::vector<std::string>& hashes, std::int64_t looked, std::stop_token stop);
  void hash_files(const std::vector<std::size_t>& which, std::stop_token stop);
  std::optional<Assembly> load_index(std::stop_token stop);
  std::string pack_files() const;
  void write_index(const std::string& content);
  void forget_others(const std::vector<std::string>& shards) const;

  std::filesystem::path place_;                 ///< empty = not kept
  std::vector<std::filesystem::path> watched_;  ///< files of bars, then of metadata
  std::vector<Seen> seen_;                      ///< of each, now
  std::vector<std::string> hashes_;             ///< SHA-256 of each file, empty = not computed
  bool doubted_ = false;                        ///< some file had to be hashed
  std::int64_t looked_ = 0;                     ///< when seen_ was taken
  std::vector<std::string> notices_;
};

}  // namespace candlewright
