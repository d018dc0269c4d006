#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "engine/base/json.h"

namespace candlewright {

/// What is allowed in a field and how it is told. Bounds are inclusive unless `above_min`.
struct FieldRules {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool above_min = false;              ///< min itself is not allowed
  bool log = false;                    ///< spans decades: forms and searches use a logarithmic scale
  std::vector<std::string> choices{};  ///< for text fields; empty = any text
  std::string unit{};                  ///< "bars", "windows", "%", ...; empty = none
  std::string help{};                  ///< one sentence
};

/// One setting: where it is, what it holds, what is allowed. The pointer belongs to the described struct.
struct Field {
  using Value = std::variant<bool*, std::int64_t*, double*, std::string*, std::vector<std::int64_t>*, std::vector<double>*>;
  std::string path;    ///< "training.learning_rate"
  std::string group;   ///< heading in a form: "Optimizer"
  Value value;
  FieldRules rules;

  Json get() const;
  /// Checks type and range, then writes. Throws InputError (kind settings) naming the path and what is allowed.
  void set(const Json& new_value) const;
  /// The same from a command line's text.
  void set_text(std::string_view text) const;
  /// "a number above 0 and at most 1", "one of adamw, lion"
  std::string allowed() const;
};

/// Collects the fields of described structs. A settings struct has one function
///   void describe(Describer& d, OptimizerConfig& c) { d.group("Optimizer"); d.field("learning_rate", c.learning_rate, {.min = 0, ...}); }
/// and a struct of structs nests them: d.section("training", c.training).
class Describer {
 public:
  void group(std::string name) { group_ = std::move(name); }
  template <class T>
  void field(std::string_view name, T& value, FieldRules rules) {
    fields.push_back({prefix_ + std::string(name), group_, &value, std::move(rules)});
  }
  template <class T>
  void section(std::string_view name, T& part) {
    const std::string outer = prefix_;
    prefix_ += std::string(name) + ".";
    describe(*this, part);
    prefix_ = outer;
  }
  std::vector<Field> fields;

 private:
  std::string prefix_;
  std::string group_;
};

template <class T>
std::vector<Field> fields_of(T& settings) {
  Describer d;
  describe(d, settings);
  return std::move(d.fields);
}

/// The field at `path`; throws InputError (kind settings) that names the nearest path.
const Field& find_field(const std::vector<Field>& fields, std::string_view path);
/// Nested JSON of all fields.
Json to_json(const std::vector<Field>& fields);
/// Applies nested JSON; unknown keys and wrong values throw InputError (kind settings) that names path, allowed and nearest name.
void apply_json(const std::vector<Field>& fields, const Json& settings, const std::string& where);
/// "path=value".
void apply_assignment(const std::vector<Field>& fields, std::string_view assignment);
/// JSON Schema (draft 2020-12) with title, type, default, minimum, maximum, enum and description for each field.
Json json_schema(const std::vector<Field>& fields, const std::string& title);
/// The word among `known` that is nearest to `word` by edit distance; empty if nothing is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace candlewright
