// What many runs in the store cost the window: from the start to a table that can be used with 1,000 runs, and sorting and filtering the
// table of 10,000. Off screen. Prints one JSON object; exit code 1 if a figure is missed.
// usage: bench_window_runs [FOLDER]   (FOLDER decides which disk is measured; default: the temporary folder)
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <cstdio>
#include <filesystem>
#include <random>

#include "engine/data/synthetic_market.h"
#include "engine/storage/run_store.h"
#include "measure.h"
#include "ui/bench.h"
#include "ui/main_window.h"
#include "ui/run_draft.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
namespace fs = std::filesystem;

/// Finished runs with five checkpoints, and every fifth evaluated on 15 symbols.
void write_runs(const fs::path& workspace, int count) {
  RunStore store(workspace);
  std::mt19937 dice(1);
  std::normal_distribution<double> noise(0, 0.05);
  const Json settings = RunDraft().job().settings;
  for (int n = 0; n < count; ++n) {
    RunRow run;
    run.name = "quick, learning rate " + std::to_string(1 + n % 97) + "e-5";
    run.model = n % 3 ? "kronos" : "toto";
    run.status = n % 11 ? "finished" : "failed";
    run.origin = "cli";
    run.settings = settings;
    run.settings["training"]["learning_rate"] = 1e-5 * (1 + n % 97);
    run.data_fingerprint = "sha256:00";
    run.seed = n;
    const std::string id = store.create_run(run);
    std::vector<Event> events{{id, now(), RunStarted{run.model, run.name, "cpu", 1, "fp32", 50, 100, 15, false}}};
    for (int epoch = 1; epoch <= 5; ++epoch) {
      ValidationDone validation;
      validation.step = 10 * epoch;
      validation.epoch = epoch;
      validation.loss = 2 + noise(dice);
      validation.loss_kind = "causal";
      validation.skill = noise(dice);
      validation.pct_mae = 6.8 * (1 - *validation.skill);
      validation.persistence_pct_mae = 6.8;
      validation.skill_low = *validation.skill - 0.05;
      validation.skill_high = *validation.skill + 0.05;
      events.push_back({id, now(), validation});
      events.push_back({id, now(),
                        CheckpointSaved{10 * epoch,
                                        epoch,
                                        {},
                                        "checkpoints/checkpoint_epoch_" + std::to_string(epoch),
                                        "pct_mae",
                                        validation.pct_mae,
                                        epoch == 3,
                                        13'700'000,
                                        std::string(64, 'a')}});
    }
    events.push_back({id, now(), RunFinished{run.status, 50, 5, 60}});
    store.append(events);
    if (n % 5) continue;
    EvaluationRow row;
    row.run = id;
    row.checkpoint = "checkpoint_epoch_3";
    row.part = "held_out";
    const double skill = noise(dice);
    row.document = {{"protocol", {{"part", "held_out"}, {"horizon", 30}, {"stride", 1}}},
                    {"aggregate",
                     {{"skill", skill},
                      {"skill_interval", {skill - 0.05, skill + 0.05}},
                      {"verdict", "no difference shown"},
                      {"windows", 3315},
                      {"symbols_evaluated", 15},
                      {"coverage", {{"90", 0.6}}}}},
                    {"baselines", {{"persistence", {{"pct_mae", 6.81}}}}},
                    {"per_symbol", Json::array()}};
    for (int s = 0; s < 15; ++s)
      row.document["per_symbol"].push_back({{"symbol", "S" + std::to_string(s)}, {"skill", skill + noise(dice)}});
    store.add_evaluation(row, {});
  }
}

Place place_of(const fs::path& workspace) {
  Place place;
  place.workspace = workspace;
  place.device = "cpu";
  place.threads = 1;
  place.origin = "window";
  return place;
}

