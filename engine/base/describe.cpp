#include "engine/base/describe.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <set>

#include "engine/base/error.h"

namespace candlewright {
namespace {

// The value that a field's pointer points at.
using Content = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<double>>;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Shortest text that reads back as the same number, in the form people write: 0.01, 4e-05, 1000000.
std::string number_text(double value) {
  if (value == std::trunc(value) && std::abs(value) < 1e15) return std::to_string(static_cast<std::int64_t>(value));
  char text[40];
  for (int digits = 6; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

/// "above 0 and at most 1", "from 1 to 9", "of at least 1"; empty without bounds.
std::string bounds_text(const FieldRules& rules) {
  const bool low = std::isfinite(rules.min);
  const bool high = std::isfinite(rules.max);
  if (low && high && !rules.above_min) return "from " + number_text(rules.min) + " to " + number_text(rules.max);
  std::string text;
  if (low) text = (rules.above_min ? "above " : "of at least ") + number_text(rules.min);
  if (high) text += (low ? " and at most " : "of at most ") + number_text(rules.max);
  return text;
}

std::string number_allowed(const FieldRules& rules, const std::string& noun) {
  const std::string bounds = bounds_text(rules);
  const std::string unit = rules.unit.empty() ? "" : " (" + rules.unit + ")";
  return bounds.empty() ? "any " + noun + unit : "a " + noun + " " + bounds + unit;
}

std::string list_allowed(const FieldRules& rules, const std::string& noun) {
  const std::string bounds = bounds_text(rules);
  return "a list of " + noun + (bounds.empty() ? "" : ", each " + (bounds.rfind("of ", 0) == 0 ? bounds.substr(3) : bounds));
}

bool inside(double value, const FieldRules& rules) {
  if (!std::isfinite(value)) return false;
  if (rules.above_min ? !(value > rules.min) : !(value >= rules.min)) return false;
  return value <= rules.max;
}

std::optional<std::int64_t> whole_number(const Json& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_number_float()) return std::nullopt;
  const double number = value.get<double>();  // 1e3 and 3.0 are whole; beyond 2^53 a double no longer tells one from the next
  if (!std::isfinite(number) || number != std::trunc(number) || std::abs(number) > 9007199254740992.0) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::string shown(const Json& value) {
  std::string text = dump(value);
  if (text.size() > 60) {
    text.resize(57);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
    text += "...";
  }
  return text;
}

std::string located(const std::string& where, const std::string& path) { return where.empty() ? path : where + ", " + path; }

[[noreturn]] void refuse(const Field& field, const std::string& given, const std::string& where) {
  std::string hint = "Give " + field.allowed() + ".";
  const std::string near = nearest(given, field.rules.choices);
  if (!near.empty()) hint += " Did you mean " + near + "?";
  throw InputError(ErrorKind::settings, located(where, field.path), given + " is not allowed here", hint);
}

/// The new content, if it is of the field's type and within its rules.
std::optional<Content> accepted(const Field& field, const Json& value) {
  const FieldRules& rules = field.rules;
  const auto whole = [&](const Json& one) -> std::optional<std::int64_t> {
    const auto number = whole_number(one);
    return number && inside(static_cast<double>(*number), rules) ? number : std::nullopt;
  };
  const auto real = [&](const Json& one) -> std::optional<double> {
    if (!one.is_number()) return std::nullopt;
    const double number = one.get<double>();
    return inside(number, rules) ? std::optional(number) : std::nullopt;
  };
  const auto list = [&](auto read) {
    using Item = typename decltype(read(value))::value_type;
    std::optional<Content> result;
    if (!value.is_array()) return result;
    std::vector<Item> items;
    for (const Json& one : value) {
      const auto item = read(one);
      if (!item) return result;
      items.push_back(*item);
    }
    result = std::move(items);
    return result;
  };
  return std::visit(Overloaded{
                        [&](bool*) { return value.is_boolean() ? std::optional<Content>(value.get<bool>()) : std::nullopt; },
                        [&](std::int64_t*) -> std::optional<Content> { return whole(value); },
                        [&](double*) -> std::optional<Content> { return real(value); },
                        [&](std::string*) -> std::optional<Content> {
                          if (!value.is_string()) return std::nullopt;
                          const std::string text = value.get<std::string>();
                          const auto& choices = rules.choices;
                          if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) return std::nullopt;
                          return text;
                        },
                        [&](std::vector<std::int64_t>*) { return list(whole); },
                        [&](std::vector<double>*) { return list(real); },
                    },
                    field.value);
}

Content checked(const Field& field, const Json& value, const std::string& where) {
  auto content = accepted(field, value);
  if (!content) refuse(field, value.is_string() ? value.get<std::string>() : shown(value), where);
  return std::move(*content);
}

void write(const Field& field, Content content) {
  std::visit(
      [&](auto* target) {
        using Held = std::remove_pointer_t<decltype(target)>;
        // std::int64_t to double and the like never mix: `accepted` makes the field's own type.
        *target = std::get<Held>(std::move(content));
      },
      field.value);
}

/// A number as people type it: 3, -1, 0.01, 3e-4. Nothing before or after it.
std::optional<Json> typed_number(std::string_view text) {
  const char* end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto [at, error] = std::from_chars(text.data(), end, whole); error == std::errc() && at == end) return Json(whole);
  double real = 0;
  const auto [at, error] = std::from_chars(text.data(), end, real);
  if (error != std::errc() || at != end || text.empty() || !std::isfinite(real)) return std::nullopt;
  return Json(real);
}

std::optional<Json> typed_list(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  Json list = Json::array();
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view item = text.substr(0, comma);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    const auto number = typed_number(item);
    if (!number) return std::nullopt;
    list.push_back(*number);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
    if (text.empty()) return std::nullopt;  // "1,2," has an item missing
  }
  return list;
}

std::string last_word(std::string_view path) { return std::string(path.substr(path.rfind('.') + 1)); }

std::vector<std::string> paths_of(const std::vector<Field>& fields) {
  std::vector<std::string> paths;
  for (const Field& field : fields) paths.push_back(field.path);
  return paths;
}

const Field* field_at(const std::vector<Field>& fields, std::string_view path) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

bool is_section(const std::vector<Field>& fields, const std::string& path) {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.path.rfind(path + ".", 0) == 0; });
}

