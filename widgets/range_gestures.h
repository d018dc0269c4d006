#pragma once
#include <QPointF>
#include <optional>
#include <utility>

class QMouseEvent;

namespace candlewright {

/// What is shown of an x axis: its ends, in the axis's unit.
using ShownRange = std::pair<double, double>;

/// A drag with the left button that pans. A press that moved less than 4 px is a click.
class PanGesture {
 public:
  /// False if it is not the left button: then the press is not ours.
  bool press(const QMouseEvent& event, const ShownRange& shown);
  /// What to show now; empty while nothing is dragged.
  std::optional<ShownRange> move(const QPointF& at, double units_per_px);
  /// True if the press was a click.
  bool release(const QMouseEvent& event);

 private:
  QPointF from_;
  ShownRange shown_;
  bool pressed_ = false, panned_ = false;
};

/// `shown` after a turn of the wheel (eighths of a degree, 120 a notch) with the pointer at `at`, which keeps its place.
ShownRange zoomed(const ShownRange& shown, double at, double turn);
/// `shown` after a key: arrows pan by a tenth, + and - zoom about the middle; empty for every other key.
std::optional<ShownRange> moved_by_key(const ShownRange& shown, int key);

}  // namespace candlewright
