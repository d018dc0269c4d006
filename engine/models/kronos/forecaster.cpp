#include "engine/models/kronos/forecaster.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/base/error.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/generate.h"
#include "engine/models/layers/draws.h"
#include "engine/models/layers/stored.h"

namespace candlewright::kronos {
namespace {

constexpr std::size_t prices = 4;                    // the first of the columns
constexpr std::int64_t most_rows = 64;               // windows x samples at once
constexpr double cache_bytes = 256.0 * 1024 * 1024;  // for keys and values

void refuse(const std::string& field, const std::string& what, const std::string& hint) {
  throw InputError(ErrorKind::settings, field, what, hint);
}

void check(const SamplingSettings& s) {
  if (!(s.temperature > 0) || !std::isfinite(s.temperature))
    refuse("temperature", "temperature must be above 0", "Use 1, or --greedy for no randomness.");
  if (s.samples < 1) refuse("samples", "at least one sample is needed", "Use 4, or more for smoother bands.");
  if (s.top_k < 0) refuse("top_k", "top_k must not be negative", "Use 0 to switch it off.");
  if (!std::isfinite(s.top_p)) refuse("top_p", "top_p must be a number", "Use a value from 0 to 1.");
  if (s.max_context < 1) refuse("max_context", "max_context must be at least 1", "Use 512, the published models' context.");
}

void check(const ForecastRequest& r) {
  if (r.lookback < 1 || r.horizon < 1)
    refuse(r.lookback < 1 ? "lookback" : "horizon", "it must be at least 1", "Use --lookback 64 and --horizon 30.");
  if (r.origin >= r.table->rows() || r.origin + 1 < r.lookback) {
    throw InputError(r.table->file,
                     "a context of " + std::to_string(r.lookback) + " bars ends at bar " + std::to_string(r.origin) + ", but " +
                         r.table->symbol + " has " + std::to_string(r.table->rows()) + " bars",
                     "Use a shorter --lookback or a later origin.");
  }
  if (static_cast<std::int64_t>(r.times.size()) != r.horizon) {
    throw InputError(r.table->file, std::to_string(r.times.size()) + " times were given for " + std::to_string(r.horizon) + " bars ahead",
                     "Give one time a bar.");
  }
}

Filter filter_of(const SamplingSettings& s) {
  if (s.greedy) return {1, 1, 1};
  return {s.temperature, s.top_k, s.top_p};
}

/// Windows computed at once, by what their keys and values take.
std::int64_t windows_at_once(const PredictorConfig& model, std::int64_t length, std::int64_t samples) {
  const double row_bytes = 2.0 * 4 * static_cast<double>((model.n_layers + 1) * model.d_model * length);
  const std::int64_t rows = std::clamp<std::int64_t>(static_cast<std::int64_t>(cache_bytes / row_bytes), 1, most_rows);
  return std::max<std::int64_t>(1, rows / samples);
}

/// `shifts`: what is added to the prices of each sample, in the file's currency.
Forecast forecast_of(const float* samples_tf, const std::vector<double>& shifts, std::int64_t horizon, const Scale& scale, bool with_volume,
                     bool with_bands) {
  const std::int64_t samples = static_cast<std::int64_t>(shifts.size());
  Forecast forecast;
  forecast.point.resize(columns);
  forecast.paths.assign(static_cast<std::size_t>(samples), {});
  for (std::size_t c = 0; c < (with_volume ? columns : prices); ++c) {
    for (std::int64_t step = 0; step < horizon; ++step) {
      double sum = 0, shifted = 0;
      for (std::int64_t s = 0; s < samples; ++s) {
        const double value = samples_tf[(s * horizon + step) * columns + static_cast<std::int64_t>(c)];
        const double shift = c < prices ? shifts[static_cast<std::size_t>(s)] : 0;
        sum += value;
        shifted += shift;
        if (c == Forecast::close_column) forecast.paths[static_cast<std::size_t>(s)].push_back(restored(value, scale, c) + shift);
      }
      const double n = static_cast<double>(samples);
      forecast.point[c].push_back(restored(sum / n, scale, c) + shifted / n);
    }
  }
  if (!with_bands) return forecast;
  forecast.quantile_levels = standard_quantile_levels;
  forecast.close_quantiles = quantiles_of_paths(forecast.paths, forecast.quantile_levels);
  return forecast;
}

}  // namespace

KronosForecaster::KronosForecaster(Pair pair, std::string source, double clip)
    : pair_(std::move(pair)), source_(std::move(source)), clip_(clip) {}

std::string KronosForecaster::fingerprint() const {
  return fingerprint_of({[this](const TensorVisitor& visit) { pair_.tokenizer->visit(visit); },
                         [this](const TensorVisitor& visit) { pair_.predictor->visit(visit); }});
}

std::string KronosForecaster::notice(const SamplingSettings& s, std::int64_t) const {
  if (s.greedy) return "Greedy: one most likely path, without bands.";
  if (s.top_k > 0) return "Bands drawn with top_k " + std::to_string(s.top_k) + " are narrower than the model's.";
  if (s.top_p < 1) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", s.top_p);
    return std::string("Bands drawn with top_p ") + text + " are narrower than the model's.";
  }
  return {};
}

