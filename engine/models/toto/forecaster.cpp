#include "engine/models/toto/forecaster.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/models/layers/draws.h"
#include "engine/models/toto/decode.h"

namespace candlewright::toto {
namespace {

constexpr double tokens_at_once = 4096;  // variates x patches of the windows in a batch
constexpr double pi = 3.14159265358979323846;

void check(const SamplingSettings& s) {
  if (!(s.temperature > 0) || !std::isfinite(s.temperature)) {
    throw InputError(ErrorKind::settings, "temperature", "temperature must be above 0", "Use 1, or --greedy for the mean.");
  }
  if (s.samples < 1) throw InputError(ErrorKind::settings, "samples", "at least one sample is needed", "Use 128 or more for smooth bands.");
}

void check(const ForecastRequest& r) {
  if (r.lookback < 1 || r.horizon < 1) {
    throw InputError(ErrorKind::settings, r.lookback < 1 ? "lookback" : "horizon", "it must be at least 1",
                     "Use --lookback 512 and --horizon 64.");
  }
  if (r.origin >= r.table->rows() || r.origin + 1 < r.lookback) {
    throw InputError(r.table->file,
                     "a context of " + std::to_string(r.lookback) + " bars ends at bar " + std::to_string(r.origin) + ", but " +
                         r.table->symbol + " has " + std::to_string(r.table->rows()) + " bars",
                     "Use a shorter --lookback or a later origin.");
  }
}

std::int64_t patches_of(std::int64_t bars, std::int64_t patch) { return (bars + patch - 1) / patch; }

/// The windows of one batch, as context and as those who draw for them.
struct Batch {
  Context context;
  std::vector<Variate> variates;
  std::vector<Draws> draws;
};

Batch batch_of(std::span<const ForecastRequest> requests, const Input& input, std::int64_t patch, std::uint64_t seed) {
  Batch batch;
  batch.variates = variates_of(input, requests[0].table->has_volume);
  const std::int64_t windows = static_cast<std::int64_t>(requests.size()), v = static_cast<std::int64_t>(batch.variates.size());
  const std::int64_t steps = patches_of(requests[0].lookback, patch) * patch;
  at::Tensor series = at::zeros({windows, v, steps});
  at::Tensor mask = at::zeros({windows, v, steps}, at::kBool);
  for (std::int64_t w = 0; w < windows; ++w) {
    const ForecastRequest& r = requests[static_cast<std::size_t>(w)];
    std::vector<double> values = values_of(input, *r.table, r.origin - r.lookback + 1, r.lookback);
    series[w].narrow(1, steps - r.lookback, r.lookback).copy_(at::from_blob(values.data(), {v, r.lookback}, at::kDouble));
    mask[w].narrow(1, steps - r.lookback, r.lookback).fill_(true);
    batch.draws.emplace_back(seed, r.table->symbol, r.table->time[static_cast<std::size_t>(r.origin)]);
  }
  batch.context = {series, mask, at::zeros({windows, v, steps}, at::kLong), 0, {}};
  return batch;
}

/// Draws from mixtures of Student-t distributions. A t number is sqrt(df (u^(-2/df) - 1)) cos(2 pi v) of two uniform ones (Bailey 1994).
class MixtureDraws {
 public:
  MixtureDraws(const std::vector<Draws>& draws, const SamplingSettings& sampling, std::int64_t only_variate)
      : draws_(draws), samples_(sampling.samples), temperature_(sampling.temperature), only_(only_variate) {}

