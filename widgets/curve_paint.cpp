// How a CurveChart is laid out and painted; its behaviour is in curve_chart.cpp.
#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/curve_scene.h"
#include "widgets/figures.h"
#include "widgets/time_ticks.h"

namespace candlewright {
namespace {

constexpr double title_height = 20, event_height = 12, padding = 8;
constexpr std::size_t most_labels = 16;      // beyond that the table is the legend
constexpr std::size_t most_stroked = 4'000;  // points on screen: a frame's time for strokes with dashes

AxisTicks x_ticks_of(CurveX kind, double low, double high, double width) {
  const int wanted = std::clamp(int(width / 70), 2, 10);
  if (kind == CurveX::utc_time) return time_ticks(low, high, wanted);
  AxisTicks ticks = number_ticks(low, high, wanted, kind == CurveX::count ? 1 : 0);  // there is no half step
  const double least = kind == CurveX::count ? 1 : 0;
  for (int more = wanted + 1; ticks.ticks.size() < 2 && more < 8; ++more) ticks = number_ticks(low, high, more, least);
  if (kind == CurveX::percent) {
    for (AxisTick& tick : ticks.ticks) tick.text += QStringLiteral(" %");
  }
  return ticks;
}

}  // namespace

std::vector<EndLabel> CurveChart::end_labels(const PlotAxis& y) const {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const CurveSeries& s = lines_[i]->series;
    const std::vector<double>& values = shown_y(i);
    const auto last = std::find_if(values.rbegin(), values.rend(), [&](double v) { return drawable(v, y.log); });
    if (last == values.rend()) continue;
    const double at = std::clamp(y.px(*last), std::min(y.from_px, y.to_px), std::max(y.from_px, y.to_px));
    labels.push_back({at, s.name, text_of(*last), s.note, series_look(s.slot).colour});
  }
  return labels;
}

bool CurveChart::has_end_labels() const { return end_labels_ && lines_.size() <= most_labels; }

double CurveChart::least_left() const {
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  return std::max(left_, padding + metrics.horizontalAdvance(QStringLiteral("0000")) + 6);
}

CurveChart::Frame CurveChart::frame_of(const QSizeF& size, const CurvePicture* picture) const {
  Frame frame;
  frame.all = QRectF(QPointF(0, 0), size);
  frame.any = picture && std::any_of(lines_.begin(), lines_.end(), [](const auto& line) { return !line->series.x.empty(); });
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double top = (title_.isEmpty() ? 4 : title_height + 2) + (show_events_ && !events_.empty() ? event_height : 4);
  const double bottom = std::max(top + 10, size.height() - metrics.height() - 8);
  double left = least_left();
  if (picture) {
    const int wanted = std::clamp(int((bottom - top) / 32), 2, 5);
    frame.y_ticks =
        picture->y.log ? log_ticks(picture->y.low, picture->y.high, wanted) : number_ticks(picture->y.low, picture->y.high, wanted);
    double width = 0;
    for (const AxisTick& tick : frame.y_ticks.ticks) width = std::max(width, metrics.horizontalAdvance(tick.text));
    left = std::max(left, padding + width + 6);
  }
  double right = size.width() - padding - 4;
  if (has_end_labels())
    right -= std::min(end_labels_width(end_labels({0, 1, 0, 1, false})) + (size.width() > 560 ? 90 : 0), size.width() * 0.35);
  frame.plot = QRectF(QPointF(left, top), QPointF(std::max(left + 20, right), bottom));
  const auto [low, high] = shown_range();
  frame.x = {low, high, frame.plot.left(), frame.plot.right(), false};
  frame.y = {0, 1, bottom, top, false};
  if (picture) frame.y = {picture->y.low, picture->y.high, bottom, top, picture->y.log};
  frame.x_ticks = x_ticks_of(x_kind_, low, high, frame.plot.width());
  return frame;
}

