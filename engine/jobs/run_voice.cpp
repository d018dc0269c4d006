#include "engine/jobs/run_voice.h"

#include <cstdio>

namespace candlewright {

RunVoice::RunVoice(RunStore& store, const std::filesystem::path& folder, std::string run, std::int64_t steps_per_epoch,
                   const EventSink& sink)
    : run_(std::move(run)), writer_(store, run_), journal_(folder), log_(folder, steps_per_epoch), sink_(sink) {}

void RunVoice::with_space(const std::function<void()>& action) {
  for (;;) {
    try {
      return action();
    } catch (const InputError& problem) {
      if (problem.kind != ErrorKind::disk || !wait_for_space(problem)) throw;
    }
  }
}

void RunVoice::tell(const decltype(Event::what)& what) {
  const Event event{run_, now(), what};
  if (const auto* done = std::get_if<StepDone>(&what)) step_ = done->step;
  with_space([&] { writer_(event); });
  with_space([&] { journal_(event); });
  with_space([&] { log_(event); });
  sink_(event);
}

void RunVoice::flush() {
  with_space([&] { writer_.flush(); });
}

void RunVoice::tell_if_possible(const decltype(Event::what)& what) {
  const Event event{run_, now(), what};
  sink_(event);
  const auto attempt = [](const auto& record) {
    try {
      record();
    } catch (const InputError& problem) {
      std::fprintf(stderr, "What happened could not be recorded: %s\n", problem.what());
    }
  };
  attempt([&] { journal_(event); });
  attempt([&] { log_(event); });
  attempt([&] { writer_(event); });
}

void RunVoice::tell_failure(const RunFailed& failed) {
  tell_if_possible(failed);
  try {
    writer_.flush();
  } catch (const InputError& problem) {
    std::fprintf(stderr, "The failure could not be recorded: %s\n", problem.what());
  }
}

bool RunVoice::wait_for_space(const InputError& problem) {
  if (!wait_) return false;
  tell_if_possible(
      Notice{"warning", std::string("Paused, for the disk is full: ") + problem.what() + " Free some space, then continue the run."});
  tell_if_possible(RunPaused{step_});
  if (!wait_()) return false;
  writer_.retry();
  tell_if_possible(RunContinued{step_});
  return true;
}

}  // namespace candlewright
