#include "engine/models/toto/windows.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <limits>

#include "engine/models/toto/augment.h"

namespace candlewright::toto {
namespace {

bool any_volume(const Dataset& data) {
  return std::any_of(data.symbols.begin(), data.symbols.end(), [](const DatasetSymbol& s) { return s.table->has_volume; });
}

std::int64_t whole_patches(std::int64_t bars, std::int64_t patch) { return (bars + patch - 1) / patch * patch; }

}  // namespace

at::Tensor LearningBatch::input(const at::Tensor& t, std::int64_t patch) const { return t.narrow(2, 0, t.size(2) - patch); }
at::Tensor LearningBatch::target(const at::Tensor& t, std::int64_t patch) const { return t.narrow(2, patch, t.size(2) - patch); }

WindowReader::WindowReader(const Dataset& data, std::vector<Window> windows, std::int64_t lookback, std::int64_t horizon,
                           std::int64_t patch, Settings settings, bool within_training_part)
    : data_(data),
      windows_(std::move(windows)),
      lookback_(lookback),
      horizon_(horizon),
      patch_(patch),
      settings_(std::move(settings)),
      input_(input_of(settings_)),
      variates_(variates_of(input_, any_volume(data))),
      training_(within_training_part) {}

const DatasetSymbol& WindowReader::symbol(std::int64_t window) const {
  return data_.symbols[static_cast<std::size_t>(windows_[static_cast<std::size_t>(window)].symbol)];
}

const std::string& WindowReader::symbol_of(std::int64_t window) const { return symbol(window).name(); }

std::int64_t WindowReader::context_of(std::int64_t window) const {
  const std::int64_t first = training_ ? symbol(window).train.begin : 0;
  return std::min(lookback_, windows_[static_cast<std::size_t>(window)].origin + 1 - first);
}

std::int64_t WindowReader::short_ones() const {
  std::int64_t count = 0;
  for (std::int64_t w = 0; w < size(); ++w) count += context_of(w) < lookback_;
  return count;
}

double WindowReader::mean_tokens() const {
  double steps = 0;
  for (std::int64_t w = 0; w < size(); ++w)
    steps += static_cast<double>(whole_patches(context_of(w), patch_) + whole_patches(horizon_, patch_) - patch_);
  return steps / static_cast<double>(patch_) / static_cast<double>(size()) * static_cast<double>(variates_.size());
}

LearningBatch WindowReader::batch(std::span<const std::int64_t> windows, bool augmented) const {
  std::int64_t longest = 0;
  for (const std::int64_t w : windows) longest = std::max(longest, context_of(w));
  const std::int64_t context = whole_patches(longest, patch_), steps = context + whole_patches(horizon_, patch_);
  const std::int64_t b = static_cast<std::int64_t>(windows.size()), v = static_cast<std::int64_t>(variates_.size());
  LearningBatch out{at::zeros({b, v, steps}), at::zeros({b, v, steps}, at::kBool), context};
  for (std::int64_t i = 0; i < b; ++i) {
    const std::int64_t w = windows[static_cast<std::size_t>(i)], own = context_of(w), bars = own + horizon_;
    const PriceTable& table = *symbol(w).table;
    const std::int64_t first = windows_[static_cast<std::size_t>(w)].origin + 1 - own;
    const Slice slice = augmented ? augmented_bars(table, first, own, horizon_, settings_) : plain_bars(table, first, bars);
    std::vector<double> values = values_of(input_, slice.bars, 0, bars);
    at::Tensor known = at::ones({v, bars}, at::kBool);
    const std::int64_t rows = static_cast<std::int64_t>(values.size()) / bars;
    at::Tensor all = at::from_blob(values.data(), {rows, bars}, at::kDouble).to(at::kFloat);
    if (rows < v) {  // this file has no volume, others have
      const std::int64_t volume = 4;
      all = at::cat({all.narrow(0, 0, volume), at::zeros({1, bars}), all.narrow(0, volume, rows - volume)});
      known[volume].fill_(false);
    }
    for (const std::int64_t bar : slice.hidden_volume) {
      for (std::size_t n = 0; n < variates_.size(); ++n) {
        if (variates_[n].column != 4) continue;
        all[static_cast<std::int64_t>(n)][bar].fill_(0);
        known[static_cast<std::int64_t>(n)][bar].fill_(false);
      }
    }
    out.series_bvt[i].narrow(1, context - own, bars).copy_(all);
    out.mask_bvt[i].narrow(1, context - own, bars).copy_(known);
  }
  return out;
}

std::vector<SeenWindow> WindowReader::seen(std::span<const std::int64_t> windows, const ScalerSettings& scaler) const {
  std::vector<SeenWindow> list;
  for (const std::int64_t w : windows) {
    const std::int64_t own = context_of(w), bars = own + horizon_;
    SeenWindow seen = bars_seen(*symbol(w).table, windows_[static_cast<std::size_t>(w)].origin + 1 - own, own, horizon_);
    const LearningBatch one = batch(std::span(&w, 1), false);
    const at::Tensor mask = one.input(one.mask_bvt, patch_);
    const at::Tensor scaled = scale_series(one.input(one.series_bvt, patch_), mask, scaler).values_bvt.to(at::kDouble);
    const auto value = scaled.accessor<double, 3>();
    const auto known = mask.accessor<bool, 3>();
    for (std::size_t v = 0; v < variates_.size(); ++v) {
      seen.variates.push_back(variates_[v].name);
      std::vector<double> of_bars(static_cast<std::size_t>(bars), std::numeric_limits<double>::quiet_NaN());
      const std::int64_t first = one.context - own, row = static_cast<std::int64_t>(v);
      for (std::int64_t t = 0; t < bars && first + t < scaled.size(2); ++t) {
        if (known[0][row][first + t]) of_bars[static_cast<std::size_t>(t)] = value[0][row][first + t];
      }
      seen.input.push_back(std::move(of_bars));
    }
    list.push_back(std::move(seen));
  }
  return list;
}

}  // namespace candlewright::toto
