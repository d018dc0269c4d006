#include "engine/models/kronos/bars.h"

#include <algorithm>
#include <cmath>

namespace candlewright::kronos {

std::vector<float> bar_rows(const PriceTable& table, std::int64_t first, std::int64_t count) {
  std::vector<float> rows;
  rows.reserve(static_cast<std::size_t>(count * columns));
  for (std::size_t i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(first + count); ++i) {
    const double o = table.open[i], h = table.high[i], l = table.low[i], c = table.close[i];
    const double volume = table.has_volume ? table.volume[i] : 0;
    const double amount = !table.has_volume ? 0 : table.has_amount ? table.amount[i] : volume * ((o + h + l + c) / 4);
    for (const double value : {o, h, l, c, volume, amount}) rows.push_back(static_cast<float>(value));
  }
  return rows;
}

Scale scale_of(const float* rows, std::int64_t count) {
  Scale scale;
  const double n = static_cast<double>(count);
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0, squares = 0;
    for (std::int64_t i = 0; i < count; ++i) sum += rows[i * columns + static_cast<std::int64_t>(c)];
    scale.mean[c] = sum / n;
    for (std::int64_t i = 0; i < count; ++i) {
      const double d = rows[i * columns + static_cast<std::int64_t>(c)] - scale.mean[c];
      squares += d * d;
    }
    scale.std[c] = std::sqrt(squares / n);
  }
  return scale;
}

void normalise(const float* rows, std::int64_t count, const Scale& scale, double clip, float* into) {
  for (std::int64_t i = 0; i < count * columns; ++i) {
    const std::size_t c = static_cast<std::size_t>(i % columns);
    into[i] = static_cast<float>(std::clamp((rows[i] - scale.mean[c]) / (scale.std[c] + least_std), -clip, clip));
  }
}

double restored(double value, const Scale& scale, std::size_t column) {
  return value * (scale.std[column] + least_std) + scale.mean[column];
}

std::array<std::int64_t, 5> stamp_of(Nanoseconds time) {
  const CalendarTime t = calendar(time);
  return {t.minute, t.hour, t.weekday, t.day, t.month};
}

}  // namespace candlewright::kronos
