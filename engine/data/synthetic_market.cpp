#include "engine/data/synthetic_market.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/data/csv_writer.h"
#include "engine/data/market_calendar.h"
#include "engine/data/quality.h"

namespace candlewright {
namespace {

constexpr std::int64_t first_day = 18262;  // 2020-01-01
constexpr Nanoseconds minute = 60 * ns_per_second;
constexpr Nanoseconds session_begin = (14 * 60 + 30) * minute, session_end = 21 * 60 * minute;
constexpr double largest_move = 0.15;  // of one bar, as a fraction

constexpr const char* trees[] = {"ALDER",   "BIRCH", "CEDAR", "DOGWOOD",  "ELM",    "FIR",   "GINKGO", "HAZEL",  "IRONWOOD",
                                 "JUNIPER", "KAPOK", "LARCH", "MAPLE",    "NUTMEG", "OAK",   "PINE",   "QUINCE", "ROWAN",
                                 "SPRUCE",  "TEAK",  "UPAS",  "VIBURNUM", "WILLOW", "XYLIA", "YEW",    "ZELKOVA"};

/// xoshiro256** of Blackman and Vigna, seeded by splitmix64: small, fast, the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9E3779B97F4A7C15ULL;
      std::uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
      word = z ^ (z >> 31);
    }
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
  /// The sum of twelve uniforms less six: standard normal up to six deviations, without a logarithm that
  /// might round otherwise in another library.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  static std::uint64_t rotate(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }
  std::uint64_t state_[4];
};

bool trades_always(std::int64_t symbol) { return symbol % 4 == 3; }

std::string name_of_symbol(std::int64_t symbol) {
  constexpr std::int64_t count = std::size(trees);
  const std::string round = symbol >= count ? std::to_string(symbol / count + 1) : std::string();
  return trees[symbol % count] + round + (trades_always(symbol) ? "-USD" : "");
}

std::vector<Nanoseconds> times_of(bool always, Nanoseconds step, std::int64_t rows) {
  std::vector<Nanoseconds> times;
  times.reserve(static_cast<std::size_t>(rows));
  if (step >= 7 * ns_per_day || (always && step >= ns_per_day)) {
    const std::int64_t start = step >= 7 * ns_per_day ? first_day + 5 : first_day;  // weeks begin on a Monday
    for (std::int64_t i = 0; i < rows; ++i) times.push_back(start * ns_per_day + i * step);
    return times;
  }
  const Nanoseconds begin = always || step >= ns_per_day ? 0 : session_begin;
  const Nanoseconds end = step >= ns_per_day ? 1 : always ? ns_per_day : session_end;
  const std::int64_t days = std::max<std::int64_t>(1, step / ns_per_day);
  std::int64_t trading_day = 0;
  for (std::int64_t day = first_day; static_cast<std::int64_t>(times.size()) < rows; ++day) {
    if (!always && weekday_of(day) > 4) continue;
    if (trading_day++ % days != 0) continue;
    for (Nanoseconds at = begin; at < end && static_cast<std::int64_t>(times.size()) < rows; at += step)
      times.push_back(day * ns_per_day + at);
  }
  return times;
}

/// What all symbols share: the regime of each moment and the path of the common factor, on the union of all calendars.
struct Backdrop {
  std::unordered_map<Nanoseconds, std::size_t> at;
  std::vector<double> factor;      // cumulative log-like return
  std::vector<double> turbulence;  // factor on every deviation
  std::vector<double> drift;       // per bar, of the regime
};

Backdrop backdrop_of(const std::vector<Nanoseconds>& times, Nanoseconds step, Random& random) {
  struct Regime {
    double turbulence, drift, deviation;
  };
  constexpr Regime regimes[] = {{0.7, 0.0005, 0.006}, {1.0, 0.0002, 0.010}, {2.0, -0.0015, 0.018}};
  constexpr double leave[] = {1.0 / 60, 1.0 / 40, 1.0 / 20};  // chance a day
  const double bar_days = static_cast<double>(step) / static_cast<double>(ns_per_day);
  const double scale = std::sqrt(bar_days);
  Backdrop out;
  std::size_t regime = 0;
  double level = 0, last_shock = 0, variance = 1;
  for (const Nanoseconds time : times) {
    if (random.uniform() < leave[regime] * bar_days) regime = regime == 1 ? (random.uniform() < 0.5 ? 0 : 2) : 1;
    variance = 0.1 + 0.15 * last_shock * last_shock + 0.75 * variance;  // GARCH(1,1) around 1
    last_shock = std::sqrt(variance) * random.normal();
    level += regimes[regime].drift * bar_days + regimes[regime].deviation * scale * last_shock;
    out.at.emplace(time, out.factor.size());
    out.factor.push_back(level);
    out.turbulence.push_back(regimes[regime].turbulence);
    out.drift.push_back(regimes[regime].drift * bar_days);
  }
  return out;
}

