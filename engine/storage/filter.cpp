#include "engine/storage/filter.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

#include "engine/base/describe.h"
#include "engine/base/error.h"

namespace candlewright {
namespace {

constexpr int deepest = 64;  // nested parentheses

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::optional<double> number_of(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const auto [at, error] = std::from_chars(begin, end, value);
  return error == std::errc() && at == end && begin != end ? std::optional<double>(value) : std::nullopt;
}

// ---- what a run says of a field ----

/// A field's values: none if the run does not have it, several for tags.
using Values = std::vector<Json>;
using Reader = std::function<Values(const RunRow&)>;

Values maybe(const std::optional<double>& value) { return value ? Values{*value} : Values{}; }
Values time(Nanoseconds value) { return value ? Values{to_iso(value)} : Values{}; }
Values text(const std::string& value) { return value.empty() ? Values{} : Values{value}; }

const std::vector<std::pair<std::string, Reader>>& readers() {
  static const std::vector<std::pair<std::string, Reader>> all = {
      {"id", [](const RunRow& r) { return Values{r.id}; }},
      {"number", [](const RunRow& r) { return Values{r.number}; }},
      {"name", [](const RunRow& r) { return Values{r.name}; }},
      {"model", [](const RunRow& r) { return text(r.model); }},
      {"state", [](const RunRow& r) { return Values{r.status}; }},
      {"status", [](const RunRow& r) { return Values{r.status}; }},
      {"origin", [](const RunRow& r) { return text(r.origin); }},
      {"tag", [](const RunRow& r) { return Values(r.tags.begin(), r.tags.end()); }},
      {"note", [](const RunRow& r) { return text(r.note); }},
      {"archived", [](const RunRow& r) { return Values{r.archived}; }},
      {"skill", [](const RunRow& r) { return maybe(r.best_skill); }},
      {"value", [](const RunRow& r) { return maybe(r.best_value); }},
      {"pct_mae", [](const RunRow& r) { return r.best_metric == "pct_mae" ? maybe(r.best_value) : Values{}; }},
      {"persistence", [](const RunRow& r) { return maybe(r.best_persistence); }},
      {"checkpoint", [](const RunRow& r) { return text(r.best_checkpoint); }},
      {"step", [](const RunRow& r) { return Values{r.step}; }},
      {"epoch", [](const RunRow& r) { return Values{r.epoch}; }},
      {"stage", [](const RunRow& r) { return text(r.stage); }},
      {"created", [](const RunRow& r) { return time(r.created); }},
      {"started", [](const RunRow& r) { return time(r.started); }},
      {"ended", [](const RunRow& r) { return time(r.ended); }},
      {"took",
       [](const RunRow& r) {
         return r.started && r.ended ? Values{static_cast<double>(r.ended - r.started) / (60.0 * ns_per_second)} : Values{};
       }},
      {"device", [](const RunRow& r) { return text(r.device); }},
      {"precision", [](const RunRow& r) { return text(r.precision); }},
      {"threads", [](const RunRow& r) { return Values{r.threads}; }},
      {"seed", [](const RunRow& r) { return Values{r.seed}; }},
      {"data", [](const RunRow& r) { return text(r.data_folder); }},
      {"fingerprint", [](const RunRow& r) { return text(r.data_fingerprint); }},
      {"version", [](const RunRow& r) { return text(r.version); }},
      {"parent", [](const RunRow& r) { return text(r.parent); }},
      {"process", [](const RunRow& r) { return Values{r.process}; }},
  };
  return all;
}

void collect_settings(const Json& part, const std::string& prefix, std::vector<std::pair<std::string, const Json*>>& all) {
  if (!part.is_object()) return;
  for (const auto& [key, value] : part.items()) {
    if (value.is_object()) {
      collect_settings(value, prefix + key + ".", all);
    } else {
      all.emplace_back(prefix + key, &value);
    }
  }
}

const Json* at_path(const Json& part, std::string_view path) {
  if (!part.is_object()) return nullptr;
  const std::size_t dot = path.find('.');
  const auto found = part.find(std::string(path.substr(0, dot)));
  if (found == part.end()) return nullptr;
  return dot == std::string_view::npos ? &*found : at_path(*found, path.substr(dot + 1));
}

/// The first setting whose path ends in ".field"; `before` is the path of `part` with a dot behind it. Looks at names alone: a table of
/// thousands of runs asks for each.
const Json* by_ending(const Json& part, const std::string& before, const std::string& field) {
  if (!part.is_object()) return nullptr;
  for (const auto& [key, value] : part.items()) {
    if (value.is_object()) {
      if (const Json* found = by_ending(value, before + key + ".", field)) return found;
    } else if (field.ends_with(key) && (before + key).ends_with("." + field)) {
      return &value;
    }
  }
  return nullptr;
}

/// The setting of that path, or the first that ends in ".field".
const Json* setting(const RunRow& run, const std::string& field) {
  const Json* exact = at_path(run.settings, field);
  return exact && !exact->is_object() ? exact : by_ending(run.settings, "", field);
}

/// Absent = the run has no such field at all.
std::optional<Values> values_of(const RunRow& run, const std::string& field) {
  for (const auto& [name, read] : readers()) {
    if (name == field) return read(run);
  }
  const Json* found = setting(run, field);
  if (!found) return std::nullopt;
  return found->is_array() ? Values(found->begin(), found->end()) : Values{*found};
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : dump(value); }

}  // namespace

struct RunFilter::Node {
  enum Kind { all, any, none, compare, contains } kind = all;
  std::vector<Node> parts{};  // all, any; the one part of none
  std::string field{}, op{}, value{};

