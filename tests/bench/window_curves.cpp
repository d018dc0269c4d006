// An overlay of 100 runs x 100,000 points in one chart of 1,200 x 500, as five groups and as 100 lines: the first sharp picture, and the
// frames of a pan and a zoom by mouse, 60 a second: what the window's thread works for each, and how far behind the sharp picture is. Then
// the 100 lines smoothed by each smoother at the widest: until the sharp picture is there. Off screen. Prints one JSON
// object; exit code 1 if a figure is missed.
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

#include "measure.h"
#include "ui/curve_groups.h"
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

double ms(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

struct Frames {
  std::vector<double> worked, behind;  // ms
  /// One frame: what a mouse event asks for, painted; and all that comes to the window's thread until the next one.
  template <class Act>
  void add(CurveChart& chart, Act act) {
    QElapsedTimer clock;
    clock.start();
    act();
    chart.repaint();
    worked.push_back(ms(clock));
    behind.push_back(chart.behind_ms());
    while (ms(clock) < 16) {
      QElapsedTimer pass;
      pass.start();
      QCoreApplication::processEvents();
      if (ms(pass) > 1) worked.push_back(ms(pass));
      ::usleep(500);
    }
  }
};

void wait_until_sharp(CurveChart& chart) {
  chart.repaint();
  QEventLoop loop;
  QObject::connect(&chart, &CurveChart::sharpened, &loop, &QEventLoop::quit);
  while (chart.behind_ms() > 0) loop.exec();
}

/// Processor time of one sharp picture, all threads together: what a busy machine does not change.
double processor_ms(CurveChart& chart) {
  const std::clock_t before = std::clock();
  for (int i = 0; i < 10; ++i) {
    chart.set_x_range(1000 * i, 1000 * i + 90'000.0 / (i + 1));
    wait_until_sharp(chart);
  }
  return 100.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

void send_mouse(CurveChart& chart, QEvent::Type type, const QPointF& at, Qt::MouseButton button) {
  QMouseEvent event(type, at, chart.mapToGlobal(at), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
  QApplication::sendEvent(&chart, &event);
}

Frames pan(CurveChart& chart) {
  Frames frames;
  chart.set_x_range(30'000, 60'000);
  wait_until_sharp(chart);
  send_mouse(chart, QEvent::MouseButtonPress, {600, 250}, Qt::LeftButton);
  for (int i = 1; i <= 60; ++i) frames.add(chart, [&] { send_mouse(chart, QEvent::MouseMove, QPointF(600 - 5 * i, 250), Qt::NoButton); });
  send_mouse(chart, QEvent::MouseButtonRelease, {300, 250}, Qt::LeftButton);
  return frames;
}

Frames zoom(CurveChart& chart) {
  Frames frames;
  chart.show_all();
  wait_until_sharp(chart);
  for (int i = 0; i < 60; ++i) {
    frames.add(chart, [&] {
      const QPointF at(500, 250);
      QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, i < 30 ? 120 : -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
      QApplication::sendEvent(&chart, &event);
    });
  }
  return frames;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  bool reached = true;
  const auto figures = [&](const Frames& frames) {
    const double worked = percentile(frames.worked, 0.95), behind = percentile(frames.behind, 0.95);
    reached = reached && worked < 16 && behind <= 100;
    return Json{
        {"median_ms", percentile(frames.worked, 0.5)},        {"p95_ms", worked},        {"worst_ms", percentile(frames.worked, 1)},
        {"behind_median_ms", percentile(frames.behind, 0.5)}, {"behind_p95_ms", behind}, {"behind_worst_ms", percentile(frames.behind, 1)}};
  };
  const auto measure = [&](const std::function<std::vector<CurveSeries>()>& make) {
    CurveChart chart;
    chart.resize(1200, 500);
    chart.show();
    QElapsedTimer clock;
    clock.start();
    chart.set_series(make());
    wait_until_sharp(chart);
    const double first = ms(clock);
    reached = reached && first < 1000;
    const Json panned = figures(pan(chart)), zoomed = figures(zoom(chart));
    return Json{{"first_picture_ms", first}, {"pan", panned}, {"zoom", zoomed}, {"picture_processor_ms", processor_ms(chart)}};
  };
  std::vector<CurveSeries> series = overlay();
  const Json groups = measure([&] {
    std::vector<CurveSeries> out;
    for (std::size_t g = 0; g < 5; ++g) {
      std::vector<const CurveSeries*> members;
      for (std::size_t r = g; r < series.size(); r += 5) members.push_back(&series[r]);
      out.push_back(gathered(members, Gathering::groups));
      out.back().slot = static_cast<int>(g) + 1;
    }
    return out;
  });
  const Json lines = measure([&] { return std::move(series); });
  Json smooth = Json::object();
  series = overlay();
  for (CurveSeries& s : series) s.raw = true;
  CurveChart chart;
  chart.resize(1200, 500);
  chart.show();
  chart.set_series(std::move(series));
  wait_until_sharp(chart);
  for (std::size_t kind = 0; kind < smoothers().size(); ++kind) {
    QElapsedTimer clock;
    clock.start();
    chart.set_smoothing({static_cast<SmoothingKind>(kind), 0.99});
    wait_until_sharp(chart);
    const double first = ms(clock);
    reached = reached && first < 1000;
    smooth[smoothers()[kind].name.toStdString()] = first;
  }
  const Json result{{"runs", runs},      {"points", points},      {"as_groups", groups},
                    {"as_lines", lines}, {"smoothed_ms", smooth}, {"peak_memory_mb", bench::peak_memory_mb()},
                    {"reached", reached}};
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
