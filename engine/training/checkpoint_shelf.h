#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/training/checkpoint.h"
#include "engine/training/run_config.h"

namespace candlewright {

/// One checkpoint on the shelf. `value` is empty where it was not validated.
struct ShelvedCheckpoint {
  std::string name, stage, metric;
  std::int64_t step = 0;
  int epoch = 0;
  std::optional<double> value;
  std::uint64_t bytes = 0;
  std::string hash;
  std::string saved;  ///< ISO time
};

/// The checkpoints of one run: which is the best of each stage, which stay, and the two files that say so
/// (checkpoint_registry.json and best_records.json in the run's folder, "best_model" and "latest" beside the checkpoints).
class CheckpointShelf {
 public:
  /// Takes up what is on disk up to `last_step` and deletes leftovers of a killed process.
  CheckpointShelf(std::filesystem::path run_folder, const CheckpointConfig& config, std::int64_t last_step);

  std::filesystem::path folder() const { return run_folder_ / "checkpoints"; }
  bool would_be_best(const std::string& stage, const std::optional<double>& value) const;
  /// A checkpoint that was just saved: links and records are brought up to date.
  void add(ShelvedCheckpoint checkpoint);
  /// Deletes what is neither among the last nor the best. `tell` gets the names first and returns when they are known for good: whoever is
  /// killed in between leaves a folder too many, which the next prune takes, and never a record of one that is gone. Call it when the new
  /// one has been announced.
  void prune(const std::function<void(const std::vector<std::string>&)>& tell);
  /// Deletes one that a person chose; links and records are brought up to date. Nothing happens if it is not on the shelf.
  void remove(const std::string& name);
  /// Lowest value of the stage; empty stage = of the newest stage that has one.
  const ShelvedCheckpoint* best(const std::string& stage) const;
  const ShelvedCheckpoint* latest() const { return all_.empty() ? nullptr : &all_.back(); }

 private:
  std::vector<const ShelvedCheckpoint*> ranking(const std::string& stage) const;
  void write_records() const;

  std::filesystem::path run_folder_;
  CheckpointConfig config_;
  std::vector<ShelvedCheckpoint> all_;  ///< by step
};

}  // namespace candlewright
