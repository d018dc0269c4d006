#pragma once
#include <optional>
#include <vector>

#include "engine/evaluation/candles.h"
#include "engine/evaluation/diagnostics.h"

namespace candlewright {

/// What a finding speaks of. Each has one fixed rule, docs/metrics.md, section 10.
enum class FindingKind { windows, steps, bias, volatility, jumps, gaps, stretch, repairs, bands, candles };

/// A sentence's figures. Which fields a kind fills stands beside them; shares and skills are fractions.
struct Finding {
  FindingKind kind = FindingKind::windows;
  /// Of the symbol's whole extra error (of its gain, where the model errs less), that this holds. May pass 1 where the rest holds the
  /// opposite. 0 of bands and candles, which say nothing of it.
  double share = 0;
  std::int64_t windows = 0;  ///< windows: those lost (or won); bias: those that end on its side; volatility .. repairs: those it is about
  std::int64_t first = 0, last = 0;              ///< steps: from 1
  double first_sixth = 0;                        ///< steps: share of the first sixth of the steps
  double residual = 0;                           ///< bias: mean forecast - actual at the last step, percent of the origin's close
  int third = 0;                                 ///< volatility: 0 calm, 1 middle, 2 wild
  std::optional<double> skill, skill_elsewhere;  ///< volatility, jumps, gaps, repairs
  Nanoseconds from = 0, to = 0;                  ///< stretch: first and last origin
  double inside_90 = 0, inside_50 = 0;           ///< bands: shares of closes inside
  double impossible = 0, jumped = 0;             ///< candles: shares of forecast bars
};

struct Findings {
  std::int64_t windows = 0;
  bool enough = false;                ///< false: too few windows, and nothing is said of them
  bool better = false;                ///< less error than persistence over all: shares are of the gain
  bool same = false;                  ///< the two errors differ by under 1 %: there is nothing to share out
  bool surroundings = false;          ///< false: volatility, jumps, gaps and repairs could not be looked at, for the prices are not open
  double model = 0, persistence = 0;  ///< pct_mae over windows and steps
  std::vector<Finding> list;          ///< the windows first, then by share, then bands and candles; at most six
};

constexpr std::size_t findings_at_most = 6;
// The rules' borders, so that what is said of a rule says what it does.
constexpr double least_half_share = 0.6;                         ///< steps: of the better half of the steps
constexpr double least_bias_share = 0.1;                         ///< bias: of the extra error, gone without it
constexpr double least_bias_side = 0.6;                          ///< bias: of the windows, ending on one side
constexpr double least_third_share = 0.5;                        ///< volatility: of one third of the windows
constexpr double least_subset_share = 0.2;                       ///< jumps, gaps, repairs: of the extra error, and
constexpr double least_subset_excess = 1.5;                      ///< times their part of the windows
constexpr double least_stretch_share = 0.6;                      ///< stretch: of a quarter of the windows, neighbours
constexpr double bands_too_narrow = 0.8, bands_too_wide = 0.97;  ///< of the 90 % band
constexpr double least_faulty_share = 0.01;                      ///< candles: of the forecast bars

/// Looks for all of them. `windows` and `diagnostics` of one symbol; `faults` of its forecasts. Pure arithmetic, the same for the same
/// windows.
Findings find_reasons(const std::vector<WindowFacts>& windows, const Diagnostics& diagnostics, const CandleFaults& faults,
                      std::int64_t stride);

}  // namespace candlewright