CurveScene CurveChart::scene(const QSizeF& size, double ratio, double left) const {
  CurveScene scene;
  scene.lines = lines_;
  scene.smoothed = smoothed_;
  scene.smoothing = smoothing_;
  for (const auto& line : lines_) scene.looks.push_back(series_look(line->series.slot));
  for (const CurveReference& r : references_) scene.references.push_back(r.y);
  scene.log = log_y_, scene.robust = robust_;
  scene.y_low = y_low_, scene.y_high = y_high_;
  scene.shown = shown_range();
  scene.current = current_;
  scene.plot = frame_of(size, nullptr).plot;
  scene.plot.setLeft(std::max(scene.plot.left(), left));
  scene.ratio = ratio;
  const auto columns = std::size_t(scene.plot.width() * ratio);
  std::size_t points = 0;
  for (const auto& line : lines_) points += std::min(line->series.x.size(), columns) * (line->series.low.empty() ? 1 : 3);
  scene.crowded = points > most_stroked;
  return scene;
}

CurvePicture CurveChart::draw_now(const QSizeF& size, double ratio) const {
  CurvePicture picture = draw_curves(scene(size, ratio, left_));
  const double wanted = frame_of(size, &picture).plot.left();
  return wanted > picture.plot.left() + 0.5 ? draw_curves(scene(size, ratio, wanted)) : picture;
}

void CurveChart::render_chart(QPainter& painter, const QSizeF& size) const {
  CurveScene now = scene(size, 1, left_);
  smooth(now);
  CurvePicture picture;
  CurveCut cut = cut_curves(now);
  picture.y = cut.y;
  const Frame frame = frame_of(size, &picture);
  if (frame.plot.left() > now.plot.left() + 0.5) {
    now.plot = frame.plot;
    cut = cut_curves(now);
  }
  picture.off_scale = beyond_scale(now, cut);
  paint_ground(painter, frame);
  if (!frame.any) return;
  painter.save();
  painter.setClipRect(frame.plot.adjusted(-bleed, -bleed, bleed, 2));
  stroke_curves(painter, now, cut);
  painter.restore();
  paint_marks(painter, frame, picture);
}

