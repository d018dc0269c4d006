#pragma once
#include "app/cli/context.h"

namespace candlewright::cli {

// The verbs of `runs` are spread over run_commands.cpp (to look), run_files.cpp (export, delete, restore) and run_again.cpp (repeat, fork).

/// The positional RUN that most verbs take. `word` must outlive the parsing.
void add_run(CLI::App& verb, std::string& word);
void print_comparison(const Json& document);

void add_run_files_verbs(CLI::App& runs, Context& context);
void add_run_again_verbs(CLI::App& runs, Context& context);

}  // namespace candlewright::cli
