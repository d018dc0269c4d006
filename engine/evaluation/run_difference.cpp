#include "engine/evaluation/run_difference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/error.h"
#include "engine/evaluation/mean.h"
#include "engine/evaluation/paired_comparison.h"

namespace candlewright {
namespace {

/// Mean |close - actual| over the steps, in percent of the origin's close; `close` of a step is asked of `at`.
template <class At>
double window_error(const StoredForecast& forecast, At at) {
  Mean mean;
  for (std::size_t step = 0; step < forecast.actual.size(); ++step) mean.add(std::abs(at(step) - forecast.actual[step]));
  return 100 * mean.value() / forecast.last_close;
}

double model_error(const StoredForecast& forecast) {
  return window_error(forecast, [&](std::size_t step) { return forecast.close[step]; });
}

/// Judged over its whole horizon.
bool is_whole(const StoredForecast& forecast) {
  return forecast.actual.size() == forecast.close.size() && !forecast.actual.empty() && forecast.last_close > 0;
}

double mean_over(const std::vector<double>& values) {
  Mean mean;
  for (const double value : values) mean.add(value);
  return mean.value();
}

std::string what_differs(const PairableErrors& a, const PairableErrors& baseline) {
  if (a.part != baseline.part) return "part " + a.part + " here, " + baseline.part + " in the baseline";
  for (const auto& [word, mine, theirs] :
       {std::tuple("horizon", a.horizon, baseline.horizon), std::tuple("stride", a.stride, baseline.stride),
        std::tuple("part rows", a.part_rows, baseline.part_rows)}) {
    if (mine != theirs) return std::string(word) + " " + std::to_string(mine) + " here, " + std::to_string(theirs) + " in the baseline";
  }
  return "no symbol has the same origins and closes";
}

std::pair<double, double> middle_80(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {at(0.1), at(0.9)};
}

bool same_terms(const PairableErrors& a, const PairableErrors& b) {
  return a.part == b.part && a.part_rows == b.part_rows && a.horizon == b.horizon && a.stride == b.stride;
}

/// A symbol whose windows are the same in both, with persistence's mean error on them.
struct PairedSymbol {
  const std::string& name;
  const PairableErrors::OfSymbol &mine, &baseline;
  double persistence;
};

std::vector<PairedSymbol> paired(const PairableErrors& mine, const PairableErrors& baseline) {
  std::vector<PairedSymbol> found;
  if (!same_terms(mine, baseline)) return found;
  for (const auto& [name, errors] : mine.symbols) {
    const auto other = baseline.symbols.find(name);
    if (other == baseline.symbols.end() || other->second.windows_fingerprint != errors.windows_fingerprint ||
        other->second.model.size() != errors.model.size() || errors.model.empty())
      continue;
    const double scale = mean_over(errors.persistence);
    if (scale > 0) found.push_back({name, errors, other->second, scale});  // where persistence makes no error there is no skill
  }
  return found;
}

RunDifference difference_of(const PairableErrors& mine, const PairableErrors& baseline, int draws) {
  RunDifference out;
  std::vector<std::vector<double>> differences;
  std::vector<double> means;
  std::vector<DieboldMariano> tests;
  const std::int64_t lags = same_terms(mine, baseline) ? overlap_lags(mine.horizon, mine.stride) : 0;
  for (const PairedSymbol& symbol : paired(mine, baseline)) {
    std::vector<double>& d = differences.emplace_back();
    std::vector<double> raw;
    for (std::size_t i = 0; i < symbol.mine.model.size(); ++i) {
      raw.push_back(symbol.mine.model[i] - symbol.baseline.model[i]);
      d.push_back(-100 * raw.back() / symbol.persistence);
    }
    tests.push_back(diebold_mariano(raw, lags));
    means.push_back(mean_over(d));
    out.windows += static_cast<std::int64_t>(d.size());
    out.symbols_better += means.back() > 0;
  }
  out.symbols = std::ssize(differences);
  if (differences.empty()) {
    out.reason = "other windows were judged: " + what_differs(mine, baseline);
    return out;
  }
  out.median = median_of(means);
  if (means.size() >= 5) out.symbols_from_to = middle_80(means);
  const bool all_short =
      std::all_of(tests.begin(), tests.end(), [](const DieboldMariano& test) { return test.verdict == ErrorVerdict::too_few_windows; });
  if (all_short && tests.size() < fewest_symbols) return out;
  const auto test = median_test(differences, lags + 1, draws);
  out.interval = test->interval;
  out.p_value = tests.size() == 1 ? tests[0].p_value.value_or(1) : test->p_value;
  out.verdict = ErrorVerdict::no_difference;
  return out;
}

/// Holm: the smallest p value must pass the level divided by all, the next by one fewer, and so on to the first that does not.
void judge_by_holm(std::vector<RunDifference>& differences, double level) {
  std::vector<RunDifference*> tested;
  for (RunDifference& difference : differences) {
    if (difference.p_value) tested.push_back(&difference);
  }
  std::sort(tested.begin(), tested.end(), [](const auto* a, const auto* b) { return *a->p_value < *b->p_value; });
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (*tested[i]->p_value > level / static_cast<double>(tested.size() - i)) return;
    if (*tested[i]->median != 0) tested[i]->verdict = *tested[i]->median > 0 ? ErrorVerdict::better : ErrorVerdict::worse;
  }
}

}  // namespace