/// The field that was probably meant: by the whole path, else by its last word alone.
const Field* meant(const std::vector<Field>& fields, std::string_view path) {
  if (const std::string near = nearest(path, paths_of(fields)); !near.empty()) return field_at(fields, near);
  std::vector<std::string> words;
  for (const Field& field : fields) words.push_back(last_word(field.path));
  const std::string near = nearest(last_word(path), words);
  const auto found = std::find(words.begin(), words.end(), near);
  return near.empty() ? nullptr : &fields[static_cast<std::size_t>(found - words.begin())];
}

[[noreturn]] void refuse_unknown(const std::vector<Field>& fields, const std::string& path, const std::string& where) {
  if (is_section(fields, path)) {
    std::string inside_it;
    for (const Field& field : fields) {
      if (field.path.rfind(path + ".", 0) == 0) inside_it += (inside_it.empty() ? "" : ", ") + field.path;
    }
    throw InputError(ErrorKind::settings, located(where, path), "this is a group of settings, not one", "Name one of " + inside_it + ".");
  }
  const Field* near = meant(fields, path);
  throw InputError(
      ErrorKind::settings, located(where, path), "there is no such setting",
      near ? "Did you mean " + near->path + " (" + near->allowed() + ")?" : "See candlewright-cli config explain for all of them.");
}

