#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "engine/data/dataset.h"
#include "engine/data/reader.h"
#include "engine/data/windows.h"
#include "engine/evaluation/candles.h"
#include "engine/evaluation/document.h"
#include "engine/jobs/forecasters.h"
#include "engine/jobs/parts.h"

namespace candlewright {
namespace {

constexpr std::array<const char*, 6> column_names{"open", "high", "low", "close", "volume", "amount"};
constexpr std::int64_t usual_lookback = 64, usual_horizon = 30;  // of forecasters that are no run

/// The bar that is the origin: the last one, or the last one at or before `from`.
std::int64_t origin_of(const PriceTable& table, const std::optional<Nanoseconds>& from) {
  if (!from) return table.rows() - 1;
  if (*from < table.time.front() || *from > table.time.back()) {
    throw InputError(table.file, "--from " + to_iso(*from) + " lies outside its bars",
                     "They run from " + to_iso(table.time.front()) + " to " + to_iso(table.time.back()) + ".");
  }
  return std::upper_bound(table.time.begin(), table.time.end(), *from) - table.time.begin() - 1;
}

ForecastRequest request_of(const PriceTable& table, std::int64_t origin, std::int64_t lookback, std::int64_t horizon) {
  if (origin + 1 < lookback) {
    throw InputError(table.file,
                     "a context of " + std::to_string(lookback) + " bars is asked for, and there are " + std::to_string(origin + 1) +
                         " up to " + to_iso(table.time[static_cast<std::size_t>(origin)]),
                     "Lower --lookback, or choose a later --from.");
  }
  const std::int64_t known = std::min(horizon, table.rows() - 1 - origin);
  ForecastRequest request{&table, origin, lookback, horizon, {}};
  request.times.assign(table.time.begin() + origin + 1, table.time.begin() + origin + 1 + known);
  const auto ahead = calendar_ahead(table, table.rows() - 1, horizon - known);
  request.times.insert(request.times.end(), ahead.begin(), ahead.end());
  return request;
}

/// The symbol's bars, of a folder with those of all its parts.
PriceTable bars_of(const ForecastJob& job, const Place& place, std::stop_token stop) {
  if (!std::filesystem::is_directory(job.csv)) return read_bars(job.csv, job.symbol);
  const Dataset data = open_dataset(job.csv, {}, place.workspace / "cache", {}, stop);
  if (const DatasetSymbol* symbol = data.find(job.symbol)) return *symbol->table;
  throw InputError(job.csv.string(), job.symbol.empty() ? "a folder holds many symbols" : "it holds no usable symbol " + job.symbol,
                   "Name one of its " + std::to_string(data.symbols.size()) + " with --symbol; data scan lists them.");
}

/// The symbol among all that the evaluation judged: a record that was picked for being the best flatters.
Json among_all(const SymbolRecord& record) {
  const Json own = record.figures.value("skill", Json());
  if (!record.aggregate.is_object() || !own.is_number()) return nullptr;
  const auto above = std::count_if(record.skills.begin(), record.skills.end(),
                                   [&](const Json& skill) { return skill.is_number() && skill.get<double>() > own.get<double>(); });
  Json all{{"symbols", record.skills.size()}, {"place", above + 1}};
  for (const char* key : {"skill", "skill_interval", "verdict"}) all[key] = record.aggregate.value(key, Json());
  return all;
}

Json past_errors(const Json& by_horizon) {
  Json errors = Json::object();
  for (const auto& [step, at] : by_horizon.items()) {
    for (const char* key : {"windows", "pct_mae", "persistence_pct_mae"}) errors[step][key] = at.value(key, Json());
  }
  return errors;
}

/// How this model has done on this symbol: the latest stored evaluation of the same weights, or null.
Json record_of(const Place& place, const std::string& fingerprint, const std::string& symbol) {
  const auto record = RunStore(place.workspace, true).latest_record(fingerprint, symbol);
  if (!record) return nullptr;
  const auto figure = [&](const char* path) { return record->figures.value(Json::json_pointer(path), Json()); };
  return {{"skill", figure("/skill")},
          {"skill_interval", figure("/skill_interval")},
          {"verdict", figure("/dm/verdict")},
          {"pct_mae", figure("/pct_mae")},
          {"persistence_pct_mae", figure("/persistence_pct_mae")},
          {"coverage", figure("/coverage")},
          {"windows", figure("/windows")},
          {"by_horizon", past_errors(record->figures.value("by_horizon", Json::object()))},
          {"all_symbols", among_all(*record)},
          {"part", record->part},
          {"lookback", record->protocol.value("lookback", Json())},
          {"horizon", record->protocol.value("horizon", Json())},
          {"time", to_iso(record->time)}};
}

}  // namespace

Json run_forecast(const ForecastJob& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  if (job.lookback != 0) require_at_least("lookback", job.lookback, 1);
  if (job.horizon != 0) require_at_least("horizon", job.horizon, 1);
  check_sampling(job.sampling);
  std::optional<Nanoseconds> from;
  if (job.from && !(from = parse_iso(*job.from))) {
    throw InputError(ErrorKind::settings, "from", "\"" + *job.from + "\" is no time", "Write it as 2024-03-01 or 2024-03-01T14:30:00Z.");
  }
  const int threads = use_threads(place.threads);
  const std::string device = resolve_device(place.device);
  const OpenForecaster model = open_forecaster(job.forecaster, place, job.allow_missing);
  const PriceTable table = bars_of(job, place, stop);
  const std::int64_t lookback = job.lookback ? job.lookback : trained_with(model, "lookback", usual_lookback);
  const std::int64_t horizon = job.horizon ? job.horizon : trained_with(model, "horizon", usual_horizon);
  const std::int64_t origin = origin_of(table, from);
  const ForecastRequest request = request_of(table, origin, lookback, horizon);

  Forecast forecast = model.forecaster->forecast({&request, 1}, job.sampling, stop).at(0);
  const CandleHistory history = history_of(table, origin);
  const CandleFaults faults = candle_faults(forecast, history);
  std::vector<std::string> warnings = candle_warnings(forecast, history, request.times);
  if (job.repair_candles && faults.faulty) {
    repair_candles(forecast, history);
    warnings.insert(warnings.begin(), std::to_string(faults.faulty) + " bars were mended by --repair-candles.");
  }

  const double last_close = table.close[static_cast<std::size_t>(origin)];
  Json document{{"symbol", table.symbol},
                {"origin", to_iso(table.time[static_cast<std::size_t>(origin)])},
                {"last_close", last_close},
                {"timestamps", times_json(request.times)},
                {"columns", Json::object()}};
  for (std::size_t c = 0; c < forecast.point.size(); ++c) {
    if (!forecast.point[c].empty()) document["columns"][column_names.at(c)] = forecast.point[c];
  }
  document["quantiles"]["close"] =
      forecast.quantile_levels.empty() ? Json(nullptr) : quantiles_json(forecast.quantile_levels, forecast.close_quantiles);
  if (forecast.quantile_levels.empty()) document["quantiles"]["reason"] = "the forecaster has no bands";
  if (job.with_paths) document["paths"] = forecast.paths;
  document["persistence"]["close"] = std::vector<double>(static_cast<std::size_t>(horizon), last_close);
  if (job.from) {
    const auto known = std::min(horizon, table.rows() - 1 - origin);
    document["actual"]["close"] = std::vector<double>(table.close.begin() + origin + 1, table.close.begin() + origin + 1 + known);
  }
  document["record"] = record_of(place, model.forecaster->fingerprint(), table.symbol);
  document["warnings"] = warnings;
  document["impossible_candles"] = faults.impossible;
  document["negative_volumes"] = faults.negative_volumes;
  document["jumps"] = faults.jumps;
  document["notices"] = Json::array();
  if (const std::string notice = model.forecaster->notice(job.sampling, horizon); !notice.empty()) document["notices"].push_back(notice);
  for (const std::string& warning : table.quality.warnings) document["notices"].push_back(warning);
  for (const Json& notice : document["notices"]) sink(Event{"", now(), Notice{"info", notice.get<std::string>()}});
  document["model"] = model_json(model);
  document["protocol"] = {{"lookback", lookback},
                          {"horizon", horizon},
                          {"samples", job.sampling.samples},
                          {"temperature", job.sampling.temperature},
                          {"top_k", job.sampling.top_k},
                          {"top_p", job.sampling.top_p},
                          {"greedy", job.sampling.greedy},
                          {"max_context", job.sampling.max_context},
                          {"aggregation", "mean"},
                          {"seed", job.sampling.seed}};
  document["units"] = {{"columns", "the symbol's currency; volume and amount as in the file"}, {"timestamps", "UTC"}};
  document["device"] = device;
  document["threads"] = threads;
  return document;
}

}  // namespace candlewright
