#pragma once
#include <QTemporaryDir>
#include <filesystem>
#include <string>

#include "engine/base/time.h"
#include "engine/events/event.h"
#include "engine/storage/run_store.h"

namespace candlewright::testing {

/// A workspace of its own that vanishes with the test.
class Workspace {
 public:
  std::filesystem::path path() const { return folder_.path().toStdString() + "/ws"; }

 private:
  QTemporaryDir folder_;
};

inline RunRow a_run(const std::string& name = "first") {
  RunRow run;
  run.name = name;
  run.model = "kronos";
  run.origin = "cli";
  run.settings = {{"training", {{"learning_rate", 1e-4}, {"epochs", 3}}}, {"data", {{"lookback", 64}}}};
  run.data_fingerprint = "sha256:00";
  return run;
}

template <class What>
Event happened(const std::string& run, What what, Nanoseconds time = 1) {
  Event event;
  event.run = run;
  event.time = time;
  event.what = std::move(what);
  return event;
}

inline StepDone a_step(std::int64_t step, double loss = 1, const std::string& stage = {}) {
  StepDone e;
  e.step = step;
  e.stage = stage;
  e.epoch = 1;
  e.loss = loss;
  e.learning_rate = 1e-4;
  e.grad_norm = 2;
  e.seconds = 0.1;
  e.windows = 16;
  return e;
}

inline ValidationDone a_validation(std::int64_t step, double pct_mae, double skill) {
  ValidationDone e;
  e.step = step;
  e.epoch = 1;
  e.loss = 3;
  e.loss_kind = "causal";
  e.pct_mae = pct_mae;
  e.skill = skill;
  e.persistence_pct_mae = 5;
  e.windows = 100;
  e.symbols.push_back({"AAPL", pct_mae, 1, skill, 5, 100});
  return e;
}

inline CheckpointSaved a_checkpoint(std::int64_t step, double value, bool best, const std::string& stage = {}) {
  CheckpointSaved e;
  e.step = step;
  e.epoch = 1;
  e.stage = stage;
  e.path = "checkpoints/checkpoint_step_" + std::to_string(step);
  e.metric = "pct_mae";
  e.value = value;
  e.best = best;
  e.bytes = 10;
  e.hash = "ab";
  return e;
}

}  // namespace candlewright::testing
