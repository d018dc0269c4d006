#include "engine/evaluation/paired_comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "engine/base/error.h"
#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"
#include "engine/evaluation/document.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

/// Errors of one symbol's windows as a document tells them.
struct SymbolErrors {
  std::string windows_fingerprint, span;
  std::vector<double> errors;  ///< percent of the origin's close, by origin
};

struct Judged {
  std::string name;
  Json protocol, model, data;
  std::int64_t horizon = 0, stride = 0;
  std::map<std::string, SymbolErrors> symbols;
};

[[noreturn]] void refuse(const std::string& name, const std::string& what, const std::string& hint) { throw InputError(name, what, hint); }

const char* const how_to_make_one = "Write one with: candlewright-cli evaluate .. --out FILE.";

std::vector<double> errors_in(const Json& symbol, const std::string& name, const std::string& where) {
  std::vector<double> errors;
  for (const Json& value : symbol.at("window_errors").at("model")) {
    if (!value.is_number() || !std::isfinite(value.get<double>()))
      refuse(name, where + " holds a window error that is no number", how_to_make_one);
    errors.push_back(value.get<double>());
  }
  if (errors.empty() || static_cast<std::int64_t>(errors.size()) != symbol.at("windows").get<std::int64_t>()) {
    refuse(name, where + " holds " + std::to_string(errors.size()) + " window errors, which is not its number of windows", how_to_make_one);
  }
  return errors;
}

Judged judged_in(const Json& document, const std::string& name) {
  Judged judged;
  judged.name = name;
  std::string where = "it";
  try {
    judged.protocol = document.at("protocol");
    judged.model = document.at("model");
    judged.data = document.at("data");
    judged.horizon = judged.protocol.at("horizon");
    judged.stride = judged.protocol.at("stride");
    for (const Json& symbol : document.at("per_symbol")) {
      const std::string key = symbol.at("symbol");
      where = "per_symbol " + key;
      SymbolErrors& errors = judged.symbols[key];
      errors.windows_fingerprint = symbol.at("windows_fingerprint");
      errors.span = std::to_string(symbol.at("windows").get<std::int64_t>()) + " windows from " +
                    symbol.at("first_origin").get<std::string>() + " to " + symbol.at("last_origin").get<std::string>();
      errors.errors = errors_in(symbol, name, where);
    }
  } catch (const Json::exception& problem) {
    refuse(name, where + " is no evaluation with errors by window (" + problem.what() + ")", how_to_make_one);
  }
  if (judged.horizon < 1 || judged.stride < 1) refuse(name, "protocol.horizon and protocol.stride must be at least 1", how_to_make_one);
  if (judged.symbols.empty()) refuse(name, "it judges no symbol", how_to_make_one);
  return judged;
}

[[noreturn]] void refuse_pair(const Judged& a, const Judged& b, const std::string& what) {
  refuse(a.name + ", " + b.name, "they judge different windows: " + what,
         "Evaluate both with the same --data, --part, --horizon and --stride.");
}

void require_same(const Judged& a, const Judged& b) {
  for (const char* key : {"part", "part_rows", "horizon", "stride"}) {
    const Json mine = a.protocol.value(key, Json()), theirs = b.protocol.value(key, Json());
    if (mine != theirs) refuse_pair(a, b, std::string(key) + " " + dump(mine) + " in the first, " + dump(theirs) + " in the second");
  }
  for (const auto& [one, other, word] : {std::tuple(&a, &b, "first"), std::tuple(&b, &a, "second")}) {
    std::string only;
    for (const auto& [symbol, errors] : one->symbols) {
      if (!other->symbols.count(symbol)) only += (only.empty() ? "" : ", ") + symbol;
    }
    if (!only.empty()) refuse_pair(a, b, "the " + std::string(word) + " alone judges " + only);
  }
  for (const auto& [symbol, mine] : a.symbols) {
    const SymbolErrors& theirs = b.symbols.at(symbol);
    if (mine.windows_fingerprint == theirs.windows_fingerprint) continue;
    refuse_pair(a, b,
                mine.span == theirs.span ? "the origins or closes of " + symbol + " differ between " + mine.span
                                         : symbol + " has " + mine.span + " in the first, " + theirs.span + " in the second");
  }
}

