#include "engine/evaluation/ensemble.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "engine/base/error.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

constexpr std::array all_combinations{Combination::mean, Combination::median, Combination::inverse_error, Combination::stacking};

/// Values of the members at one place as one value. `weights` have the sum 1.
double joined(Combination combination, const std::vector<double>& values, const std::vector<double>& weights) {
  if (combination == Combination::median) return median_of(values);
  Mean sum;
  for (std::size_t m = 0; m < values.size(); ++m) sum.add(weights[m] * values[m]);
  return sum.sum();
}

/// The weights of some members, normed to the sum 1; equal where those have none.
std::vector<double> weights_among(const std::vector<double>& weights, const std::vector<std::size_t>& members) {
  std::vector<double> some;
  Mean sum;
  for (const std::size_t m : members) {
    some.push_back(weights[m]);
    sum.add(weights[m]);
  }
  for (double& w : some) w = sum.sum() > 0 ? w / sum.sum() : 1.0 / static_cast<double>(some.size());
  return some;
}

using Members = std::vector<const JudgedForecast*>;

/// Members that agree in their levels with the first that has bands.
std::vector<std::size_t> with_bands(const Members& members) {
  std::vector<std::size_t> found;
  for (std::size_t m = 0; m < members.size(); ++m) {
    if (!members[m]->levels.empty() && (found.empty() || members[m]->levels == members[found[0]]->levels)) found.push_back(m);
  }
  return found;
}

/// Bands and samples around the joined close: what the members say of the distance from their own closes.
void join_bands(JudgedForecast& out, Combination combination, const Members& members, const std::vector<double>& all_weights) {
  const std::vector<std::size_t> banded = with_bands(members);
  if (banded.empty()) return;
  const std::vector<double> weights = weights_among(all_weights, banded);
  out.levels = members[banded[0]]->levels;
  std::vector<double> values(banded.size());
  for (std::size_t l = 0; l < out.levels.size(); ++l) {
    std::vector<double>& row = out.quantiles.emplace_back();
    for (std::size_t step = 0; step < out.close.size(); ++step) {
      for (std::size_t m = 0; m < banded.size(); ++m) values[m] = members[banded[m]]->quantiles[l][step] - members[banded[m]]->close[step];
      row.push_back(out.close[step] + joined(combination, values, weights));
    }
  }
  const auto& first = members[banded[0]]->samples;
  const bool equal = !first.empty() && std::all_of(banded.begin(), banded.end(), [&](std::size_t m) {
    return members[m]->samples.size() == first.size() && members[m]->samples[0].size() == first[0].size();
  });
  if (!equal) return;
  for (std::size_t step = 0; step < first.size(); ++step) {
    std::vector<double>& samples = out.samples.emplace_back();
    for (std::size_t i = 0; i < first[0].size(); ++i) {
      for (std::size_t m = 0; m < banded.size(); ++m) values[m] = members[banded[m]]->samples[step][i] - members[banded[m]]->close[step];
      samples.push_back(out.close[step] + joined(combination, values, weights));
    }
    if (step < out.actual.size()) out.crps.push_back(crps_of_samples(samples, out.actual[step]));
  }
}

JudgedForecast join(Combination combination, const Members& members, const std::vector<double>& weights) {
  const JudgedForecast& first = *members[0];
  JudgedForecast out;
  out.origin = first.origin;
  out.origin_time = first.origin_time;
  out.last_close = first.last_close;
  out.largest_move = first.largest_move;
  out.volatility = first.volatility;
  out.times = first.times;
  out.actual = first.actual;
  std::vector<double> values(members.size());
  for (std::size_t step = 0; step < first.close.size(); ++step) {
    for (std::size_t m = 0; m < members.size(); ++m) values[m] = members[m]->close[step];
    out.close.push_back(joined(combination, values, weights));
  }
  join_bands(out, combination, members, weights);
  Forecast closes;
  closes.point.resize(6);
  closes.point[Forecast::close_column] = out.close;
  out.faults = candle_faults(closes, {out.last_close, out.largest_move});
  return out;
}

/// Forecast and actual closes of all members over a symbol's cells, in percent of the origin's close.
struct Rows {
  std::vector<std::vector<double>> forecasts;  ///< [cell][member], minus 100
  std::vector<double> actual;                  ///< [cell], minus 100
};

Rows rows_of(std::span<const Evaluation> members, std::size_t symbol) {
  Rows rows;
  const auto& first = members[0].forecasts[symbol];
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t step = 0; step < first[i].actual.size(); ++step) {
      std::vector<double>& row = rows.forecasts.emplace_back();
      for (const Evaluation& member : members) row.push_back(100 * (member.forecasts[symbol][i].close[step] / first[i].last_close - 1));
      rows.actual.push_back(100 * (first[i].actual[step] / first[i].last_close - 1));
    }
  }
  return rows;
}

std::vector<double> inverse_error_weights(const Rows& rows, std::size_t members) {
  std::vector<double> errors, weights(members, 0.0);
  for (std::size_t m = 0; m < members; ++m) {
    Mean error;
    for (std::size_t i = 0; i < rows.actual.size(); ++i) error.add(std::abs(rows.forecasts[i][m] - rows.actual[i]));
    errors.push_back(error.value());
  }
  const bool perfect = std::any_of(errors.begin(), errors.end(), [](double e) { return e == 0; });
  Mean sum;
  for (std::size_t m = 0; m < members; ++m) sum.add(weights[m] = perfect ? (errors[m] == 0 ? 1.0 : 0.0) : 1 / errors[m]);
  for (double& w : weights) w /= sum.sum();
  return weights;
}

