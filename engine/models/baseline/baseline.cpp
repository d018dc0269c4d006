#include "engine/models/baseline/baseline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <random>

#include "engine/base/error.h"

namespace candlewright {
namespace {

double close_at(const ForecastRequest& r, std::int64_t bars_back) { return r.table->close[static_cast<std::size_t>(r.origin - bars_back)]; }

Forecast point_of(const ForecastRequest& r) {
  Forecast forecast;
  forecast.point.resize(6);
  forecast.point[Forecast::close_column].reserve(static_cast<std::size_t>(r.horizon));
  return forecast;
}

void require_context(const ForecastRequest& r, std::int64_t bars, const std::string& name) {
  if (r.lookback >= bars) return;
  throw InputError(r.table->symbol,
                   name + " needs a context of " + std::to_string(bars) + " bars, and the lookback is " + std::to_string(r.lookback),
                   "Raise --lookback to " + std::to_string(bars) + " or more.");
}

Forecast persistence(const ForecastRequest& r, const SamplingSettings&) {
  Forecast forecast = point_of(r);
  forecast.point[Forecast::close_column].assign(static_cast<std::size_t>(r.horizon), close_at(r, 0));
  return forecast;
}

Forecast drift(const ForecastRequest& r, const SamplingSettings&) {
  require_context(r, 2, "drift");
  Forecast forecast = point_of(r);
  const double last = close_at(r, 0), first = close_at(r, r.lookback - 1);
  for (std::int64_t h = 1; h <= r.horizon; ++h) {
    forecast.point[Forecast::close_column].push_back(last + static_cast<double>(h) * (last - first) / static_cast<double>(r.lookback - 1));
  }
  return forecast;
}

Forecast seasonal_naive(const ForecastRequest& r, const SamplingSettings&) {
  const std::int64_t bars = season(*r.table, r.origin);
  require_context(r, bars, "seasonal naive");
  Forecast forecast = point_of(r);
  for (std::int64_t h = 0; h < r.horizon; ++h) forecast.point[Forecast::close_column].push_back(close_at(r, bars - 1 - h % bars));
  return forecast;
}

/// Sample standard deviation of the context's log returns.
double volatility(const ForecastRequest& r) {
  std::vector<double> returns;
  for (std::int64_t back = r.lookback - 1; back > 0; --back) returns.push_back(std::log(close_at(r, back - 1) / close_at(r, back)));
  double mean = 0, squares = 0;
  for (const double x : returns) mean += x / static_cast<double>(returns.size());
  for (const double x : returns) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / static_cast<double>(returns.size() - 1));
}

/// Normal draws that depend on seed, symbol and origin alone; standard distributions differ between libraries.
class NormalDraws {
 public:
  NormalDraws(std::uint64_t seed, const std::string& symbol, Nanoseconds origin) {
    std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
    for (const unsigned char c : symbol) hash = (hash ^ c) * 1099511628211ull;
    std::seed_seq mixed{static_cast<std::uint32_t>(seed),   static_cast<std::uint32_t>(seed >> 32),
                        static_cast<std::uint32_t>(hash),   static_cast<std::uint32_t>(hash >> 32),
                        static_cast<std::uint32_t>(origin), static_cast<std::uint32_t>(static_cast<std::uint64_t>(origin) >> 32)};
    bits_.seed(mixed);
  }
  double next() {  // Box-Muller
    const double u = (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53, v = static_cast<double>(bits_() >> 11) * 0x1p-53;
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
  }

 private:
  std::mt19937_64 bits_;
};

Forecast random_walk(const ForecastRequest& r, const SamplingSettings& sampling) {
  require_context(r, 3, "random walk");
  Forecast forecast = persistence(r, sampling);
  const double last = close_at(r, 0), sigma = volatility(r);
  forecast.quantile_levels = standard_quantile_levels;
  for (const double level : standard_quantile_levels) {
    const double z = std::abs(level - 0.5) < 1e-12 ? 0 : normal_quantile(level);
    std::vector<double>& row = forecast.close_quantiles.emplace_back();
    for (std::int64_t h = 1; h <= r.horizon; ++h) row.push_back(last * std::exp(z * sigma * std::sqrt(static_cast<double>(h))));
  }
  if (sampling.greedy) return forecast;
  NormalDraws draws(sampling.seed, r.table->symbol, r.table->time[static_cast<std::size_t>(r.origin)]);
  for (std::int64_t sample = 0; sample < sampling.samples; ++sample) {
    std::vector<double>& path = forecast.paths.emplace_back();
    double moved = 0;
    for (std::int64_t h = 0; h < r.horizon; ++h) path.push_back(last * std::exp(moved += sigma * draws.next()));
  }
  return forecast;
}

using Formula = Forecast (*)(const ForecastRequest&, const SamplingSettings&);

class Baseline : public Forecaster {
 public:
  Baseline(std::string name, Formula formula) : name_(std::move(name)), formula_(formula) {}
  std::string kind() const override { return name_; }
  std::string source() const override { return name_; }
  std::string fingerprint() const override { return name_; }
  std::vector<Forecast> forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                 std::stop_token stop) override {
    std::vector<Forecast> forecasts;
    for (const ForecastRequest& request : requests) {
      if (stop.stop_requested()) throw Stopped();
      assert(request.origin >= request.lookback - 1 && request.origin < request.table->rows() && request.horizon > 0);
      forecasts.push_back(formula_(request, sampling));
    }
    return forecasts;
  }

