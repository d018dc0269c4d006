#pragma once
#include <string>

namespace candlewright {

/// Unpacks gzip or zstd, known by their first bytes; other bytes come back as they are. Blocks.
/// Throws InputError (where = `file`) if the packed data is damaged or unpacks to more than 4 GiB.
std::string unpacked(std::string bytes, const std::string& file);

}  // namespace candlewright