  bool holds(const Json& mine) const {
    const std::string have = lower(text_of(mine)), want = lower(value);
    if (op == "~") return have.find(want) != std::string::npos;
    const std::optional<double> a = number_of(have), b = number_of(want);
    const int order = a && b ? (*a < *b ? -1 : *a > *b ? 1 : 0) : have.compare(want);
    if (op == "=") return order == 0;
    if (a.has_value() != b.has_value()) return false;
    if (op == "<") return order < 0;
    if (op == "<=") return order <= 0;
    if (op == ">") return order > 0;
    return order >= 0;
  }

  bool matches(const RunRow& run, const Shown* shown) const {
    switch (kind) {
      case all:
        return std::ranges::all_of(parts, [&](const Node& part) { return part.matches(run, shown); });
      case any:
        return std::ranges::any_of(parts, [&](const Node& part) { return part.matches(run, shown); });
      case none:
        return !parts.front().matches(run, shown);
      case contains: {
        std::vector<std::string> texts = run.tags;
        texts.insert(texts.end(), {run.id, run.name, run.note, run.model});
        return std::ranges::any_of(texts, [&](const std::string& mine) { return lower(mine).find(lower(value)) != std::string::npos; });
      }
      case compare:
        break;
    }
    if (shown) {
      if (const std::optional<Json> told = (*shown)(field)) return !told->is_null() && holds(*told);
    }
    const Values mine = values_of(run, field).value_or(Values{});
    return std::ranges::any_of(mine, [&](const Json& one) { return holds(one); });
  }

  void collect_fields(std::vector<std::string>& fields) const {
    if (kind == compare) fields.push_back(field);
    for (const Node& part : parts) part.collect_fields(fields);
  }
};

namespace {

using Node = RunFilter::Node;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Node whole() {
    skip_space();
    if (at_ == text_.size()) return Node{};
    Node node = disjunction(0);
    if (at_ < text_.size()) fail("here stands a ) without a (");
    return node;
  }

 private:
  Node disjunction(int depth) {
    if (depth > deepest) fail("it is nested too deep");
    Node either{.kind = Node::any};
    do {
      either.parts.push_back(conjunction(depth));
    } while (take_word("or"));
    return single(std::move(either));
  }

  Node conjunction(int depth) {
    Node both{.kind = Node::all};
    do {
      both.parts.push_back(term(depth));
      skip_space();
    } while (take_word("and") || (at_ < text_.size() && text_[at_] != ')' && !sees_word("or")));
    return single(std::move(both));
  }

  Node term(int depth) {
    skip_space();
    if (depth > deepest) fail("it is nested too deep");
    if (take_word("not")) {
      Node negated{.kind = Node::none};
      negated.parts.push_back(term(depth + 1));
      return negated;
    }
    if (at_ < text_.size() && text_[at_] == '(') {
      ++at_;
      Node inner = disjunction(depth + 1);
      skip_space();
      if (at_ == text_.size() || text_[at_] != ')') fail("a ) is missing");
      ++at_;
      skip_space();
      return inner;
    }
    return comparison();
  }

