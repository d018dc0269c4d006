#include "engine/jobs/training_log.h"

#include <cstdio>

#include "engine/base/error.h"
#include "engine/jobs/append.h"

namespace candlewright {
namespace {

constexpr std::int64_t steps_between_lines = 10;

std::string stamp(Nanoseconds time) {
  const CalendarTime t = calendar(time);
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d,%03d", t.year, t.month, t.day, t.hour, t.minute, t.second,
                static_cast<int>(time / 1'000'000 % 1000));
  return text;
}

template <class... Values>
std::string text_of(const char* format, Values... values) {
  char text[400];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

}  // namespace

TrainingLog::TrainingLog(const std::filesystem::path& run_folder, std::int64_t steps_per_epoch)
    : path_(run_folder / "training.log"), out_(path_, std::ios::app), steps_per_epoch_(steps_per_epoch) {
  if (!out_)
    throw InputError(ErrorKind::disk, path_.string(), "it cannot be opened for writing", "Check that the workspace may be written.");
}

void TrainingLog::line(Nanoseconds time, const char* level, const std::string& text) {
  const std::string whole = stamp(time) + " - candlewright - " + level + " - " + one_line(text) + "\n";
  append(out_, path_, whole);
}

void TrainingLog::step(Nanoseconds time, const StepDone& s) {
  if (s.epoch != epoch_ || s.stage != stage_) {
    epoch_ = s.epoch;
    stage_ = s.stage;
    batch_ = windows_ = 0;
    loss_sum_ = 0;
    line(time, "INFO", "Epoch " + std::to_string(s.epoch) + (s.stage.empty() ? "" : " of " + s.stage));
  }
  ++batch_;
  windows_ += s.windows;
  loss_sum_ += s.loss * static_cast<double>(s.windows);
  if (batch_ != 1 && batch_ % steps_between_lines != 0) return;
  line(time, "INFO",
       text_of("Epoch %d, Batch %lld/%lld, Loss %.6f, LR %.8f", s.epoch, static_cast<long long>(batch_),
               static_cast<long long>(steps_per_epoch_), s.loss, s.learning_rate));
}

void TrainingLog::validation(Nanoseconds time, const ValidationDone& v) {
  const double train = windows_ > 0 ? loss_sum_ / static_cast<double>(windows_) : 0;
  line(time, "INFO", text_of("Epoch %d - Train Loss: %.6f, Val Loss: %.6f", v.epoch, train, v.loss));
  line(time, "INFO", "Evaluation results on val:");
  line(time, "INFO", text_of("  loss: %.6f (%s, %lld windows)", v.loss, v.loss_kind.c_str(), static_cast<long long>(v.windows)));
  if (v.pct_mae) line(time, "INFO", text_of("  pct_mae: %.6f %% (persistence %.6f %%)", *v.pct_mae, v.persistence_pct_mae.value_or(0)));
  if (v.price_mae) line(time, "INFO", text_of("  price_mae: %.6f (mean over symbols of unlike currencies)", *v.price_mae));
  if (v.skill) line(time, "INFO", text_of("  skill: %.6f (%.6f to %.6f)", *v.skill, v.skill_low.value_or(0), v.skill_high.value_or(0)));
}

void TrainingLog::operator()(const Event& event) {
  const Nanoseconds time = event.time;
  if (const auto* started = std::get_if<RunStarted>(&event.what)) {
    line(time, "INFO",
         text_of("%s run %s: %lld training windows of %lld symbols, %lld steps, %s, %d threads, %s",
                 started->resumed ? "Resumed" : "Started", event.run.c_str(), static_cast<long long>(started->windows),
                 static_cast<long long>(started->symbols), static_cast<long long>(started->total_steps), started->device.c_str(),
                 started->threads, started->precision.c_str()));
  } else if (const auto* done = std::get_if<StepDone>(&event.what)) {
    step(time, *done);
  } else if (const auto* validated = std::get_if<ValidationDone>(&event.what)) {
    validation(time, *validated);
  } else if (const auto* saved = std::get_if<CheckpointSaved>(&event.what)) {
    line(time, "INFO", "Saved " + saved->path + " at step " + std::to_string(saved->step) + (saved->best ? ", the best so far" : ""));
  } else if (const auto* notice = std::get_if<Notice>(&event.what)) {
    line(time, notice->level == "warning" ? "WARNING" : "INFO", notice->text);
  } else if (const auto* finished = std::get_if<RunFinished>(&event.what)) {
    line(time, "INFO",
         (finished->status == "finished" ? "Training completed! Total time: " : "Training stopped. Total time: ") +
             text_of("%.2f minutes.", finished->seconds / 60));
  } else if (const auto* failed = std::get_if<RunFailed>(&event.what)) {
    line(time, "ERROR", failed->where + ": " + failed->what + ". " + failed->hint);
  }
}

}  // namespace candlewright
