#pragma once
#include <stdexcept>
#include <string>

namespace candlewright {

/// Whose fault it is decides the exit code of the command line: `usage` and `settings` are 2, the others 1.
enum class ErrorKind { usage, settings, input, disk, model, store, training };

/// The caller's fault or the world's, written for the person who has to mend it.
/// Example: {input, "SPY.csv, line 812", "close is missing", "Add a column named close, or map it with --columns."}
class InputError : public std::runtime_error {
 public:
  InputError(ErrorKind kind, std::string where, std::string what, std::string hint);
  InputError(std::string where, std::string what, std::string hint);   ///< kind input

  ErrorKind kind;
  std::string where;     ///< file, line, field, setting or run
  std::string message;   ///< what is wrong, without the place
  std::string hint;      ///< the way out; never empty
};

/// The word of a kind in JSON and on screen.
const char* name_of(ErrorKind kind);

/// Thrown when a stop was asked for while work was under way; nothing is wrong.
class Stopped : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped on request"; }
};

}  // namespace candlewright
