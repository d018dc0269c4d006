// Frames of a candle chart over 1,000,000 bars with volume, 1,200 x 500: the first picture, a pan and a zoom by mouse from all bars to
// single candles and back. Off screen. Prints one JSON object; exit code 1 if a figure is missed.
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cstdio>
#include <ctime>

#include "measure.h"
#include "tests/widgets/samples.h"
#include "widgets/candle_chart.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
constexpr std::size_t bars = 1'000'000;
constexpr qint64 minute_ns = 60LL * 1'000'000'000LL;

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Frames {
  std::vector<double> wall, processor;  // ms
  template <class Act>
  void add(CandleChart& chart, Act act) {
    QElapsedTimer clock;
    clock.start();
    const std::clock_t before = std::clock();
    act();
    chart.repaint();
    wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    processor.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    QCoreApplication::processEvents();
  }
  Json json() const {
    return {{"median_ms", percentile(wall, 0.5)}, {"p95_ms", percentile(wall, 0.95)}, {"processor_p95_ms", percentile(processor, 0.95)}};
  }
};

void send_mouse(CandleChart& chart, QEvent::Type type, const QPointF& at, Qt::MouseButton button) {
  QMouseEvent event(type, at, chart.mapToGlobal(at), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
  QApplication::sendEvent(&chart, &event);
}

void wheel(CandleChart& chart, int turn) {
  const QPointF at(500, 200);
  QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&chart, &event);
}

Frames pan(CandleChart& chart, double shown) {
  Frames frames;
  chart.set_shown(400'000, 400'000 + shown);
  chart.repaint();
  send_mouse(chart, QEvent::MouseButtonPress, {600, 250}, Qt::LeftButton);
  for (int i = 1; i <= 60; ++i) frames.add(chart, [&] { send_mouse(chart, QEvent::MouseMove, QPointF(600 - 5 * i, 250), Qt::NoButton); });
  send_mouse(chart, QEvent::MouseButtonRelease, {300, 250}, Qt::LeftButton);
  return frames;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  CandleBars walk = samples::walk(bars, 1, minute_ns);
  CandleChart chart;
  chart.resize(1200, 500);
  chart.show();
  QElapsedTimer clock;
  clock.start();
  chart.set_bars(std::move(walk));
  chart.show_all();
  chart.repaint();
  const double first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  const Frames far = pan(chart, 500'000), near = pan(chart, 300);
  Frames zoomed;
  chart.show_all();
  chart.repaint();
  for (int i = 0; i < 80; ++i) zoomed.add(chart, [&] { wheel(chart, i < 40 ? 120 : -120); });
  bool reached = first < 1000;
  for (const Frames* frames : {&far, &near, static_cast<const Frames*>(&zoomed)}) reached = reached && percentile(frames->wall, 0.95) < 16;
  const Json result{{"bars", bars},
                    {"first_picture_ms", first},
                    {"pan_500000_bars", far.json()},
                    {"pan_300_bars", near.json()},
                    {"zoom", zoomed.json()},
                    {"peak_memory_mb", bench::peak_memory_mb()},
                    {"reached", reached}};
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
