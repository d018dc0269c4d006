#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "engine/base/error.h"
#include "engine/data/documents.h"
#include "engine/data/reader.h"
#include "engine/data/synthetic_market.h"

namespace candlewright::cli {
namespace {

constexpr std::size_t bars_shown = 10;  // at each end of a table for people

/// Symbols and file names are other people's text: control characters never reach a terminal.
std::string text_of(const Json& value) {
  if (value.is_null()) return "–";
  std::string text = value.is_string() ? value.get<std::string>() : dump(value);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
  return share == 0 ? "–" : text;
}

std::string day_of_text(const Json& time) { return text_of(time).substr(0, 16); }

void print_notices(const Json& document) {
  for (const auto& notice : document["notices"]) std::cout << text_of(notice) << '\n';
}

/// Tells how many files are read, on a terminal only.
std::function<void(std::int64_t, std::int64_t)> live_progress(const Context& context) {
  if (context.json || !::isatty(STDERR_FILENO)) return {};
  return [](std::int64_t done, std::int64_t all) {
    if (done % 16 != 0 && done != all) return;
    std::fprintf(stderr, "\r\033[K%s",
                 done == all ? "" : ("reading " + std::to_string(done) + " of " + std::to_string(all) + " files").c_str());
    std::fflush(stderr);
  };
}

Dataset scan(const Context& context, const std::vector<std::string>& paths) {
  return scan_dataset({paths.begin(), paths.end()}, {}, context.place().workspace / "cache", live_progress(context), context.stop());
}

Dataset open(const Context& context, const std::string& path) {
  return open_dataset(path, {}, context.place().workspace / "cache", live_progress(context), context.stop());
}

std::string repairs_text(const Json& repairs) {
  std::string text;
  for (const auto& [rule, count] : repairs.items())
    text += (text.empty() ? "" : ", ") + rule + (count.is_boolean() ? "" : " " + dump(count));
  return text;
}

void print_scan(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& s : document["symbols"]) {
    std::string note = s["status"] == "error" ? text_of(s["message"]) : repairs_text(s["repairs"]);
    for (const auto& warning : s["warnings"]) note += (note.empty() ? "" : "; ") + text_of(warning);
    rows.push_back({text_of(s["symbol"]), text_of(s["status"]), dump(s["rows"]), day_of_text(s["first"]), day_of_text(s["last"]),
                    text_of(s["frequency"]), dump(s["gaps"]), dump(s["outliers"]), percent(s["zero_volume_share"].get<double>()), note});
  }
  print_table({"symbol", "status", "rows", "first", "last", "every", "gaps", "outliers", "no volume", "repairs and warnings"}, rows);
  const Json& split = document["split"];
  std::cout << '\n'
            << document["symbols"].size() << " symbols, " << split["held_out"].size()
            << " of them held out; bars to train on: " << split["train_rows"] << ", val " << split["val_rows"] << ", test "
            << split["test_rows"] << ", held out " << split["held_out_rows"] << ".\n";
  print_notices(document);
  std::cout << "fingerprint " << text_of(document["fingerprint"]) << '\n';
}

void print_bars(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  const Json& bars = document["rows"];
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (i == bars_shown && bars.size() > 2 * bars_shown) {
      rows.push_back({"..", "", "", "", "", "", ""});
      i = bars.size() - bars_shown;
    }
    std::vector<std::string> row;
    for (const auto& cell : bars[i]) row.push_back(text_of(cell));
    rows.push_back(std::move(row));
  }
  std::vector<std::string> head;
  for (const auto& name : document["columns"]) head.push_back(text_of(name));
  print_table(head, rows);
  std::cout << '\n'
            << text_of(document["symbol"]) << ": " << bars.size() << " bars, " << document["repaired"].size()
            << " repaired cells or dropped rows";
  const std::string repairs = repairs_text(document["quality"]["repairs"]);
  std::cout << (repairs.empty() ? "" : " (" + repairs + ")") << ". --json gives them all.\n";
}

