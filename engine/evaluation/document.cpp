#include "engine/evaluation/document.h"

#include <algorithm>
#include <cstdio>

namespace candlewright {
namespace {

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const std::optional<Interval>& interval) {
  return interval ? Json::array({interval->low, interval->high}) : Json(nullptr);
}

/// Every metric under its own name; a dot opens an object. Empty ones are null.
void add_figures(Json& json, const Figures& figures, bool by_step_only = false) {
  for (const Metric& metric : metrics()) {
    if (by_step_only && !metric.by_step) continue;
    const std::string group = group_of(metric.name);
    Json& place = group == metric.name ? json[group] : json[group][metric.name.substr(group.size() + 1)];
    place = number(figures.get(metric.name));
  }
}

/// What persistence makes of the same cells: "persistence_mae" and so on.
void add_persistence(Json& json, const Figures& figures) {
  for (const Metric& metric : metrics()) {
    if (const auto value = figures.get(metric.name)) json["persistence_" + metric.name] = *value;
  }
}

Json faults_json(const CandleFaults& faults) {
  return {{"forecast_bars", faults.bars},
          {"impossible_candles", faults.impossible},
          {"negative_volumes", faults.negative_volumes},
          {"jumps", faults.jumps}};
}

Json steps_json(const std::map<std::int64_t, AggregateFigures::AtStep>& steps) {
  Json json = Json::object();
  for (const auto& [step, at] : steps) {
    Json& cell = json[std::to_string(step)];
    cell = {{"symbols", at.symbols},
            {"windows", at.origins},
            {"skill", number(at.skill)},
            {"skill_interval", interval_json(at.skill_interval)},
            {"better_than_persistence", at.better_than_persistence}};
    add_figures(cell, at.model, true);
    add_persistence(cell, at.persistence);
  }
  return json;
}

void add_reasons(Json& json, const std::map<std::string, std::string>& reasons) {
  if (!reasons.empty()) json["reasons"] = reasons;
}

}  // namespace

Json to_json(const SymbolFigures& s) {
  Json json{{"symbol", s.symbol},
            {"windows", s.windows},
            {"first_origin", to_iso(s.first_origin)},
            {"last_origin", to_iso(s.last_origin)},
            {"skill", number(s.skill)},
            {"skill_interval", interval_json(s.skill_interval)}};
  add_figures(json, s.model);
  add_persistence(json, s.persistence);
  json["dm"] = to_json(s.dm);
  json["by_horizon"] = Json::object();
  for (const auto& [step, at] : s.by_horizon) {
    Json& cell = json["by_horizon"][std::to_string(step)];
    cell = {{"windows", at.origins}, {"skill", number(at.skill)}};
    add_figures(cell, at.model, true);
    add_persistence(cell, at.persistence);
    if (!at.skill) cell["reasons"]["skill"] = "persistence makes no error at this step";
  }
  json["sanity"] = faults_json(s.faults);
  json["windows_fingerprint"] = s.windows_fingerprint;
  json["window_errors"] = {{"model", s.window_errors}, {"persistence", s.persistence_errors}};
  add_reasons(json, s.reasons);
  return json;
}

Json to_json(const DieboldMariano& dm) {
  Json json{{"statistic", number(dm.statistic)},
            {"p_value", number(dm.p_value)},
            {"lags", dm.lags},
            {"windows", dm.windows},
            {"verdict", words(dm.verdict)}};
  if (!dm.statistic) json["reason"] = dm.verdict == ErrorVerdict::too_few_windows ? "too few windows" : "the differences do not vary";
  return json;
}

Json to_json(const AggregateFigures& all) {
  Json json{{"symbols_evaluated", all.symbols},
            {"windows", all.windows},
            {"first_origin", all.symbols ? Json(to_iso(all.first_origin)) : Json(nullptr)},
            {"last_origin", all.symbols ? Json(to_iso(all.last_origin)) : Json(nullptr)},
            {"skill", number(all.skill)},
            {"skill_interval", interval_json(all.skill_interval)},
            {"verdict", words(all.verdict)},
            {"better_than_persistence", all.better_than_persistence}};
  add_figures(json, all.model);
  json["mape_floor"] = 1e-8;
  json["mixes_currencies"] = Json::array();
  for (const Metric& metric : metrics()) {
    if (!metric.scale_free) json["mixes_currencies"].push_back(metric.name);
  }
  json["by_horizon"] = steps_json(all.by_horizon);
  json["sanity"] = faults_json(all.faults);
  add_reasons(json, all.reasons);
  return json;
}