double in_ten_thousandths(double price) { return std::max(0.01, std::floor(price * 10'000 + 0.5) / 10'000); }

PriceTable walk(std::int64_t symbol, const std::vector<Nanoseconds>& times, Nanoseconds step, const Backdrop& backdrop, Random random) {
  PriceTable table;
  table.symbol = name_of_symbol(symbol);
  table.time = times;
  table.has_volume = true;
  const double scale = std::sqrt(static_cast<double>(step) / static_cast<double>(ns_per_day));
  const double beta = 0.5 + random.uniform();
  const double own_deviation = (0.006 + 0.012 * random.uniform()) * scale;
  const double usual_volume = 100'000 * (1 + 99 * random.uniform() * random.uniform());
  double price = 5 + 295 * random.uniform() * random.uniform();
  double variance = 1, last_shock = 0, factor = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::size_t now = backdrop.at.at(times[i]);
    const double common = i == 0 ? 0 : beta * (backdrop.factor[now] - factor);
    factor = backdrop.factor[now];
    variance = 0.1 + 0.1 * last_shock * last_shock + 0.8 * variance;
    last_shock = std::sqrt(variance) * random.normal();
    const double deviation = own_deviation * backdrop.turbulence[now];
    const double move = std::clamp(common + deviation * last_shock + (price < 1 ? 0.01 : 0), -largest_move, largest_move);
    const double gap = 0.3 * deviation * random.normal();  // the part of the move between the last close and this open
    const double open = in_ten_thousandths(price * (1 + gap));
    price = price * (1 + move);
    const double close = in_ten_thousandths(price);
    const double reach = (deviation + std::fabs(move) / 4) * 0.7;
    table.open.push_back(open);
    table.close.push_back(close);
    table.high.push_back(in_ten_thousandths(std::max(open, close) * (1 + reach * random.uniform())));
    table.low.push_back(in_ten_thousandths(std::min(open, close) * (1 - std::min(0.5, reach * random.uniform()))));
    const double stir = 1 + 0.5 * std::fabs(move) / own_deviation;
    table.volume.push_back(std::floor(usual_volume * scale * stir * (0.5 + random.uniform()) * backdrop.turbulence[now]) + 1);
    table.amount.push_back(table.volume.back() * (table.open.back() + table.high.back() + table.low.back() + table.close.back()) / 4);
  }
  judge_quality(table);
  return table;
}

}  // namespace

Nanoseconds step_of_frequency(const std::string& frequency) {
  std::int64_t count = 0;
  const char* const end = frequency.data() + frequency.size();
  const auto [at, error] = std::from_chars(frequency.data(), end, count);
  const Nanoseconds unit = at == end    ? 0
                           : *at == 'm' ? minute
                           : *at == 'h' ? 60 * minute
                           : *at == 'd' ? ns_per_day
                           : *at == 'w' ? 7 * ns_per_day
                                        : 0;
  if (error != std::errc() || unit == 0 || at + 1 != end || count < 1 || count > 10'000 || count * unit > 31 * ns_per_day) {
    throw InputError(ErrorKind::usage, "--frequency " + frequency, "it is no time between bars",
                     "Give a number and m, h, d or w, at most 31 days: 5m, 1h, 1d, 1w.");
  }
  return count * unit;
}

std::vector<PriceTable> synthetic_market(const SyntheticMarket& market) {
  const Nanoseconds step = step_of_frequency(market.frequency);
  if (market.symbols < 1 || market.symbols > 100'000) {
    throw InputError(ErrorKind::usage, "--symbols", "a market has 1 to 100000 symbols", "Give a number in that range.");
  }
  if (market.rows < 1 || market.rows > 10'000'000 || static_cast<double>(market.rows) * static_cast<double>(step) > 7.0e18) {
    throw InputError(ErrorKind::usage, "--rows", "so many bars do not fit into the time until 2261",
                     "Give fewer rows, at most 10000000, or a higher frequency.");
  }
  const std::vector<Nanoseconds> weekdays = times_of(false, step, market.rows);
  const std::vector<Nanoseconds> always = times_of(true, step, market.rows);
  std::vector<Nanoseconds> all;
  std::set_union(weekdays.begin(), weekdays.end(), always.begin(), always.end(), std::back_inserter(all));
  Random random(market.seed);
  const Backdrop backdrop = backdrop_of(all, step, random);
  std::vector<PriceTable> tables;
  for (std::int64_t s = 0; s < market.symbols; ++s) {
    // A generator of its own for each symbol: more symbols or another order change no symbol's bars.
    Random own(market.seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(s) + 1);
    tables.push_back(walk(s, trades_always(s) ? always : weekdays, step, backdrop, own));
  }
  std::sort(tables.begin(), tables.end(), [](const PriceTable& a, const PriceTable& b) { return a.symbol < b.symbol; });
  return tables;
}

void write_raw_folder(const std::vector<PriceTable>& tables, const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder, error) &&
      !(std::filesystem::is_directory(folder, error) && std::filesystem::is_empty(folder, error))) {
    throw InputError(folder.string(), "it exists and is no empty folder", "Choose a new folder: nothing is overwritten.");
  }
  make_folder(folder);
  for (const PriceTable& table : tables) write_file(folder / (file_name_of(table.symbol) + ".csv"), bars_as_csv(table, 0, table.rows()));
}

}  // namespace candlewright
