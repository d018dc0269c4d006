#pragma once
#include <QString>
#include <string>

namespace candlewright {

/// What the engine says of itself in English (names and meanings of settings, presets, states), in the language of the window. The engine knows
/// no Qt: the translation is found by the English text, and what is not in the list stays as it is.
QString engine_words(const std::string& text);

}  // namespace candlewright
