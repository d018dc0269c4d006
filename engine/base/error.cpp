#include "engine/base/error.h"

namespace candlewright {
namespace {

std::string sentence(const std::string& where, const std::string& what, const std::string& hint) {
  std::string text = where.empty() ? what : where + ": " + what;
  if (!text.empty() && text.back() != '.') text += '.';
  return hint.empty() ? text : text + " " + hint;
}

}  // namespace

InputError::InputError(ErrorKind kind_, std::string where_, std::string what_, std::string hint_)
    : std::runtime_error(sentence(where_, what_, hint_)), kind(kind_), where(std::move(where_)),
      message(std::move(what_)), hint(std::move(hint_)) {}

InputError::InputError(std::string where_, std::string what_, std::string hint_)
    : InputError(ErrorKind::input, std::move(where_), std::move(what_), std::move(hint_)) {}

const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return "usage";
    case ErrorKind::settings: return "settings";
    case ErrorKind::input: return "input";
    case ErrorKind::disk: return "disk";
    case ErrorKind::model: return "model";
    case ErrorKind::store: return "store";
    case ErrorKind::training: return "training";
  }
  return "input";
}

}  // namespace candlewright
