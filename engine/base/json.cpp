#include "engine/base/json.h"

#include <set>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/files.h"

namespace candlewright {
namespace {

constexpr std::size_t deepest = 64;

/// Checks depth and repeated keys before anything is built; the parser itself keeps the last of two equal keys silently.
class Checker : public nlohmann::json_sax<Json> {
 public:
  std::string problem;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(Json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }
  bool key(std::string& name) override {
    if (keys_.back().insert(name).second) return true;
    problem = "the key \"" + name + "\" stands twice";
    return false;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 9: ...": the part in brackets tells a person nothing, and the
    // last token, which is quoted in full, may be megabytes.
    problem = e.what();
    if (const std::size_t bracket = problem.find("] "); problem.front() == '[' && bracket != std::string::npos)
      problem.erase(0, bracket + 2);
    if (problem.size() > 200) problem = problem.substr(0, 200) + "...";
    return false;
  }

 private:
  bool enter() {
    keys_.emplace_back();
    if (keys_.size() <= deepest) return true;
    problem = "it is nested more than " + std::to_string(deepest) + " levels deep";
    return false;
  }
  bool leave() {
    keys_.pop_back();
    return true;
  }
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

Json parse_json(std::string_view text, const std::string& where) {
  Checker checker;
  if (!Json::sax_parse(text.begin(), text.end(), &checker)) {
    throw InputError(where, "this is no valid JSON: " + checker.problem, "Correct the file, or leave it out.");
  }
  return Json::parse(text.begin(), text.end());
}

Json read_json(const std::filesystem::path& path, std::size_t limit) { return parse_json(read_file(path, limit), path.string()); }

std::string dump(const Json& document, int indent) { return document.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace candlewright
