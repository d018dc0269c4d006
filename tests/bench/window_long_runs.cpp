// 10 runs of 10,000,000 points from the store in the Curves panel of a window of 1,920 x 1,080: from ticking them to the sharp picture,
// frames of a pan and a zoom by wheel, how far behind the picture and the closer reading are, and the memory of the process. Off screen.
// Prints one JSON object; exit code 1 if a figure is missed. usage: bench_window_long_runs [FOLDER [RUNS [STEPS]]]   (a workspace that is
// there already is used again)
#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QWheelEvent>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "engine/data/synthetic_market.h"
#include "engine/storage/run_store.h"
#include "measure.h"
#include "ui/bench.h"
#include "ui/main_window.h"
#include "widgets/curve_chart.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
namespace fs = std::filesystem;

/// Losses of every step go into the tables by SQL, which is faster than the store's own way by ten; the last step goes through it, so that
/// the outlines are its own.
void write_runs(const fs::path& workspace, int runs, std::int64_t steps) {
  RunStore store(workspace);
  for (int r = 0; r < runs; ++r) {
    RunRow run;
    run.name = "long " + std::to_string(r);
    run.model = "kronos";
    run.origin = "cli";
    run.settings = {{"training", {{"learning_rate", 1e-4 * (r + 1)}}}};
    const std::string id = store.create_run(run);
    StepDone step;
    step.step = 1;
    step.epoch = 1;
    store.append({{id, now(), RunStarted{"kronos", run.name, "cpu", 1, "fp32", steps, 100, 15, false}}, {id, now(), step}});
    {
      SQLite::Database database((workspace / "candlewright.db").string(), SQLite::OPEN_READWRITE, 10'000);
      database.exec("PRAGMA synchronous = OFF");
      SQLite::Statement insert(
          database,
          "WITH RECURSIVE at(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM at WHERE i < ?1 - 1) INSERT INTO points(run, metric, step, "
          "stage, time, value) SELECT (SELECT number FROM runs WHERE id = ?2), (SELECT id FROM words WHERE word = 'loss'), i, (SELECT id "
          "FROM words WHERE word = ''), i * 500000, CASE WHEN i = ?1 / 3 THEN 9 ELSE 2 + ?3 + (random() % 1000) * 1e-4 END FROM at");
      insert.bind(1, steps);
      insert.bind(2, id);
      insert.bind(3, 0.05 * r);
      insert.exec();
    }
    step.step = steps;
    step.loss = 2;
    store.append({{id, now(), step}, {id, now(), RunFinished{"finished", steps, 1, 60}}});
    std::fprintf(stderr, "run %d of %d written\n", r + 1, runs);
  }
}

double memory_mb(const char* key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  }
  return 0;
}

double ms(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

template <class Done>
double until(Done done, int at_most_ms = 120'000) {
  QElapsedTimer clock;
  clock.start();
  while (!done() && clock.elapsed() < at_most_ms) QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
  return ms(clock);
}

std::size_t points_of(const CurveChart& chart) {
  std::size_t sum = 0;
  for (int i = 0; i < chart.line_count(); ++i) sum += chart.series(i).x.size();
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  const fs::path folder =
      argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / ("bench_window_long_runs." + std::to_string(::getpid()));
  const int runs = argc > 2 ? std::atoi(argv[2]) : 10;
  const std::int64_t steps = argc > 3 ? std::atoll(argv[3]) : 10'000'000;
  if (!fs::exists(folder / "workspace")) {
    write_raw_folder(synthetic_market({.symbols = 4, .rows = 300, .frequency = "1d", .seed = 3}), folder / "market");
    write_runs(folder / "workspace", runs, steps);
  }
  Place place;
  place.workspace = folder / "workspace";
  place.device = "cpu";
  place.threads = 1;
  place.origin = "window";
  Json result;
  bool reached = true;
  {
    Bench bench(place);
    MainWindow window(bench, {1920, 1080});
    window.show();
    window.open({QString::fromStdString((folder / "market").string())});
    until([&] { return bench.prices.dataset() && !bench.prices.busy() && bench.feed.runs().size() == static_cast<std::size_t>(runs); });
    window.show_layout(QStringLiteral("compare"));
    QDockWidget* dock = window.docks()[QStringLiteral("curves")];
    dock->raise();
    auto* chart = window.findChild<CurveChart*>(QStringLiteral("curves_chart"));
    for (QComboBox* box : dock->findChildren<QComboBox*>()) {
      if (const int loss = box->findData(QStringLiteral("loss")); loss >= 0) box->setCurrentIndex(loss);
    }
    const double before = memory_mb("VmRSS");
    for (const RunRow& run : bench.feed.runs()) bench.selection.tick(QString::fromStdString(run.id), true);
    const double first = until([&] {
      return chart->line_count() == runs && points_of(*chart) > static_cast<std::size_t>(runs) * 1000 && chart->behind_ms() == 0;
    });
    std::vector<double> worked, behind, closer;
    const auto wheel = [&](int turn) {
      QElapsedTimer clock;
      clock.start();
      const QPointF at(chart->width() / 3.0, chart->height() / 2.0);
      QWheelEvent event(at, chart->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
      QApplication::sendEvent(chart, &event);
      chart->repaint();
      worked.push_back(ms(clock));
      behind.push_back(chart->behind_ms());
      while (ms(clock) < 16) {
        QElapsedTimer pass;
        pass.start();
        QCoreApplication::processEvents();
        if (ms(pass) > 1) worked.push_back(ms(pass));
        ::usleep(500);
      }
    };
    for (int i = 0; i < 40; ++i) wheel(120);
    for (int i = 0; i < 40; ++i) wheel(-120);
    // From a zoom that asks for more detail to the sharp picture of the lines that have it.
    for (int i = 0; i < 10; ++i) {
      chart->show_all();
      until([&] { return chart->behind_ms() == 0; });
      const CurveSeries* old = &chart->series(0);
      wheel(120 * (8 + 2 * i));
      const double took = until([&] { return &chart->series(0) != old && chart->behind_ms() == 0; }, 3000);
      if (took < 3000) closer.push_back(took + 16);
    }
    const double peak = memory_mb("VmHWM");
    reached = first < 1000 && percentile(worked, 0.95) < 16 && percentile(behind, 0.95) <= 100 && peak < 500;
    result = {{"runs", runs},
              {"points", steps},
              {"first_picture_ms", first},
              {"kept_points", points_of(*chart)},
              {"frame_ms", {{"median", percentile(worked, 0.5)}, {"p95", percentile(worked, 0.95)}, {"worst", percentile(worked, 1)}}},
              {"behind_ms", {{"median", percentile(behind, 0.5)}, {"p95", percentile(behind, 0.95)}, {"worst", percentile(behind, 1)}}},
              {"closer_ms", {{"median", percentile(closer, 0.5)}, {"worst", percentile(closer, 1)}}},
              {"memory_before_mb", before},
              {"peak_memory_mb", peak},
              {"reached", reached}};
  }
  if (argc < 2) fs::remove_all(folder);
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