template <class Done>
double milliseconds_until(QElapsedTimer& clock, Done done) {
  while (!done() && clock.elapsed() < 60'000) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

TableView* runs_table(MainWindow& window) { return window.findChild<TableView*>(QStringLiteral("runs_table")); }

/// The workspace was used before: its prices and layout are kept.
Json start(const fs::path& workspace, std::size_t runs) {
  {
    Bench bench(place_of(workspace));
    MainWindow window(bench, {1600, 1000});
    window.show();
    window.open({QString::fromStdString((workspace.parent_path() / "market").string())});
    QElapsedTimer clock;
    clock.start();
    milliseconds_until(clock, [&] { return bench.prices.dataset() && !bench.prices.busy(); });
    window.show_layout(QStringLiteral("compare"));
    milliseconds_until(clock, [&] { return bench.feed.runs().size() == runs; });
  }
  QElapsedTimer clock;
  clock.start();
  Bench bench(place_of(workspace));
  MainWindow window(bench, {1600, 1000});
  window.show();
  const double shown = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  const double usable =
      milliseconds_until(clock, [&] { return runs_table(window)->isVisible() && runs_table(window)->table()->rows().size() >= runs; });
  window.grab();
  return {
      {"runs", runs}, {"window_shown_ms", shown}, {"usable_ms", usable}, {"painted_ms", static_cast<double>(clock.nsecsElapsed()) / 1e6}};
}

Json table(const fs::path& workspace, std::size_t runs) {
  Bench bench(place_of(workspace));
  MainWindow window(bench, {1600, 1000});
  window.show();
  window.show_layout(QStringLiteral("compare"));
  window.open({QString::fromStdString((workspace.parent_path() / "market").string())});
  QElapsedTimer clock;
  clock.start();
  const double listed = milliseconds_until(clock, [&] {
    return bench.prices.dataset() && runs_table(window)->isVisible() && runs_table(window)->table()->rows().size() >= runs;
  });
  TableView* view = runs_table(window);
  auto* filter = view->window()->findChild<QWidget*>(QStringLiteral("runs_panel"))->findChild<QLineEdit*>();
  const auto worst = [](const Json& timing) { return *std::max_element(timing["seconds"].begin(), timing["seconds"].end()); };
  Json result{{"runs", runs}, {"listed_ms", listed}};
  const auto measure = [&](const std::string& what, const std::function<void(int)>& action) {
    int turn = 0;
    const Json timing = bench::timed(
        [&] {
          action(turn++);
          view->viewport()->repaint();
        },
        1, 6);
    result[what + "_ms"] = {{"median", 1000 * timing["median_s"].get<double>()}, {"worst", 1000 * worst(timing).get<double>()}};
  };
  for (const char* column : {"skill", "pct_mae", "name", "state"}) {
    measure(std::string("sort_by_") + column,
            [&](int turn) { view->sort_by(QString::fromLatin1(column), turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder); });
  }
  for (const char* words : {"skill>0", "toto", "state:failed pct_mae<6.8", "nothing fits this"}) {
    measure(std::string("filter ") + words, [&](int turn) { filter->setText(turn % 2 ? QString() : QString::fromLatin1(words)); });
  }
  const std::string one = bench.feed.runs()[runs / 2].id;
  measure("tick_a_run", [&](int turn) { bench.selection.tick(QString::fromStdString(one), turn % 2 == 0); });
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  candlewright::apply_theme(app, candlewright::Theme::light);
  const fs::path base = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path();
  const fs::path folder = base / ("bench_window_runs." + std::to_string(::getpid()));
  Json result;
  try {
    candlewright::write_raw_folder(candlewright::synthetic_market({.symbols = 8, .rows = 400, .frequency = "1d", .seed = 3}),
                                   folder / "market");
    write_runs(folder / "few", 1000);
    result["start"] = start(folder / "few", 1000);
    write_runs(folder / "many", 10'000);
    result["table"] = table(folder / "many", 10'000);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
  }
  fs::remove_all(folder);
  if (!result.contains("table")) return 1;
  bool reached = result["start"]["painted_ms"].get<double>() < 1000;
  for (const auto& [what, figure] : result["table"].items())
    reached = reached && (!figure.is_object() || figure["median"].get<double>() < 100);
  result["reached"] = reached;
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
