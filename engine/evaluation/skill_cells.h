#pragma once
#include <map>
#include <optional>
#include <vector>

#include "engine/storage/run_store.h"

namespace candlewright {

/// Errors of a model beside persistence's over some cells of one symbol: sums of |forecast - actual| in the symbol's currency.
struct SkillCell {
  double model = 0, persistence = 0;
  std::int64_t origins = 0;
  Nanoseconds worst_origin = 0;  ///< where the model's error passes persistence's by most
  double worst_by = 0;           ///< by how much, in percent of that origin's close
  /// Fraction, 1 - model / persistence; empty where persistence never errs.
  std::optional<double> skill() const;
};

/// Where the skill of one symbol lies.
struct SkillCells {
  std::vector<SkillCell> by_step;     ///< entry 0 is the first step; over every origin whose bar lies in the part, as by_horizon
  std::map<int, SkillCell> by_month;  ///< of the whole windows, by the month of their origin; key = months since 1970-01
};

/// Of the stored forecasts of one symbol, in any order. Pure arithmetic, returns at once. Formulas: docs/metrics.md, section 10.
SkillCells skill_cells(const std::vector<StoredForecast>& forecasts);

}  // namespace candlewright
