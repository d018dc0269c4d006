#include "engine/jobs/run_journal.h"

#include "engine/base/error.h"
#include "engine/jobs/append.h"

namespace candlewright {
namespace {

constexpr const char* journal_name = "events.jsonl";

bool ends_in_a_line(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() <= 0) return true;
  in.seekg(-1, std::ios::end);
  return in.get() == '\n';
}

}  // namespace

RunJournal::RunJournal(const std::filesystem::path& run_folder) : path_(run_folder / journal_name) {
  const bool whole = ends_in_a_line(path_);
  out_.open(path_, std::ios::app);
  if (!out_)
    throw InputError(ErrorKind::disk, path_.string(), "it cannot be opened for writing", "Check that the workspace may be written.");
  if (!whole) out_ << '\n';
}

void RunJournal::line(const Json& document) {
  const std::string text = dump(document) + "\n";
  append(out_, path_, text);
}

void RunJournal::operator()(const Event& event) {
  if (!std::holds_alternative<Progress>(event.what)) line(to_json(event));
}

void RunJournal::rewound(std::int64_t step, const std::string& stage) { line({{"event", "rewound"}, {"step", step}, {"stage", stage}}); }

std::int64_t read_journal(const std::filesystem::path& run_folder, const std::function<void(const Event&)>& event,
                          const std::function<void(std::int64_t, const std::string&)>& rewound) {
  std::ifstream in(run_folder / journal_name);
  std::int64_t broken = 0, number = 0;
  for (std::string text; std::getline(in, text);) {
    const std::string where = (run_folder / journal_name).string() + ", line " + std::to_string(++number);
    try {
      const Json document = parse_json(text, where);
      if (document.is_object() && document.value("event", Json()) == "rewound") {
        rewound(document.at("step").get<std::int64_t>(), document.at("stage").get<std::string>());
      } else {
        event(event_from_json(document, where));
      }
    } catch (const Json::exception&) {
      ++broken;
    } catch (const InputError& problem) {
      if (problem.kind != ErrorKind::input) throw;  // the store's own errors
      ++broken;
    }
  }
  return broken;
}

}  // namespace candlewright