void print_split(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& s : document["symbols"]) {
    rows.push_back({text_of(s["symbol"]), dump(s["rows"]), dump(s["train_rows"]), dump(s["val_rows"]), dump(s["test_rows"]),
                    s["held_out"] == true ? "held out" : ""});
  }
  print_table({"symbol", "rows", "train", "val", "test", ""}, rows);
  for (const auto& s : document["skipped"]) std::cout << text_of(s["symbol"]) << " was left out: " << text_of(s["reason"]) << '\n';
  std::cout << "\nWritten to " << text_of(document["out"]) << ".\n";
}

void print_checks(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& check : document["checks"]) {
    std::string symbols;
    for (std::size_t i = 0; i < check["symbols"].size() && i < 3; ++i) symbols += (i ? ", " : "") + text_of(check["symbols"][i]);
    if (check["symbols"].size() > 3) symbols += ", ..";
    rows.push_back({text_of(check["verdict"]), text_of(check["name"]), text_of(check["detail"]), symbols});
  }
  print_table({"verdict", "check", "what was found", "symbols"}, rows);
  print_notices(document);
}

void print_leaks(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& leak : document["leaks"]) {
    rows.push_back({text_of(leak["kind"]), text_of(leak["symbol"]), text_of(leak["part"]), text_of(leak["other_symbol"]),
                    text_of(leak["other_part"]), dump(leak["bars"]), day_of_text(leak["first"]), day_of_text(leak["last"])});
  }
  if (rows.empty()) {
    std::cout << "No two parts of " << document["symbols_compared"] << " symbols share " << document["shortest_run"] << " bars in a row.\n";
  } else {
    print_table({"kind", "symbol", "part", "other symbol", "other part", "bars", "first", "last"}, rows);
  }
  print_notices(document);
}

