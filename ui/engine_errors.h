#pragma once
#include <QString>
#include <string>
#include <vector>

#include "engine/base/error.h"

namespace candlewright {

/// What the engine says of what went wrong or is worth knowing, in the language of the window: found by the English sentence with its names
/// and figures left open. What is not in the list stays as it is.
QString error_words(const QString& text);
QString error_words(const std::string& text);

/// "WHERE: WHAT. HINT"; `where` may be empty.
QString error_sentence(const QString& where, const QString& what, const QString& hint);
QString error_sentence(const InputError& error);

/// The sentences of the list, "%1" where a name or a figure stands.
const std::vector<const char*>& known_errors();

}  // namespace candlewright
