#pragma once
#include <QString>
#include <span>
#include <vector>

namespace candlewright {

/// One way of smoothing a line. `apply` gets values that are all finite and a width above 0, in points, and gives back as many; a constant
/// must stay a constant.
struct Smoother {
  QString name, tip;  ///< on screen
  std::vector<double> (*apply)(std::span<const double> y, double width);
};
/// All there are, the usual one first: another one is a function and a row in smoothing.cpp. Each must keep up with 100 lines of 100,000
/// points at the widest within a second (tests/bench/window_curves.cpp).
const std::vector<Smoother>& smoothers();
enum class SmoothingKind { ema, gaussian, median };  ///< their places in the list

/// strength 0 (off) to 0.99 is the weight of the past in an EMA; the width of all of them is strength / (1 - strength) points, so that one
/// slider position smooths about alike.
struct Smoothing {
  SmoothingKind kind = SmoothingKind::ema;
  double strength = 0;
  bool operator==(const Smoothing&) const = default;
};

/// Same length as `y`; a value that is not finite stays as it is, and its neighbours are smoothed as if it were not there.
std::vector<double> smoothed(std::span<const double> y, Smoothing smoothing);

}  // namespace candlewright
