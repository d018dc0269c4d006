#include <iostream>
#include <memory>

#include "app/cli/run_figures.h"
#include "app/cli/run_verbs.h"
#include "engine/base/error.h"
#include "engine/jobs/train.h"
#include "engine/storage/run_store.h"

namespace candlewright::cli {
namespace {

void train(Context& context, const TrainJob& job) {
  const Json document = run(job, context.place(), context.sink(), context.stop());
  if (document.value("status", "") == "stopped") context.exit_code = 3;
  context.answer(document, [](const Json& d) {
    std::cout << "Run " << cell(d["run"]) << " " << cell(d["status"]) << " after " << cell(d["steps"]) << " steps.\n";
  });
}

void add_repeat(CLI::App& runs, Context& context) {
  struct Asked {
    std::string run, name;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made = command(runs, context, "repeat", "Trains a new run with the settings, data and seed of another",
                           "candlewright-cli runs repeat last", [&context, asked] {
                             TrainJob job;
                             {
                               const RunStore store(context.place().workspace, true);
                               const RunRow parent = store.find(asked->run);
                               job = job_of_run(store, parent.id);
                               job.parent = parent.id;
                               job.name = asked->name.empty() ? parent.name : asked->name;
                             }
                             train(context, job);
                           });
  add_run(*made, asked->run);
  made->add_option("--name", asked->name, "Name of the new run (else that of the other)");
}

void add_fork(CLI::App& runs, Context& context) {
  struct Asked {
    std::string run, name, checkpoint = "best";
    std::vector<std::string> settings;
    std::int64_t max_steps = -1;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* made =
      command(runs, context, "fork", "Trains a new run from a checkpoint of another, with some settings changed",
              "candlewright-cli runs fork last --checkpoint latest --set training.learning_rate=0.002 --max-steps 3", [&context, asked] {
                TrainJob job;
                {
                  const RunStore store(context.place().workspace, true);
                  const RunRow parent = store.find(asked->run);
                  const CheckpointRow checkpoint = store.find_checkpoint(parent.id, asked->checkpoint);
                  job = fork_of_run(store, parent.id, checkpoint.path, asked->settings, asked->max_steps);
                  job.parent = parent.id;
                  job.name = asked->name.empty() ? parent.name : asked->name;
                }
                train(context, job);
              });
  add_run(*made, asked->run);
  made->add_option("--checkpoint", asked->checkpoint, "best, latest or a name; checkpoints list shows them")->capture_default_str();
  made->add_option("--set", asked->settings, "path=value, as in train; may be given several times")->allow_extra_args(false);
  made->add_option("--max-steps", asked->max_steps, "Optimizer steps of each stage at most; 0 = all epochs")->check(CLI::NonNegativeNumber);
  made->add_option("--name", asked->name, "Name of the new run (else that of the other)");
}

}  // namespace

void add_run_again_verbs(CLI::App& runs, Context& context) {
  add_repeat(runs, context);
  add_fork(runs, context);
}

}  // namespace candlewright::cli
