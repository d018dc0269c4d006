#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace candlewright {

/// Keys keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// Parses untrusted JSON: at most 64 levels deep, no key twice, valid UTF-8.
/// Throws InputError that names `where` (a file's name) and the place in it.
Json parse_json(std::string_view text, const std::string& where);

/// Reads and parses a JSON file of at most `limit` bytes. Throws InputError that names the file.
Json read_json(const std::filesystem::path& path, std::size_t limit = 16u << 20);

/// Text of a document. What is not finite becomes null; invalid UTF-8 is replaced, never thrown.
std::string dump(const Json& document, int indent = -1);

}  // namespace candlewright
