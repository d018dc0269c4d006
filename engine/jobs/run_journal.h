#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "engine/base/json.h"
#include "engine/events/event.h"

namespace candlewright {

/// events.jsonl in a run's folder: all that happened in the run but progress, one event a line, so that a lost store can be made anew from
/// the folders. A resumed run adds {"event":"rewound","step":..,"stage":..}: what was told after that step did not happen.
class RunJournal {
 public:
  /// Goes on with the file that is there. Throws InputError (kind disk).
  explicit RunJournal(const std::filesystem::path& run_folder);
  void operator()(const Event& event);  ///< throws InputError (kind disk)
  void rewound(std::int64_t step, const std::string& stage);

 private:
  void line(const Json& document);

  std::filesystem::path path_;
  std::ofstream out_;
};

/// Gives each event and each rewinding of a run's journal, in order. Lines that a killed process left unfinished are passed over; their
/// number is returned. A run without a journal has no events.
std::int64_t read_journal(const std::filesystem::path& run_folder, const std::function<void(const Event&)>& event,
                          const std::function<void(std::int64_t, const std::string&)>& rewound);

}  // namespace candlewright
