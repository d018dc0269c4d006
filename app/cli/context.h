#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "engine/base/json.h"
#include "engine/jobs/job.h"

namespace candlewright::cli {

/// What every command shares: the common options and the way of answering.
struct Context {
  bool json = false;
  std::string events;      ///< file, "-" or empty
  std::string workspace;   ///< as given; use place().workspace
  std::string device = "auto";
  int threads = 0;
  int exit_code = 0;       ///< set by a command that ends with 1 or 3 although it has a document to print

  Place place() const;
  std::stop_token stop() const;            ///< SIGINT and SIGTERM
  /// Answers with the document: printed as JSON, or by `table` for people.
  void answer(const Json& document, const std::function<void(const Json&)>& table) const;
  /// Where a long job's events go: --events, and a live line on a terminal.
  EventSink sink() const;
};

/// Adds --json, --events, --workspace, --threads, --device to a command and an example to its help.
/// The example is a whole command line, "candlewright-cli data scan market", that works as printed.
CLI::App* command(CLI::App& parent, Context& context, const std::string& name, const std::string& help, const std::string& example,
                  std::function<void()> run);

/// A table for people: right-aligned numbers, UTF-8 aware.
void print_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

void add_data_commands(CLI::App& app, Context& context);
void add_model_commands(CLI::App& app, Context& context);        // models create, inspect
void add_config_commands(CLI::App& app, Context& context);       // config, presets
void add_train_commands(CLI::App& app, Context& context);        // train, resume
void add_run_commands(CLI::App& app, Context& context);          // runs
void add_checkpoint_commands(CLI::App& app, Context& context);   // checkpoints
void add_evaluate_commands(CLI::App& app, Context& context);     // evaluate
void add_forecast_commands(CLI::App& app, Context& context);     // forecast

}  // namespace candlewright::cli
