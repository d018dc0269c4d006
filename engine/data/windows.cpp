#include "engine/data/windows.h"

#include <algorithm>
#include <cassert>

#include "engine/data/market_calendar.h"

namespace candlewright {
namespace {

/// The same day of the month, or the month's last, `months` later.
Nanoseconds months_after(Nanoseconds time, std::int64_t months) {
  const CalendarTime t = calendar(time);
  const std::int64_t month = static_cast<std::int64_t>(t.year) * 12 + t.month - 1 + months;
  const auto iso_day = [&](int day) {
    const std::string year = std::to_string(month / 12), number = std::to_string(month % 12 + 1), date = std::to_string(day);
    return parse_iso(year + "-" + (number.size() < 2 ? "0" : "") + number + "-" + (date.size() < 2 ? "0" : "") + date);
  };
  for (int day = t.day; day > 27; --day) {
    if (const auto found = iso_day(day)) return *found + (time - day_of(time) * ns_per_day);
  }
  return iso_day(t.day).value_or(time) + (time - day_of(time) * ns_per_day);
}

}  // namespace

std::vector<Window> training_windows(const Dataset& data, std::int64_t lookback, std::int64_t horizon, std::int64_t stride,
                                     std::int64_t least_context) {
  assert(lookback > 0 && horizon > 0 && stride > 0);
  std::vector<Window> windows;
  for (std::size_t s = 0; s < data.symbols.size(); ++s) {
    const DatasetSymbol& symbol = data.symbols[s];
    if (symbol.held_out) continue;
    if (least_context > 0 && symbol.train.size() < lookback + horizon && symbol.train.size() >= least_context + horizon) {
      windows.push_back({static_cast<std::int32_t>(s), symbol.train.end - horizon - 1});
    }
    for (std::int64_t origin = symbol.train.begin + lookback - 1; origin + horizon < symbol.train.end; origin += stride) {
      windows.push_back({static_cast<std::int32_t>(s), origin});
    }
  }
  return windows;
}

std::vector<std::int64_t> origins(const DatasetSymbol&, RowRange rows, std::int64_t lookback, std::int64_t needed, std::int64_t stride) {
  assert(lookback > 0 && needed > 0 && stride > 0);
  std::vector<std::int64_t> out;
  for (std::int64_t origin = rows.begin - 1; origin + needed < rows.end; origin += stride) {
    if (origin + 1 >= lookback) out.push_back(origin);
  }
  return out;
}

std::vector<Window> part_windows(const Dataset& data, Part part, std::int64_t lookback, std::int64_t horizon, std::int64_t stride) {
  std::vector<Window> windows;
  for (std::size_t s = 0; s < data.symbols.size(); ++s) {
    const RowRange rows = data.symbols[s].part(part);
    if (rows.size() == 0 || (part == Part::train && data.symbols[s].held_out)) continue;
    for (const std::int64_t origin : origins(data.symbols[s], rows, lookback, horizon, stride)) {
      windows.push_back({static_cast<std::int32_t>(s), origin});
    }
  }
  return windows;
}

std::vector<Nanoseconds> calendar_ahead(const PriceTable& table, std::int64_t last_row, std::int64_t count) {
  assert(last_row >= 0 && last_row < table.rows());
  const MarketCalendar market = calendar_of(table.time, last_row + 1);
  const Nanoseconds last = table.time[static_cast<std::size_t>(last_row)];
  std::vector<Nanoseconds> ahead;
  const auto missing = [&] { return static_cast<std::int64_t>(ahead.size()) < count; };
  if (market.step >= 28 * ns_per_day) {  // months and longer: weekdays say nothing
    const std::int64_t months = std::max<std::int64_t>(1, (market.step + 15 * ns_per_day) / (30 * ns_per_day + ns_per_day / 2));
    for (std::int64_t i = 1; missing(); ++i) ahead.push_back(months_after(last, months * i));
    return ahead;
  }
  if (market.times_of_day.empty()) {  // no usual time of day: equal steps
    const Nanoseconds step = market.step > 0 ? market.step : ns_per_day;
    for (std::int64_t i = 1; missing(); ++i) ahead.push_back(last + step * i);
    return ahead;
  }
  for (std::int64_t day = day_of(last); missing(); ++day) {
    if (!market.occurs(weekday_of(day))) continue;
    for (const Nanoseconds time_of_day : market.times_of_day) {
      const Nanoseconds time = day * ns_per_day + time_of_day;
      if (time > last && missing()) ahead.push_back(time);
    }
  }
  return ahead;
}

}  // namespace candlewright
