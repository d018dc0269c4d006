#include "engine/storage/comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/storage/run_document.h"

namespace candlewright {
namespace {

void flatten(const Json& part, const std::string& prefix, std::vector<std::string>& order, std::map<std::string, Json>& values) {
  for (const auto& [key, value] : part.items()) {
    const std::string path = prefix.empty() ? key : prefix + "." + key;
    if (value.is_object()) {
      flatten(value, path, order, values);
    } else if (values.emplace(path, value).second) {
      order.push_back(path);
    }
  }
}

bool higher_is_better(const std::string& metric) { return metric.find("skill") != std::string::npos; }

void add_figures(Json& row, const Series& series) {
  const auto finite = [&](std::size_t i) { return std::isfinite(series.values[i]); };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (!finite(i)) continue;
    const bool better =
        !best || (higher_is_better(series.metric) ? series.values[i] > series.values[*best] : series.values[i] < series.values[*best]);
    if (better) best = i;
  }
  const bool has_last = !series.values.empty() && finite(series.values.size() - 1);
  row["last"].push_back(has_last ? Json(series.values.back()) : Json(nullptr));
  row["best"].push_back(best ? Json(series.values[*best]) : Json(nullptr));
  row["best_step"].push_back(best ? Json(series.steps[*best]) : Json(nullptr));
}

}  // namespace

Json settings_that_differ(const std::vector<RunRow>& runs) {
  std::vector<std::string> order;
  std::vector<std::map<std::string, Json>> values(runs.size());
  std::set<std::string> seen;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    std::vector<std::string> mine;
    flatten(runs[r].settings.is_object() ? runs[r].settings : Json::object(), "", mine, values[r]);
    const RunRow& run = runs[r];
    for (const auto& [path, value] : {std::pair<const char*, Json>{"model", run.model},
                                      {"data.fingerprint", run.data_fingerprint},
                                      {"version", run.version},
                                      {"device", run.device},
                                      {"precision", run.precision},
                                      {"parent", run.parent}}) {
      if (values[r].emplace(path, value).second) mine.push_back(path);
    }
    for (const std::string& path : mine) {
      if (seen.insert(path).second) order.push_back(path);
    }
  }
  Json rows = Json::array();
  for (const std::string& path : order) {
    Json row = Json::array();
    for (const auto& mine : values) row.push_back(mine.count(path) ? mine.at(path) : Json(nullptr));
    if (std::any_of(row.begin(), row.end(), [&](const Json& value) { return value != row.front(); })) {
      rows.push_back({{"path", path}, {"values", row}});
    }
  }
  return rows;
}

Series stage_of(const Series& series, const std::string& stage) {
  Series part;
  part.metric = series.metric;
  part.unit = series.unit;
  for (std::size_t i = 0; i < series.steps.size(); ++i) {
    if (series.stages[i] != stage) continue;
    part.steps.push_back(series.steps[i]);
    part.values.push_back(series.values[i]);
    part.times.push_back(series.times[i]);
    part.stages.push_back(stage);
  }
  return part;
}

Json compare_runs(const RunStore& store, const std::vector<RunRow>& runs) {
  Json out{{"runs", Json::array()}, {"settings", settings_that_differ(runs)}, {"figures", Json::array()}, {"evaluations", Json::array()}};
  std::map<std::string, std::set<std::string>> stages;  // of each metric
  for (const RunRow& run : runs) {
    out["runs"].push_back(run_summary(store, run));
    for (const std::string& name : store.series_names(run.id)) {
      for (const std::string& stage : store.series(run.id, name).stages) stages[name].insert(stage);
    }
    for (const EvaluationRow& row : store.evaluations(run.id)) {
      const bool known = row.document.is_object() && row.document.contains("aggregate");
      out["evaluations"].push_back({{"run", run.id},
                                    {"checkpoint", row.checkpoint},
                                    {"part", row.part},
                                    {"aggregate", known ? row.document["aggregate"] : Json(nullptr)}});
    }
  }
  for (const auto& [metric, names] : stages) {
    if (metric == "windows" || metric == "validation.windows" || metric == "learning_rate") continue;  // neither good nor bad
    for (const std::string& stage : names) {
      Json row{{"metric", metric},      {"stage", stage},        {"unit", store.series(runs.front().id, metric).unit},
               {"last", Json::array()}, {"best", Json::array()}, {"best_step", Json::array()}};
      for (const RunRow& run : runs) add_figures(row, stage_of(store.series(run.id, metric), stage));
      out["figures"].push_back(row);
    }
  }
  return out;
}

}  // namespace candlewright
