#include "engine/evaluation/evaluator.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/base/error.h"
#include "engine/data/windows.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

/// Origins of one symbol that are to be forecast.
struct Plan {
  const DatasetSymbol* symbol = nullptr;
  RowRange rows;
  std::vector<std::int64_t> origins;
  std::vector<double> largest_moves;  ///< of the symbol, up to each bar
};

bool belongs(const DatasetSymbol& symbol, Part part) { return symbol.held_out == (part == Part::held_out); }

std::int64_t least_context(const Protocol& protocol) {
  return protocol.least_context > 0 ? std::min(protocol.least_context, protocol.lookback) : protocol.lookback;
}

std::string why_none(const DatasetSymbol& symbol, RowRange rows, const Protocol& protocol) {
  const std::string part = name_of(protocol.part), horizon = std::to_string(protocol.horizon);
  if (rows.size() <= 0) return "it has no " + part + " bars";
  if (rows.size() < protocol.horizon) {
    return "its " + part + " part holds " + std::to_string(rows.size()) + " bars, fewer than the horizon of " + horizon;
  }
  return "its " + std::to_string(symbol.table->rows()) + " bars leave no origin with a context of " +
         std::to_string(least_context(protocol)) + " and " + horizon + " bars of the " + part + " part after it";
}

/// Keeps `quota` of the origins, evenly in time; `phase` in [0, 1) says where the first lies, so that symbols differ.
std::vector<std::int64_t> thinned(const std::vector<std::int64_t>& origins, std::int64_t quota, double phase) {
  std::vector<std::int64_t> kept;
  const double spacing = static_cast<double>(origins.size()) / static_cast<double>(quota);
  for (std::int64_t k = 0; k < quota; ++k) kept.push_back(origins[static_cast<std::size_t>((static_cast<double>(k) + phase) * spacing)]);
  return kept;
}

void limit_windows(std::vector<Plan>& plans, std::int64_t limit) {
  std::int64_t all = 0;
  for (const Plan& plan : plans) all += static_cast<std::int64_t>(plan.origins.size());
  if (limit <= 0 || limit >= all) return;
  constexpr double golden = 0.61803398874989485;
  const std::int64_t count = static_cast<std::int64_t>(plans.size());
  for (std::int64_t i = 0; i < count; ++i) {
    Plan& plan = plans[static_cast<std::size_t>(i)];
    const std::int64_t share = (i + 1) * limit / count - i * limit / count;
    const std::int64_t quota = std::min(share, static_cast<std::int64_t>(plan.origins.size()));
    const double phase = std::fmod(0.5 + golden * static_cast<double>(i), 1.0);
    plan.origins = quota ? thinned(plan.origins, quota, phase) : std::vector<std::int64_t>();
  }
  std::erase_if(plans, [](const Plan& plan) { return plan.origins.empty(); });
}

std::vector<Plan> plans_of(const Dataset& data, const Protocol& protocol, std::vector<Evaluation::Skipped>& skipped) {
  std::vector<Plan> plans;
  const bool whole_only = protocol.windows_only || protocol.window_limit > 0;
  for (const DatasetSymbol& symbol : data.symbols) {
    if (!belongs(symbol, protocol.part)) continue;
    const RowRange rows = judged_rows(symbol, protocol);
    if (rows.size() <= 0 || origins(symbol, rows, least_context(protocol), protocol.horizon, protocol.stride).empty()) {
      skipped.push_back({symbol.name(), why_none(symbol, rows, protocol)});
      continue;
    }
    plans.push_back({&symbol, rows, origins(symbol, rows, least_context(protocol), whole_only ? protocol.horizon : 1, protocol.stride),
                     largest_moves(symbol.table->close)});
  }
  for (const PriceTable& refused : data.refused) skipped.push_back({refused.symbol, refused.quality.message});
  return plans;
}

[[noreturn]] void refuse_empty(const Dataset& data, const Protocol& protocol, const std::vector<Evaluation::Skipped>& skipped) {
  const std::string part = name_of(protocol.part);
  if (!skipped.empty()) {
    throw InputError(data.folder.string(),
                     "no symbol has a window of the part " + part + " (" + skipped[0].symbol + ": " + skipped[0].reason + ")",
                     "Choose a shorter --lookback or --horizon, or another --part.");
  }
  throw InputError(data.folder.string(), "it holds no symbol of the part " + part,
                   protocol.part == Part::held_out ? "Lay out held-out symbols with data split --held-out, or choose --part test."
                                                   : "Choose --part held_out, or a folder with trained symbols.");
}

