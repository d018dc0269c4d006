#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "engine/training/run_config.h"

namespace candlewright::cli {
namespace {

struct TrainOptions {
  SettingsRequest settings;
  std::string data, name, init, config;
  std::int64_t max_steps = 0;
  bool dry_run = false;
};

std::string figure(const Json& value, int digits) {
  if (!value.is_number()) return "–";
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", digits, value.get<double>());
  return text;
}

std::string word(const Json& value) { return value.is_string() ? value.get<std::string>() : value.is_null() ? "–" : dump(value); }

std::string size_of(const Json& bytes) { return figure(Json(bytes.get<double>() / 1e6), 1) + " MB"; }

void print_result(const Json& d) {
  const Json& best = d.at("best");
  const Json& v = d.at("validation");
  std::cout << "Run " << word(d.at("run")) << " " << word(d.at("status")) << " after " << d.at("steps") << " steps in "
            << figure(d.at("seconds"), 1) << " s (" << figure(d.at("steps_per_second"), 2) << " a second), " << word(d.at("device")) << ", "
            << d.at("threads") << " threads, " << word(d.at("precision")) << ".\n";
  if (d.contains("note")) std::cout << word(d.at("note")) << "\n";
  if (v.is_object()) {
    print_table({"validation", "value"}, {{"loss", figure(v.at("loss"), 4)},
                                          {"pct_mae %", figure(v.at("pct_mae"), 3)},
                                          {"persistence %", figure(v.at("persistence_pct_mae"), 3)},
                                          {"skill %", v.at("skill").is_number() ? figure(Json(100 * v.at("skill").get<double>()), 2) : "–"},
                                          {"windows", dump(v.at("windows"))}});
  }
  if (best.at("checkpoint").is_string()) {
    std::cout << "Best checkpoint: " << word(best.at("checkpoint")) << " (" << word(best.at("metric")) << " " << figure(best.at("value"), 4)
              << ")\n";
  }
  std::cout << "Files: " << word(d.at("folder")) << "\n";
}

void print_plan(const Json& d) {
  print_table({"dry run", "value"}, {{"training windows", dump(d.at("windows"))},
                                     {"validation windows", dump(d.at("validation_windows"))},
                                     {"steps per epoch", dump(d.at("steps_per_epoch"))},
                                     {"steps in all", dump(d.at("steps"))},
                                     {"parameters", dump(d.at("parameters"))},
                                     {"memory, about", size_of(d.at("memory").at("bytes"))},
                                     {"seconds, about", figure(d.at("seconds"), 0) + (d.at("seconds_as_run").is_null()
                                                                                           ? ", by the speed of matrix products alone"
                                                                                           : ", as run #" + dump(d.at("seconds_as_run")))},
                                     {"disk, about", size_of(d.at("disk").at("bytes"))},
                                     {"device", word(d.at("device"))},
                                     {"precision", word(d.at("precision"))}});
  std::cout << "Settings:\n" << dump(d.at("settings"), 1) << "\nNothing was written.\n";
}

void finish(Context& context, const Json& document) {
  if (document.value("status", "") == "stopped") context.exit_code = 3;
  context.answer(document, [](const Json& d) { d.contains("status") ? print_result(d) : print_plan(d); });
}

void train(Context& context, TrainOptions& options) {
  options.settings.file = options.config;
  options.settings.init = options.init;
  RunConfig config = resolve(options.settings);
  TrainJob job;
  job.model = options.settings.model;
  job.settings = to_json(config);
  job.data = options.data;
  job.init = options.init;
  job.name = !options.name.empty() ? options.name : job.model + (options.settings.preset.empty() ? "" : " " + options.settings.preset);
  job.max_steps = options.max_steps;
  job.dry_run = options.dry_run;
  finish(context, run(job, context.place(), context.sink(), context.stop()));
}

}  // namespace

void add_train_commands(CLI::App& app, Context& context) {
  auto options = std::make_shared<TrainOptions>();
  CLI::App* made =
      command(app, context, "train", "Trains a model on a folder of bars",
              "candlewright-cli train --model kronos --data market --preset quick --max-steps 4 --name first\n"
              "  candlewright-cli train --model kronos --data market --preset quick --max-steps 4 --set training.seed=2 --name second",
              [&context, options] { train(context, *options); });
  made->add_option("--model", options->settings.model, "Family of models: kronos, toto")->required();
  made->add_option("--data", options->data, "Folder of CSV or Parquet files, or one file")->required();
  made->add_option("--preset", options->settings.preset, "Named settings to start from; see the command presets");
  made->add_option("--config", options->config, "JSON file of settings, over the preset");
  made->add_option("--set", options->settings.assignments, "path=value, over everything else; may be repeated")->allow_extra_args(false);
  made->add_option("--init", options->init, "Model folder, or checkpoint, whose weights are the start (default: random)");
  made->add_option("--name", options->name, "A name for the run");
  made->add_option("--max-steps", options->max_steps, "End each stage after so many steps (default: all epochs)")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 40));
  made->add_flag("--dry-run", options->dry_run, "Tell settings, windows, memory, time and disk, and write nothing");

  auto run_word = std::make_shared<std::string>();
  CLI::App* resume = command(app, context, "resume", "Continues a stopped, interrupted or failed run to its end",
                             "candlewright-cli resume last", [&context, run_word] {
                               finish(context, run(ResumeJob{*run_word}, context.place(), context.sink(), context.stop()));
                             });
  resume->add_option("run", *run_word, "Id, unique prefix, #number, name or last")->required();
}

}  // namespace candlewright::cli
