// A run that brings 2,000 events a second, drawn live by a window of 1,920 x 1,080 in the Launch layout: whether every event is in the
// store, how long the passes of the window's event loop are, and how long the run waits in the event sink. The run is another store's
// writer on a thread, as the command line's would be. Off screen. Prints one JSON object; exit code 1 if a figure is missed. usage:
// bench_window_live [SECONDS]   (600 by default)
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "engine/data/synthetic_market.h"
#include "engine/storage/event_writer.h"
#include "measure.h"
#include "ui/bench.h"
#include "ui/main_window.h"
#include "ui/stall_watch.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
constexpr int events_a_second = 2'000;

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Steps in even pieces, 20 every 10 ms; the share of its time that it waited in the sink.
double train(RunStore& store, const std::string& id, std::int64_t steps) {
  EventWriter sink(store, id);
  const auto start = Clock::now();
  for (std::int64_t step = 1; step <= steps; ++step) {
    StepDone done;
    done.step = step;
    done.epoch = 1;
    done.loss = 2 + std::exp(-1e-5 * static_cast<double>(step)) + 0.05 * std::sin(static_cast<double>(step * step % 1009));
    done.learning_rate = 1e-4;
    done.grad_norm = 1 + 0.1 * std::cos(static_cast<double>(step % 977));
    done.seconds = 1.0 / events_a_second;
    done.windows = 16;
    sink({id, now(), done});
    if (step % 20 == 0) std::this_thread::sleep_until(start + std::chrono::microseconds(1'000'000 * step / events_a_second));
  }
  sink.flush();
  const double share = std::chrono::duration<double>(sink.waited()) / (Clock::now() - start);
  store.append({{id, now(), RunFinished{"finished", steps, 1, 1}}});
  return share;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  const int seconds = argc > 1 ? std::atoi(argv[1]) : 600;
  const std::int64_t steps = static_cast<std::int64_t>(seconds) * events_a_second;
  const fs::path folder = fs::temp_directory_path() / ("bench_window_live." + std::to_string(::getpid()));
  write_raw_folder(synthetic_market({.symbols = 4, .rows = 300, .frequency = "1d", .seed = 3}), folder / "market");
  Json result;
  bool reached = false;
  {
    RunStore store(folder / "workspace");
    Place place;
    place.workspace = folder / "workspace";
    place.device = "cpu";
    place.threads = 1;
    place.origin = "window";
    Bench bench(place);
    MainWindow window(bench, {1920, 1080});
    window.show();
    window.open({QString::fromStdString((folder / "market").string())});
    window.show_layout(QStringLiteral("launch"));
    RunRow run;
    run.name = "live";
    run.model = "kronos";
    run.status = "running";
    run.origin = "cli";
    const std::string id = store.create_run(run);
    store.append({{id, now(), RunStarted{"kronos", "live", "cpu", 1, "fp32", steps, 100, 4, false}}});
    bench.selection.choose_run(QString::fromStdString(id));
    QEventLoop loop;
    // The window is drawn with the run in it once before the first step: docks take their places only then.
    const auto shown = QObject::connect(&bench.feed, &RunFeed::history_changed, &loop, &QEventLoop::quit);
    loop.exec();
    QObject::disconnect(shown);
    window.repaint();
    StallWatch watch;
    std::atomic<double> waited = 0;
    std::thread trainer([&] {
      waited = train(store, id, steps);
      QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    trainer.join();
    const long peak = bench::peak_memory_mb();
    const std::size_t kept = store.series(id, "loss").steps.size();
    const double p99 = percentile(watch.passes(), 0.99), worst = percentile(watch.passes(), 1);
    reached = kept == static_cast<std::size_t>(steps) && p99 < 16 && worst < 50 && waited < 0.02;
    result = {{"seconds", seconds},
              {"events", steps},
              {"in_store", kept},
              {"passes", watch.passes().size()},
              {"pass_p99_ms", p99},
              {"pass_worst_ms", worst},
              {"waited_in_sink", waited.load()},
              {"peak_memory_mb", peak},
              {"reached", reached}};
  }
  fs::remove_all(folder);
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
