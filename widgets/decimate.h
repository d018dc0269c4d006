#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace candlewright {

/// What one pixel column shows of the points in it: the line enters at `first`, spans `low` to `high`, leaves at `last`.
struct PixelColumn {
  double first = 0, low = 0, high = 0, last = 0;
  bool any = false;  ///< false: no finite value falls into this column
};

/// Least and largest finite value of any index range in O(log n), exact: a coarse level is used only where it covers whole blocks.
/// Grows at the end in amortised O(1). Holds a copy of nothing but the levels; the values are handed in at each call.
class MinMaxLevels {
 public:
  struct Range {
    double low = 0, high = 0;
    bool any = false;
  };
  /// Brings the levels up to values.size(); earlier values must not have changed. clear() first if they did.
  void extend(std::span<const double> values);
  void clear() {
    levels_.clear();
    covered_ = 0;
  }
  /// Of values[begin, end). `values` must be those that extend() saw.
  Range range(std::span<const double> values, std::size_t begin, std::size_t end) const;

 private:
  std::vector<std::vector<Range>> levels_;  // levels_[k][i] covers 16^(k+1) values from i * 16^(k+1)
  std::size_t covered_ = 0;
};

/// Cuts points with ascending `x` into `columns` equal pixel columns of [x_low, x_high). Every point inside lands in exactly one
/// column and no extreme is lost. `levels` may be null (then each point is read once).
std::vector<PixelColumn> pixel_columns(std::span<const double> x, std::span<const double> y, double x_low, double x_high, int columns,
                                       const MinMaxLevels* levels = nullptr);

}  // namespace candlewright
