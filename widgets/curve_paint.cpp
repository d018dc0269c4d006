// How a CurveChart is laid out and painted; its behaviour is in curve_chart.cpp.
#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/curve_layout.h"
#include "widgets/figures.h"
#include "widgets/time_ticks.h"

namespace candlewright {
namespace {

constexpr double title_height = 20, event_height = 12, padding = 8;
constexpr std::size_t most_labels = 16;  // beyond that the table is the legend

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

/// Least and largest of all columns; with `robust` of the middle 98 % of them.
void take_range(std::vector<double>& lows, std::vector<double>& highs, bool robust, double& low, double& high) {
  if (lows.empty()) return;
  const auto cut = robust ? std::size_t(std::floor(double(lows.size()) * 0.01)) : 0;
  std::nth_element(lows.begin(), lows.begin() + std::ptrdiff_t(cut), lows.end());
  std::nth_element(highs.begin(), highs.begin() + std::ptrdiff_t(cut), highs.end(), std::greater<>());
  low = std::min(low, lows[cut]), high = std::max(high, highs[cut]);
}

/// Points of one series in and just outside of the shown range, if they are fewer than `most`; else nullopt.
std::optional<std::pair<std::size_t, std::size_t>> few_points(const std::vector<double>& x, double low, double high, std::size_t most) {
  auto begin = std::size_t(std::lower_bound(x.begin(), x.end(), low) - x.begin());
  auto end = std::size_t(std::upper_bound(x.begin(), x.end(), high) - x.begin());
  if (begin > 0) --begin;
  if (end < x.size()) ++end;
  if (end - begin > most) return {};
  return std::pair{begin, end};
}

bool drawable(double value, bool log) { return std::isfinite(value) && (!log || value > 0); }

QColor faded(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

}  // namespace

std::optional<double> value_at(const std::vector<double>& xs, const std::vector<double>& ys, double x) {
  if (xs.empty() || ys.size() < xs.size() || x < xs.front() || x > xs.back()) return {};
  auto right = std::size_t(std::lower_bound(xs.begin(), xs.end(), x) - xs.begin());
  if (right > 0 && x - xs[right - 1] < xs[right] - x) --right;
  if (!std::isfinite(ys[right])) return {};
  return ys[right];
}

std::vector<EndLabel> CurveChart::end_labels(const PlotAxis& y) const {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const auto& values = is_smoothed(i) ? smoothed_[i] : series_[i].y;
    const auto last = std::find_if(values.rbegin(), values.rend(), [&](double v) { return drawable(v, y.log); });
    if (last == values.rend()) continue;
    const double at = std::clamp(y.px(*last), std::min(y.from_px, y.to_px), std::max(y.from_px, y.to_px));
    labels.push_back({at, series_[i].name, text_of(*last), series_[i].note, series_look(series_[i].slot).colour});
  }
  return labels;
}

CurveChart::Layout CurveChart::lay_out(const QSizeF& size, double ratio) const {
  Layout l;
  l.all = QRectF(QPointF(0, 0), size);
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const bool labels = end_labels_ && series_.size() <= most_labels;
  for (const CurveSeries& s : series_) l.any |= !s.x.empty();

  const double top = (title_.isEmpty() ? 4 : title_height + 2) + (show_events_ && !events_.empty() ? event_height : 4);
  const double bottom = size.height() - metrics.height() - 8;
  double right = size.width() - padding - 4;
  if (labels) right -= std::min(end_labels_width(end_labels({0, 1, 0, 1, false})) + (size.width() > 560 ? 90 : 0), size.width() * 0.35);

  const auto [x_low, x_high] = shown_range();
  const auto cut = [&](double left) {
    const int count = std::max(1, int((right - left) * ratio));
    l.column_width = (right - left) / count;
    l.columns.clear(), l.smoothed_columns.clear();
    const double edge = std::nextafter(x_high, std::numeric_limits<double>::infinity());  // the last point belongs to the last column
    for (std::size_t i = 0; i < series_.size(); ++i) {
      l.columns.push_back(pixel_columns(series_[i].x, series_[i].y, x_low, edge, count, &levels_[i]));
      l.smoothed_columns.push_back(is_smoothed(i) ? pixel_columns(series_[i].x, smoothed_[i], x_low, edge, count, &smoothed_levels_[i])
                                                  : std::vector<PixelColumn>());
    }
  };
  double left = padding + metrics.horizontalAdvance(QStringLiteral("0000")) + 6;
  cut(left);

  double low = std::numeric_limits<double>::infinity(), high = -low;
  std::vector<double> lows, highs;
  const auto collect = [&](const std::vector<PixelColumn>& columns) {
    for (const PixelColumn& c : columns) {
      if (!c.any || (log_y_ && c.high <= 0)) continue;
      lows.push_back(log_y_ && c.low <= 0 ? c.high : c.low), highs.push_back(c.high);
    }
  };
  for (std::size_t i = 0; i < series_.size(); ++i) {
    if (series_[i].raw) collect(l.columns[i]);
  }
  take_range(lows, highs, robust_, low, high);
  lows.clear(), highs.clear();
  for (std::size_t i = 0; i < series_.size(); ++i) collect(series_[i].raw ? l.smoothed_columns[i] : l.columns[i]);
  take_range(lows, highs, robust_ && lows.size() > 100, low, high);
  for (const CurveReference& r : references_) {
    if (drawable(r.y, log_y_)) low = std::min(low, r.y), high = std::max(high, r.y);
  }
  for (const CurveSeries& s : series_) {
    for (const auto* side : {&s.low, &s.high}) {
      for (const double v : *side) {
        if (drawable(v, log_y_)) low = std::min(low, v), high = std::max(high, v);
      }
    }
  }
  const bool nothing = low > high;
  if (nothing) low = log_y_ ? 0.1 : 0, high = 1;
  if (log_y_) {
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
  if (y_low_ && drawable(*y_low_, log_y_)) low = *y_low_;
  if (y_high_ && drawable(*y_high_, log_y_)) high = *y_high_;
  if (!(high > low)) high = low + 1;

  const int wanted = std::clamp(int((bottom - top) / 32), 2, 5);
  l.y_ticks = log_y_ ? log_ticks(low, high, wanted) : number_ticks(low, high, wanted);
  double width = 0;
  for (const AxisTick& tick : l.y_ticks.ticks) width = std::max(width, metrics.horizontalAdvance(tick.text));
  const double wanted_left = padding + width + 6;
  if (wanted_left > left + 0.5) left = wanted_left, cut(left);  // rarely: long numbers need a second cut
  l.plot = QRectF(QPointF(left, top), QPointF(std::max(left + 20, right), std::max(top + 10, bottom)));
  l.x = {x_low, x_high, l.plot.left(), l.plot.right(), false};
  l.y = {low, high, l.plot.bottom(), l.plot.top(), log_y_};
  l.x_ticks = x_ticks_of(x_kind_, x_low, x_high, l.plot.width());
  return l;
}

void CurveChart::paint_line(QPainter& painter, const Layout& l, std::size_t index) const {
  const CurveSeries& s = series_[index];
  const SeriesLook look = series_look(s.slot);
  const bool current = int(index) == current_;
  const double width = current ? 2.6 : 1.8;

  if (!s.low.empty() && s.low.size() == s.x.size() && s.high.size() == s.x.size()) {
    QPolygonF band;
    for (std::size_t i = 0; i < s.x.size(); ++i) {
      if (drawable(s.high[i], l.y.log)) band << QPointF(l.x.px(s.x[i]), l.y.px(s.high[i]));
    }
    for (std::size_t i = s.x.size(); i-- > 0;) {
      if (drawable(s.low[i], l.y.log)) band << QPointF(l.x.px(s.x[i]), l.y.px(s.low[i]));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(look.colour, 0.18F));
    painter.drawPolygon(band);
  }

  const auto draw = [&](const std::vector<double>& y, const std::vector<PixelColumn>& columns, const SeriesLook& ink, double pen,
                        bool veil) {
    QPolygonF run;
    const auto end_run = [&] {
      if (run.size() == 1) run << run.front() + QPointF(0.5, 0);
      if (!run.isEmpty()) stroke_series(painter, run, ink, pen);
      run.clear();
    };
    if (const auto range = few_points(s.x, l.x.low, l.x.high, columns.size())) {
      for (std::size_t i = range->first; i < range->second; ++i) {
        if (drawable(y[i], l.y.log))
          run << QPointF(l.x.px(s.x[i]), l.y.px(y[i]));
        else
          end_run();
      }
      return end_run();
    }
    double travel = 0;
    for (const PixelColumn& c : columns) {
      if (c.any && drawable(c.low, l.y.log)) travel += l.y.px(c.low) - l.y.px(c.high);
    }
    const bool bars = veil || travel > 3 * l.plot.width();     // noise: a bar a column costs nothing and hides nothing
    painter.setRenderHint(QPainter::Antialiasing, !bars);      // whole pixels: a tenth of the time
    double before = std::numeric_limits<double>::quiet_NaN();  // where the column before ended, px
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const PixelColumn& column = columns[c];
      const double left = l.plot.left() + double(c) * l.column_width, x = left + l.column_width / 2;
      if (!column.any) {
        const auto at = std::lower_bound(s.x.begin(), s.x.end(), l.x.value(left));
        if (at == s.x.end() || *at >= l.x.value(left + l.column_width)) continue;
        end_run();  // points are there, and none of them is a number
        before = std::numeric_limits<double>::quiet_NaN();
        continue;
      }
      if (!drawable(column.high, l.y.log)) continue;
      if (bars) {
        double top = l.y.px(column.high), bottom = drawable(column.low, l.y.log) ? l.y.px(column.low) : l.plot.bottom();
        if (std::isfinite(before)) top = std::min(top, before), bottom = std::max(bottom, before);
        const double room = std::max(0.0, pen - (bottom - top)) / 2;
        painter.fillRect(QRectF(QPointF(left, top - room), QPointF(left + l.column_width, bottom + room)), ink.colour);
        if (!veil && drawable(column.last, l.y.log)) before = l.y.px(column.last);
        continue;
      }
      for (const double v : {column.first, column.low, column.high, column.last}) {
        if (!drawable(v, l.y.log)) continue;
        const QPointF p(x, l.y.px(v));
        if (run.isEmpty() || run.back() != p) run << p;
      }
    }
    end_run();
  };

  if (is_smoothed(index)) {
    const SeriesLook veil = {faded(look.colour, 0.3F), {}, look.marker, false};
    draw(s.y, l.columns[index], veil, 1, true);
    draw(smoothed_[index], l.smoothed_columns[index], look, width, false);
  } else {
    draw(s.y, l.columns[index], look, width, false);
  }
  const auto range = few_points(s.x, l.x.low, l.x.high, 200);
  if (s.markers && range) {
    for (std::size_t i = range->first; i < range->second; ++i) {
      if (!drawable(s.y[i], l.y.log)) continue;
      paint_marker(painter, look.marker, {l.x.px(s.x[i]), l.y.px(s.y[i])}, look.colour, i + 1 == s.x.size(), 6);
    }
  }
  const auto& y = is_smoothed(index) ? smoothed_[index] : s.y;
  if (s.best_x) {
    if (const auto best = value_at(s.x, y, *s.best_x)) paint_event_mark(painter, EventMark::best, {l.x.px(*s.best_x), l.y.px(*best)}, 8);
  }
  if (s.failed && !s.x.empty()) {
    if (const auto last = value_at(s.x, y, s.x.back()))
      paint_event_mark(painter, EventMark::failed, {l.x.px(s.x.back()), l.y.px(*last)}, 8);
  }
}

namespace {

/// A mark for each stretch of columns beyond the plot, with its extreme; the largest first, for their texts come before the others'.
template <class Text>
std::vector<OffScale> all_off_scale(const QRectF& plot, const PlotAxis& y, const std::vector<PixelColumn>& columns, double column_width,
                                    const Text& text) {
  struct Off {
    double x, value;
    bool top;
  };
  std::vector<Off> found;
  for (const bool top : {true, false}) {
    bool open = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double value = top ? columns[c].high : columns[c].low;
      if (!columns[c].any || !(top ? value > y.high : value < y.low) || (y.log && value <= 0)) {
        open = false;
        continue;
      }
      const double x = plot.left() + (double(c) + 0.5) * column_width;
      if (!open)
        found.push_back({x, value, top});
      else if (top ? value > found.back().value : value < found.back().value)
        found.back() = {x, value, top};
      open = true;
    }
  }
  std::sort(found.begin(), found.end(), [](const Off& a, const Off& b) { return std::abs(a.value) > std::abs(b.value); });
  std::vector<OffScale> marks;
  for (const Off& off : found) marks.push_back({off.x, off.top, text(off.value)});
  return marks;
}

}  // namespace

