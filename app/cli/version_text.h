#pragma once
#include <string>
#include <vector>

namespace candlewright::cli {

/// What --version prints: this program's version, LibTorch's and the devices of this machine.
inline std::string version_text(const std::string& libtorch, const std::vector<std::string>& devices) {
  std::string text = "candlewright-cli " CANDLEWRIGHT_VERSION "\nLibTorch " + libtorch + "\ndevices:";
  for (const std::string& device : devices) text += " " + device;
  return text;
}

}  // namespace candlewright::cli
