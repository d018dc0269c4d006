#pragma once
#include <ATen/core/Tensor.h>

#include <span>
#include <vector>

#include "engine/data/dataset.h"
#include "engine/data/windows.h"
#include "engine/models/seen_window.h"

namespace candlewright::kronos {

/// Windows of a dataset as the models eat them: lookback + horizon bars, normalised by the statistics of the lookback bars alone.
class WindowReader {
 public:
  /// `data` outlives the reader.
  /// A share `mirror` of the windows, the same for a seed, is turned over at its last known close (engine/data/mirror.h).
  WindowReader(const Dataset& data, std::vector<Window> windows, std::int64_t lookback, std::int64_t horizon, double clip,
               double mirror = 0, std::uint64_t seed = 0);
  std::int64_t size() const { return static_cast<std::int64_t>(windows_.size()); }
  std::int64_t bars() const { return lookback_ + horizon_; }
  const std::string& symbol_of(std::int64_t window) const;
  at::Tensor x(std::span<const std::int64_t> windows) const;  ///< float32 [b, bars, 6]
  std::vector<SeenWindow> seen(std::span<const std::int64_t> windows) const;
  at::Tensor stamps(std::span<const std::int64_t> windows) const;  ///< int64 [b, bars, 5]

 private:
  const PriceTable& table_of(std::int64_t window) const;
  std::int64_t first_bar(std::int64_t window) const;
  std::vector<float> rows_of(std::int64_t window) const;

  const Dataset& data_;
  std::vector<Window> windows_;
  std::int64_t lookback_, horizon_;
  double clip_, mirror_;
  std::uint64_t seed_;
};

}  // namespace candlewright::kronos