  at::Tensor operator()(const Distribution& ahead, std::int64_t times, std::int64_t first_step) const {
    const auto plain = [](const at::Tensor& t) { return t.to(at::kCPU, at::kFloat).contiguous(); };
    const at::Tensor df = plain(ahead.df), loc = plain(ahead.loc), scale = plain(ahead.scale), mean = plain(ahead.mean());
    const at::Tensor probs = ahead.probs.defined() ? plain(ahead.probs) : at::Tensor();
    const std::int64_t rows = df.size(0), v = df.size(1), p = df.size(2), k = df.size(3);
    at::Tensor out = at::zeros({rows * times, v, p});
    float* into = out.mutable_data_ptr<float>();
    for (std::int64_t r = 0; r < rows * times; ++r) {
      for (std::int64_t variate = 0; variate < v; ++variate) {
        if (only_ >= 0 && variate != only_) continue;
        for (std::int64_t step = 0; step < p; ++step) {
          const std::int64_t cell = (r / times * v + variate) * p + step;
          const auto uniform = [&](std::int64_t use) {
            return draws_[static_cast<std::size_t>(r / samples_)].at(r % samples_, ((first_step + step) * v + variate) * 3 + use);
          };
          const std::int64_t c = probs.defined() ? component(probs.const_data_ptr<float>() + cell * k, k, uniform(0)) : 0;
          const double freedom = df.const_data_ptr<float>()[cell * k + c], u = 1 - uniform(1);
          const double t = std::sqrt(freedom * (std::pow(u, -2 / freedom) - 1)) * std::cos(2 * pi * uniform(2));
          const double m = mean.const_data_ptr<float>()[cell];
          const double drawn = loc.const_data_ptr<float>()[cell * k + c] + scale.const_data_ptr<float>()[cell * k + c] * t;
          into[(r * v + variate) * p + step] = static_cast<float>(m + temperature_ * (drawn - m));
        }
      }
    }
    return out.to(ahead.df.device());
  }

 private:
  static std::int64_t component(const float* probs, std::int64_t k, double u) {
    double cumulative = 0;
    for (std::int64_t c = 0; c < k; ++c) {
      cumulative += probs[c];
      if (u < cumulative) return c;
    }
    return k - 1;
  }

  const std::vector<Draws>& draws_;
  std::int64_t samples_;
  double temperature_;
  std::int64_t only_;
};

/// One path's columns: patch by patch, the means given what was drawn before, and what was drawn.
struct PathColumns {
  std::vector<std::vector<double>> means, drawn;
};

PathColumns columns_of(const Input& input, const std::vector<Variate>& variates, const at::Tensor& means_vn, const at::Tensor& values_vn,
                       std::int64_t patch, double last_close) {
  PathColumns out{std::vector<std::vector<double>>(6), std::vector<std::vector<double>>(6)};
  for (std::int64_t from = 0; from < means_vn.size(1); from += patch) {
    const std::int64_t steps = std::min(patch, means_vn.size(1) - from);
    const auto chunk = [&](const at::Tensor& t) { return t.narrow(1, from, steps).contiguous(); };
    const at::Tensor m = chunk(means_vn), d = chunk(values_vn);
    const auto add = [](std::vector<std::vector<double>>& to, const std::vector<std::vector<double>>& more) {
      for (std::size_t c = 0; c < to.size(); ++c) to[c].insert(to[c].end(), more[c].begin(), more[c].end());
    };
    add(out.means, restored(input, variates, m.const_data_ptr<double>(), steps, last_close));
    add(out.drawn, restored(input, variates, d.const_data_ptr<double>(), steps, last_close));
    last_close = out.drawn[Forecast::close_column].back();
  }
  return out;
}

}  // namespace

TotoForecaster::TotoForecaster(std::shared_ptr<Model> model, std::string source) : model_(std::move(model)), source_(std::move(source)) {}

std::string TotoForecaster::fingerprint() const { return fingerprint_of({layout_of(model_->network)}); }

std::string TotoForecaster::notice(const SamplingSettings& s, std::int64_t horizon) const {
  const std::int64_t learnt = model_->input.learnt_horizon;
  if (learnt > 0 && horizon > learnt) {
    return "This model learnt to look " + std::to_string(learnt) + " bars ahead: what it says of bars " + std::to_string(learnt + 1) +
           " to " + std::to_string(horizon) + " was never compared with anything. Train it with a longer data.horizon.";
  }
  if (s.greedy) return "Greedy: the mean of each step, without bands.";
  if (s.temperature != 1) return "Bands drawn with another temperature than 1 are not the model's own.";
  return {};
}

std::vector<Forecast> TotoForecaster::forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                               std::stop_token stop) {
  check(sampling);
  for (const ForecastRequest& request : requests) check(request);
  const std::int64_t patch = model_->network.config.patch_size;
  std::vector<Forecast> forecasts;
  for (std::size_t first = 0; first < requests.size();) {
    const ForecastRequest& r = requests[first];
    const std::int64_t context = patches_of(r.lookback, patch), ahead = patches_of(r.horizon, patch) - 1;
    const std::int64_t rows = ahead > 0 && !sampling.greedy ? sampling.samples : 1;  // samples part only after the first patch
    const double tokens = static_cast<double>(variates_of(model_->input, r.table->has_volume).size()) *
                          static_cast<double>(context + rows * (ahead > 0 ? context + ahead : 0));
    const std::size_t most = static_cast<std::size_t>(std::max(1.0, tokens_at_once / tokens));
    std::size_t last = first + 1;
    while (last < requests.size() && last - first < most && patches_of(requests[last].lookback, patch) == context &&
           requests[last].horizon == r.horizon && requests[last].table->has_volume == r.table->has_volume)
      ++last;
    for (Forecast& made : batch(requests.subspan(first, last - first), sampling, stop)) forecasts.push_back(std::move(made));
    first = last;
  }
  return forecasts;
}

