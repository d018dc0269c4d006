#pragma once
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/storage/run_store.h"

namespace candlewright {

/// Writes finished runs with checkpoints and evaluations into a workspace, as a trainer and an evaluation would, without computing.
class ComparedRuns {
 public:
  explicit ComparedRuns(const std::filesystem::path& workspace) : store_(workspace) {}

  /// A run of three epochs: epoch 1 freed, 2 the best, 3 the last. The model errs `error` percent of the close where persistence errs 2,
  /// before the first step `untrained` percent.
  std::string add(const std::string& name, double learning_rate, double error, bool evaluated = true, int seed = 1,
                  double untrained = 2.4) {
    RunRow run;
    run.name = name;
    run.model = "kronos";
    run.status = "finished";
    run.origin = "cli";
    run.settings = {{"training", {{"learning_rate", learning_rate}, {"epochs", 3}, {"ema_decay", 0}, {"seed", seed}}},
                    {"data", {{"lookback", 16}, {"horizon", 2}}},
                    {"checkpoints", {{"keep_last", 1}, {"keep_best", 1}}}};
    run.data_fingerprint = "sha256:00";
    run.seed = seed;
    const std::string id = store_.create_run(run);
    std::vector<Event> events{{id, now(), RunStarted{"kronos", name, "cpu", 1, "fp32", 30, 100, 8, false}},
                              {id, now(), validation(0, 0, untrained)}};
    for (int epoch = 1; epoch <= 3; ++epoch) {
      events.push_back({id, now(), validation(10 * epoch, epoch, error + std::abs(epoch - 2) * 0.1)});
      events.push_back({id, now(), checkpoint(epoch, error + std::abs(epoch - 2) * 0.1, epoch <= 2)});
    }
    events.push_back({id, now(), CheckpointRemoved{"checkpoints/checkpoint_epoch_1"}});
    events.push_back({id, now(), RunFinished{"finished", 30, 3, 1}});
    store_.append(events);
    for (int epoch = 2; epoch <= 3; ++epoch)
      std::filesystem::create_directories(store_.run_folder(id) / "checkpoints" / ("checkpoint_epoch_" + std::to_string(epoch)));
    if (evaluated) evaluate(id, "checkpoint_epoch_2", error);
    return id;
  }

  void evaluate(const std::string& run, const std::string& checkpoint_name, double error, const std::string& part = "held_out") {
    EvaluationRow row;
    row.run = run;
    row.checkpoint = checkpoint_name;
    row.part = part;
    row.document = {{"protocol", {{"part", part}, {"horizon", 2}, {"stride", 2}}},
                    {"aggregate",
                     {{"skill", 1 - error / 2},
                      {"skill_interval", {0.9 - error / 2, 1.1 - error / 2}},
                      {"verdict", error < 1.8 ? "better" : "no difference shown"},
                      {"windows", symbols_ * windows_},
                      {"symbols_evaluated", symbols_},
                      {"coverage", {{"90", 0.71}}}}},
                    {"baselines", {{"persistence", {{"pct_mae", 2.0}}}}},
                    {"per_symbol", Json::array()}};
    std::vector<StoredForecast> forecasts;
    for (int s = 0; s < symbols_; ++s) {
      const std::string symbol = "S" + std::to_string(s);
      row.document["per_symbol"].push_back({{"symbol", symbol}, {"skill", 1 - error / 2}, {"windows_fingerprint", "sha256:" + symbol}});
      for (int w = 0; w < windows_; ++w) {
        const double off = error + 0.3 * std::sin(1.7 * w + s);
        forecasts.push_back(
            {symbol, w * ns_per_day, 100, {w * ns_per_day + 1, w * ns_per_day + 2}, {102 + off, 102 + off}, {102, 102}, {}, {}, {}});
      }
    }
    store_.add_evaluation(row, forecasts);
  }

  RunStore& store() { return store_; }

 private:
  static ValidationDone validation(int step, int epoch, double pct_mae) {
    ValidationDone done;
    done.step = step;
    done.epoch = epoch;
    done.loss = 1 + pct_mae / 10;
    done.loss_kind = "causal";
    done.pct_mae = pct_mae;
    done.persistence_pct_mae = 2;
    done.skill = 1 - pct_mae / 2;
    done.skill_low = *done.skill - 0.1;
    done.skill_high = *done.skill + 0.1;
    done.windows = done.forecast_windows = 40;
    return done;
  }
  static CheckpointSaved checkpoint(int epoch, double value, bool best) {
    return {10 * epoch,        epoch, {}, "checkpoints/checkpoint_epoch_" + std::to_string(epoch), "pct_mae", value, best, 2'000'000,
            "abcdef0123456789"};
  }

  static constexpr int symbols_ = 8, windows_ = 40;
  static constexpr Nanoseconds ns_per_day = 86'400'000'000'000;
  RunStore store_;
};

}  // namespace candlewright
