#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace candlewright::house {

struct Source {
  std::string path;  ///< from the project's root, with slashes
  std::string text;
};

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The files below these folders of the project whose names end in one of `endings`, by path. Build folders are left out.
inline std::vector<Source> sources(const std::vector<std::string>& folders, const std::vector<std::string>& endings) {
  namespace fs = std::filesystem;
  const fs::path root = CANDLEWRIGHT_SOURCE;
  std::vector<Source> found;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (auto at = fs::recursive_directory_iterator(root / folder); at != fs::recursive_directory_iterator(); ++at) {
      if (at->is_directory() && at->path().filename() == "build") at.disable_recursion_pending();
      const std::string name = at->path().filename().string();
      const bool wanted = std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
        return name.size() >= ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
      });
      if (wanted && at->is_regular_file()) found.push_back({fs::relative(at->path(), root).generic_string(), slurp(at->path())});
    }
  }
  std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return found;
}

}  // namespace candlewright::house
