#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/candle_scene.h"
#include "widgets/plot_chrome.h"
#include "widgets/words.h"

namespace candlewright {
namespace {

QColor faded(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

/// Points of one path, from the last known close on.
QPolygonF path_of(const CandleScene& s, const ForecastOverlay& f, double close, const std::vector<double>& values) {
  QPolygonF line;
  if (std::isfinite(close)) line << QPointF(s.bar_px(f.origin), s.y.px(close));
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (std::isfinite(values[k])) line << QPointF(s.bar_px(f.origin + 1.0 + double(k)), s.y.px(values[k]));
  }
  return line;
}

void paint_bands(QPainter& painter, const CandleScene& s, const ForecastOverlay& f, double close, const QColor& colour) {
  auto bands = f.bands;
  std::sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) { return a.level > b.level; });  // the widest lies below
  float alpha = 0.16F;
  for (const ForecastOverlay::Band& band : bands) {
    QPolygonF area = path_of(s, f, close, band.high);
    QPolygonF back = path_of(s, f, close, band.low);
    std::reverse(back.begin(), back.end());
    area += back;
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(colour, alpha));
    painter.drawPolygon(area);
    alpha += 0.04F;
  }
}

}  // namespace

void paint_forecasts(QPainter& painter, const CandlePicture& p, const CandleScene& s) {
  const Tokens& t = tokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  std::vector<int> origins;
  for (const ForecastOverlay& f : p.forecasts) {
    const bool known = f.origin >= 0 && f.origin < int(p.bars.size());
    const double close = known ? p.bars.close[std::size_t(f.origin)] : std::nan("");
    const SeriesLook look = series_look(f.slot);
    const bool first = std::find(origins.begin(), origins.end(), f.origin) == origins.end();
    const double from = s.bar_px(f.origin), to = s.bar_px(f.origin + double(f.median.size()));
    if (first) painter.fillRect(QRectF(QPointF(from, s.plot.top()), QPointF(to + s.step / 2, s.plot.bottom())), faded(t.accent, 0.05F));
    if (p.show_bands) paint_bands(painter, s, f, close, look.colour);
    painter.setBrush(Qt::NoBrush);
    if (p.show_samples) {
      painter.setPen(QPen(faded(look.colour, 0.55F), 0.9));
      for (const auto& sample : f.samples) painter.drawPolyline(path_of(s, f, close, sample));
    }
    for (const auto& earlier : f.earlier) {
      painter.setPen(QPen(faded(look.colour, 0.8F), 1, Qt::DotLine));
      painter.drawPolyline(path_of(s, f, close, earlier));
    }
    SeriesLook median = look;
    if (p.forecasts.size() == 1) median.dash.clear();  // dashes tell runs apart, a single median needs none
    stroke_series(painter, path_of(s, f, close, f.median), median, 2.2);
    if (!first) continue;
    origins.push_back(f.origin);
    painter.setPen(QPen(t.pers, 1, Qt::DashLine));
    painter.drawLine(QPointF(std::round(from) + 0.5, s.plot.top()), QPointF(std::round(from) + 0.5, s.plot.bottom()));
    if (!std::isfinite(close)) continue;
    const double y = s.y.px(close);
    stroke_series(painter, QPolygonF{{from, y}, {to, y}}, series_look(0), 1.4);
    const QString text = tr("persistence");
    if (to - from > 70)
      paint_plot_note(painter, QRectF(QPointF(from, s.plot.top()), QPointF(std::min(to, s.plot.right()), s.plot.bottom())), y, text, t.dim);
  }
  painter.restore();
}

}  // namespace candlewright