std::vector<double> stacking_weights(const Rows& rows, std::size_t members) {
  std::vector<std::vector<Mean>> products(members, std::vector<Mean>(members));
  std::vector<Mean> targets(members);
  for (std::size_t i = 0; i < rows.actual.size(); ++i) {
    for (std::size_t m = 0; m < members; ++m) {
      targets[m].add(rows.forecasts[i][m] * rows.actual[i]);
      for (std::size_t k = 0; k < members; ++k) products[m][k].add(rows.forecasts[i][m] * rows.forecasts[i][k]);
    }
  }
  std::vector<std::vector<double>> a(members, std::vector<double>(members));
  std::vector<double> b;
  for (std::size_t m = 0; m < members; ++m) {
    b.push_back(targets[m].value());
    for (std::size_t k = 0; k < members; ++k) a[m][k] = products[m][k].value();
  }
  return least_squares_on_simplex(a, b);
}

}  // namespace

const char* name_of(Combination combination) {
  switch (combination) {
    case Combination::mean:
      return "mean";
    case Combination::median:
      return "median";
    case Combination::inverse_error:
      return "inverse_error";
    case Combination::stacking:
      break;
  }
  return "stacking";
}

Combination combination_named(const std::string& name) {
  for (const Combination c : all_combinations) {
    if (name == name_of(c)) return c;
  }
  throw InputError(ErrorKind::settings, "ensemble", "\"" + name + "\" is no way to combine forecasters",
                   "Use mean, median, inverse_error or stacking.");
}

bool needs_fit(Combination c) { return c == Combination::inverse_error || c == Combination::stacking; }

std::vector<double> least_squares_on_simplex(const std::vector<std::vector<double>>& a, const std::vector<double>& b) {
  const std::size_t n = b.size();
  std::vector<double> w(n, 1.0 / static_cast<double>(n));
  // Weight moves from the member that gains least to the one that gains most, each time by the exact best amount (SMO).
  for (int turn = 0; turn < 100'000; ++turn) {
    std::vector<double> gradient(n);
    for (std::size_t i = 0; i < n; ++i) {
      gradient[i] = -b[i];
      for (std::size_t k = 0; k < n; ++k) gradient[i] += a[i][k] * w[k];
    }
    const std::size_t to = static_cast<std::size_t>(std::min_element(gradient.begin(), gradient.end()) - gradient.begin());
    std::size_t from = to;
    for (std::size_t i = 0; i < n; ++i) {
      if (w[i] > 0 && (from == to || gradient[i] > gradient[from])) from = i;
    }
    const double gain = gradient[from] - gradient[to], curve = a[to][to] + a[from][from] - 2 * a[to][from];
    if (from == to || !(gain > 1e-14 * (1 + std::abs(gradient[to])))) break;
    const double moved = curve > 0 ? std::min(w[from], gain / curve) : w[from];
    w[from] = moved == w[from] ? 0 : w[from] - moved;
    w[to] += moved;
  }
  return w;
}

std::map<std::string, MemberWeights> fit_weights(Combination combination, std::span<const Evaluation> on_validation) {
  assert(needs_fit(combination) && !on_validation.empty());
  std::map<std::string, MemberWeights> weights;
  for (std::size_t s = 0; s < on_validation[0].symbols.size(); ++s) {
    const Rows rows = rows_of(on_validation, s);
    const auto& forecasts = on_validation[0].forecasts[s];
    weights[on_validation[0].symbols[s].symbol] = {combination == Combination::stacking ? stacking_weights(rows, on_validation.size())
                                                                                        : inverse_error_weights(rows, on_validation.size()),
                                                   static_cast<std::int64_t>(rows.actual.size()), to_iso(forecasts.front().origin_time),
                                                   to_iso(forecasts.back().origin_time)};
  }
  return weights;
}

Evaluation combine(Combination combination, std::span<const Evaluation> members, const std::map<std::string, MemberWeights>& weights,
                   const Protocol& protocol) {
  assert(!members.empty());
  Evaluation out;
  out.skipped = members[0].skipped;
  out.scales = members[0].scales;
  for (std::size_t s = 0; s < members[0].symbols.size(); ++s) {
    const std::string& symbol = members[0].symbols[s].symbol;
    const auto fitted = weights.find(symbol);
    const std::vector<double> of_symbol =
        fitted != weights.end() ? fitted->second.weights : std::vector<double>(members.size(), 1.0 / static_cast<double>(members.size()));
    std::vector<JudgedForecast>& joined_forecasts = out.forecasts.emplace_back();
    for (std::size_t i = 0; i < members[0].forecasts[s].size(); ++i) {
      Members at;
      for (const Evaluation& member : members) {
        assert(member.forecasts[s][i].origin == members[0].forecasts[s][i].origin);
        at.push_back(&member.forecasts[s][i]);
      }
      joined_forecasts.push_back(join(combination, at, of_symbol));
    }
    out.symbols.emplace_back().symbol = symbol;
  }
  rescore(out, protocol);
  return out;
}

}  // namespace candlewright
