#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/run_figures.h"
#include "app/cli/run_verbs.h"
#include "engine/base/error.h"
#include "engine/jobs/checkpoint_deletion.h"
#include "engine/storage/run_document.h"
#include "engine/storage/run_store.h"
#include "engine/training/checkpoint.h"

namespace candlewright::cli {
namespace {

namespace fs = std::filesystem;

void add_list(CLI::App& checkpoints, Context& context) {
  struct Asked {
    std::string run;
    bool all = false;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made =
      command(checkpoints, context, "list", "Lists the checkpoints of a run", "candlewright-cli checkpoints list last", [&context, asked] {
        const RunStore store(context.place().workspace, true);
        const RunRow run = store.find(asked->run, true);
        Json document{{"run", run.id}, {"checkpoints", Json::array()}};
        for (const CheckpointRow& row : store.checkpoints(run.id)) {
          if (asked->all || !row.removed) document["checkpoints"].push_back(checkpoint_document(row));
        }
        context.answer(document, [](const Json& d) {
          std::vector<std::vector<std::string>> rows;
          for (const Json& c : d["checkpoints"]) {
            rows.push_back({cell(c["name"]), cell(c["step"]), cell(c["epoch"]), cell(c["stage"]), cell(c["metric"]), cell(c["value"]),
                            c["best"].get<bool>() ? "best" : "", bytes_cell(c["bytes"]), time_cell(c["saved"]),
                            c["removed"].is_null() ? "" : "removed"});
          }
          print_table({"checkpoint", "step", "epoch", "stage", "by", "value", "", "size", "saved (UTC)", ""}, rows);
        });
      });
  add_run(*made, asked->run);
  made->add_flag("--all", asked->all, "Those too that were removed since");
}

/// The checkpoint folders that a word means: a checkpoint's own folder, a folder of checkpoints or of a run, or a run.
std::vector<fs::path> meant_by(const std::string& word, const Context& context) {
  std::vector<fs::path> folders;
  std::error_code ignored;
  const bool is_path = word.find('/') != std::string::npos || fs::exists(word, ignored);
  if (!is_path) {
    const RunStore store(context.place().workspace, true);
    const RunRow run = store.find(word, true);
    for (const CheckpointRow& row : store.checkpoints(run.id)) {
      if (!row.removed) folders.push_back(row.path);
    }
    if (folders.empty())
      throw InputError(ErrorKind::store, "run " + run.id, "it has no checkpoint", "Train it further, or choose another run.");
    return folders;
  }
  for (const fs::path& below : {fs::path(word), fs::path(word) / "checkpoints"}) {
    if (!fs::is_directory(below, ignored) || fs::exists(below / "manifest.json", ignored)) continue;
    for (const auto& entry : fs::directory_iterator(below)) {
      const bool leftover = entry.path().extension() == ".tmp";
      if (entry.is_directory() && !entry.is_symlink() && !leftover && fs::exists(entry.path() / "manifest.json"))
        folders.push_back(entry.path());
    }
  }
  if (folders.empty()) folders.push_back(word);
  return folders;
}

void add_verify(CLI::App& checkpoints, Context& context) {
  auto word = std::make_shared<std::string>();
  CLI::App* made =
      command(checkpoints, context, "verify", "Checks the content hashes of checkpoints; exit code 1 if one is damaged",
              "candlewright-cli checkpoints verify last", [&context, word] {
                Json document{{"checkpoints", Json::array()}};
                std::string damage;
                fs::path first;
                for (const fs::path& folder : meant_by(*word, context)) {
                  for (const Damage& found : verify_checkpoint(folder)) {
                    if (damage.empty()) first = folder;
                    const std::string place = folder == first ? found.file : (folder / found.file).string();
                    damage += (damage.empty() ? "" : "; ") + place + " " + found.what;
                  }
                  document["checkpoints"].push_back({{"name", folder.filename().string()}, {"path", folder.string()}, {"whole", true}});
                }
                if (!damage.empty()) {
                  throw InputError(ErrorKind::input, first.string(), damage, "Use another checkpoint; resume does so by itself.");
                }
                context.answer(document, [](const Json& d) {
                  for (const Json& c : d["checkpoints"]) std::cout << cell(c["path"]) << " is whole.\n";
                });
              });
  made->add_option("RUN|PATH", *word, "A run, or the folder of a checkpoint, of checkpoints or of a run")->required();
}

void add_delete(CLI::App& checkpoints, Context& context) {
  struct Asked {
    std::string run;
    std::vector<std::string> names;
    bool all_but_best = false;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made = command(checkpoints, context, "delete", "Deletes checkpoints of a run for ever",
                           "candlewright-cli checkpoints delete last --all-but-best", [&context, asked] {
                             const fs::path workspace = context.place().workspace;
                             const RunRow run = RunStore(workspace, true).find(asked->run);
                             if (asked->names.empty() && !asked->all_but_best) {
                               throw InputError(ErrorKind::usage, "checkpoints delete", "no checkpoint is named",
                                                "Name them as checkpoints list does, or give --all-but-best.");
                             }
                             RunStore store(workspace);
                             std::vector<std::string> going = asked->names;
                             if (asked->all_but_best) {
                               const CheckpointRow kept = store.find_checkpoint(run.id, run.best_checkpoint.empty() ? "latest" : "best");
                               for (const CheckpointRow& row : store.checkpoints(run.id)) {
                                 if (!row.removed && row.name != kept.name) going.push_back(row.name);
                               }
                             }
                             const Json document{{"run", run.id}, {"deleted", delete_checkpoints(store, run, going)}};
                             context.answer(document, [](const Json& d) {
                               for (const Json& name : d["deleted"]) std::cout << cell(name) << " is deleted.\n";
                               if (d["deleted"].empty()) std::cout << "Nothing to delete.\n";
                             });
                           });
  add_run(*made, asked->run);
  made->add_option("NAME", asked->names, "Names as checkpoints list shows them, best or latest");
  made->add_flag("--all-but-best", asked->all_but_best, "All but the best one");
}

}  // namespace

void add_checkpoint_commands(CLI::App& app, Context& context) {
  CLI::App* checkpoints = app.add_subcommand("checkpoints", "Lists, verifies and deletes the checkpoints of runs");
  checkpoints->require_subcommand(1);
  add_list(*checkpoints, context);
  add_verify(*checkpoints, context);
  add_delete(*checkpoints, context);
}

}  // namespace candlewright::cli