 private:
  std::string name_;
  Formula formula_;
};

}  // namespace

const std::vector<std::string>& baseline_names() {
  static const std::vector<std::string> names{"persistence", "drift", "seasonal_naive", "random_walk"};
  return names;
}

std::string baseline_name(const std::string& word) {
  std::string name = word;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  const auto& names = baseline_names();
  return std::find(names.begin(), names.end(), name) == names.end() ? std::string() : name;
}

std::unique_ptr<Forecaster> make_baseline(const std::string& name) {
  const Formula formula = name == "persistence"      ? persistence
                          : name == "drift"          ? drift
                          : name == "seasonal_naive" ? seasonal_naive
                                                     : random_walk;
  assert(baseline_name(name) == name);
  return std::make_unique<Baseline>(name, formula);
}

std::int64_t season(const PriceTable& table, std::int64_t origin) {
  const auto day_of = [](Nanoseconds t) { return t >= 0 ? t / ns_per_day : (t + 1) / ns_per_day - 1; };
  std::vector<std::int64_t> bars_of_days, days;
  bool weekends = false;
  for (std::int64_t row = 0; row <= origin; ++row) {
    const std::int64_t day = day_of(table.time[static_cast<std::size_t>(row)]);
    if (days.empty() || days.back() != day) {
      days.push_back(day);
      bars_of_days.push_back(0);
      weekends = weekends || ((day + 3) % 7 + 7) % 7 > 4;  // day 0 was a Thursday; Monday is 0
    }
    ++bars_of_days.back();
  }
  const auto middle = [](std::vector<std::int64_t> values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
  };
  const std::int64_t bars = middle(bars_of_days);
  if (bars > 1) return bars;
  std::vector<std::int64_t> steps;
  for (std::size_t i = 1; i < days.size(); ++i) steps.push_back(days[i] - days[i - 1]);
  if (steps.empty() || middle(steps) > 1) return 1;
  return weekends ? 7 : 5;
}

double normal_quantile(double share) {
  assert(share > 0 && share < 1);
  const auto below = [](double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); };
  double low = -40, high = 40;
  for (int i = 0; i < 100 && low < high; ++i) {
    const double centre = (low + high) / 2;
    (below(centre) < share ? low : high) = centre;
  }
  return (low + high) / 2;
}

}  // namespace candlewright
