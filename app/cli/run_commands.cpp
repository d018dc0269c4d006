#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/run_figures.h"
#include "app/cli/run_verbs.h"
#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/storage/comparison.h"
#include "engine/storage/filter.h"
#include "engine/storage/run_document.h"
#include "engine/storage/run_store.h"

namespace candlewright::cli {
namespace {

void print_runs(const Json& runs) {
  if (runs.empty()) {
    std::cout << "No runs.\n";
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Json& run : runs) {
    const bool active = run["ended"].is_null() && run["status"] != "interrupted";
    rows.push_back({"#" + cell(run["number"]), cell(run["run"]), cell(run["name"]), cell(run["status"]), cell(run["model"]),
                    time_cell(run["created"]),
                    took_cell(run["started"], active                   ? Json(nullptr)
                                              : run["ended"].is_null() ? run["heartbeat"]
                                                                       : run["ended"]),
                    cell(run["step"]), cell(run["best"]["metric"]), cell(run["best"]["value"]), cell(run["best"]["persistence_pct_mae"]),
                    percent_cell(run["best"]["skill"])});
  }
  print_table({"", "run", "name", "state", "model", "created (UTC)", "took", "step", "best by", "value", "persistence", "skill"}, rows);
}

void print_run(const Json& run) {
  const auto line = [](const std::string& name, const std::string& text) { print_table({name + ":", text}, {}); };
  line("run", "#" + cell(run["number"]) + " " + cell(run["run"]) + "  " + cell(run["name"]));
  line("state", cell(run["status"]) + ", step " + cell(run["step"]) + " of " + cell(run["total_steps"]) + ", " + cell(run["device"]) +
                    ", " + cell(run["precision"]) + ", version " + cell(run["version"]));
  if (run["error"].is_object())
    line("failed", cell(run["error"]["where"]) + ": " + cell(run["error"]["message"]) + ". " + cell(run["error"]["hint"]));
  line("data", cell(run["data"]["folder"]) + "  " + cell(run["data"]["fingerprint"]));
  line("folder", cell(run["folder"]));
  if (!run["parent"].is_null()) line("parent", cell(run["parent"]));
  line("best", cell(run["best"]["checkpoint"]) + ", " + cell(run["best"]["metric"]) + " " + cell(run["best"]["value"]) + ", persistence " +
                   cell(run["best"]["persistence_pct_mae"]) + ", skill " + percent_cell(run["best"]["skill"]));
  std::string names;
  for (const Json& name : run["series"]) names += (names.empty() ? "" : ", ") + cell(name);
  line("series", names.empty() ? "–" : names);
  line("checkpoints", std::to_string(run["checkpoints"].size()) + ", evaluations: " + std::to_string(run["evaluations"].size()));
  std::cout << "\nsettings\n" << dump(run["settings"], 2) << '\n';
}

void add_list(CLI::App& runs, Context& context) {
  struct Asked {
    std::string filter;
    bool trash = false;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made =
      command(runs, context, "list", "Lists the runs of the workspace, oldest first", "candlewright-cli runs list", [&context, asked] {
        const RunFilter filter(asked->filter);
        const RunStore store(context.place().workspace, true);
        std::vector<RunRow> rows = store.runs(asked->trash);
        if (asked->trash) std::erase_if(rows, [](const RunRow& run) { return run.trashed == 0; });
        Json document{{"runs", Json::array()}};
        for (const RunRow& run : filter.select(rows)) document["runs"].push_back(run_summary(store, run));
        context.answer(document, [](const Json& d) { print_runs(d["runs"]); });
      });
  made->add_option("--filter", asked->filter,
                   "Which runs: name = 'x', skill > 0, tag = a, state:running, learning_rate < 1e-4; joined by and, or, not, ( )");
  made->add_flag("--trash", asked->trash, "Lists the trash instead");
}

void add_show(CLI::App& runs, Context& context) {
  auto word = std::make_shared<std::string>();
  CLI::App* made = command(runs, context, "show", "Shows settings, data, series, checkpoints and evaluations of a run",
                           "candlewright-cli runs show last", [&context, word] {
                             const RunStore store(context.place().workspace, true);
                             context.answer(run_document(store, store.find(*word, true)), print_run);
                           });
  add_run(*made, *word);
}

void add_series(CLI::App& runs, Context& context) {
  struct Asked {
    std::string run, metric;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made =
      command(runs, context, "series", "Prints all points of one series of a run", "candlewright-cli runs series last --metric loss",
              [&context, asked] {
                const RunStore store(context.place().workspace, true);
                const RunRow run = store.find(asked->run, true);
                const Series series = store.series(run.id, asked->metric);
                if (series.steps.empty()) {
                  std::string names;
                  for (const std::string& name : store.series_names(run.id)) names += (names.empty() ? "" : ", ") + name;
                  throw InputError(ErrorKind::store, "run " + run.id, "it has no series " + asked->metric,
                                   names.empty() ? "It has none yet: train it first." : "Choose one of " + names + ".");
                }
                context.answer(series_document(series), [](const Json& d) {
                  std::vector<std::vector<std::string>> rows;
                  for (std::size_t i = 0; i < d["steps"].size(); ++i)
                    rows.push_back({cell(d["steps"][i]), cell(d["stages"][i]), dump(d["values"][i])});
                  const std::string unit = d["unit"].get<std::string>();
                  print_table({"step", "stage", d["metric"].get<std::string>() + (unit.empty() ? "" : " (" + unit + ")")}, rows);
                });
              });
  add_run(*made, asked->run);
  made->add_option("--metric", asked->metric, "loss, learning_rate, grad_norm, validation.pct_mae, ...; runs show lists them")->required();
}

void add_compare(CLI::App& runs, Context& context) {
  struct Asked {
    std::vector<std::string> runs;
    std::string html;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made = command(runs, context, "compare", "Compares runs: figures, and the settings that differ",
                           "candlewright-cli runs compare previous last --html compare.html", [&context, asked] {
                             const RunStore store(context.place().workspace, true);
                             std::vector<RunRow> rows;
                             for (const std::string& word : asked->runs) rows.push_back(store.find(word, true));
                             Json document = compare_runs(store, rows);
                             if (!asked->html.empty()) {
                               write_file(asked->html, comparison_page(store, rows));
                               document["html"] = asked->html;
                             }
                             context.answer(document, print_comparison);
                           });
  made->add_option("RUN", asked->runs, "Two or more runs: ids, unique prefixes, numbers like #3, names, last, previous")
      ->required()
      ->expected(2, 1000);
  made->add_option("--html", asked->html, "Also writes one HTML file without external parts");
}

}  // namespace

void add_run(CLI::App& verb, std::string& word) {
  verb.add_option("RUN", word, "An id, a unique prefix of one, a number like #3, a name, last, or previous")->required();
}

void print_comparison(const Json& document) {
  print_runs(document["runs"]);
  std::vector<std::string> head{""};
  for (const Json& run : document["runs"]) head.push_back("#" + cell(run["number"]));
  const auto table = [&](const char* title, const std::vector<std::vector<std::string>>& rows) {
    if (rows.empty()) return;
    std::cout << '\n';
    head.front() = title;
    print_table(head, rows);
  };
  std::vector<std::vector<std::string>> figures, settings;
  for (const Json& row : document["figures"]) {
    for (const char* which : {"last", "best"}) {
      const std::string stage = row["stage"].get<std::string>();
      figures.push_back({row["metric"].get<std::string>() + (stage.empty() ? "" : " of the " + stage) + ", " + which});
      for (const Json& value : row[which]) figures.back().push_back(cell(value));
    }
  }
  for (const Json& row : document["settings"]) {
    settings.push_back({row["path"]});
    for (const Json& value : row["values"]) settings.back().push_back(cell(value));
  }
  table("figure", figures);
  table("setting that differs", settings);
}

void add_run_commands(CLI::App& app, Context& context) {
  CLI::App* runs = app.add_subcommand("runs", "Lists, compares, exports, repeats and deletes runs");
  runs->require_subcommand(1);
  add_list(*runs, context);
  add_show(*runs, context);
  add_series(*runs, context);
  add_compare(*runs, context);
  add_run_files_verbs(*runs, context);
  add_run_again_verbs(*runs, context);
}

}  // namespace candlewright::cli
