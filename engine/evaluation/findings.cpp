#include "engine/evaluation/findings.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

constexpr double nothing_to_share = 0.01;
constexpr std::int64_t least_of_each = 5;  // windows on both sides before two kinds of windows are held apart

double mean_of(const std::vector<double>& values) {
  Mean mean;
  for (const double value : values) mean.add(value);
  return mean.value();
}

/// The windows with the direction of what is shared out: `part` of a window is its extra error, or its gain where the model is better.
class Shares {
 public:
  Shares(const std::vector<WindowFacts>& windows, bool better) : windows_(windows), sign_(better ? -1 : 1) {
    for (const WindowFacts& window : windows) whole_.add(part(window));
  }
  double part(const WindowFacts& window) const { return sign_ * window.extra; }
  double of(double sum) const { return sum / whole_.sum(); }
  template <class Belongs>
  double of_windows(const Belongs& belongs) const {
    Mean sum;
    for (const WindowFacts& window : windows_) sum.add(belongs(window) ? part(window) : 0);
    return of(sum.sum());
  }
  /// Of the steps from `first` to `last`, counted from 1.
  double of_steps(std::size_t first, std::size_t last) const {
    Mean sum;
    for (const WindowFacts& window : windows_) {
      for (std::size_t h = first - 1; h < last; ++h) {
        sum.add(sign_ * (window.model[h] - window.persistence[h]) / static_cast<double>(window.model.size()));
      }
    }
    return of(sum.sum());
  }
  double whole() const { return whole_.sum(); }

 private:
  const std::vector<WindowFacts>& windows_;
  double sign_;
  Mean whole_;
};

Finding finding(FindingKind kind, double share) {
  Finding made;
  made.kind = kind;
  made.share = share;
  return made;
}

Finding windows_lost(const std::vector<WindowFacts>& windows, const Shares& shares) {
  Finding found = finding(FindingKind::windows, 1);
  found.windows = std::count_if(windows.begin(), windows.end(), [&](const WindowFacts& w) { return shares.part(w) > 0; });
  return found;
}

std::optional<Finding> steps_of(const std::vector<WindowFacts>& windows, const Shares& shares) {
  const std::size_t horizon = windows.front().model.size(), half = horizon / 2;
  if (horizon < 4) return std::nullopt;
  const double late = shares.of_steps(half + 1, horizon);
  Finding found = finding(FindingKind::steps, std::max(late, 1 - late));
  if (found.share < least_half_share) return std::nullopt;
  found.first = late >= 0.5 ? static_cast<std::int64_t>(half) + 1 : 1;
  found.last = static_cast<std::int64_t>(late >= 0.5 ? horizon : half);
  found.first_sixth = shares.of_steps(1, (horizon + 5) / 6);
  return found;
}

/// What of the extra error goes when the median residual of each step, of these same windows, is taken off.
std::optional<Finding> bias_of(const std::vector<WindowFacts>& windows, const Shares& shares) {
  const std::size_t horizon = windows.front().residual.size();
  Mean gone, last_residual;
  for (std::size_t h = 0; h < horizon; ++h) {
    std::vector<double> residuals;
    for (const WindowFacts& window : windows) residuals.push_back(window.residual[h]);
    const double bias = median_of(residuals);
    for (const double r : residuals) gone.add((std::abs(r) - std::abs(r - bias)) / static_cast<double>(horizon));
  }
  std::int64_t below = 0;
  for (const WindowFacts& window : windows) {
    below += window.residual.back() < 0;
    last_residual.add(window.residual.back());
  }
  Finding found = finding(FindingKind::bias, shares.of(gone.sum()));
  found.residual = last_residual.value();
  found.windows = found.residual < 0 ? below : std::ssize(windows) - below;
  const double side = static_cast<double>(found.windows) / static_cast<double>(windows.size());
  if (found.share < least_bias_share || side < least_bias_side) return std::nullopt;
  return found;
}

template <class Belongs>
std::optional<double> skill_where(const std::vector<WindowFacts>& windows, const Belongs& belongs) {
  Mean model, persistence;
  for (const WindowFacts& window : windows) {
    if (!belongs(window)) continue;
    model.add(mean_of(window.model));
    persistence.add(mean_of(window.persistence));
  }
  if (!(persistence.sum() > 0)) return std::nullopt;
  return 1 - model.sum() / persistence.sum();
}

template <class Belongs>
Finding held_by(FindingKind kind, const std::vector<WindowFacts>& windows, const Shares& shares, const Belongs& belongs) {
  Finding found = finding(kind, shares.of_windows(belongs));
  found.windows = std::count_if(windows.begin(), windows.end(), belongs);
  found.skill = skill_where(windows, belongs);
  found.skill_elsewhere = skill_where(windows, [&](const WindowFacts& w) { return !belongs(w); });
  return found;
}

bool enough_of_both(const Finding& found, const std::vector<WindowFacts>& windows) {
  return found.windows >= least_of_each && std::ssize(windows) - found.windows >= least_of_each;
}

