#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "app/cli/context.h"
#include "app/cli/stop.h"
#include "app/cli/version_text.h"
#include "engine/base/error.h"
#include "engine/compute/device.h"

namespace candlewright::cli {
namespace {

int exit_code_of(ErrorKind kind) { return kind == ErrorKind::usage || kind == ErrorKind::settings ? 2 : 1; }

int fail(bool json, int code, const std::string& kind, const std::string& message, const std::string& where, const std::string& hint,
         const std::string& sentence) {
  std::string line = sentence;
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  std::fprintf(stderr, "%s\n", line.c_str());
  if (json) {
    const Json document{{"error", {{"kind", kind}, {"message", message}, {"where", where}, {"hint", hint}}}};
    std::cout << dump(document, 1) << std::endl;
  }
  return code;
}

bool wants_json(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--json") return true;
  }
  return false;
}

int main_of(int argc, char** argv) {
  stop_on_signals();
  Context context;
  CLI::App app("Trains, compares and inspects forecasting models on candlestick data.", "candlewright-cli");
  app.require_subcommand(1);
  app.set_version_flag("--version", [] { return version_text(libtorch_version(), devices()); });
  app.footer("Each command has --help with an example that works as printed.");
  add_data_commands(app, context);
  add_model_commands(app, context);
  add_config_commands(app, context);
  add_train_commands(app, context);
  add_run_commands(app, context);
  add_checkpoint_commands(app, context);
  add_evaluate_commands(app, context);
  add_forecast_commands(app, context);
  const bool json = wants_json(argc, argv);
  try {
    app.parse(argc, argv);
    return context.exit_code;
  } catch (const CLI::CallForHelp& e) {
    return app.exit(e);
  } catch (const CLI::CallForAllHelp& e) {
    return app.exit(e);
  } catch (const CLI::CallForVersion& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    const std::string hint = "See candlewright-cli --help, or --help of the command.";
    return fail(json, 2, "usage", e.what(), "command line", hint, std::string(e.what()) + ". " + hint);
  } catch (const InputError& e) {
    return fail(json, exit_code_of(e.kind), name_of(e.kind), e.message, e.where, e.hint, e.what());
  } catch (const Stopped&) {
    return fail(json, 3, "stopped", "stopped on request", "", "Run the command again to do the whole work.", "Stopped on request.");
  } catch (const std::exception& e) {
    const std::string hint = "Please report it with the command line.";
    return fail(json, 1, "internal", e.what(), "candlewright-cli", hint, std::string("Unexpected problem: ") + e.what() + ". " + hint);
  }
}

}  // namespace
}  // namespace candlewright::cli

int main(int argc, char** argv) { return candlewright::cli::main_of(argc, argv); }