std::vector<Forecast> KronosForecaster::forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                                 std::stop_token stop) {
  check(sampling);
  for (const ForecastRequest& request : requests) check(request);
  std::vector<Forecast> forecasts;
  for (std::size_t first = 0; first < requests.size();) {
    const ForecastRequest& r = requests[first];
    const std::size_t most = static_cast<std::size_t>(windows_at_once(
        pair_.predictor->config, std::min(sampling.max_context, r.lookback + r.horizon), sampling.greedy ? 1 : sampling.samples));
    std::size_t last = first + 1;
    while (last < requests.size() && last - first < most && requests[last].lookback == r.lookback && requests[last].horizon == r.horizon)
      ++last;
    for (Forecast& made : batch(requests.subspan(first, last - first), sampling, stop)) forecasts.push_back(std::move(made));
    first = last;
  }
  return forecasts;
}

std::vector<Forecast> KronosForecaster::batch(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                              std::stop_token stop) const {
  const std::int64_t windows = static_cast<std::int64_t>(requests.size()), lookback = requests[0].lookback, horizon = requests[0].horizon;
  GenerationSettings settings;
  settings.horizon = horizon;
  settings.samples = sampling.greedy ? 1 : sampling.samples;
  settings.max_context = sampling.max_context;
  settings.filter = filter_of(sampling);
  at::Tensor x_wnf = at::empty({windows, lookback, columns});
  at::Tensor stamp_wm5 = at::empty({windows, lookback + horizon, 5}, at::kLong);
  std::int64_t* stamp = stamp_wm5.mutable_data_ptr<std::int64_t>();
  std::vector<Scale> scales;
  std::vector<Draws> draws;
  for (std::int64_t w = 0; w < windows; ++w) {
    const ForecastRequest& r = requests[static_cast<std::size_t>(w)];
    const std::int64_t first = r.origin - lookback + 1;
    const std::vector<float> rows = bar_rows(*r.table, first, lookback);
    scales.push_back(scale_of(rows.data(), lookback));
    normalise(rows.data(), lookback, scales.back(), clip_, x_wnf.mutable_data_ptr<float>() + w * lookback * columns);
    for (std::int64_t t = 0; t < lookback + horizon; ++t) {
      const Nanoseconds time =
          t < lookback ? r.table->time[static_cast<std::size_t>(first + t)] : r.times[static_cast<std::size_t>(t - lookback)];
      for (const std::int64_t part : stamp_of(time)) *stamp++ = part;
    }
    draws.emplace_back(sampling.seed, r.table->symbol, r.table->time[static_cast<std::size_t>(r.origin)]);
  }
  const at::Device device = pair_.predictor->emb_s1.device();
  const auto uniform = [&](std::int64_t row, std::int64_t step, int token) {
    return draws[static_cast<std::size_t>(row / settings.samples)].at(row % settings.samples, 2 * step + token);
  };
  const Generated generated = generate(pair_, x_wnf.to(device), stamp_wm5.to(device), settings, uniform, stop);
  const std::int64_t first_ahead = generated.decoded_btf.size(1) - horizon;
  const at::Tensor ahead_rtf = generated.decoded_btf.narrow(1, first_ahead, horizon).to(at::kCPU).contiguous();
  if (!at::isfinite(ahead_rtf).all().item<bool>()) {
    throw InputError(ErrorKind::model, source_, "the forecast is not finite",
                     "The weights are damaged or training diverged: take another checkpoint.");
  }
  std::vector<Forecast> forecasts;
  for (std::int64_t w = 0; w < windows; ++w) {
    const std::int64_t row = w * settings.samples;
    const ForecastRequest& r = requests[static_cast<std::size_t>(w)];
    const Scale& scale = scales[static_cast<std::size_t>(w)];
    std::vector<double> shifts(static_cast<std::size_t>(settings.samples));
    if (pair_.anchored && first_ahead > 0) {  // a horizon that fills the whole decoded window leaves no known bar to compare with
      const at::Tensor seen = generated.decoded_btf.narrow(0, row, settings.samples).select(1, first_ahead - 1);
      const at::Tensor closes = seen.select(1, Forecast::close_column).to(at::kCPU).contiguous();
      const double last_close = r.table->close[static_cast<std::size_t>(r.origin)];
      for (std::size_t s = 0; s < shifts.size(); ++s)
        shifts[s] = last_close - restored(closes.const_data_ptr<float>()[s], scale, Forecast::close_column);
    }
    forecasts.push_back(forecast_of(ahead_rtf.const_data_ptr<float>() + row * horizon * columns, shifts, horizon, scale,
                                    r.table->has_volume, !sampling.greedy));
  }
  return forecasts;
}

}  // namespace candlewright::kronos