std::optional<Finding> volatility_of(const std::vector<WindowFacts>& windows, const Shares& shares) {
  std::optional<Finding> largest;
  for (int third = 0; third < 3; ++third) {
    Finding found = held_by(FindingKind::volatility, windows, shares, [third](const WindowFacts& w) { return w.around->third == third; });
    found.third = third;
    if (enough_of_both(found, windows) && found.share >= least_third_share && (!largest || found.share > largest->share)) largest = found;
  }
  return largest;
}

/// A kind of window that holds more than its part. Jumps that hold no more than it are told too: they are what one would suspect.
template <class Belongs>
std::optional<Finding> subset_of(FindingKind kind, const std::vector<WindowFacts>& windows, const Shares& shares, const Belongs& belongs) {
  const Finding found = held_by(kind, windows, shares, [&](const WindowFacts& w) { return belongs(*w.around); });
  if (!enough_of_both(found, windows)) return std::nullopt;
  const double part = static_cast<double>(found.windows) / static_cast<double>(windows.size());
  if (found.share >= least_subset_share && found.share >= least_subset_excess * part) return found;
  if (kind == FindingKind::jumps && part >= 0.1 && found.share <= part) return found;
  return std::nullopt;
}

/// The quarter of the windows, one after the other, that holds most.
std::optional<Finding> stretch_of(const std::vector<WindowFacts>& windows, const Shares& shares) {
  const std::size_t length = (windows.size() + 3) / 4;
  double largest = -1e300;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + length <= windows.size(); ++i) {
    Mean sum;
    for (std::size_t k = i; k < i + length; ++k) sum.add(shares.part(windows[k]));
    if (sum.sum() > largest) largest = sum.sum(), begin = i;
  }
  Finding found = finding(FindingKind::stretch, shares.of(largest));
  found.windows = static_cast<std::int64_t>(length);
  if (found.share < least_stretch_share) return std::nullopt;
  found.from = windows[begin].origin;
  found.to = windows[begin + length - 1].origin;
  return found;
}

std::optional<Finding> bands_of(const Diagnostics& diagnostics) {
  Finding found = finding(FindingKind::bands, 0);
  bool known = false;
  for (const BandDiagnosis& band : diagnostics.bands) {
    if (band.percent == 90) found.inside_90 = band.inside, known = true;
    if (band.percent == 50) found.inside_50 = band.inside;
  }
  if (!known || (found.inside_90 >= bands_too_narrow && found.inside_90 <= bands_too_wide)) return std::nullopt;
  return found;
}

std::optional<Finding> candles_of(const CandleFaults& faults) {
  if (faults.bars == 0) return std::nullopt;
  Finding found = finding(FindingKind::candles, 0);
  found.impossible = static_cast<double>(faults.impossible) / static_cast<double>(faults.bars);
  found.jumped = static_cast<double>(faults.jumps) / static_cast<double>(faults.bars);
  if (std::max(found.impossible, found.jumped) < least_faulty_share) return std::nullopt;
  return found;
}

}  // namespace

Findings find_reasons(const std::vector<WindowFacts>& windows, const Diagnostics& diagnostics, const CandleFaults& faults,
                      std::int64_t stride) {
  Findings all;
  all.windows = std::ssize(windows);
  if (windows.empty()) return all;
  Mean model, persistence;
  for (const WindowFacts& window : windows) {
    model.add(mean_of(window.model));
    persistence.add(mean_of(window.persistence));
  }
  all.model = model.value();
  all.persistence = persistence.value();
  all.enough = enough_windows(all.windows, overlap_lags(static_cast<std::int64_t>(windows.front().model.size()), stride));
  all.surroundings = std::all_of(windows.begin(), windows.end(), [](const WindowFacts& w) { return w.around.has_value(); });
  if (!all.enough) return all;
  all.better = all.model < all.persistence;
  all.same = std::abs(all.model - all.persistence) < nothing_to_share * all.persistence || !(all.persistence > 0);

  const Shares shares(windows, all.better);
  std::vector<Finding> found;
  const auto keep = [&](const std::optional<Finding>& finding) {
    if (finding) found.push_back(*finding);
  };
  if (!all.same) {
    keep(steps_of(windows, shares));
    if (!all.better) keep(bias_of(windows, shares));
    if (all.surroundings) {
      keep(volatility_of(windows, shares));
      keep(subset_of(FindingKind::jumps, windows, shares, [](const WindowSurroundings& around) { return around.jump_ahead; }));
      keep(subset_of(FindingKind::gaps, windows, shares, [](const WindowSurroundings& around) { return around.gap; }));
      keep(subset_of(FindingKind::repairs, windows, shares, [](const WindowSurroundings& around) { return around.repaired; }));
    }
    keep(stretch_of(windows, shares));
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.share > b.share; });
  }
  all.list.push_back(windows_lost(windows, shares));
  all.list.insert(all.list.end(), found.begin(), found.end());
  found.clear();
  keep(bands_of(diagnostics));
  keep(candles_of(faults));
  // Bands and candles always have room: they are defects, whatever the error is.
  all.list.resize(std::min(all.list.size(), findings_at_most - found.size()));
  all.list.insert(all.list.end(), found.begin(), found.end());
  return all;
}

}  // namespace candlewright
