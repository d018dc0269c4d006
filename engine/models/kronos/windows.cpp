#include "engine/models/kronos/windows.h"

#include <ATen/ATen.h>

#include "engine/data/mirror.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/layers/draws.h"

namespace candlewright::kronos {

WindowReader::WindowReader(const Dataset& data, std::vector<Window> windows, std::int64_t lookback, std::int64_t horizon, double clip,
                           double mirror, std::uint64_t seed)
    : data_(data), windows_(std::move(windows)), lookback_(lookback), horizon_(horizon), clip_(clip), mirror_(mirror), seed_(seed) {}

const PriceTable& WindowReader::table_of(std::int64_t window) const {
  return *data_.symbols[static_cast<std::size_t>(windows_[static_cast<std::size_t>(window)].symbol)].table;
}

const std::string& WindowReader::symbol_of(std::int64_t window) const { return table_of(window).symbol; }

std::int64_t WindowReader::first_bar(std::int64_t window) const {
  return windows_[static_cast<std::size_t>(window)].origin - lookback_ + 1;
}

std::vector<float> WindowReader::rows_of(std::int64_t window) const {
  const PriceTable& table = table_of(window);
  const std::int64_t first = first_bar(window), last_known = first + lookback_ - 1;
  if (mirror_ > 0 && Draws(seed_, table.symbol, table.time[static_cast<std::size_t>(last_known)]).at(0, 0) < mirror_)
    return bar_rows(mirrored_bars(table, first, bars(), last_known), 0, bars());
  return bar_rows(table, first, bars());
}

at::Tensor WindowReader::x(std::span<const std::int64_t> windows) const {
  at::Tensor x_btf = at::empty({static_cast<std::int64_t>(windows.size()), bars(), columns});
  float* into = x_btf.mutable_data_ptr<float>();
  for (const std::int64_t window : windows) {
    const std::vector<float> rows = rows_of(window);
    normalise(rows.data(), bars(), scale_of(rows.data(), lookback_), clip_, into);
    into += bars() * columns;
  }
  return x_btf;
}

std::vector<SeenWindow> WindowReader::seen(std::span<const std::int64_t> windows) const {
  std::vector<SeenWindow> list;
  const at::Tensor x_btf = x(windows);
  const float* value = x_btf.const_data_ptr<float>();
  for (const std::int64_t window : windows) {
    SeenWindow seen = bars_seen(table_of(window), first_bar(window), lookback_, horizon_);
    seen.variates = {"open", "high", "low", "close", "volume", "amount"};
    seen.input.assign(columns, std::vector<double>(static_cast<std::size_t>(bars())));
    for (std::size_t t = 0; t < static_cast<std::size_t>(bars()); ++t) {
      for (std::vector<double>& variate : seen.input) variate[t] = *value++;
    }
    list.push_back(std::move(seen));
  }
  return list;
}

at::Tensor WindowReader::stamps(std::span<const std::int64_t> windows) const {
  at::Tensor stamps_bt5 = at::empty({static_cast<std::int64_t>(windows.size()), bars(), 5}, at::kLong);
  std::int64_t* into = stamps_bt5.mutable_data_ptr<std::int64_t>();
  for (const std::int64_t window : windows) {
    const PriceTable& table = table_of(window);
    for (std::int64_t t = 0; t < bars(); ++t) {
      for (const std::int64_t part : stamp_of(table.time[static_cast<std::size_t>(first_bar(window) + t)])) *into++ = part;
    }
  }
  return stamps_bt5;
}

}  // namespace candlewright::kronos
