// The forecast of made-up series, by means or by samples: the twin of the Python peer's `forecast`.
#include <CLI/CLI.hpp>
#include <iostream>

#include "engine/compute/device.h"
#include "engine/models/toto/folder.h"
#include "engine/models/toto/forecaster.h"
#include "measure.h"
#include "toto_series.h"

using namespace candlewright;

namespace {

constexpr std::int64_t prices = 4;  // open, high, low, close: the variates of a table without volume

/// One variate after the other as the prices of a table, a bar a day.
PriceTable table_of(const at::Tensor& series_vt) {
  PriceTable table;
  table.symbol = table.file = "made up";
  const std::int64_t steps = series_vt.size(1);
  std::vector<double>* columns[prices] = {&table.open, &table.high, &table.low, &table.close};
  for (std::int64_t v = 0; v < prices; ++v) {
    const float* from = series_vt.const_data_ptr<float>() + v * steps;
    columns[v]->assign(from, from + steps);
  }
  for (std::int64_t t = 0; t < steps; ++t) table.time.push_back(t * 86'400'000'000'000);
  return table;
}

}  // namespace

int main(int argc, char** argv) {
  std::string model, mode = "mean";
  std::int64_t batch = 1, context = 512, horizon = 64, samples = 32;
  std::uint64_t seed = 1;
  int threads = 0, repeat = 5, warmup = 1;
  bool json = false;
  CLI::App app("The forecast of made-up series of four variates; one JSON document");
  app.add_option("--model", model, "model folder")->required();
  app.add_option("--batch", batch);
  app.add_option("--context", context);
  app.add_option("--horizon", horizon);
  app.add_option("--mode", mode)->check(CLI::IsMember({"mean", "samples"}));
  app.add_option("--samples", samples);
  app.add_option("--seed", seed);
  app.add_option("--threads", threads);
  app.add_option("--repeat", repeat);
  app.add_option("--warmup", warmup);
  app.add_flag("--json", json, "accepted; the answer always is JSON");
  CLI11_PARSE(app, argc, argv);
  Json document{{"command", "toto_forecast"},
                {"threads", use_threads(threads)},
                {"batch", batch},
                {"variates", prices},
                {"context", context},
                {"horizon", horizon},
                {"mode", mode}};
  SamplingSettings sampling;
  sampling.greedy = mode == "mean";
  sampling.samples = samples;
  sampling.seed = seed;
  if (!sampling.greedy) document["num_samples"] = samples;

  const at::Tensor series_bvt = bench::toto_series(batch, prices, context, seed);
  std::vector<PriceTable> tables;
  for (std::int64_t b = 0; b < batch; ++b) tables.push_back(table_of(series_bvt[b]));
  std::vector<ForecastRequest> requests;
  for (const PriceTable& table : tables) {
    requests.push_back({&table, context - 1, context, horizon, std::vector<Nanoseconds>(static_cast<std::size_t>(horizon))});
  }
  toto::TotoForecaster forecaster(toto::load_model(model, at::kCPU, false), model);
  std::vector<Forecast> forecasts;
  document.update(bench::timed([&] { forecasts = forecaster.forecast(requests, sampling, {}); }, warmup, repeat));
  document["mean"] = std::vector<std::vector<double>>(forecasts[0].point.begin(), forecasts[0].point.begin() + prices);
  if (!sampling.greedy) {
    document["quantile_levels"] = forecasts[0].quantile_levels;
    document["close_quantiles"] = forecasts[0].close_quantiles;
  }
  document["peak_memory_mb"] = bench::peak_memory_mb();
  std::cout << dump(document, 1) << std::endl;
}
