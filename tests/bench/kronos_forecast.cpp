// The forecast of the last bars of a CSV file: the twin of the Python peer's `forecast`.
#include <ATen/ATen.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "engine/compute/device.h"
#include "engine/data/dataset.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/folder.h"
#include "engine/models/kronos/forecaster.h"
#include "measure.h"

using namespace candlewright;

int main(int argc, char** argv) {
  std::string model, csv;
  std::int64_t lookback = 64, horizon = 30;
  SamplingSettings sampling;
  sampling.samples = 4;
  sampling.seed = 1;
  int threads = 0, repeat = 5, warmup = 1;
  bool json = false;
  CLI::App app("The forecast of the last bars of a CSV file; one JSON document");
  app.add_option("--model", model, "folder with tokenizer/ and predictor/")->required();
  app.add_option("--csv", csv)->required();
  app.add_option("--lookback", lookback);
  app.add_option("--horizon", horizon);
  app.add_option("--samples", sampling.samples);
  app.add_option("--temperature", sampling.temperature);
  app.add_option("--top-p", sampling.top_p);
  app.add_option("--seed", sampling.seed);
  app.add_flag("--greedy", sampling.greedy);
  app.add_option("--max-context", sampling.max_context);
  app.add_option("--threads", threads);
  app.add_option("--repeat", repeat);
  app.add_option("--warmup", warmup);
  app.add_flag("--json", json, "accepted; the answer always is JSON");
  CLI11_PARSE(app, argc, argv);
  Json document{{"command", "kronos_forecast"}, {"threads", use_threads(threads)}, {"lookback", lookback},
                {"horizon", horizon},           {"samples", sampling.samples},     {"greedy", sampling.greedy}};
  const Dataset data = open_dataset(csv, {});
  const PriceTable& table = *data.symbols.at(0).table;
  const std::int64_t origin = table.rows() - horizon - 1;
  const ForecastRequest request{&table, origin, lookback, horizon, {table.time.begin() + origin + 1, table.time.end()}};
  kronos::KronosForecaster forecaster(kronos::load_pair(model, at::kCPU, false), model, kronos::default_clip);
  Forecast forecast;
  document.update(bench::timed([&] { forecast = forecaster.forecast({&request, 1}, sampling, {}).at(0); }, warmup, repeat));
  document["close"] = forecast.close();
  document["peak_memory_mb"] = bench::peak_memory_mb();
  std::cout << dump(document, 1) << std::endl;
}
