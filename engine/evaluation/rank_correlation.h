#pragma once
#include <optional>
#include <span>

#include "engine/evaluation/bootstrap.h"

namespace candlewright {

/// Spearman's rank correlation of pairs, equal values sharing their mean rank.
struct RankCorrelation {
  double rho = 0;
  std::optional<Interval> interval;  ///< 95 %, Fisher's z with the standard error of Bonett and Wright (2000); empty below 4 pairs
};
/// Spans have equal lengths and hold finite numbers. Empty with fewer than 3 pairs, or where one side does not vary. Pure arithmetic.
std::optional<RankCorrelation> rank_correlation(std::span<const double> x, std::span<const double> y);

}  // namespace candlewright