  Node comparison() {
    if (sees_word("and") || sees_word("or")) fail("a field or a word is expected");
    const bool quoted = at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"');
    const std::string word = value("a field or a word is expected");
    skip_space();
    const std::string op = quoted ? std::string() : operation();
    if (op.empty()) return Node{.kind = Node::contains, .value = word};
    const std::string field = word == "lr" ? "learning_rate" : word == "tags" ? "tag" : word;
    skip_space();
    Node node{.kind = Node::compare, .field = field, .op = op == ":" || op == "!=" ? "=" : op};
    node.value = value("a value is expected");
    skip_space();
    if (op != "!=") return node;
    Node negated{.kind = Node::none};
    negated.parts.push_back(std::move(node));
    return negated;
  }

  std::string operation() {
    for (const char* op : {"!=", "<=", ">=", "==", "=", ":", "<", ">", "~"}) {
      if (text_.substr(at_).starts_with(op)) {
        at_ += std::string_view(op).size();
        return op == std::string_view("==") ? "=" : op;
      }
    }
    return "";
  }

  std::string value(const char* expected) {
    if (at_ == text_.size()) fail(std::string(expected) + " at the end");
    const char quote = text_[at_];
    if (quote == '\'' || quote == '"') {
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string_view::npos) fail("this quote is not closed");
      const std::string inner(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return inner;
    }
    std::size_t end = at_;
    // A value may hold a colon (a time), a field's name ends at one.
    const std::string_view stops = std::string_view(expected).starts_with("a value") ? " \t\r\n()<>=!~'\"" : " \t\r\n()<>=!~'\":";
    while (end < text_.size() && stops.find(text_[end]) == std::string_view::npos) ++end;
    if (end == at_) fail(expected);
    const std::string word(text_.substr(at_, end - at_));
    at_ = end;
    return word;
  }

  bool sees_word(std::string_view word) const {
    if (lower(text_.substr(at_, word.size())) != word) return false;
    const std::size_t end = at_ + word.size();
    return end == text_.size() || text_[end] == ' ' || text_[end] == '(' || text_[end] == '\t';
  }
  bool take_word(std::string_view word) {
    skip_space();
    if (!sees_word(word)) return false;
    at_ += word.size();
    skip_space();
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  static Node single(Node node) {
    if (node.parts.size() != 1) return node;
    Node only = std::move(node.parts.front());
    return only;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(ErrorKind::usage, "filter, character " + std::to_string(at_ + 1), what + " in \"" + std::string(text_) + "\"",
                     "Write it like: skill > 0 and name = 'a name' or tag = x.");
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

RunFilter::RunFilter(std::string_view text) : root_(std::make_unique<Node>(Parser(text).whole())) {}
RunFilter::~RunFilter() = default;
RunFilter::RunFilter(RunFilter&&) noexcept = default;
RunFilter& RunFilter::operator=(RunFilter&&) noexcept = default;

bool RunFilter::matches(const RunRow& run) const { return root_->matches(run, nullptr); }
bool RunFilter::matches(const RunRow& run, const Shown& shown) const { return root_->matches(run, &shown); }

void RunFilter::check(const std::vector<RunRow>& runs, const std::vector<std::string>& others) const {
  std::vector<std::string> fields;
  root_->collect_fields(fields);
  for (const std::string& field : fields) {
    if (runs.empty() || std::ranges::find(others, field) != others.end() || std::ranges::any_of(runs, [&](const RunRow& run) { return values_of(run, field).has_value(); })) continue;
    std::vector<std::string> known = field_names();
    known.insert(known.end(), others.begin(), others.end());
    std::vector<std::pair<std::string, const Json*>> settings;
    for (const RunRow& run : runs) collect_settings(run.settings, "", settings);
    for (const auto& [path, value] : settings) known.push_back(path.substr(path.rfind('.') + 1));
    const std::string near = nearest(field, known);
    throw InputError(
        ErrorKind::usage, "filter", "no run has a field or setting named " + field,
        near.empty() ? "Use a setting's name, or name, model, state, tag, skill, step, started." : "Did you mean " + near + "?");
  }
}

std::vector<RunRow> RunFilter::select(const std::vector<RunRow>& runs) const {
  check(runs);
  std::vector<RunRow> chosen;
  std::ranges::copy_if(runs, std::back_inserter(chosen), [&](const RunRow& run) { return matches(run); });
  return chosen;
}

const std::vector<std::string>& RunFilter::field_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, read] : readers()) all.push_back(name);
    return all;
  }();
  return names;
}

}  // namespace candlewright
