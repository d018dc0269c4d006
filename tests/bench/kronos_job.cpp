// Training of the predictor on a folder of bars: the twin of the Python peer's `job` (windows, tokens, steps).
// The peer encodes each batch in each step; we compute all windows' tokens once, before the first step: the first epoch is charged for
// them. Compare whole epochs; where --steps ends an epoch early, it is charged its share of the windows.
#include <ATen/ATen.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "engine/compute/device.h"
#include "engine/data/dataset.h"
#include "engine/models/family.h"
#include "engine/training/precision.h"
#include "engine/training/trainer.h"
#include "measure.h"

using namespace candlewright;

int main(int argc, char** argv) {
  std::filesystem::path model, data;
  std::string precision = "fp32";
  RunConfig config("kronos");
  config.training.epochs = 1;
  config.checkpoints.keep_last = 1;
  config.validation.forecast_windows = 1;
  std::int64_t steps = 0;
  int threads = 0;
  bool json = false;
  CLI::App app("Training of a Kronos predictor on a folder of bars; one JSON document");
  app.add_option("--model", model, "folder with tokenizer/ and predictor/")->required();
  app.add_option("--data", data)->required();
  app.add_option("--lookback", config.data.lookback);
  app.add_option("--horizon", config.data.horizon);
  app.add_option("--stride", config.data.training_stride);
  app.add_option("--batch", config.training.batch_size);
  app.add_option("--epochs", config.training.epochs);
  app.add_option("--seed", config.training.seed);
  app.add_option("--steps", steps, "end after so many steps; 0 = all epochs");
  app.add_option("--precision", precision)->check(CLI::IsMember({"fp32", "bf16"}));
  app.add_option("--threads", threads);
  app.add_flag("--json", json, "accepted; the answer always is JSON");
  CLI11_PARSE(app, argc, argv);

  const auto clock = [] { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
  Json document{
      {"command", "kronos_job"}, {"threads", use_threads(threads)}, {"precision", precision}, {"batch", config.training.batch_size}};
  double begun = clock();
  const Dataset dataset = open_dataset(data, config.split());
  document["load_s"] = clock() - begun;
  document["symbols"] = dataset.symbols.size();

  const ModelFamily& family = model_family("kronos");
  apply_assignment(fields_of(config), "kronos.stages=predictor");
  family.complete_settings(config.family, model);
  StageSetup setup;
  setup.data = &dataset;
  setup.lookback = config.data.lookback;
  setup.horizon = config.data.horizon;
  setup.training_stride = config.data.training_stride;
  setup.model = config.family_section();
  setup.init = model;

  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("candlewright-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  struct Epoch {
    double seconds = 0, loss = 0, steps = 0;
  };
  std::vector<Epoch> epochs;
  double first_step = 0;
  TrainerSetup place;
  place.config = &config;
  place.data = &dataset;
  place.run_folder = folder;
  place.precision = precision;
  place.max_steps = steps;
  begun = clock();
  place.tell = [&](const decltype(Event::what)& what) {
    const auto* step = std::get_if<StepDone>(&what);
    if (!step) return;
    if (epochs.empty()) first_step = clock() - step->seconds;
    epochs.resize(std::max(epochs.size(), static_cast<std::size_t>(step->epoch)));
    Epoch& epoch = epochs.back();
    epoch.seconds += step->seconds;
    epoch.loss += step->loss;
    epoch.steps += 1;
  };
  Trainer trainer(std::move(place), family.stages(setup));
  document["windows"] = trainer.windows();
  const std::int64_t per_epoch = (trainer.windows() + config.training.batch_size - 1) / config.training.batch_size;
  begun = clock();
  trainer.run();
  std::filesystem::remove_all(folder);
  if (epochs.empty()) return 1;
  const double tokens = (first_step - begun) * std::min(1.0, epochs.front().steps / static_cast<double>(per_epoch));
  epochs.front().seconds += tokens;
  document["encode_s"] = tokens;
  for (const char* list : {"epochs", "seconds", "seconds_per_step"}) document[list] = Json::array();
  for (const Epoch& epoch : epochs) {
    document["epochs"].push_back({{"seconds", epoch.seconds},
                                  {"steps", static_cast<std::int64_t>(epoch.steps)},
                                  {"steps_per_s", epoch.steps / epoch.seconds},
                                  {"mean_loss", epoch.loss / epoch.steps}});
    document["seconds"].push_back(epoch.seconds);
    document["seconds_per_step"].push_back(epoch.seconds / epoch.steps);
  }
  document["peak_memory_mb"] = bench::peak_memory_mb();
  std::cout << dump(document, 1) << std::endl;
}
