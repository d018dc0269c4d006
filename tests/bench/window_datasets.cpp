// What many symbols cost the window: Datasets with 200 and with 5,000 of them, scrolled from end to end, filtered and sorted; and the
// matrix of 200. Off screen. Prints one JSON object; exit code 1 if a pass takes longer than a frame at 60 Hz, or 5,000 symbols much longer
// than 200.
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "engine/data/correlation.h"
#include "engine/data/synthetic_market.h"
#include "measure.h"
#include "ui/bench.h"
#include "ui/main_window.h"
#include "widgets/correlation_map.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace {

using namespace candlewright;
namespace fs = std::filesystem;

constexpr int symbols_few = 200, symbols_many = 5000;

Json table(const fs::path& folder, std::int64_t symbols) {
  const fs::path market = folder / ("market" + std::to_string(symbols));
  write_raw_folder(synthetic_market({.symbols = symbols, .rows = 250, .frequency = "1d", .seed = 3}), market);
  Place place;
  place.workspace = folder / ("workspace" + std::to_string(symbols));
  place.device = "cpu";
  place.threads = 1;
  place.origin = "window";
  Bench bench(place);
  MainWindow window(bench, {1600, 1000});
  window.show();
  QElapsedTimer clock;
  clock.start();
  window.open({QString::fromStdString(market.string())});
  const auto wait = [&](auto done) {
    while (!done() && clock.elapsed() < 120'000) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
  };
  wait([&] { return bench.prices.dataset() && !bench.prices.busy(); });
  Json result{{"symbols", symbols}, {"read_s", bench.prices.seconds()}};
  window.show_layout(QStringLiteral("datasets"));
  auto* view = window.findChild<TableView*>(QStringLiteral("datasets_table"));
  wait([&] { return view->isVisible(); });
  view->filter()->set_folded(1, false);  // groups above 500 are closed at first
  if (view->filter()->rowCount() < symbols) throw std::runtime_error("the list shows fewer rows than there are symbols");
  const auto measure = [&](const std::string& what, int runs, const std::function<void(int)>& action) {
    int turn = 0;
    const Json timing = candlewright::bench::timed(
        [&] {
          action(turn++);
          view->viewport()->repaint();
        },
        1, runs);
    result[what] = {{"median_ms", 1000 * timing["median_s"].get<double>()},
                    {"worst_ms", 1000 * std::max_element(timing["seconds"].begin(), timing["seconds"].end())->get<double>()}};
  };
  QScrollBar* scroll = view->verticalScrollBar();
  measure("scroll", 200,
          [&](int turn) { scroll->setValue(scroll->minimum() + (scroll->maximum() - scroll->minimum()) * (turn % 100) / 99); });
  auto* filter = window.findChild<QLineEdit*>(QStringLiteral("datasets_filter"));
  measure("filter", 10, [&](int turn) { filter->setText(turn % 2 ? QStringLiteral("repairs>0") : QString()); });
  if (view->filter()->rowCount() < symbols) throw std::runtime_error("the list is still filtered");
  measure("sort", 10, [&](int turn) { view->sort_by(QStringLiteral("symbol"), turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder); });
  measure("choose", 10, [&](int turn) {
    const auto& all = bench.prices.dataset()->symbols;
    bench.selection.choose_symbol(QString::fromStdString(all[static_cast<std::size_t>(turn * 17) % all.size()].name()));
  });
  return result;
}

Json matrix() {
  const auto market = synthetic_market({.symbols = 200, .rows = 2500, .frequency = "1d", .seed = 5});
  std::vector<const PriceTable*> tables;
  for (const auto& symbol : market) tables.push_back(&symbol);
  CorrelationMatrix found;
  const Json computing = candlewright::bench::timed([&] { found = correlate(tables, {}); }, 0, 3);
  CorrelationMap map;
  map.resize(700, 700);
  map.show();
  QStringList names;
  for (const std::string& name : found.symbols) names.append(QString::fromStdString(name));
  map.set_cells(names, found.values);
  const Json painting = candlewright::bench::timed([&] { map.repaint(); }, 1, 20);
  return {
      {"symbols", 200}, {"bars", 2500}, {"computing_s", computing["median_s"]}, {"painting_ms", 1000 * painting["median_s"].get<double>()}};
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  apply_theme(app, Theme::light);
  const fs::path base = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path();
  const fs::path folder = base / ("bench_window_datasets." + std::to_string(::getpid()));
  Json result;
  try {
    result["few"] = table(folder, symbols_few);
    result["many"] = table(folder, symbols_many);
    result["matrix"] = matrix();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
  }
  fs::remove_all(folder);
  if (!result.contains("matrix")) return 1;
  const double few = result["few"]["scroll"]["median_ms"], many = result["many"]["scroll"]["median_ms"];
  result["scroll_ratio"] = many / few;
  const bool reached = many < 16 && many < 2 * few && result["many"]["filter"]["median_ms"].get<double>() < 100 &&
                       result["many"]["sort"]["median_ms"].get<double>() < 100;
  result["reached"] = reached;
  std::printf("%s\n", dump(result, 1).c_str());
  return reached ? 0 : 1;
}
