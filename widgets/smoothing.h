#pragma once
#include <span>
#include <vector>

namespace candlewright {

enum class SmoothingKind { ema, gaussian, median };
/// strength 0 (off) to 0.99. EMA: the weight of the past. Gaussian: sigma, and median: half width, of strength / (1 - strength) points,
/// so that one slider position smooths about alike in all three.
struct Smoothing {
  SmoothingKind kind = SmoothingKind::ema;
  double strength = 0;
  bool operator==(const Smoothing&) const = default;
};

/// Same length as `y`; a value that is not finite stays as it is and does not touch its neighbours. The EMA starts without bias
/// (weights are divided by their sum), so a constant series stays constant. O(n) for EMA, O(n * width) at most for the others.
std::vector<double> smoothed(std::span<const double> y, Smoothing smoothing);

}  // namespace candlewright
