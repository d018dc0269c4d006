#pragma once
#include <filesystem>
#include <fstream>
#include <string>

namespace candlewright {

/// Appends a line, its end included, to a file of a run and hands it to the system. What failed on a full disk may be tried again once
/// there is space. Throws InputError (kind disk) that names the file and the bytes.
void append(std::ofstream& out, const std::filesystem::path& path, const std::string& line);

}  // namespace candlewright