void add_scan(CLI::App& data, Context& context) {
  struct Options {
    std::vector<std::string> paths;
    bool strict = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* scan_command =
      command(data, context, "scan", "Reads folders or files of bars and reports each symbol's quality",
              "candlewright-cli data scan market", [&context, options] {
                const Dataset found = scan(context, options->paths);
                const bool errors = std::any_of(found.refused.begin(), found.refused.end(),
                                                [](const PriceTable& t) { return t.quality.status == "error"; });
                context.answer(scan_document(found), print_scan);
                if (found.symbols.empty() || (options->strict && errors)) {
                  context.exit_code = 1;
                  std::fprintf(stderr, "%s\n",
                               found.symbols.empty() ? "No symbol is usable; the report says why. Give files with at least two bars."
                                                     : "Some files are in error; the report names them. Mend or remove them.");
                }
              });
  scan_command->add_option("path", options->paths, "Folders and files")->required();
  scan_command->add_flag("--strict", options->strict, "Exit 1 if any file is in error");
}

void add_bars(CLI::App& data, Context& context) {
  struct Options {
    std::string file, symbol;
  };
  auto options = std::make_shared<Options>();
  CLI::App* bars_command = command(
      data, context, "bars", "Prints one symbol's bars as the models see them, after repair", "candlewright-cli data bars market/ALDER.csv",
      [&context, options] { context.answer(bars_document(read_bars(options->file, options->symbol)), print_bars); });
  bars_command->add_option("file", options->file, "A file of bars")->required();
  bars_command->add_option("--symbol", options->symbol, "Which symbol of a file that holds several");
}

void add_split(CLI::App& data, Context& context) {
  struct Options {
    std::string folder, out;
    SplitPlan plan;
  };
  auto options = std::make_shared<Options>();
  CLI::App* split_command = command(
      data, context, "split", "Writes a folder laid out in train, val, test and held-out symbols",
      "candlewright-cli data split market --out split --held-out CEDAR", [&context, options] {
        const Dataset found = open(context, options->folder);
        context.answer(split_document(split_folder(found, options->out, options->plan, context.stop()), options->folder, options->out),
                       print_split);
      });
  split_command->add_option("folder", options->folder, "A folder of bars")->required();
  split_command->add_option("--out", options->out, "A new folder")->required();
  split_command->add_option("--test-rows", options->plan.test_rows, "Last bars of each symbol")
      ->check(CLI::Range(0, 100'000'000))
      ->capture_default_str();
  split_command->add_option("--val-rows", options->plan.validation_rows, "Bars before them (held-out symbols: --test-rows if 0)")
      ->check(CLI::Range(0, 100'000'000))
      ->capture_default_str();
  split_command->add_option("--held-out", options->plan.held_out, "Symbols to train nothing on, comma-separated")->delimiter(',');
}

void add_synth(CLI::App& data, Context& context) {
  struct Options {
    std::string out;
    SyntheticMarket market;
  };
  auto options = std::make_shared<Options>();
  CLI::App* synth_command = command(data, context, "synth", "Makes a synthetic market to try things on: invented prices, no real ones",
                                    "candlewright-cli data synth market --symbols 6 --rows 600 --seed 7", [&context, options] {
                                      const auto tables = synthetic_market(options->market);
                                      write_raw_folder(tables, options->out);
                                      Json symbols = Json::array();
                                      for (const PriceTable& table : tables) symbols.push_back(table.symbol);
                                      const Json document{{"out", options->out},
                                                          {"symbols", symbols},
                                                          {"rows", options->market.rows},
                                                          {"frequency", options->market.frequency},
                                                          {"seed", options->market.seed}};
                                      context.answer(document, [](const Json& made) {
                                        std::cout << made["symbols"].size() << " synthetic symbols of " << made["rows"]
                                                  << " bars were written to " << text_of(made["out"]) << ".\n";
                                      });
                                    });
  synth_command->add_option("out", options->out, "A new folder")->required();
  synth_command->add_option("--symbols", options->market.symbols, "How many")->capture_default_str();
  synth_command->add_option("--rows", options->market.rows, "Bars of each")->capture_default_str();
  synth_command->add_option("--frequency", options->market.frequency, "Time between bars: 5m, 1h, 1d, 1w")->capture_default_str();
  synth_command->add_option("--seed", options->market.seed, "The same seed makes the same bytes everywhere")->capture_default_str();
}

void add_check_and_leaks(CLI::App& data, Context& context) {
  struct Options {
    std::string folder;
    bool strict = false;
  };
  auto checked = std::make_shared<Options>();
  CLI::App* check_command =
      command(data, context, "check", "Asks the quality questions of a dataset and gives a verdict for each",
              "candlewright-cli data check market", [&context, checked] {
                const Dataset found = scan(context, {checked->folder});
                const auto checks = check_dataset(found);
                context.answer(checks_document(found, checks), print_checks);
                const bool failed = std::any_of(checks.begin(), checks.end(), [](const Check& check) { return check.verdict == "fail"; });
                if (found.symbols.empty() || (checked->strict && failed)) context.exit_code = 1;
              });
  check_command->add_option("folder", checked->folder, "A folder of bars")->required();
  check_command->add_flag("--strict", checked->strict, "Exit 1 if a check fails");

  auto leaked = std::make_shared<Options>();
  CLI::App* leaks_command =
      command(data, context, "leaks", "Finds bars whose values stand in two parts, so that a model has seen what it is judged on",
              "candlewright-cli data leaks split", [&context, leaked] {
                const Dataset found = open(context, leaked->folder);
                const auto leaks = find_leaks(found, context.stop());
                context.answer(leaks_document(found, leaks), print_leaks);
                if (leaked->strict && !leaks.empty()) context.exit_code = 1;
              });
  leaks_command->add_option("folder", leaked->folder, "A folder of bars")->required();
  leaks_command->add_flag("--strict", leaked->strict, "Exit 1 if there is a leak");
}

}  // namespace

void add_data_commands(CLI::App& app, Context& context) {
  CLI::App* data = app.add_subcommand("data", "Reads, checks, splits and makes folders of bars");
  data->require_subcommand(1);
  add_scan(*data, context);
  add_bars(*data, context);
  add_split(*data, context);
  add_check_and_leaks(*data, context);
  add_synth(*data, context);
}

}  // namespace candlewright::cli