std::vector<Forecast> TotoForecaster::batch(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                            std::stop_token stop) const {
  const Network& network = model_->network;
  const std::int64_t patch = network.config.patch_size, horizon = requests[0].horizon;
  Batch batch = batch_of(requests, model_->input, patch, sampling.seed);
  const at::Device device = network.projection.weight.device();
  for (at::Tensor* t : {&batch.context.series_bvt, &batch.context.mask_bvt, &batch.context.ids_bvt}) *t = t->to(device);
  DecodeSettings settings;
  settings.horizon = horizon;
  settings.samples = sampling.greedy ? 0 : sampling.samples;
  // Within one patch the other variates' draws are the input of nothing.
  const std::int64_t only = horizon <= patch ? close_variate(model_->input) : -1;
  settings.draw = MixtureDraws(batch.draws, sampling, only);
  const Decoded decoded = decode(network, batch.context, settings, stop);
  const at::Tensor means = decoded.means_rvn.to(at::kCPU, at::kDouble).contiguous();
  const at::Tensor values = decoded.values_rvn.to(at::kCPU, at::kDouble).contiguous();

  const std::int64_t paths = std::max<std::int64_t>(1, settings.samples);
  std::vector<Forecast> forecasts;
  for (std::size_t w = 0; w < requests.size(); ++w) {
    const PriceTable& table = *requests[w].table;
    const double last_close = table.close[static_cast<std::size_t>(requests[w].origin)];
    Forecast forecast;
    for (std::int64_t s = 0; s < paths; ++s) {
      const std::int64_t row = static_cast<std::int64_t>(w) * paths + s;
      PathColumns path = columns_of(model_->input, batch.variates, means[row], values[row], patch, last_close);
      if (s == 0) {
        forecast.point = std::move(path.means);
      } else {
        for (std::size_t c = 0; c < forecast.point.size(); ++c) {
          for (std::size_t t = 0; t < forecast.point[c].size(); ++t)
            forecast.point[c][t] += (path.means[c][t] - forecast.point[c][t]) / static_cast<double>(s + 1);
        }
      }
      if (settings.samples > 0) forecast.paths.push_back(std::move(path.drawn[Forecast::close_column]));
    }
    if (settings.samples > 0) {
      forecast.quantile_levels = standard_quantile_levels;
      forecast.close_quantiles = quantiles_of_paths(forecast.paths, forecast.quantile_levels);
    }
    forecasts.push_back(std::move(forecast));
  }
  return forecasts;
}

}  // namespace candlewright::toto