void CurveChart::paint_chart(QPainter& painter, const Layout& l) const {
  const Tokens& t = tokens();
  painter.fillRect(l.all, t.base);
  const bool labels = end_labels_ && series_.size() <= most_labels;
  QString last;
  if (!end_labels_ && !series_.empty() && !series_.front().y.empty()) {
    const auto& y = is_smoothed(0) ? smoothed_[0] : series_[0].y;
    last = text_of(y.back());
  }
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
    if (room > metrics.horizontalAdvance(x_name_)) {
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
  painter.save();
  painter.setClipRect(l.plot.adjusted(-4, -4, 4, 2));
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < series_.size(); ++i) {
    if (int(i) != current_) paint_line(painter, l, i);
  }
  if (current_ >= 0 && current_ < int(series_.size())) paint_line(painter, l, std::size_t(current_));
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
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const auto marks =
        all_off_scale(l.plot, l.y, l.columns[i], l.column_width, [this](double v) { return tr("%1 off scale").arg(text_of(v)); });
    beyond.insert(beyond.end(), marks.begin(), marks.end());
  }
  paint_off_scale(painter, l.plot, beyond);
  if (labels) paint_end_labels(painter, l.plot.right(), l.all.width() - 4, l.plot.top() - 4, l.plot.bottom() + 4, end_labels(l.y));
}

void CurveChart::paint_hover(QPainter& painter, const Layout& l) const {
  if (!crosshair_ || !l.any || *crosshair_ < l.x.low || *crosshair_ > l.x.high) return;
  const Tokens& t = tokens();
  const double x = l.x.px(*crosshair_);
  painter.setPen(QPen(t.line_hard, 1, Qt::DashLine));
  painter.drawLine(QPointF(x, l.plot.top()), QPointF(x, l.plot.bottom()));
  QStringList lines;
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const auto& y = is_smoothed(i) ? smoothed_[i] : series_[i].y;
    const auto value = value_at(series_[i].x, y, *crosshair_);
    if (!value || !drawable(*value, l.y.log)) continue;
    paint_marker(painter, series_look(series_[i].slot).marker, {x, l.y.px(*value)}, series_look(series_[i].slot).colour, true, 5);
    if (std::size_t(lines.size()) < most_labels) lines << QStringLiteral("%1 %2").arg(series_[i].name, text_of(*value));
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