void collect(const std::vector<Field>& fields, const Json& settings, const std::string& prefix, const std::string& where,
             std::vector<std::pair<const Field*, Content>>& changes) {
  for (const auto& [name, value] : settings.items()) {
    const std::string path = prefix + name;
    if (const Field* field = field_at(fields, path)) {
      changes.emplace_back(field, checked(*field, value, where));
    } else if (is_section(fields, path) && value.is_object()) {
      collect(fields, value, path + ".", where, changes);
    } else if (is_section(fields, path)) {
      throw InputError(ErrorKind::settings, located(where, path), shown(value) + " stands where a group of settings belongs",
                       "Give an object, { \"name\": value, ... }.");
    } else {
      refuse_unknown(fields, path, where);
    }
  }
}

/// The place of a dotted path in nested JSON; missing objects on the way are made.
Json& slot(Json& root, const std::string& path) {
  Json* at = &root;
  std::size_t start = 0;
  for (std::size_t dot; (dot = path.find('.', start)) != std::string::npos; start = dot + 1) at = &(*at)[path.substr(start, dot - start)];
  return (*at)[path.substr(start)];
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

Json Field::get() const {
  return std::visit([](const auto* held) { return Json(*held); }, value);
}

void Field::set(const Json& new_value) const { write(*this, checked(*this, new_value, "")); }

void Field::set_text(std::string_view text) const {
  const auto typed = std::visit(Overloaded{
                                    [&](bool*) -> std::optional<Json> {
                                      if (text == "true") return Json(true);
                                      if (text == "false") return Json(false);
                                      return std::nullopt;
                                    },
                                    [&](std::int64_t*) { return typed_number(text); },
                                    [&](double*) { return typed_number(text); },
                                    [&](std::string*) -> std::optional<Json> { return Json(std::string(text)); },
                                    [&](std::vector<std::int64_t>*) { return typed_list(text); },
                                    [&](std::vector<double>*) { return typed_list(text); },
                                },
                                value);
  auto content = typed ? accepted(*this, *typed) : std::nullopt;
  if (!content) refuse(*this, text.empty() ? "an empty value" : std::string(text), "");
  write(*this, std::move(*content));
}

std::string Field::allowed() const {
  return std::visit(Overloaded{
                        [](bool*) -> std::string { return "true or false"; },
                        [&](std::int64_t*) { return number_allowed(rules, "whole number"); },
                        [&](double*) { return number_allowed(rules, "number"); },
                        [&](std::string*) -> std::string {
                          if (rules.choices.empty()) return "any text";
                          std::string text = "one of ";
                          for (std::size_t i = 0; i < rules.choices.size(); ++i) {
                            text += (i ? ", " : "") + (rules.choices[i].empty() ? std::string("\"\"") : rules.choices[i]);
                          }
                          return text;
                        },
                        [&](std::vector<std::int64_t>*) { return list_allowed(rules, "whole numbers"); },
                        [&](std::vector<double>*) { return list_allowed(rules, "numbers"); },
                    },
                    value);
}

const Field& find_field(const std::vector<Field>& fields, std::string_view path) {
  if (const Field* field = field_at(fields, path)) return *field;
  refuse_unknown(fields, std::string(path), "");
}

Json to_json(const std::vector<Field>& fields) {
  Json settings = Json::object();
  for (const Field& field : fields) slot(settings, field.path) = field.get();
  return settings;
}

void apply_json(const std::vector<Field>& fields, const Json& settings, const std::string& where) {
  if (!settings.is_object()) {
    throw InputError(ErrorKind::settings, where, "settings are an object, but this is " + shown(settings),
                     "Give { \"name\": value, ... }.");
  }
  std::vector<std::pair<const Field*, Content>> changes;  // all are checked before the first is written
  collect(fields, settings, "", where, changes);
  for (auto& [field, content] : changes) write(*field, std::move(content));
}

void apply_assignment(const std::vector<Field>& fields, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    throw InputError(ErrorKind::settings, "--set " + std::string(assignment), "this is no assignment", "Write --set path=value.");
  }
  find_field(fields, assignment.substr(0, equals)).set_text(assignment.substr(equals + 1));
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 4) + 1;
  if (word.size() > 200) return best;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < std::max(word.size(), candidate.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace candlewright
