#pragma once
#include <optional>
#include <vector>

#include "engine/evaluation/window_facts.h"

namespace candlewright {

/// Errors at one step over every origin whose bar lies in the part, in percent of the origin's close.
struct StepDiagnosis {
  std::int64_t origins = 0;
  double model = 0, persistence = 0;                                ///< mean |error|: pct_mae at the step
  double residual_low = 0, residual_median = 0, residual_high = 0;  ///< forecast - actual: 10th, 50th and 90th percentile
};

/// Kinds of windows that are held apart. A window belongs to several.
enum class Regime { calm_third, middle_third, wild_third, jump_ahead, no_jump, gap, no_gap };
struct RegimeDiagnosis {
  Regime regime = Regime::calm_third;
  std::int64_t windows = 0;
  double model = 0, persistence = 0;  ///< pct_mae over the windows and all their steps
  std::optional<double> skill;        ///< fraction: 1 - model / persistence
};

/// Share of the actual closes between two neighbouring quantile levels, beside the share that belongs there.
struct PitBin {
  double from = 0, to = 0;  ///< levels; 0 and 1 at the ends
  double density = 0;       ///< share of closes / (to - from): 1 = as promised
};

struct BandDiagnosis {
  int percent = 90;
  double inside = 0;  ///< share of actual closes inside the central band, 0 to 1
};

/// Where the errors of one symbol lie. Each list is empty where there is nothing to make it of: no bands, no prices.
struct Diagnostics {
  std::vector<StepDiagnosis> by_step;
  std::vector<RegimeDiagnosis>
      regimes;              ///< those with a window, where every window has its surroundings; no_jump and no_gap only beside their opposite
  std::vector<PitBin> pit;  ///< over whole windows and steps, as `bands`
  std::vector<BandDiagnosis> bands;
};

/// `forecasts` of one symbol and what window_facts() said of them. Pure arithmetic. Formulas: docs/metrics.md, section 10.
Diagnostics diagnose(const std::vector<StoredForecast>& forecasts, const std::vector<WindowFacts>& windows);

}  // namespace candlewright
