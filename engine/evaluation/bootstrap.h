#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace candlewright {

/// Ends of a 95 % percentile interval. For the same input and seed the same on every machine.
struct Interval {
  double low = 0, high = 0;
};

/// Of the aggregate skill 1 - exp(mean ln ratio), resampling symbols; `ratios` = mae / persistence mae, one a symbol, > 0 or 0.
/// Empty with fewer than two symbols.
std::optional<Interval> skill_over_symbols(std::span<const double> ratios, int draws = 2000, std::uint64_t seed = 1);

/// Of one symbol's skill 1 - sum model / sum persistence, resampling blocks of neighbouring windows (moving-block bootstrap),
/// so that the overlap of windows is kept. Spans are mean |error| by window, ordered by origin, equal lengths.
/// Empty with fewer windows than `enough_windows` asks for, or where persistence never errs.
std::optional<Interval> skill_over_windows(std::span<const double> model, std::span<const double> persistence, std::int64_t block,
                                           int draws = 1000, std::uint64_t seed = 1);

/// Of the median over symbols of the mean difference over windows: symbols are resampled, and within each its windows in moving blocks.
/// `differences` are by window, ordered by origin, one list a symbol, none empty; lists shorter than a block are one block.
/// Of a single symbol the interval is that of its mean. Empty without symbols.
std::optional<Interval> median_over_symbols(std::span<const std::vector<double>> differences, std::int64_t block, int draws = 2000,
                                            std::uint64_t seed = 1);

/// The same draws as a test against a median of zero: p_value = 2 (1 + draws on the rarer side of zero) / (1 + draws), at most 1.
struct MedianTest {
  Interval interval;
  double p_value = 1;  ///< two-sided; never below 2 / (1 + draws)
};
std::optional<MedianTest> median_test(std::span<const std::vector<double>> differences, std::int64_t block, int draws = 2000,
                                      std::uint64_t seed = 1);

/// The middle value, or the mean of the two middle ones; of at least one value.
double median_of(std::vector<double> values);

}  // namespace candlewright
