#include "engine/data/quality.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/data/market_calendar.h"

namespace candlewright {
namespace {

constexpr double outlier_deviations = 8;
constexpr double normal_mad = 1.4826;        // standard deviations in a normal's median absolute deviation, inverted
constexpr std::int64_t longest_holiday = 3;  // expected bars that public holidays explain on a weekday market
constexpr std::size_t most_gaps_told = 1'000;

template <class T>
void add(Sha256& hash, const std::vector<T>& values) {
  static_assert(std::endian::native == std::endian::little, "fingerprints are over little-endian bytes");
  hash.update({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void find_outliers(PriceTable& table) {
  const auto& close = table.close;
  if (close.size() < 8) return;  // too few to know what is usual
  std::vector<double> returns(close.size() - 1);
  for (std::size_t i = 1; i < close.size(); ++i) returns[i - 1] = std::log(close[i] / close[i - 1]);
  std::vector<double> sorted = returns;
  const double centre = median(sorted);
  for (double& value : sorted) value = std::fabs(value - centre);
  const double limit = outlier_deviations * normal_mad * median(sorted);
  if (limit == 0) return;  // most bars repeat their price: no measure of what is usual
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (std::fabs(returns[i]) > limit) table.quality.outliers.push_back(static_cast<std::int64_t>(i) + 1);
  }
}

/// What the calendar expects strictly between two neighbours: whole days, and bars of the two days themselves.
struct Missed {
  std::int64_t days = 0, slots = 0;
};

Missed missed_between(const MarketCalendar& calendar, Nanoseconds before, Nanoseconds after) {
  const std::int64_t first = day_of(before), last = day_of(after);
  const auto& slots = calendar.times_of_day;
  const auto after_slot = std::upper_bound(slots.begin(), slots.end(), before - first * ns_per_day);
  const auto before_slot = std::lower_bound(slots.begin(), slots.end(), after - last * ns_per_day);
  Missed missed;
  if (first == last) {
    missed.slots = std::max<std::int64_t>(0, before_slot - after_slot);
    return missed;
  }
  if (calendar.usual(weekday_of(first))) missed.slots += slots.end() - after_slot;
  if (calendar.usual(weekday_of(last))) missed.slots += before_slot - slots.begin();
  const std::int64_t between = last - first - 1;
  for (int weekday = 0; weekday < 7; ++weekday) missed.days += calendar.usual(weekday) ? between / 7 : 0;
  for (std::int64_t day = first + 1 + between / 7 * 7; day < last; ++day) missed.days += calendar.usual(weekday_of(day));
  return missed;
}

void find_gaps(PriceTable& table, const MarketCalendar& calendar) {
  if (calendar.step == 0) return;
  const auto& time = table.time;
  const bool slow = calendar.step > ns_per_day;  // weekly and slower: only a doubled step is a gap
  const bool every_day = calendar.every_day();
  for (std::size_t i = 1; i < time.size(); ++i) {
    const Nanoseconds step = time[i] - time[i - 1];
    if (step <= calendar.step) continue;
    bool gap = false;
    if (slow) {
      gap = step > calendar.step + calendar.step / 2;
    } else {
      const Missed missed = missed_between(calendar, time[i - 1], time[i]);
      const bool within_days = calendar.step < ns_per_day && missed.slots > 0;  // daily bars move with daylight saving time
      gap = within_days || missed.days > (every_day ? 0 : longest_holiday);
    }
    if (!gap) continue;
    ++table.quality.gaps;
    if (table.quality.gap_rows.size() < most_gaps_told) table.quality.gap_rows.push_back(static_cast<std::int64_t>(i));
  }
}

}  // namespace

std::string name_of_step(Nanoseconds step) {
  struct Unit {
    Nanoseconds length;
    const char* name;
  };
  constexpr Unit units[] = {
      {7 * ns_per_day, "w"}, {ns_per_day, "d"}, {3600 * ns_per_second, "h"}, {60 * ns_per_second, "m"}, {ns_per_second, "s"}};
  if (step >= 365 * ns_per_day) return "1y";
  if (step >= 89 * ns_per_day && step <= 92 * ns_per_day) return "3mo";
  if (step >= 28 * ns_per_day && step <= 31 * ns_per_day) return "1mo";
  for (const Unit& unit : units) {
    if (step >= unit.length && step % unit.length == 0) return std::to_string(step / unit.length) + unit.name;
  }
  return {};
}

std::string fingerprint_of(const PriceTable& table) {
  Sha256 hash;
  hash.update(table.symbol);
  hash.update(std::string(1, '\0') + (table.has_volume ? 'v' : '-') + (table.has_amount ? 'a' : '-') + std::to_string(table.rows()) + ';');
  add(hash, table.time);
  for (const auto* column : {&table.open, &table.high, &table.low, &table.close, &table.volume, &table.amount}) add(hash, *column);
  return "sha256:" + hash.hex();
}

void judge_quality(PriceTable& table) {
  QualityReport& quality = table.quality;
  if (quality.status == "error") return;
  quality.gaps = 0;
  quality.gap_rows.clear();
  quality.outliers.clear();
  const MarketCalendar calendar = calendar_of(table.time);
  quality.frequency = name_of_step(calendar.step);
  find_gaps(table, calendar);
  find_outliers(table);
  const auto silent = std::count(table.volume.begin(), table.volume.end(), 0.0);
  quality.zero_volume_share = table.volume.empty() ? 0 : static_cast<double>(silent) / static_cast<double>(table.volume.size());
  table.fingerprint = fingerprint_of(table);
}

}  // namespace candlewright
