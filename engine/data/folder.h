#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace candlewright {

/// Where in a folder's layout a file lies.
enum class FilePart { whole, train, validation, test };

struct BarFile {
  std::filesystem::path path;
  FilePart part = FilePart::whole;
  std::string held_out_set;  ///< name of the sub-folder that holds train, val and test; empty = a trained symbol
};

/// Files of bars in folders of the known layouts:
///   SYMBOL.csv                        a raw folder: the whole of each symbol
///   train/ test/ (val/)               parts of the same symbols
///   ANY/{train,val,test}              held-out symbols
/// data_summary.csv is never a symbol; other sub-folders are not entered.
struct FolderFiles {
  std::vector<BarFile> files;                         ///< sorted by path below the folder, so in the same order everywhere
  std::vector<std::filesystem::path> metadata_files;  ///< asset_metadata.json and data_summary.csv, where they were read
  std::vector<std::string> notices;
  std::map<std::string, std::map<std::string, std::string>> about;  ///< symbol -> facts of asset_metadata.json
  std::map<std::string, std::int64_t> summary_rows;                 ///< symbol -> total_rows of data_summary.csv
};

/// Looks into folders and takes files as they are. A link that leads out of its folder is left out with a notice.
/// Throws InputError if a path does not exist, or a folder holds no file of bars.
FolderFiles find_bar_files(const std::vector<std::filesystem::path>& paths);

}  // namespace candlewright
