#include "engine/jobs/append.h"

#include "engine/base/error.h"

namespace candlewright {

void append(std::ofstream& out, const std::filesystem::path& path, const std::string& line) {
  out.clear();  // of an earlier failure
  out << line << std::flush;
  if (!out) {
    throw InputError(ErrorKind::disk, path.string(),
                     "writing failed, perhaps because the disk is full: " + std::to_string(line.size()) + " bytes are needed",
                     "Free some space, then resume the run.");
  }
}

}  // namespace candlewright
