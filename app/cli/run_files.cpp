#include <iostream>
#include <memory>

#include "app/cli/run_figures.h"
#include "app/cli/run_verbs.h"
#include "engine/jobs/export.h"
#include "engine/jobs/rebuild.h"
#include "engine/storage/run_store.h"

namespace candlewright::cli {
namespace {

void add_export(CLI::App& runs, Context& context) {
  struct Asked {
    std::string run, format, out;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made = command(runs, context, "export", "Writes a run for other programs: its series, its model or all of it",
                           "candlewright-cli runs export last --format csv --out series.csv", [&context, asked] {
                             const RunStore store(context.place().workspace, true);
                             const RunRow run = store.find(asked->run, true);
                             context.answer(export_run(store, run, asked->format, asked->out), [](const Json& d) {
                               std::cout << "Wrote " << cell(d["out"]) << " (" << cell(d["format"]) << ", " << bytes_cell(d["bytes"])
                                         << ").\n";
                             });
                           });
  add_run(*made, asked->run);
  made->add_option("--format", asked->format, "csv, parquet: all series in one file; hf: a model folder; bundle: a folder with everything")
      ->required()
      ->check(CLI::IsMember(export_formats()));
  made->add_option("--out", asked->out, "File or folder to write")->required();
}

void add_delete(CLI::App& runs, Context& context) {
  struct Asked {
    std::vector<std::string> runs;
    bool purge = false;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made =
      command(runs, context, "delete", "Moves runs to the trash, out of which runs restore brings them back",
              "candlewright-cli runs delete last", [&context, asked] {
                const std::filesystem::path workspace = context.place().workspace;
                std::vector<RunRow> rows;
                for (const std::string& word : asked->runs) rows.push_back(RunStore(workspace, true).find(word, asked->purge));
                RunStore store(workspace);  // only now: a wrong word makes no store
                Json document{{"runs", Json::array()}};
                for (const RunRow& run : rows) {
                  if (asked->purge) {
                    store.purge(run.id);
                  } else {
                    store.trash(run.id);
                  }
                  document["runs"].push_back({{"run", run.id}, {"purged", asked->purge}});
                }
                context.answer(document, [&](const Json& d) {
                  for (const Json& run : d["runs"]) {
                    std::cout << cell(run["run"])
                              << (asked->purge ? " is deleted for ever.\n" : " is in the trash; runs restore brings it back.\n");
                  }
                });
              });
  made->add_option("RUN", asked->runs, "Ids, unique prefixes, numbers like #3, names, last, previous")->required();
  made->add_flag("--purge", asked->purge, "Deletes for ever, out of the trash too");
}

void add_restore(CLI::App& runs, Context& context) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* made = command(runs, context, "restore", "Brings runs back from the trash (all of it if none is named)",
                           "candlewright-cli runs restore", [&context, words] {
                             const std::filesystem::path workspace = context.place().workspace;
                             std::vector<RunRow> rows;
                             {
                               const RunStore store(workspace, true);
                               for (const std::string& word : *words) rows.push_back(store.find(word, true));
                               if (words->empty()) rows = store.runs(true);
                             }
                             std::erase_if(rows, [](const RunRow& run) { return run.trashed == 0; });
                             Json document{{"runs", Json::array()}};
                             for (const RunRow& run : rows) {
                               RunStore(workspace).restore(run.id);
                               document["runs"].push_back({{"run", run.id}});
                             }
                             context.answer(document, [](const Json& d) {
                               if (d["runs"].empty()) std::cout << "Nothing to bring back.\n";
                               for (const Json& run : d["runs"]) std::cout << cell(run["run"]) << " is back.\n";
                             });
                           });
  made->add_option("RUN", *words, "Ids, unique prefixes, numbers like #3, names");
}

void add_import(CLI::App& runs, Context& context) {
  auto bundle = std::make_shared<std::string>();
  CLI::App* made = command(runs, context, "import", "Takes a run from a bundle that runs export wrote, here or on another machine",
                           "candlewright-cli runs import bundle", [&context, bundle] {
                             RunStore store(context.place().workspace);
                             context.answer(import_bundle(store, *bundle), [](const Json& d) {
                               std::cout << cell(d["run"]) << " is in this workspace now: " << cell(d["folder"]) << "\n";
                             });
                           });
  made->add_option("BUNDLE", *bundle, "Folder with manifest.json")->required();
}

void add_rebuild(CLI::App& runs, Context& context) {
  command(runs, context, "rebuild", "Makes a damaged run store anew from the runs' folders and keeps the damaged file beside it",
          "candlewright-cli runs rebuild", [&context] {
            context.answer(rebuild_store(context.place().workspace), [](const Json& d) {
              if (d["kept"].is_null()) {
                std::cout << "The run store is sound; nothing was done.\n";
                return;
              }
              std::cout << d["runs"].size() << " runs and " << d["trashed"].size()
                        << " in the trash were taken from their folders. The damaged file is " << cell(d["kept"]) << ".\n";
              for (const Json& left : d["left_out"]) std::cout << "Left out: " << cell(left["reason"]) << "\n";
            });
          });
}

}  // namespace

void add_run_files_verbs(CLI::App& runs, Context& context) {
  add_export(runs, context);
  add_delete(runs, context);
  add_restore(runs, context);
  add_import(runs, context);
  add_rebuild(runs, context);
}

}  // namespace candlewright::cli
