#include "engine/data/folder.h"

#include <algorithm>
#include <charconv>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/json.h"
#include "engine/data/readers/csv_header.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t summary_limit = 64 << 20;

bool is_bar_file(const fs::path& path) {
  std::string name = lower_case(path.filename().string());
  if (name == "data_summary.csv") return false;
  for (const char* packed : {".gz", ".zst", ".zstd"}) {
    if (name.ends_with(packed)) {
      name.resize(name.size() - std::string_view(packed).size());
      break;
    }
  }
  const auto endings = {".csv", ".tsv", ".txt", ".parquet", ".pq"};
  return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return name.ends_with(ending); });
}

/// True if the entry is what it seems, or a link to something below `home`.
bool stays_below(const fs::directory_entry& entry, const fs::path& home) {
  std::error_code error;
  if (!entry.is_symlink(error)) return true;
  const fs::path target = fs::weakly_canonical(entry.path(), error);
  if (error) return false;
  return std::mismatch(home.begin(), home.end(), target.begin(), target.end()).first == home.end();
}

class Finder {
 public:
  explicit Finder(FolderFiles& found) : found_(found) {}

  void look_into(const fs::path& folder) {
    std::error_code error;
    home_ = fs::weakly_canonical(folder, error);
    if (home_.filename().empty()) home_ = home_.parent_path();  // "folder/" ends in an empty name
    take_files(folder, FilePart::whole, "");
    for (const fs::path& below : sub_folders(folder)) {
      const std::string name = below.filename().string();
      if (name == "train") take_files(below, FilePart::train, "");
      if (name == "val") take_files(below, FilePart::validation, "");
      if (name == "test") take_files(below, FilePart::test, "");
      if (fs::is_directory(below / "train", error) && fs::is_directory(below / "val", error) && fs::is_directory(below / "test", error)) {
        take_files(below / "train", FilePart::train, name);
        take_files(below / "val", FilePart::validation, name);
        take_files(below / "test", FilePart::test, name);
      }
    }
    read_metadata(folder / "asset_metadata.json");
    read_summary(folder / "data_summary.csv");
  }

 private:
  std::vector<fs::directory_entry> entries(const fs::path& folder) {
    std::vector<fs::directory_entry> all;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      if (stays_below(*at, home_)) {
        all.push_back(*at);
      } else if (is_bar_file(at->path())) {
        found_.notices.push_back(at->path().string() + " is a link that leads out of the folder or nowhere; it was left out.");
      }
    }
    if (error) throw InputError(folder.string(), "the folder cannot be read: " + error.message(), "Check its permissions.");
    std::sort(all.begin(), all.end());
    return all;
  }

  std::vector<fs::path> sub_folders(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : entries(folder)) {
      if (entry.is_directory(error)) out.push_back(entry.path());
    }
    return out;
  }

  void take_files(const fs::path& folder, FilePart part, const std::string& set) {
    std::error_code error;
    for (const auto& entry : entries(folder)) {
      if (is_bar_file(entry.path()) && !entry.is_directory(error)) found_.files.push_back({entry.path(), part, set});
    }
  }

  /// Helpful, never needed: what is wrong with it becomes a notice.
  void read_metadata(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return;
    found_.metadata_files.push_back(path);
    try {
      const Json document = read_json(path, summary_limit);
      if (!document.is_object()) return;
      for (const auto& [symbol, facts] : document.items()) {
        if (!facts.is_object()) continue;
        for (const auto& [name, value] : facts.items()) {
          if (value.is_string()) found_.about[symbol][name] = value.get<std::string>();
          if (value.is_number() || value.is_boolean()) found_.about[symbol][name] = dump(value);
        }
      }
    } catch (const InputError& problem) {
      found_.notices.push_back(std::string("asset_metadata.json was not used: ") + problem.what());
    }
  }

  void read_summary(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return;
    found_.metadata_files.push_back(path);
    try {
      const std::string text = read_file(path, summary_limit);
      std::vector<std::string> names, fields;
      for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);  // names with line ends are rare and only lose this cross-check
        if (end == std::string::npos) end = text.size();
        std::string_view line(text.data() + at, end - at);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        split_record(line, ',', true, fields);
        if (names.empty()) {
          names = fields;
        } else if (fields.size() == names.size()) {
          note_summary(names, fields);
        }
        at = end + 1;
      }
    } catch (const InputError& problem) {
      found_.notices.push_back(std::string("data_summary.csv was not used: ") + problem.what());
    }
  }

  void note_summary(const std::vector<std::string>& names, const std::vector<std::string>& fields) {
    const auto field = [&](const char* name) {
      const auto at = std::find(names.begin(), names.end(), name);
      return at == names.end() ? std::string() : fields[static_cast<std::size_t>(at - names.begin())];
    };
    const std::string rows = field("total_rows");
    std::int64_t count = 0;
    if (std::from_chars(rows.data(), rows.data() + rows.size(), count).ec == std::errc()) found_.summary_rows[field("symbol")] = count;
  }

  FolderFiles& found_;
  fs::path home_;
};

}  // namespace

FolderFiles find_bar_files(const std::vector<fs::path>& paths) {
  FolderFiles found;
  Finder finder(found);
  for (const fs::path& path : paths) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) throw InputError(path.string(), "there is no such file or folder", "Check the path.");
    const std::size_t before = found.files.size();
    if (fs::is_directory(status)) {
      finder.look_into(path);
    } else {
      found.files.push_back({path, FilePart::whole, ""});
    }
    if (found.files.size() == before) {
      throw InputError(path.string(), "the folder holds no file of bars",
                       "Give a folder with SYMBOL.csv files, or with train and test folders of them.");
    }
  }
  return found;
}

}  // namespace candlewright
