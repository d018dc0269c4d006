#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright::kronos {

constexpr std::int64_t columns = 6;  ///< open, high, low, close, volume, amount
constexpr double default_clip = 5;   ///< of normalised values
constexpr double least_std = 1e-5;   ///< added to every standard deviation

/// Mean and population standard deviation of each column over a context.
struct Scale {
  std::array<double, columns> mean{}, std{};
};

/// Bars first .. first + count - 1 as float32 rows of six columns. A table without volume gives volume and amount 0, even if it has
/// an amount; without an amount it is volume times mean price.
std::vector<float> bar_rows(const PriceTable& table, std::int64_t first, std::int64_t count);

/// Statistics of `count` rows of six, in double: the mean of a constant column is that constant.
Scale scale_of(const float* rows, std::int64_t count);

/// (x - mean) / (std + 1e-5), clipped to +-clip, into `into`.
void normalise(const float* rows, std::int64_t count, const Scale& scale, double clip, float* into);

/// A normalised value of a column back in the file's units.
double restored(double value, const Scale& scale, std::size_t column);

/// Minute, hour, weekday (Monday = 0), day, month of a UTC time; seconds are ignored.
std::array<std::int64_t, 5> stamp_of(Nanoseconds time);

}  // namespace candlewright::kronos