Json side_json(const Judged& judged) {
  return {{"file", judged.name}, {"model", judged.model}, {"data", judged.data}, {"protocol", judged.protocol}};
}

double mean_of(const std::vector<double>& values) {
  Mean mean;
  for (const double value : values) mean.add(value);
  return mean.value();
}

Json interval_json(const std::optional<Interval>& interval) {
  return interval ? Json::array({interval->low, interval->high}) : Json(nullptr);
}

ErrorVerdict verdict_of(const std::optional<Interval>& interval, const std::vector<DieboldMariano>& tests) {
  if (tests.size() == 1) return tests[0].verdict;
  const bool all_short =
      std::all_of(tests.begin(), tests.end(), [](const DieboldMariano& t) { return t.verdict == ErrorVerdict::too_few_windows; });
  if (!interval || (all_short && tests.size() < fewest_symbols)) return ErrorVerdict::too_few_windows;
  return interval->high < 0 ? ErrorVerdict::better : interval->low > 0 ? ErrorVerdict::worse : ErrorVerdict::no_difference;
}

}  // namespace

Json compare_evaluations(const Json& document_a, const Json& document_b, const std::string& name_a, const std::string& name_b) {
  const Judged a = judged_in(document_a, name_a), b = judged_in(document_b, name_b);
  require_same(a, b);
  const std::int64_t lags = overlap_lags(a.horizon, a.stride);
  std::vector<std::vector<double>> differences;
  std::vector<DieboldMariano> tests;
  std::vector<double> means, ratios;
  Json rows = Json::array();
  std::int64_t windows = 0, better = 0, worse = 0;
  for (const auto& [symbol, mine] : a.symbols) {
    const std::vector<double>& theirs = b.symbols.at(symbol).errors;
    std::vector<double>& d = differences.emplace_back();
    for (std::size_t i = 0; i < theirs.size(); ++i) d.push_back(mine.errors[i] - theirs[i]);
    const double error_a = mean_of(mine.errors), error_b = mean_of(theirs);
    means.push_back(mean_of(d));
    tests.push_back(diebold_mariano(d, lags));
    if (error_b > 0) ratios.push_back(error_a / error_b);
    windows += static_cast<std::int64_t>(d.size());
    better += error_a < error_b;
    worse += error_a > error_b;
    rows.push_back({{"symbol", symbol},
                    {"windows", d.size()},
                    {"a", error_a},
                    {"b", error_b},
                    {"difference", means.back()},
                    {"median_window_difference", median_of(d)}});
  }
  std::vector<DieboldMariano*> pointers;
  for (DieboldMariano& test : tests) pointers.push_back(&test);
  judge(pointers);
  Json verdicts;
  for (const ErrorVerdict v : {ErrorVerdict::better, ErrorVerdict::worse, ErrorVerdict::no_difference, ErrorVerdict::too_few_windows}) {
    verdicts[words(v)] = std::count_if(tests.begin(), tests.end(), [&](const DieboldMariano& t) { return t.verdict == v; });
  }
  for (std::size_t s = 0; s < tests.size(); ++s) rows[s]["dm"] = to_json(tests[s]);
  const bool alone_and_short = tests.size() == 1 && tests[0].verdict == ErrorVerdict::too_few_windows;
  const auto interval = alone_and_short ? std::nullopt : median_over_symbols(differences, lags + 1);
  Mean logs;
  for (const double ratio : ratios) logs.add(std::log(ratio));
  Json notices = Json::array();
  if (a.data.value("fingerprint", "") != b.data.value("fingerprint", "")) {
    notices.push_back("The data folders differ, but the windows compared here are the same to the last digit.");
  }
  return {{"a", side_json(a)},
          {"b", side_json(b)},
          {"unit", "percentage points of the origin's close, A minus B: negative means that A errs less"},
          {"symbols", a.symbols.size()},
          {"windows", windows},
          {"median_difference", median_of(means)},
          {"median_difference_interval", interval_json(interval)},
          {"skill", ratios.empty() ? Json(nullptr) : Json(1 - std::exp(logs.value()))},
          {"skill_interval", interval_json(skill_over_symbols(ratios))},
          {"symbols_better", better},
          {"symbols_worse", worse},
          {"verdicts", verdicts},
          {"verdict", words(verdict_of(interval, tests))},
          {"per_symbol", rows},
          {"notices", notices}};
}

}  // namespace candlewright
