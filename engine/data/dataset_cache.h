#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/data/assembly.h"

namespace candlewright {

/// Keeps the parsed content of a folder between runs, so that it opens at the speed of the disk. Kept in the given cache
/// folder and nowhere else; small folders are not kept, for they read as fast. A kept folder is used only if every file
/// is the same: same size, times and inode, or else the same SHA-256. What is damaged is read anew and written again.
class DatasetCache {
 public:
  /// `folder` empty = keep nothing.
  DatasetCache(const std::filesystem::path& folder, const FolderFiles& found);
  /// The assembly, or nothing if it must be read. Throws Stopped on request.
  std::optional<Assembly> load(std::stop_token stop);
  /// Writes; what goes wrong becomes the notice, for a cache is never needed.
  void store(const Assembly& assembly);
  const std::string& notice() const { return notice_; }

 private:
  const FolderFiles& found_;
  std::filesystem::path place_;  ///< empty = not kept
  std::string notice_;
};

}  // namespace candlewright
