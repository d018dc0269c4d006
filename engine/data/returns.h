#pragma once
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/data/dataset.h"

namespace candlewright {

/// How the returns from close to close of a symbol are spread. Formulas: docs/data.md, "Returns".
struct ReturnStudy {
  std::vector<double> ordered;               ///< log returns in percent, ascending
  double mean = 0, deviation = 0;            ///< percent; the deviation divides by n - 1
  double skewness = 0, excess_kurtosis = 0;  ///< 0 and 0 of a normal distribution
  std::int64_t beyond_three = 0;             ///< returns more than three deviations from the mean
  double beyond_three_normal = 0;            ///< as many a normal distribution would have
  std::optional<double> lag_one;             ///< correlation of a return with the one before; empty where nothing moves
};

/// Pure arithmetic, O(n log n). Fewer than three bars give an empty study.
ReturnStudy study_returns(const PriceTable& table);
/// All symbols of a dataset, each symbol's returns less its mean and divided by its own deviation, so that a lively one does not hide the
/// others; mean and deviation are then 0 and 1, and lag_one is empty. Throws Stopped on request.
ReturnStudy study_returns(const Dataset& data, std::stop_token stop);

struct ReturnBin {
  double from = 0, to = 0;
  std::int64_t count = 0;
  double normal = 0;  ///< returns that a normal distribution of the same mean and deviation would have here
};
/// Bins of equal width over mean +- 4 deviations; what lies beyond counts in the first and the last one.
std::vector<ReturnBin> return_bins(const ReturnStudy& study, int count);

struct QuantilePoint {
  double normal = 0, actual = 0;  ///< in deviations from the mean
};
/// At most `count` points of the quantile plot, ascending, both ends among them: equal numbers on a line are normal.
std::vector<QuantilePoint> quantile_points(const ReturnStudy& study, int count);

}  // namespace candlewright
