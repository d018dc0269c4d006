// Opening an evaluation of 5,000 symbols x 200 windows in the Analyse layout of a window of 1,920 x 1,080: from choosing its run to the
// table of symbols painted, to the first symbol's study, to the map of all skills; and sorting and filtering the table. Off screen. Prints
// one JSON object; exit code 1 if opening takes a second or more. usage: bench_window_evaluation [FOLDER]   (a workspace that is there
// already is used again)
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <random>

#include "engine/data/synthetic_market.h"
#include "engine/storage/run_store.h"
#include "measure.h"
#include "ui/bench.h"
#include "ui/main_window.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
namespace fs = std::filesystem;
constexpr int symbols = 5'000, windows = 200, horizon = 30;
constexpr Nanoseconds day = 86'400'000'000'000;

std::string write_evaluation(const fs::path& workspace) {
  RunStore store(workspace);
  RunRow run;
  run.name = "wide";
  run.model = "kronos";
  run.origin = "cli";
  run.settings = {{"data", {{"lookback", 64}, {"horizon", horizon}}}};
  const std::string id = store.create_run(run);
  store.append(
      {{id, now(), RunStarted{"kronos", run.name, "cpu", 1, "fp32", 50, 100, symbols, false}},
       {id, now(), CheckpointSaved{50, 5, {}, "checkpoints/checkpoint_epoch_5", "pct_mae", 6.5, true, 13'700'000, std::string(64, 'a')}},
       {id, now(), RunFinished{"finished", 50, 5, 60}}});
  std::mt19937 dice(1);
  std::normal_distribution<double> noise(0, 0.05);
  EvaluationRow row;
  row.run = id;
  row.checkpoint = "checkpoint_epoch_5";
  row.part = "held_out";
  row.document = {{"protocol", {{"part", "held_out"}, {"horizon", horizon}, {"stride", 1}}},
                  {"aggregate",
                   {{"skill", 0.01},
                    {"skill_interval", {-0.02, 0.04}},
                    {"verdict", "no difference shown"},
                    {"windows", symbols * windows},
                    {"symbols_evaluated", symbols},
                    {"coverage", {{"90", 0.7}}}}},
                  {"baselines", {{"persistence", {{"pct_mae", 6.8}}}}},
                  {"per_symbol", Json::array()}};
  std::vector<StoredForecast> forecasts;
  forecasts.reserve(static_cast<std::size_t>(symbols) * windows);
  for (int s = 0; s < symbols; ++s) {
    const std::string name = "S" + std::to_string(s);
    const double skill = noise(dice);
    row.document["per_symbol"].push_back({{"symbol", name},
                                          {"group", "held_out"},
                                          {"windows", windows},
                                          {"skill", skill},
                                          {"skill_interval", {skill - 0.05, skill + 0.05}},
                                          {"verdict", "no difference shown"},
                                          {"pct_mae", 6.8 * (1 - skill)},
                                          {"persistence_pct_mae", 6.8},
                                          {"mase", 4.1},
                                          {"coverage", {{"90", 0.7}}}});
    for (int w = 0; w < windows; ++w) {
      StoredForecast f;
      f.symbol = name;
      f.origin = (500 + w) * day;
      f.last_close = 100;
      for (int k = 1; k <= horizon; ++k) {
        f.times.push_back(f.origin + k * day);
        f.close.push_back(100 + 20 * noise(dice));
        f.actual.push_back(100 + 20 * noise(dice));
      }
      forecasts.push_back(std::move(f));
    }
  }
  store.add_evaluation(row, forecasts);
  return id;
}

template <class Done>
double milliseconds_until(const QElapsedTimer& clock, Done done) {
  while (!done() && clock.elapsed() < 120'000) QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  const fs::path folder =
      argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / ("bench_window_evaluation." + std::to_string(::getpid()));
  if (!fs::exists(folder / "workspace")) {
    write_raw_folder(synthetic_market({.symbols = 4, .rows = 300, .frequency = "1d", .seed = 3}), folder / "market");
    write_evaluation(folder / "workspace");
  }
  Place place;
  place.workspace = folder / "workspace";
  place.device = "cpu";
  place.threads = 1;
  place.origin = "window";
  Json result;
  double opened = 0;
  {
    Bench bench(place);
    MainWindow window(bench, {1920, 1080});
    window.show();
    QElapsedTimer clock;
    clock.start();
    window.open({QString::fromStdString((folder / "market").string())});
    milliseconds_until(clock, [&] { return bench.prices.dataset() && !bench.prices.busy() && bench.feed.runs().size() == 1; });
    window.show_layout(QStringLiteral("analyse"));
    QCoreApplication::processEvents();
    auto* table = window.findChild<TableView*>(QStringLiteral("symbols_table"));
    clock.restart();
    bench.selection.choose_run(QString::fromStdString(bench.feed.runs().front().id));
    milliseconds_until(clock, [&] { return table->table()->rows().size() >= static_cast<std::size_t>(symbols); });
    table->viewport()->repaint();
    opened = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    bench.selection.choose_symbol(QStringLiteral("S7"));
    const double studied =
        milliseconds_until(clock, [&] { return bench.evaluations.study() && bench.evaluations.study()->symbol == "S7"; });
    const auto sort = [&](int turn) {
      table->sort_by(QStringLiteral("skill"), turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
      table->viewport()->repaint();
    };
    auto* filter = window.findChild<QLineEdit*>(QStringLiteral("symbols_filter"));
    const auto narrow = [&](int turn) {
      filter->setText(turn % 2 ? QString() : QStringLiteral("skill>0"));
      table->viewport()->repaint();
    };
    int turn = 0;
    const Json sorted = bench::timed([&] { sort(turn++); }, 1, 6), filtered = bench::timed([&] { narrow(turn++); }, 1, 6);
    result = {{"symbols", symbols},
              {"windows", windows},
              {"table_ms", opened},
              {"study_ms", studied},
              {"sort_ms", 1000 * sorted["median_s"].get<double>()},
              {"filter_ms", 1000 * filtered["median_s"].get<double>()},
              {"peak_memory_mb", bench::peak_memory_mb()},
              {"reached", opened < 1000}};
  }
  if (argc < 2) fs::remove_all(folder);
  std::printf("%s\n", dump(result, 1).c_str());
  return opened < 1000 ? 0 : 1;
}
