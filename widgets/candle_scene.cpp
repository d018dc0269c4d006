#include "widgets/candle_scene.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr double widest_gap = 12, padding = 8, title_height = 20, volume_share = 0.2;

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void take(double v) {
    if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  }
};

void take_forecast(Range& range, const CandlePicture& p, const ForecastOverlay& f) {
  for (std::size_t k = 0; k < f.median.size(); ++k) {
    const double bar = f.origin + 1.0 + double(k);
    if (bar < p.first - 1 || bar > p.last + 1) continue;
    range.take(f.median[k]);
    if (p.show_bands) {
      for (const auto& band : f.bands) {
        if (k < band.low.size()) range.take(band.low[k]);
        if (k < band.high.size()) range.take(band.high[k]);
      }
    }
    if (p.show_samples) {
      for (const auto& sample : f.samples) {
        if (k < sample.size()) range.take(sample[k]);
      }
    }
  }
}

AxisTicks bar_ticks(const CandlePicture& p, const CandleScene& s) {
  AxisTicks out;
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  const double room = metrics.horizontalAdvance(QStringLiteral("2023-05-31 00:00")) + 16;
  const int every = std::max(1, int(std::ceil(room / std::max(s.step, 1e-9))));
  const int first = int(std::ceil(p.first / every)) * every;
  for (int bar = first; bar <= p.last; bar += every) {
    if (const auto time = time_of(p, bar)) out.ticks.push_back({s.places.place(bar), figures::date_time(*time)});
  }
  return out;
}

}  // namespace

double CandlePicture::whole_end() const {
  double end = bars.size() == 0 ? 0 : double(bars.size()) - 1;
  for (const ForecastOverlay& f : forecasts) end = std::max(end, f.origin + double(f.median.size()));
  return end;
}

double BarPlaces::width(const CandleGap& gap) { return std::clamp<double>(gap.bars, 1, widest_gap); }

BarPlaces::BarPlaces(const std::vector<CandleGap>& gaps) {
  double sum = 0;
  for (const CandleGap& gap : gaps) {
    const double before = sum;
    sum += width(gap);
    shifts_.push_back({double(gap.after), before, sum});
  }
}

double BarPlaces::place(double bar) const {
  const auto next = std::partition_point(shifts_.begin(), shifts_.end(), [&](const Shift& s) { return s.after + 0.5 < bar; });
  return bar + (next == shifts_.begin() ? 0 : std::prev(next)->sum);
}

double BarPlaces::bar(double place) const {
  const auto next = std::partition_point(shifts_.begin(), shifts_.end(), [&](const Shift& s) { return s.after + 0.5 + s.sum < place; });
  const double bar = place - (next == shifts_.begin() ? 0 : std::prev(next)->sum);
  return next == shifts_.end() ? bar : std::min(bar, next->after + 0.5);  // inside a gap: its edge
}

std::optional<qint64> time_of(const CandlePicture& p, int bar) {
  if (bar >= 0 && bar < int(p.bars.size())) return p.bars.time_ns[std::size_t(bar)];
  for (const ForecastOverlay& f : p.forecasts) {
    const int step = bar - f.origin - 1;
    if (step >= 0 && step < int(f.time_ns.size())) return f.time_ns[std::size_t(step)];
  }
  return {};
}

std::pair<double, double> shown_prices(const CandlePicture& p) {
  Range range;
  const auto begin = std::size_t(std::clamp(std::floor(p.first), 0.0, double(p.bars.size())));
  const auto end = std::size_t(std::clamp(std::ceil(p.last) + 1, 0.0, double(p.bars.size())));
  const auto low = p.low_levels.range(p.bars.low, begin, end), high = p.high_levels.range(p.bars.high, begin, end);
  if (low.any) range.take(low.low);
  if (high.any) range.take(high.high);
  for (const ForecastOverlay& f : p.forecasts) take_forecast(range, p, f);
  if (range.low > range.high) return {0, 1};
  return {range.low, range.high};
}

CandleScene make_scene(const CandlePicture& p, const QSizeF& size) {
  CandleScene s;
  s.all = QRectF(QPointF(0, 0), size);
  s.places = BarPlaces(p.gaps);
  const QFontMetricsF metrics(text_font(TextStyle::axis));
  auto [low, high] = p.price_low && p.price_high ? std::pair{*p.price_low, *p.price_high} : shown_prices(p);
  const bool log = p.log && low > 0;
  if (!(high > low)) {
    const double half = low == 0 ? 1 : std::abs(low) * 0.02;
    low -= half, high += half;
  }
  const double room = log ? std::pow(high / low, 0.06) : (high - low) * 0.06;
  low = log ? low / room : low - room, high = log ? high * room : high + room;

  const bool has_volume = p.show_volume && !p.bars.volume.empty() && size.height() > 120;
  const double top = (p.title.isEmpty() ? 0 : title_height + 2) + (p.marks.empty() ? 6 : 14);
  const double bottom = std::max(top + 10, size.height() - metrics.height() - 8);
  const double floor = has_volume ? bottom - (bottom - top) * volume_share : bottom;
  const int wanted = std::clamp(int((floor - top) / 40), 2, 5);
  s.y_ticks = log ? log_ticks(low, high, wanted) : number_ticks(low, high, wanted);
  double label = 0;
  for (const AxisTick& tick : s.y_ticks.ticks) label = std::max(label, metrics.horizontalAdvance(tick.text));
  if (has_volume) label = std::max(label, metrics.horizontalAdvance(QStringLiteral("999k vol")));
  const double left = padding + (p.axis_right ? 0 : label + 6), right = size.width() - padding - (p.axis_right ? label + 10 : 0);
  s.plot = QRectF(QPointF(left, top), QPointF(std::max(left + 20, right), bottom));
  s.volume = has_volume ? QRectF(QPointF(s.plot.left(), floor + 4), QPointF(s.plot.right(), bottom)) : QRectF();
  s.x = {s.places.place(p.first) - 0.5, s.places.place(p.last) + 0.5, s.plot.left(), s.plot.right(), false};
  s.step = s.plot.width() / std::max(1e-9, s.x.high - s.x.low);
  s.y = {low, high, floor, s.plot.top(), log};
  s.begin = std::clamp(int(std::floor(p.first)) - 1, 0, int(p.bars.size()));
  s.end = std::clamp(int(std::ceil(p.last)) + 2, s.begin, int(p.bars.size()));
  const auto volume = p.volume_levels.range(p.bars.volume, std::size_t(s.begin), std::size_t(s.end));
  s.volume_y = {0, volume.any && volume.high > 0 ? volume.high : 1, s.volume.bottom(), s.volume.top(), false};
  s.x_ticks = bar_ticks(p, s);
  return s;
}

}  // namespace candlewright
