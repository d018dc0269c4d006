#pragma once
#include <filesystem>
#include <fstream>
#include <optional>

#include "engine/events/event.h"

namespace candlewright {

/// training.log: the field's usual text lines, appended and flushed one by one.
/// "2025-11-11 09:16:03,123 - candlewright - INFO - Epoch 1, Batch 10/36, Loss 5.123456, LR 0.00004000"
class TrainingLog {
 public:
  /// Throws InputError (kind disk).
  TrainingLog(const std::filesystem::path& run_folder, std::int64_t steps_per_epoch);
  /// Throws InputError (kind disk) if the line cannot be written.
  void operator()(const Event& event);

 private:
  void line(Nanoseconds time, const char* level, const std::string& text);
  void step(Nanoseconds time, const StepDone& done);
  void validation(Nanoseconds time, const ValidationDone& done);

  std::filesystem::path path_;
  std::ofstream out_;
  std::int64_t steps_per_epoch_;
  std::string stage_;
  int epoch_ = 0;
  std::int64_t batch_ = 0, windows_ = 0;
  double loss_sum_ = 0;  ///< of the epoch, weighted by windows
};

}  // namespace candlewright
