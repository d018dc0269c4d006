// An overlay of 100 runs x 100,000 points in one chart of 1,200 x 500: the first picture, and the frames of a pan and a zoom by mouse.
// Off screen. Prints one JSON object; exit code 1 if a figure is missed.
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>
#include <cstdio>
#include <random>

#include "measure.h"
#include "widgets/curve_chart.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
constexpr int runs = 100;
constexpr std::size_t points = 100'000;

std::vector<CurveSeries> overlay() {
  std::vector<CurveSeries> series;
  std::mt19937 dice(1);
  std::normal_distribution<double> noise(0, 0.05);
  for (int r = 0; r < runs; ++r) {
    CurveSeries s;
    s.name = QStringLiteral("#%1").arg(r + 1);
    s.slot = r % 16 + 1;
    s.x.reserve(points);
    s.y.reserve(points);
    for (std::size_t i = 0; i < points; ++i) {
      s.x.push_back(static_cast<double>(i));
      s.y.push_back(2 + 0.01 * r + std::exp(-static_cast<double>(i) / 20'000) + noise(dice));
    }
    series.push_back(std::move(s));
  }
  return series;
}

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// One frame: what a mouse event asks for, painted.
template <class Act>
double frame(CurveChart& chart, Act act) {
  QElapsedTimer clock;
  clock.start();
  act();
  chart.repaint();
  const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  QCoreApplication::processEvents();
  return took;
}

void send_mouse(CurveChart& chart, QEvent::Type type, const QPointF& at, Qt::MouseButton button) {
  QMouseEvent event(type, at, chart.mapToGlobal(at), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
  QApplication::sendEvent(&chart, &event);
}

std::vector<double> pan(CurveChart& chart) {
  std::vector<double> frames;
  chart.set_x_range(30'000, 60'000);
  chart.repaint();
  send_mouse(chart, QEvent::MouseButtonPress, {600, 250}, Qt::LeftButton);
  for (int i = 1; i <= 60; ++i)
    frames.push_back(frame(chart, [&] { send_mouse(chart, QEvent::MouseMove, QPointF(600 - 5 * i, 250), Qt::NoButton); }));
  send_mouse(chart, QEvent::MouseButtonRelease, {300, 250}, Qt::LeftButton);
  return frames;
}

std::vector<double> zoom(CurveChart& chart) {
  std::vector<double> frames;
  chart.show_all();
  chart.repaint();
  for (int i = 0; i < 60; ++i) {
    frames.push_back(frame(chart, [&] {
      const QPointF at(500, 250);
      QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, i < 30 ? 120 : -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
      QApplication::sendEvent(&chart, &event);
    }));
  }
  return frames;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  std::vector<CurveSeries> series = overlay();
  CurveChart chart;
  chart.resize(1200, 500);
  chart.show();
  QElapsedTimer clock;
  clock.start();
  chart.set_series(std::move(series));
  chart.repaint();
  const double first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  const std::vector<double> pans = pan(chart), zooms = zoom(chart);
  const Json result{{"runs", runs},
                    {"points", points},
                    {"first_picture_ms", first},
                    {"pan_ms", {{"median", percentile(pans, 0.5)}, {"p95", percentile(pans, 0.95)}}},
                    {"zoom_ms", {{"median", percentile(zooms, 0.5)}, {"p95", percentile(zooms, 0.95)}}},
                    {"peak_memory_mb", bench::peak_memory_mb()}};
  std::printf("%s\n", dump(result, 1).c_str());
  return first < 1000 && percentile(pans, 0.95) < 16 && percentile(zooms, 0.95) < 16 ? 0 : 1;
}
