#include "app/cli/context.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <stop_token>
#include <thread>

#include "app/cli/stop.h"
#include "engine/base/error.h"
#include "engine/base/files.h"

namespace candlewright::cli {
namespace {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Figures are right-aligned, with the real minus sign (U+2212) and ranges ("-4.2 to +8.2") too.
bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.,%eto \xE2\x88\x92") == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos;
}

/// Symbols and file names are other people's text: control characters never reach a terminal.
std::string printable(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

/// One line on a terminal that says where a long job is.
class LiveLine {
 public:
  void show(const Event& event) {
    if (const auto* step = std::get_if<StepDone>(&event.what)) {
      if (step->step % 5 != 0 && step->step != 1) return;
      char text[160];
      const double left = step->seconds * static_cast<double>(std::max<std::int64_t>(0, total_ - step->step));
      std::snprintf(text, sizeof text, "%s step %lld of %lld, loss %.4f, %.2f s a step, about %.0f s left", step->stage.c_str(),
                    static_cast<long long>(step->step), static_cast<long long>(total_), step->loss, step->seconds, left);
      put(text);
    } else if (const auto* start = std::get_if<RunStarted>(&event.what)) {
      total_ = start->total_steps;
    } else if (const auto* progress = std::get_if<Progress>(&event.what)) {
      put(progress->doing + ": " + std::to_string(progress->done) + " of " + std::to_string(progress->total) + " " + progress->unit);
    } else if (const auto* notice = std::get_if<Notice>(&event.what)) {
      end();
      std::fprintf(stderr, "%s\n", notice->text.c_str());
    } else if (std::holds_alternative<RunFinished>(event.what) || std::holds_alternative<RunFailed>(event.what)) {
      end();
    }
  }

 private:
  void put(const std::string& text) {
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
    open_ = true;
  }
  void end() {
    if (open_) std::fputc('\n', stderr);
    open_ = false;
  }
  std::int64_t total_ = 0;
  bool open_ = false;
};

}  // namespace

Place Context::place() const {
  Place place;
  place.workspace = workspace.empty() ? default_workspace() : std::filesystem::path(workspace);
  place.device = device;
  place.threads = threads;
  return place;
}

std::stop_token Context::stop() const { return stop_on_signals(); }

void Context::answer(const Json& document, const std::function<void(const Json&)>& table) const {
  if (json) {
    std::cout << dump(document, 1) << std::endl;
  } else if (events != "-") {
    table(document);
  }
}

EventSink Context::sink() const {
  struct Outputs {
    std::ofstream file;
    bool on_stdout = false;
    LiveLine line;
    bool live = false;
  };
  auto outputs = std::make_shared<Outputs>();
  outputs->on_stdout = events == "-";
  outputs->live = !json && !outputs->on_stdout && ::isatty(STDERR_FILENO);
  if (!events.empty() && !outputs->on_stdout) {
    outputs->file.open(events, std::ios::app);
    if (!outputs->file) throw InputError(ErrorKind::disk, events, "the events file cannot be written", "Choose another --events FILE.");
  }
  return [outputs, path = events](const Event& event) {
    if (outputs->live) outputs->line.show(event);
    // A run's lines begin with its start: the reading before it is nobody's yet, and told on the live line alone.
    if (path.empty() || (event.run.empty() && std::holds_alternative<Progress>(event.what))) return;
    std::ostream& out = outputs->on_stdout ? std::cout : outputs->file;
    out << dump(to_json(event)) << '\n' << std::flush;
    if (!out) throw InputError(ErrorKind::disk, path, "writing an event failed", "Free some space, or choose another --events FILE.");
  };
}

CLI::App* command(CLI::App& parent, Context& context, const std::string& name, const std::string& help, const std::string& example,
                  std::function<void()> run) {
  CLI::App* made = parent.add_subcommand(name, help);
  made->footer("Example:\n  " + example);
  made->add_flag("--json", context.json, "One JSON document on stdout, everything else on stderr");
  made->add_option("--workspace", context.workspace, "Where runs and the store live (else $CANDLEWRIGHT_WORKSPACE)");
  made->add_option("--events", context.events, "Append one JSON object a line as things happen; - is stdout");
  made->add_option("--threads", context.threads, "Threads to compute with (default: all cores)")->check(CLI::Range(1, 4096));
  made->add_option("--device", context.device, "auto, cpu, cuda or cuda:N")->check([](const std::string& text) {
    const bool cuda = text.rfind("cuda:", 0) == 0 && text.size() > 5 && text.find_first_not_of("0123456789", 5) == std::string::npos;
    return text == "auto" || text == "cpu" || text == "cuda" || cuda ? std::string()
                                                                     : "device " + text + " is none of auto, cpu, cuda, cuda:N";
  });
  made->callback([&context, run = std::move(run)] {
    if (context.json && context.events == "-") {
      throw InputError(ErrorKind::usage, "--events -", "stdout cannot carry both events and the --json document",
                       "Give --events FILE, or leave --json out.");
    }
    run();
  });
  return made;
}

void print_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  std::vector<bool> right(head.size(), !rows.empty());
  for (std::size_t c = 0; c < head.size(); ++c) {
    widths.push_back(width_of(head[c]));
    for (const auto& row : rows) {
      widths[c] = std::max(widths[c], width_of(row[c]));
      if (!row[c].empty() && !is_number(row[c]) && row[c] != "–") right[c] = false;
    }
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = printable(cells[c]);
      const std::string pad(widths[c] - std::min(widths[c], width_of(cell)), ' ');
      text += right[c] ? pad + cell : cell + pad;
      if (c + 1 < cells.size()) text += "  ";
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    std::cout << text << '\n';
  };
  line(head);
  for (const auto& row : rows) line(row);
}

}  // namespace candlewright::cli
