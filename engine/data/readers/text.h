#pragma once
#include <string>
#include <string_view>

namespace candlewright {

/// Text of a file as UTF-8 with '\n' or "\r\n" line ends and without a byte order mark: UTF-8 and other supersets of ASCII
/// stay as they are, UTF-16 (with a mark or recognised by its zero bytes) is converted.
/// Throws InputError (where = `file`) if the bytes are empty, or no text: more than 1 % of them are control bytes.
std::string text_of(std::string bytes, const std::string& file);

/// The same text with what is no UTF-8 read as Latin-1, for names that reach a screen.
std::string as_utf8(std::string_view text);

}  // namespace candlewright