ForecastRequest request_of(const Plan& plan, std::int64_t origin, const Protocol& protocol) {
  const PriceTable& table = *plan.symbol->table;
  ForecastRequest request{&table, origin, std::min(protocol.lookback, origin + 1), protocol.horizon, {}};
  const std::int64_t known = std::min(protocol.horizon, table.rows() - 1 - origin);
  request.times.assign(table.time.begin() + origin + 1, table.time.begin() + origin + 1 + known);
  if (known < protocol.horizon) {
    const auto ahead = calendar_ahead(table, table.rows() - 1, protocol.horizon - known);
    request.times.insert(request.times.end(), ahead.begin(), ahead.end());
  }
  return request;
}

/// Standard deviation of the context's one-bar log returns; 0 with fewer than two of them.
double volatility_of(const PriceTable& table, std::int64_t origin, std::int64_t lookback) {
  Mean mean, squares;
  const auto returned = [&](std::int64_t i) {
    return std::log(table.close[static_cast<std::size_t>(i)] / table.close[static_cast<std::size_t>(i - 1)]);
  };
  for (std::int64_t i = origin - lookback + 2; i <= origin; ++i) mean.add(returned(i));
  if (mean.count() < 2) return 0;
  for (std::int64_t i = origin - lookback + 2; i <= origin; ++i) squares.add((returned(i) - mean.value()) * (returned(i) - mean.value()));
  return std::sqrt(squares.sum() / static_cast<double>(squares.count() - 1));
}

void require_finite(const std::vector<double>& closes, const std::string& symbol, Nanoseconds origin) {
  if (std::all_of(closes.begin(), closes.end(), [](double v) { return std::isfinite(v); })) return;
  throw InputError(ErrorKind::model, symbol + ", " + to_iso(origin), "the forecast is not finite",
                   "The weights are damaged or diverged: use an earlier checkpoint.");
}

JudgedForecast judged(const Plan& plan, ForecastRequest&& request, Forecast&& forecast, const Protocol& protocol) {
  const PriceTable& table = *plan.symbol->table;
  const auto origin = static_cast<std::size_t>(request.origin);
  JudgedForecast out;
  out.origin = request.origin;
  out.origin_time = table.time[origin];
  out.last_close = table.close[origin];
  out.volatility = volatility_of(table, request.origin, request.lookback);
  out.times = std::move(request.times);
  assert(static_cast<std::int64_t>(forecast.close().size()) == request.horizon);
  require_finite(forecast.close(), plan.symbol->name(), out.origin_time);
  out.largest_move = plan.largest_moves[origin];
  const CandleHistory history{out.last_close, out.largest_move};
  out.faults = candle_faults(forecast, history);
  if (protocol.repair_candles && out.faults.faulty) repair_candles(forecast, history);
  out.close = std::move(forecast.point[Forecast::close_column]);
  const std::int64_t inside = std::min(request.horizon, plan.rows.end - 1 - request.origin);
  out.actual.assign(table.close.begin() + request.origin + 1, table.close.begin() + request.origin + 1 + inside);
  out.levels = std::move(forecast.quantile_levels);
  out.quantiles = std::move(forecast.close_quantiles);
  for (std::size_t s = 0; s < std::min(kept_paths, forecast.paths.size()); ++s)
    out.paths.emplace_back(forecast.paths[s].begin(), forecast.paths[s].end());
  for (std::size_t step = 0; step < out.close.size() && !forecast.paths.empty(); ++step) {
    if (step >= out.actual.size() && !protocol.keep_samples) break;
    std::vector<double> samples;
    for (const std::vector<double>& path : forecast.paths) samples.push_back(path[step]);
    if (step < out.actual.size()) out.crps.push_back(crps_of_samples(samples, out.actual[step]));
    if (!protocol.keep_samples) continue;
    std::sort(samples.begin(), samples.end());
    out.samples.push_back(std::move(samples));
  }
  return out;
}

}  // namespace

RowRange judged_rows(const DatasetSymbol& symbol, const Protocol& protocol) {
  if (!belongs(symbol, protocol.part)) return {};
  RowRange rows = symbol.part(protocol.part);
  if (protocol.part_rows > 0) rows = {std::max<std::int64_t>(0, symbol.table->rows() - protocol.part_rows), symbol.table->rows()};
  if (!protocol.before_part) return rows;
  return {std::max<std::int64_t>(0, rows.begin - rows.size()), rows.begin};
}

