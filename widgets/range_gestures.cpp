#include "widgets/range_gestures.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

namespace candlewright {

bool PanGesture::press(const QMouseEvent& event, const ShownRange& shown) {
  if (event.button() != Qt::LeftButton) return false;
  from_ = event.position(), shown_ = shown;
  pressed_ = true, panned_ = false;
  return true;
}

std::optional<ShownRange> PanGesture::move(const QPointF& at, double units_per_px) {
  if (!pressed_ || (!panned_ && std::abs(at.x() - from_.x()) <= 4)) return {};
  panned_ = true;
  const double shift = (at.x() - from_.x()) * units_per_px;
  return ShownRange{shown_.first - shift, shown_.second - shift};
}

bool PanGesture::release(const QMouseEvent& event) {
  const bool click = pressed_ && !panned_ && event.button() == Qt::LeftButton;
  pressed_ = false;
  return click;
}

ShownRange zoomed(const ShownRange& shown, double at, double turn) {
  at = std::clamp(at, shown.first, shown.second);
  const double factor = std::pow(0.8, turn / 120);
  return {at - (at - shown.first) * factor, at + (shown.second - at) * factor};
}

std::optional<ShownRange> moved_by_key(const ShownRange& shown, int key) {
  const auto [low, high] = shown;
  const double span = high - low, middle = (low + high) / 2;
  switch (key) {
    case Qt::Key_Left:
      return ShownRange{low - span / 10, high - span / 10};
    case Qt::Key_Right:
      return ShownRange{low + span / 10, high + span / 10};
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return ShownRange{middle - span * 0.4, middle + span * 0.4};
    case Qt::Key_Minus:
      return ShownRange{middle - span * 0.625, middle + span * 0.625};
    default:
      return {};
  }
}

}  // namespace candlewright