void CurveChart::paint_ground(QPainter& painter, const Frame& l) const {
  const Tokens& t = tokens();
  painter.fillRect(l.all, t.base);
  QString last;
  if (!end_labels_ && !lines_.empty() && !lines_[0]->series.y.empty()) last = text_of(shown_y(0).back());
  if (!title_.isEmpty()) paint_plot_title(painter, QRectF(padding, 2, l.all.width() - 2 * padding, title_height), title_, unit_, last);
  if (!l.any) {
    painter.setFont(text_font(TextStyle::small));
    painter.setPen(t.dim);
    painter.drawText(l.all.adjusted(padding, title_height, -padding, -padding), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  paint_y_axis(painter, l.plot, l.y, l.y_ticks);
  paint_x_axis(painter, l.plot, l.x, l.x_ticks);
  if (!x_name_.isEmpty()) {
    const QFontMetricsF metrics(text_font(TextStyle::axis));
    const double room = l.all.width() - l.plot.right() - padding;
    if (room > metrics.horizontalAdvance(x_name_) + 16) {  // half of the last tick's text is in the room too
      painter.setFont(text_font(TextStyle::axis));
      painter.setPen(t.dim);
      painter.drawText(QRectF(l.plot.right(), l.plot.bottom() + 4, room, metrics.height() + 2), int(Qt::AlignRight | Qt::AlignTop),
                       x_name_);
    }
  }
  if (show_events_) {
    for (const PlotEvent& e : events_) {
      const double x = l.x.px(e.x);
      if (x < l.plot.left() || x > l.plot.right()) continue;
      painter.setPen(QPen(t.line_soft, 1));
      painter.drawLine(QPointF(x, l.plot.top()), QPointF(x, l.plot.bottom()));
      paint_event_mark(painter, e.mark, {x, l.plot.top() - event_height / 2}, 8);
    }
  }
}

/// What is painted over the lines: points, the best, ends, references, values beyond the plot, names at the ends.
void CurveChart::paint_marks(QPainter& painter, const Frame& l, const CurvePicture& picture) const {
  const Tokens& t = tokens();
  painter.save();
  painter.setClipRect(l.plot.adjusted(-bleed, -bleed, bleed, 2));
  painter.setRenderHint(QPainter::Antialiasing);
  const auto mark = [&](std::size_t i, double x, EventMark what) {
    const auto y = value_at(lines_[i]->series.x, shown_y(i), x);
    if (y && drawable(*y, l.y.log)) paint_event_mark(painter, what, {l.x.px(x), l.y.px(*y)}, 8);
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const CurveSeries& s = lines_[i]->series;
    const auto range = few_points(s.x, l.x.low, l.x.high, 200);
    if (s.markers && range && lines_.size() <= most_labels) {
      const SeriesLook look = series_look(s.slot);
      for (std::size_t k = range->first; k < range->second; ++k) {
        if (!drawable(s.y[k], l.y.log)) continue;
        paint_marker(painter, look.marker, {l.x.px(s.x[k]), l.y.px(s.y[k])}, look.colour, k + 1 == s.x.size(), 6);
      }
    }
    if (s.best_x) mark(i, *s.best_x, EventMark::best);
    if (s.failed && !s.x.empty()) mark(i, s.x.back(), EventMark::failed);
  }
  for (const CurveReference& r : references_) {
    if (!drawable(r.y, l.y.log)) continue;
    const double y = l.y.px(r.y);
    SeriesLook look = series_look(0);
    if (r.warn) look = {t.warn, {3, 2}, Marker::circle, false};
    stroke_series(painter, QPolygonF{{l.plot.left(), y}, {l.plot.right(), y}}, look, r.warn ? 1.2 : 1.6);
    paint_plot_note(painter, l.plot, y, r.text, look.colour);
  }
  painter.restore();
  std::vector<OffScale> beyond;
  for (const CurvePicture::Beyond& off : picture.off_scale) beyond.push_back({off.x, off.top, tr("%1 off scale").arg(text_of(off.value))});
  paint_off_scale(painter, l.plot, beyond);
  if (has_end_labels())
    paint_end_labels(painter, l.plot.right(), l.all.width() - 4, l.plot.top() - 4, l.plot.bottom() + 4, end_labels(l.y));
}

void CurveChart::paint_hover(QPainter& painter, const Frame& l) const {
  if (!crosshair_ || !l.any || *crosshair_ < l.x.low || *crosshair_ > l.x.high) return;
  const Tokens& t = tokens();
  const double x = l.x.px(*crosshair_);
  painter.setPen(QPen(t.line_hard, 1, Qt::DashLine));
  painter.drawLine(QPointF(x, l.plot.top()), QPointF(x, l.plot.bottom()));
  const bool many = lines_.size() > most_labels;
  if (hovered_ >= 0 && lines_.size() > 1) {
    CurveScene one = scene(l.all.size(), 1, l.plot.left());
    const auto i = std::size_t(hovered_);
    one.lines = {one.lines[i]}, one.smoothed = {one.smoothed[i]}, one.looks = {one.looks[i]};
    one.current = 0;
    CurveCut cut = cut_curves(one);
    cut.x = l.x, cut.y = l.y;
    cut.lines[0].low.clear();  // its band is in the picture already: twice it would be darker, and a noisy one takes many frames
    painter.save();
    painter.setClipRect(l.plot);
    stroke_curves(painter, one, cut);
    painter.restore();
  }
  QStringList lines;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (many && int(i) != hovered_) continue;  // the one that is pointed at alone
    const CurveSeries& s = lines_[i]->series;
    const auto value = value_at(s.x, shown_y(i), *crosshair_);
    if (!value || !drawable(*value, l.y.log)) continue;
    const SeriesLook look = series_look(s.slot);
    paint_marker(painter, look.marker, {x, l.y.px(*value)}, look.colour, true, 5);
    lines << QStringLiteral("%1 %2").arg(s.name, text_of(*value));
    if (many && !s.note.isEmpty()) lines << s.note;
  }
  if (!underMouse() || lines.isEmpty()) return;
  QString head = x_kind_ == CurveX::utc_time ? figures::date_time(qint64(*crosshair_ * 1e9))
                 : x_kind_ == CurveX::number ? figures::significant(*crosshair_, 3)
                                             : figures::count(std::llround(*crosshair_));
  if (x_kind_ == CurveX::percent) head += QStringLiteral(" %");
  if (!x_name_.isEmpty() && (x_kind_ == CurveX::number || x_kind_ == CurveX::count)) head = x_name_ + QLatin1Char(' ') + head;
  paint_value_box(painter, l.all, {x, l.plot.top()}, head, lines);
}

}  // namespace candlewright