void rescore(Evaluation& evaluation, const Protocol& protocol) {
  for (std::size_t s = 0; s < evaluation.symbols.size(); ++s) {
    evaluation.symbols[s] =
        score(evaluation.symbols[s].symbol, evaluation.forecasts[s], evaluation.scales[s], protocol.stride, protocol.horizons);
  }
  evaluation.aggregate = judge_all(evaluation.symbols);
}

Evaluation evaluate(Forecaster& forecaster, const Dataset& data, const Protocol& protocol, const SamplingSettings& sampling,
                    const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop) {
  assert(protocol.lookback > 0 && protocol.horizon > 0 && protocol.stride > 0 && protocol.chunk > 0);
  Evaluation evaluation;
  std::vector<Plan> plans = plans_of(data, protocol, evaluation.skipped);
  limit_windows(plans, protocol.window_limit);
  if (plans.empty()) refuse_empty(data, protocol, evaluation.skipped);

  std::int64_t total = 0, done = 0;
  for (const Plan& plan : plans) total += static_cast<std::int64_t>(plan.origins.size());
  evaluation.forecasts.resize(plans.size());
  std::vector<ForecastRequest> requests;
  std::vector<std::size_t> owners;  // plan of each request
  const auto forecast_chunk = [&] {
    if (requests.empty()) return;
    if (stop.stop_requested()) throw Stopped();
    std::vector<Forecast> forecasts = forecaster.forecast(requests, sampling, stop);
    assert(forecasts.size() == requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
      evaluation.forecasts[owners[i]].push_back(judged(plans[owners[i]], std::move(requests[i]), std::move(forecasts[i]), protocol));
    }
    done += static_cast<std::int64_t>(requests.size());
    requests.clear();
    owners.clear();
    if (progress) progress(done, total);
  };
  for (std::size_t p = 0; p < plans.size(); ++p) {
    for (const std::int64_t origin : plans[p].origins) {
      requests.push_back(request_of(plans[p], origin, protocol));
      owners.push_back(p);
      if (static_cast<std::int64_t>(requests.size()) == protocol.chunk) forecast_chunk();
    }
    if (!protocol.mix_symbols) forecast_chunk();
  }
  forecast_chunk();

  for (const Plan& plan : plans) {
    evaluation.scales.push_back(scale_of(plan.symbol->table->close, plan.rows.begin));
    evaluation.symbols.emplace_back().symbol = plan.symbol->name();
  }
  rescore(evaluation, protocol);
  return evaluation;
}

void tell(const Evaluation& evaluation, ValidationDone& event, std::size_t samples) {
  const AggregateFigures& all = evaluation.aggregate;
  event.pct_mae = all.model.get("pct_mae");
  event.price_mae = all.model.get("mae");
  event.skill = all.skill;
  if (all.skill_interval) {
    event.skill_low = all.skill_interval->low;
    event.skill_high = all.skill_interval->high;
  }
  event.persistence_pct_mae = all.persistence.get("pct_mae");
  event.forecast_windows = all.windows;
  for (const SymbolFigures& s : evaluation.symbols) {
    event.symbols.push_back({s.symbol, s.model.at("pct_mae"), s.model.at("mae"), s.skill.value_or(std::nan("")),
                             s.persistence.at("pct_mae"), s.persistence.at("mae"), s.windows});
  }
  const std::size_t shown = std::min(samples, evaluation.symbols.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t s = i * evaluation.symbols.size() / shown;
    const auto& forecasts = evaluation.forecasts[s];
    const auto last = std::find_if(forecasts.rbegin(), forecasts.rend(), [](const JudgedForecast& f) { return f.is_window(); });
    assert(last != forecasts.rend());
    const auto quantile = [&](double level, const std::vector<double>& otherwise) {
      const auto at = std::find(last->levels.begin(), last->levels.end(), level);
      return at == last->levels.end() ? otherwise : last->quantiles[static_cast<std::size_t>(at - last->levels.begin())];
    };
    event.samples.push_back({evaluation.symbols[s].symbol, last->origin_time, quantile(0.5, last->close), quantile(0.05, {}),
                             quantile(0.95, {}), last->actual});
  }
}

}  // namespace candlewright