Json protocol_json(const Protocol& p, const SamplingSettings& s) {
  Json horizons = Json::array();
  for (const std::int64_t h : p.horizons) {
    if (h <= p.horizon) horizons.push_back(h);
  }
  Json json{{"part", name_of(p.part)}, {"lookback", p.lookback}, {"horizon", p.horizon},         {"stride", p.stride},
            {"horizons", horizons},    {"samples", s.samples},   {"temperature", s.temperature}, {"top_k", s.top_k},
            {"top_p", s.top_p},        {"greedy", s.greedy},     {"max_context", s.max_context}, {"aggregation", "mean"},
            {"seed", s.seed}};
  if (p.part_rows > 0) json["part_rows"] = p.part_rows;
  json["repair_candles"] = p.repair_candles;
  return json;
}

Json baseline_json(const AggregateFigures& all) {
  Json json = to_json(all);
  for (const char* key : {"symbols_evaluated", "windows", "first_origin", "last_origin", "mape_floor", "mixes_currencies"}) json.erase(key);
  return json;
}

Json persistence_json(const AggregateFigures& all) {
  Json json;
  for (const Metric& metric : metrics()) {
    if (const auto value = all.persistence.get(metric.name)) json[metric.name] = *value;
  }
  json["skill"] = 0.0;
  json["by_horizon"] = Json::object();
  for (const auto& [step, at] : all.by_horizon) {
    Json& cell = json["by_horizon"][std::to_string(step)];
    cell = {{"skill", 0.0}};
    for (const Metric& metric : metrics()) {
      if (const auto value = at.persistence.get(metric.name)) cell[metric.name] = *value;
    }
  }
  for (const char* name : {"mase", "rmsse"}) {
    if (json.contains(name)) continue;
    json[name] = nullptr;
    json["reasons"][name] = all.reasons.at(name);
  }
  return json;
}

Json skipped_json(const std::vector<Evaluation::Skipped>& skipped) {
  Json json = Json::array();
  for (const auto& s : skipped) json.push_back({{"symbol", s.symbol}, {"reason", s.reason}});
  return json;
}

Json units_json() {
  Json json;
  for (const Metric& metric : metrics()) json[group_of(metric.name)] = metric.unit;
  json["mape_floor"] = "times the symbol's mean close";
  json["skill"] = "fraction of persistence's mae that is saved";
  json["mixes_currencies"] = "of these the aggregate averages currencies: for comparison with older files only";
  json["window_errors"] = "mean absolute error of each window in percent of the origin's close, by origin";
  json["sanity"] = "forecast bars";
  for (const char* name : {"lookback", "horizon", "stride"}) json[name] = "bars";
  return json;
}

std::string level_key(double level) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", level);
  return text;
}

Json quantiles_json(const std::vector<double>& levels, const std::vector<std::vector<double>>& quantiles) {
  Json json = Json::object();
  for (std::size_t i = 0; i < levels.size(); ++i) json[level_key(levels[i])] = quantiles[i];
  return json;
}

Json times_json(const std::vector<Nanoseconds>& times) {
  Json json = Json::array();
  for (const Nanoseconds time : times) json.push_back(to_iso(time));
  return json;
}

std::string export_lines(const Evaluation& evaluation) {
  std::string lines;
  for (std::size_t s = 0; s < evaluation.symbols.size(); ++s) {
    for (const JudgedForecast& f : evaluation.forecasts[s]) {
      Json line{{"symbol", evaluation.symbols[s].symbol},
                {"origin", to_iso(f.origin_time)},
                {"context_last_close", f.last_close},
                {"timestamps", times_json(f.times)}};
      line["point"]["close"] = f.close;
      line["actual"]["close"] = f.actual;
      if (!f.levels.empty()) line["quantiles"] = quantiles_json(f.levels, f.quantiles);
      lines += dump(line) + "\n";
    }
  }
  return lines;
}

}  // namespace candlewright