PairableErrors errors_of(const RunStore& store, const EvaluationRow& evaluation) {
  PairableErrors out;
  const std::string where = "evaluation " + std::to_string(evaluation.id);
  try {
    const Json& protocol = evaluation.document.at("protocol");
    out.part = protocol.at("part");
    out.part_rows = protocol.value("part_rows", std::int64_t{0});
    out.horizon = protocol.at("horizon");
    out.stride = protocol.at("stride");
    for (const Json& symbol : evaluation.document.at("per_symbol")) {
      const std::string name = symbol.at("symbol");
      PairableErrors::OfSymbol& errors = out.symbols[name];
      errors.windows_fingerprint = symbol.at("windows_fingerprint");
      for (const StoredForecast& forecast : store.forecasts(evaluation.id, name)) {
        if (!is_whole(forecast)) continue;
        errors.model.push_back(model_error(forecast));
        errors.persistence.push_back(window_error(forecast, [&](std::size_t) { return forecast.last_close; }));
      }
    }
  } catch (const Json::exception&) {
    throw InputError(ErrorKind::store, where, "it was stored by an older version and does not say which windows it judged",
                     "Evaluate the run again.");
  }
  if (out.horizon < 1 || out.stride < 1)
    throw InputError(ErrorKind::store, where, "its horizon or stride is below 1", "Evaluate the run again.");
  return out;
}

PairableErrors persistence_of(const PairableErrors& judged) {
  PairableErrors out = judged;
  for (auto& [name, errors] : out.symbols) errors.model = errors.persistence;
  return out;
}

std::vector<RunDifference> differences_from(const PairableErrors& baseline, const std::vector<PairableErrors>& others) {
  // The smallest p value that so many draws can show must pass the level that Holm asks of it.
  const int draws = std::max(2000, 80 * static_cast<int>(others.size()));
  std::vector<RunDifference> out;
  for (const PairableErrors& other : others) out.push_back(difference_of(other, baseline, draws));
  judge_by_holm(out, 0.05);
  return out;
}

std::vector<SymbolChange> symbol_changes(const PairableErrors& before, const PairableErrors& after) {
  std::vector<SymbolChange> out;
  const auto skill = [](const std::vector<double>& errors, double persistence) { return 100 * (1 - mean_over(errors) / persistence); };
  for (const PairedSymbol& symbol : paired(after, before)) {
    out.push_back({symbol.name, std::ssize(symbol.mine.model), skill(symbol.baseline.model, symbol.persistence),
                   skill(symbol.mine.model, symbol.persistence)});
  }
  return out;
}

std::vector<WindowChange> window_changes(const std::vector<StoredForecast>& before, const std::vector<StoredForecast>& after) {
  std::map<Nanoseconds, const StoredForecast*> known;
  for (const StoredForecast& forecast : before) {
    if (is_whole(forecast)) known.emplace(forecast.origin, &forecast);
  }
  std::map<Nanoseconds, WindowChange> out;
  for (const StoredForecast& forecast : after) {
    const auto earlier = known.find(forecast.origin);
    if (earlier == known.end() || !is_whole(forecast)) continue;
    out[forecast.origin] = {forecast.origin, model_error(*earlier->second), model_error(forecast)};
  }
  std::vector<WindowChange> ordered;
  for (const auto& [origin, change] : out) ordered.push_back(change);
  return ordered;
}

}  // namespace candlewright
