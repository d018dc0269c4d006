#include "widgets/curve_scene.h"

#include <QPainter>
#include <QSemaphore>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace candlewright {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Least and largest of all columns; with `robust` of the middle 98 % of them.
void take_range(std::vector<double>& lows, std::vector<double>& highs, bool robust, double& low, double& high) {
  if (lows.empty()) return;
  const auto cut = robust ? std::size_t(std::floor(double(lows.size()) * 0.01)) : 0;
  std::nth_element(lows.begin(), lows.begin() + std::ptrdiff_t(cut), lows.end());
  std::nth_element(highs.begin(), highs.begin() + std::ptrdiff_t(cut), highs.end(), std::greater<>());
  low = std::min(low, lows[cut]), high = std::max(high, highs[cut]);
}

/// The y axis that shows the columns and the references, with room around them.
PlotAxis y_axis(const CurveScene& scene, const CurveCut& cut) {
  double low = infinity, high = -infinity;
  std::vector<double> lows, highs;
  const auto collect = [&](const std::vector<PixelColumn>& columns) {
    for (const PixelColumn& c : columns) {
      if (!c.any || (scene.log && c.high <= 0)) continue;
      lows.push_back(scene.log && c.low <= 0 ? c.high : c.low), highs.push_back(c.high);
    }
  };
  const auto take = [&](bool robust) {
    take_range(lows, highs, robust, low, high);
    lows.clear(), highs.clear();
  };
  for (std::size_t i = 0; i < cut.lines.size(); ++i) {
    if (scene.lines[i]->series.raw) collect(cut.lines[i].y);
  }
  take(scene.robust);
  for (std::size_t i = 0; i < cut.lines.size(); ++i) collect(scene.lines[i]->series.raw ? cut.lines[i].smoothed : cut.lines[i].y);
  take(scene.robust && lows.size() > 100);
  for (const CurveCut::Columns& line : cut.lines) collect(line.low), collect(line.high);
  take(false);
  for (const double y : scene.references) {
    if (drawable(y, scene.log)) low = std::min(low, y), high = std::max(high, y);
  }
  if (low > high) low = scene.log ? 0.1 : 0, high = 1;
  if (scene.log) {
    if (high <= low) low /= 2, high *= 2;
    const double room = std::pow(high / low, 0.05);
    low /= room, high *= room;
  } else {
    if (high <= low) {
      const double half = low == 0 ? 1 : std::abs(low) * 0.05;
      low -= half, high += half;
    }
    const bool from_zero = low >= 0 && low < 0.25 * high;
    const double room = (high - low) * 0.06;
    low = from_zero ? 0 : low - room, high += room;
  }
  if (scene.y_low && drawable(*scene.y_low, scene.log)) low = *scene.y_low;
  if (scene.y_high && drawable(*scene.y_high, scene.log)) high = *scene.y_high;
  if (!(high > low)) high = low + 1;
  return {low, high, scene.plot.bottom(), scene.plot.top(), scene.log};
}

/// Whether a line of few points goes up and down so far that strokes with dashes take longer than a frame.
bool is_noisy(const CurveScene& scene, const CurveCut& cut) {
  for (std::size_t i = 0; i < scene.lines.size(); ++i) {
    const CurveSeries& s = scene.lines[i]->series;
    const auto range = few_points(s.x, cut.x.low, cut.x.high, cut.lines[i].y.size());
    if (!range) continue;  // strokes of pixel columns see to it themselves
    double length = 0, before = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t k = range->first; k < range->second; ++k) {
      if (!drawable(s.y[k], cut.y.log)) continue;
      const double at = std::clamp(cut.y.px(s.y[k]), scene.plot.top(), scene.plot.bottom());
      if (std::isfinite(before)) length += std::abs(at - before);
      before = at;
    }
    if (length > 6 * scene.plot.width()) return true;
  }
  return false;
}

}  // namespace

bool drawable(double value, bool log) { return std::isfinite(value) && (!log || value > 0); }

std::optional<std::pair<std::size_t, std::size_t>> few_points(const std::vector<double>& x, double low, double high, std::size_t most) {
  auto begin = std::size_t(std::lower_bound(x.begin(), x.end(), low) - x.begin());
  auto end = std::size_t(std::upper_bound(x.begin(), x.end(), high) - x.begin());
  if (begin > 0) --begin;
  if (end < x.size()) ++end;
  if (end - begin > most) return {};
  return std::pair{begin, end};
}

std::optional<double> value_at(const std::vector<double>& xs, const std::vector<double>& ys, double x) {
  if (xs.empty() || ys.size() < xs.size() || x < xs.front() || x > xs.back()) return {};
  auto right = std::size_t(std::lower_bound(xs.begin(), xs.end(), x) - xs.begin());
  if (right > 0 && x - xs[right - 1] < xs[right] - x) --right;
  if (!std::isfinite(ys[right])) return {};
  return ys[right];
}

std::shared_ptr<const CurveLine> make_line(CurveSeries series) {
  auto line = std::make_shared<CurveLine>();
  line->series = std::move(series);
  const CurveSeries& s = line->series;
  line->levels.extend(s.y);
  if (s.low.size() == s.x.size() && s.high.size() == s.x.size()) {
    line->low_levels.extend(s.low);
    line->high_levels.extend(s.high);
  }
  return line;
}

