#include "engine/models/toto/augment.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <numeric>

#include "engine/data/mirror.h"

namespace candlewright::toto {
namespace {

constexpr double least_factor = 1e-4;

double uniform() { return at::rand({1}, at::kDouble).item<double>(); }

std::vector<double> factors(std::int64_t count, double spread) {
  const at::Tensor drawn = (1 + spread * at::randn({count}, at::kDouble)).clamp_min(least_factor);
  return {drawn.const_data_ptr<double>(), drawn.const_data_ptr<double>() + count};
}

std::vector<std::vector<double>*> prices(PriceTable& t) { return {&t.open, &t.high, &t.low, &t.close}; }

}  // namespace

Slice plain_bars(const PriceTable& table, std::int64_t first, std::int64_t count) {
  Slice slice;
  PriceTable& t = slice.bars;
  t.symbol = table.symbol;
  t.has_volume = table.has_volume;
  const auto cut = [&](const auto& column) {
    return std::decay_t<decltype(column)>(column.begin() + first, column.begin() + first + count);
  };
  t.time = cut(table.time);
  t.open = cut(table.open), t.high = cut(table.high), t.low = cut(table.low), t.close = cut(table.close), t.volume = cut(table.volume);
  return slice;
}

Slice augmented_bars(const PriceTable& table, std::int64_t first, std::int64_t context, std::int64_t horizon, const Settings& s) {
  Slice slice;
  if (s.mirror > 0 && uniform() < s.mirror) {
    slice.bars = mirrored_bars(table, first, context + horizon, first + context - 1);
  } else {
    slice = plain_bars(table, first, context + horizon);
  }
  PriceTable& t = slice.bars;
  const std::int64_t varied = context - 1;
  const double level = 1 + s.scaling * (2 * uniform() - 1);
  if (varied > 0 && s.time_mask > 0 && uniform() < s.time_mask) {
    const std::int64_t span = 1 + static_cast<std::int64_t>(uniform() * static_cast<double>(std::min(s.time_mask_span, varied)));
    const std::int64_t length = std::min(span, varied),
                       from = static_cast<std::int64_t>(uniform() * static_cast<double>(varied - length + 1));
    for (std::vector<double>* column : prices(t)) {
      // The mean of highs lies over the means of the others, so the replaced bars are candles too.
      const double mean = std::accumulate(column->begin(), column->begin() + context, 0.0) / static_cast<double>(context);
      std::fill_n(column->begin() + from, length, mean);
    }
  }
  const std::vector<double> noise = factors(varied, s.price_noise), volume_noise = factors(varied, s.volume_noise);
  for (std::vector<double>* column : prices(t)) {
    for (std::size_t i = 0; i < column->size(); ++i) (*column)[i] *= level * (i < noise.size() ? noise[i] : 1);
  }
  for (std::size_t i = 0; i < volume_noise.size(); ++i) t.volume[i] *= volume_noise[i];
  if (s.feature_dropout > 0) {
    for (std::int64_t i = 0; i < varied; ++i) {
      if (uniform() < s.feature_dropout) slice.hidden_volume.push_back(i);
    }
  }
  return slice;
}

}  // namespace candlewright::toto
