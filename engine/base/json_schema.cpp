#include <algorithm>
#include <cmath>

#include "engine/base/describe.h"

namespace candlewright {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

void add_bounds(Json& schema, const FieldRules& rules, bool whole) {
  const auto number = [&](double value) { return whole ? Json(static_cast<std::int64_t>(value)) : Json(value); };
  if (std::isfinite(rules.min)) schema[rules.above_min ? "exclusiveMinimum" : "minimum"] = number(rules.min);
  if (std::isfinite(rules.max)) schema["maximum"] = number(rules.max);
}

Json schema_of(const Field& field) {
  std::string title = field.path.substr(field.path.rfind('.') + 1);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  Json schema{{"title", title}};
  const auto list = [&](const char* type) {
    schema["type"] = "array";
    schema["items"] = Json{{"type", type}};
    add_bounds(schema["items"], field.rules, type[0] == 'i');
  };
  std::visit(Overloaded{
                 [&](bool*) { schema["type"] = "boolean"; },
                 [&](std::int64_t*) {
                   schema["type"] = "integer";
                   add_bounds(schema, field.rules, true);
                 },
                 [&](double*) {
                   schema["type"] = "number";
                   add_bounds(schema, field.rules, false);
                 },
                 [&](std::string*) {
                   schema["type"] = "string";
                   if (!field.rules.choices.empty()) schema["enum"] = field.rules.choices;
                 },
                 [&](std::vector<std::int64_t>*) { list("integer"); },
                 [&](std::vector<double>*) { list("number"); },
             },
             field.value);
  schema["default"] = field.get();
  schema["description"] = field.rules.help;
  if (!field.rules.unit.empty()) schema["x-unit"] = field.rules.unit;
  if (field.rules.log) schema["x-scale"] = "log";
  return schema;
}

/// The place of a dotted path's schema; the sections on the way become closed objects.
Json& place(Json& root, const std::string& path) {
  Json* at = &root;
  std::size_t start = 0;
  for (std::size_t dot; (dot = path.find('.', start)) != std::string::npos; start = dot + 1) {
    at = &(*at)["properties"][path.substr(start, dot - start)];
    if (at->contains("type")) continue;
    (*at)["type"] = "object";
    (*at)["additionalProperties"] = false;
  }
  return (*at)["properties"][path.substr(start)];
}

}  // namespace

Json json_schema(const std::vector<Field>& fields, const std::string& title) {
  Json schema{
      {"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}, {"type", "object"}, {"additionalProperties", false}};
  schema["properties"] = Json::object();
  for (const Field& field : fields) place(schema, field.path) = schema_of(field);
  return schema;
}

}  // namespace candlewright
