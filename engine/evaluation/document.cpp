#include "engine/evaluation/document.h"

#include <algorithm>
#include <cstdio>

namespace candlewright {
namespace {

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const std::optional<Interval>& interval) {
  return interval ? Json::array({interval->low, interval->high}) : Json(nullptr);
}

Json coverage_json(const std::optional<std::array<double, 3>>& coverage) {
  Json json;
  for (std::size_t band = 0; band < coverage_bands.size(); ++band) {
    json[std::to_string(coverage_bands[band])] = coverage ? Json((*coverage)[band]) : Json(nullptr);
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
            {"mae", s.model.mae},
            {"rmse", s.model.rmse},
            {"mape", s.model.mape},
            {"pct_mae", s.model.pct_mae},
            {"mase", number(s.mase)},
            {"skill", number(s.skill)},
            {"skill_interval", interval_json(s.skill_interval)},
            {"persistence_mae", s.persistence.mae},
            {"persistence_mape", s.persistence.mape},
            {"persistence_pct_mae", s.persistence.pct_mae}};
  json["dm"] = {{"statistic", number(s.dm.statistic)},
                {"p_value", number(s.dm.p_value)},
                {"lags", s.dm.lags},
                {"windows", s.dm.windows},
                {"verdict", words(s.dm.verdict)}};
  if (!s.dm.statistic) {
    json["dm"]["reason"] = s.dm.verdict == ErrorVerdict::too_few_windows ? "too few windows" : "the differences to persistence do not vary";
  }
  json["by_horizon"] = Json::object();
  for (const auto& [step, at] : s.by_horizon) {
    Json& cell = json["by_horizon"][std::to_string(step)];
    cell = {{"windows", at.model.windows},
            {"mae", at.model.mae},
            {"rmse", at.model.rmse},
            {"mape", at.model.mape},
            {"pct_mae", at.model.pct_mae},
            {"skill", number(at.skill)},
            {"persistence_mae", at.persistence.mae},
            {"persistence_pct_mae", at.persistence.pct_mae}};
    if (!at.skill) cell["reasons"]["skill"] = "persistence makes no error at this step";
  }
  json["coverage"] = coverage_json(s.coverage);
  json["crps"] = number(s.crps);
  add_reasons(json, s.reasons);
  return json;
}

Json to_json(const AggregateFigures& all) {
  Json json{{"symbols_evaluated", all.symbols},
            {"windows", all.windows},
            {"mae", all.mae},
            {"rmse", all.rmse},
            {"mape", all.mape},
            {"mape_floor", 1e-8},
            {"pct_mae", all.pct_mae},
            {"mase", number(all.mase)},
            {"skill", number(all.skill)},
            {"skill_interval", interval_json(all.skill_interval)},
            {"verdict", words(all.verdict)},
            {"better_than_persistence", all.better_than_persistence},
            {"coverage", coverage_json(all.coverage)},
            {"crps", number(all.crps)}};
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
  return json;
}

Json baseline_json(const AggregateFigures& all) {
  Json json{{"mae", all.mae},
            {"rmse", all.rmse},
            {"mape", all.mape},
            {"mase", number(all.mase)},
            {"pct_mae", all.pct_mae},
            {"skill", number(all.skill)},
            {"skill_interval", interval_json(all.skill_interval)},
            {"verdict", words(all.verdict)}};
  add_reasons(json, all.reasons);
  return json;
}

Json persistence_json(const AggregateFigures& all) {
  Json json{{"mae", all.persistence.mae},           {"rmse", all.persistence.rmse},       {"mape", all.persistence.mape},
            {"mase", number(all.persistence_mase)}, {"pct_mae", all.persistence.pct_mae}, {"skill", 0.0}};
  if (!all.persistence_mase) add_reasons(json, {{"mase", all.reasons.at("mase")}});
  return json;
}

Json skipped_json(const std::vector<Evaluation::Skipped>& skipped) {
  Json json = Json::array();
  for (const auto& s : skipped) json.push_back({{"symbol", s.symbol}, {"reason", s.reason}});
  return json;
}

Json units_json() {
  return {{"mae", "the symbol's currency"},
          {"rmse", "the symbol's currency"},
          {"mape", "percent of the actual close"},
          {"mape_floor", "times the symbol's mean close"},
          {"pct_mae", "percent of the origin's close"},
          {"mase", "ratio to the mean one-step move before the part"},
          {"skill", "fraction of persistence's mae that is saved"},
          {"coverage", "share of actual closes, 0 to 1"},
          {"crps", "percent of the origin's close"},
          {"lookback", "bars"},
          {"horizon", "bars"},
          {"stride", "bars"}};
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