std::optional<double> last_x(const CurveLine& line) { return line.series.x.empty() ? std::nullopt : std::optional(line.series.x.back()); }

bool is_smoothed(const CurveScene& scene, std::size_t line) {
  return scene.lines[line]->series.raw && scene.smoothing.strength > 0 && scene.smoothed[line];
}

void share_out(std::size_t count, const std::function<void(std::size_t)>& part) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) part(i);
  };
  QSemaphore done;
  int others = 0;
  for (std::size_t i = 1; i < std::min<std::size_t>(count, 4); ++i) {
    const bool started = QThreadPool::globalInstance()->tryStart([&] {
      work();
      done.release();
    });
    if (!started) break;
    ++others;
  }
  work();
  done.acquire(others);
}

void smooth(CurveScene& scene) {
  scene.smoothed.resize(scene.lines.size());
  const auto smooth_line = [&](std::size_t i) {
    const CurveSeries& s = scene.lines[i]->series;
    if (!s.raw || scene.smoothing.strength <= 0 || scene.smoothed[i]) return;
    auto line = std::make_shared<SmoothedLine>();
    line->y = smoothed(s.y, scene.smoothing);
    line->levels.extend(line->y);
    scene.smoothed[i] = std::move(line);
  };
  if (scene.crowded) {
    share_out(scene.lines.size(), smooth_line);
  } else {
    for (std::size_t i = 0; i < scene.lines.size(); ++i) smooth_line(i);
  }
}

CurveCut cut_curves(const CurveScene& scene) {
  CurveCut cut;
  const auto [low, high] = scene.shown;
  const int count = std::max(1, int(scene.plot.width() * scene.ratio));
  const double edge = std::nextafter(high, infinity);  // the last point belongs to the last column
  cut.column_width = scene.plot.width() / count;
  cut.x = {low, high, scene.plot.left(), scene.plot.right(), false};
  cut.lines.resize(scene.lines.size());
  const auto cut_line = [&](std::size_t i) {
    const CurveLine& line = *scene.lines[i];
    const CurveSeries& s = line.series;
    CurveCut::Columns& columns = cut.lines[i];
    columns.y = pixel_columns(s.x, s.y, low, edge, count, &line.levels);
    if (is_smoothed(scene, i)) columns.smoothed = pixel_columns(s.x, scene.smoothed[i]->y, low, edge, count, &scene.smoothed[i]->levels);
    if (s.low.empty() || s.low.size() != s.x.size() || s.high.size() != s.x.size()) return;
    columns.low = pixel_columns(s.x, s.low, low, edge, count, &line.low_levels);
    columns.high = pixel_columns(s.x, s.high, low, edge, count, &line.high_levels);
  };
  if (scene.crowded) {
    share_out(scene.lines.size(), cut_line);
  } else {
    for (std::size_t i = 0; i < scene.lines.size(); ++i) cut_line(i);
  }
  cut.y = y_axis(scene, cut);
  return cut;
}

std::vector<CurvePicture::Beyond> beyond_scale(const CurveScene& scene, const CurveCut& cut) {
  std::vector<CurvePicture::Beyond> found;
  for (const CurveCut::Columns& line : cut.lines) {
    for (const bool top : {true, false}) {
      bool open = false;
      for (std::size_t c = 0; c < line.y.size(); ++c) {
        const PixelColumn& column = line.y[c];
        const double value = top ? column.high : column.low;
        if (!column.any || !(top ? value > cut.y.high : value < cut.y.low) || (cut.y.log && value <= 0)) {
          open = false;
          continue;
        }
        const CurvePicture::Beyond here{scene.plot.left() + (double(c) + 0.5) * cut.column_width, value, top};
        if (!open)
          found.push_back(here);
        else if (top ? value > found.back().value : value < found.back().value)
          found.back() = here;  // one mark a stretch, at its extreme
        open = true;
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return std::abs(a.value) > std::abs(b.value); });
  return found;
}

CurvePicture draw_curves(CurveScene scene) {
  smooth(scene);
  const CurveCut cut = cut_curves(scene);
  CurvePicture picture;
  picture.plot = scene.plot;
  picture.x = cut.x, picture.y = cut.y;
  picture.off_scale = beyond_scale(scene, cut);
  picture.of = scene.lines;
  picture.smoothed = scene.smoothed;
  picture.smoothing = scene.smoothing;
  const QSizeF size = (scene.plot.size() + QSizeF(2 * bleed, 2 * bleed)) * scene.ratio;
  picture.lines = QImage(QSize(int(std::ceil(size.width())), int(std::ceil(size.height()))), QImage::Format_ARGB32_Premultiplied);
  picture.lines.setDevicePixelRatio(scene.ratio);
  picture.lines.fill(Qt::transparent);
  if (scene.crowded || is_noisy(scene, cut)) {
    fill_curves(picture.lines, scene, cut);
  } else {
    QPainter painter(&picture.lines);
    painter.translate(QPointF(bleed, bleed) - scene.plot.topLeft());
    painter.setClipRect(scene.plot.adjusted(-bleed, -bleed, bleed, 2));
    stroke_curves(painter, scene, cut);
  }
  return picture;
}

}  // namespace candlewright
