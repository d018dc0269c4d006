#include <iostream>
#include <memory>
#include <sstream>

#include "app/cli/context.h"
#include "app/cli/figures.h"
#include "app/cli/openmp.h"
#include "app/cli/sampling_options.h"

namespace candlewright::cli {
namespace {

/// What the command line says, until it becomes a job.
struct Asked {
  EvaluateJob job;
  std::string run, checkpoint, model;
  std::vector<std::string> forecasters;
  std::string data, out, export_forecasts;
};

std::string horizon_line(const Json& protocol) {
  std::ostringstream line;
  line << "part " << protocol["part"].get<std::string>();
  if (protocol.contains("part_rows")) line << " (the last " << protocol["part_rows"] << " bars of each symbol)";
  line << ", " << protocol["lookback"] << " bars to " << protocol["horizon"] << " ahead";
  if (protocol["stride"] != 1) line << ", a window every " << protocol["stride"] << " bars";
  return line.str();
}

void print_symbols(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& s : document["per_symbol"]) {
    rows.push_back({s["symbol"], count(s["windows"]), percent(s["pct_mae"]), percent(s["persistence_pct_mae"]), signed_percent(s["skill"]),
                    percent_interval(s["skill_interval"]), ratio(s["mase"]), s["dm"]["verdict"]});
  }
  const Json& all = document["aggregate"];
  rows.push_back({"all symbols", count(all["windows"]), percent(all["pct_mae"]), percent(document["baselines"]["persistence"]["pct_mae"]),
                  signed_percent(all["skill"]), percent_interval(all["skill_interval"]), ratio(all["mase"]), all["verdict"]});
  print_table({"symbol", "windows", "pct_MAE %", "persistence %", "skill %", "95 % interval", "MASE", "against persistence"}, rows);
}

/// Mean over symbols at each of the steps that are told apart.
void print_steps(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& step : document["protocol"]["horizons"]) {
    const std::string key = std::to_string(step.get<std::int64_t>());
    double mine = 0, theirs = 0;
    std::int64_t symbols = 0, origins = 0;
    for (const Json& s : document["per_symbol"]) {
      const auto at = s["by_horizon"].find(key);
      if (at == s["by_horizon"].end()) continue;
      mine += (*at)["pct_mae"].get<double>();
      theirs += (*at)["persistence_pct_mae"].get<double>();
      origins += (*at)["windows"].get<std::int64_t>();
      ++symbols;
    }
    if (symbols == 0) continue;
    const double n = static_cast<double>(symbols);
    rows.push_back({key, count(origins), percent(mine / n), percent(theirs / n)});
  }
  if (!rows.empty()) print_table({"bars ahead", "origins", "pct_MAE %", "persistence %"}, rows);
}

void print_baselines(const Json& document) {
  if (document["baselines"].size() < 2) return;
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, b] : document["baselines"].items()) {
    rows.push_back({name, percent(b["pct_mae"]), percent(b["mape"]), ratio(b["mase"]), signed_percent(b["skill"])});
  }
  std::cout << '\n';
  print_table({"forecaster", "pct_MAE %", "MAPE %", "MASE", "skill %"}, rows);
}

void print_evaluation(const Json& document) {
  const Json& model = document["model"];
  std::cout << model["kind"].get<std::string>() << " (" << model["source"].get<std::string>();
  if (model.contains("checkpoint")) std::cout << ", " << model["checkpoint"].get<std::string>();
  std::cout << "): " << horizon_line(document["protocol"]) << "\n\n";
  print_symbols(document);
  std::cout << '\n';
  print_steps(document);
  print_baselines(document);
  const Json& all = document["aggregate"];
  std::cout << '\n'
            << verdict_sentence(all["verdict"], all["skill"]) << " (" << count(all["symbols_evaluated"]) << " symbols, "
            << count(all["windows"]) << " windows; " << count(all["better_than_persistence"]) << " with less error than persistence)\n";
  for (const Json& s : document["skipped"])
    std::cerr << "Skipped " << s["symbol"].get<std::string>() << ": " << s["reason"].get<std::string>() << '\n';
  for (const Json& notice : document["notices"]) std::cerr << notice.get<std::string>() << '\n';
}

void evaluate(const Context& context, Asked asked) {
  if (!asked.run.empty() || !asked.model.empty()) wait_briefly_for_other_threads();
  EvaluateJob& job = asked.job;
  if (!asked.run.empty()) job.forecasters.push_back("run:" + asked.run + (asked.checkpoint.empty() ? "" : "/" + asked.checkpoint));
  if (!asked.model.empty()) job.forecasters.push_back("model:" + asked.model);
  job.forecasters.insert(job.forecasters.end(), asked.forecasters.begin(), asked.forecasters.end());
  job.data = asked.data;
  job.out = asked.out;
  job.export_forecasts = asked.export_forecasts;
  context.answer(run(job, context.place(), context.sink(), context.stop()), print_evaluation);
}

}  // namespace

void add_evaluate_commands(CLI::App& app, Context& context) {
  auto asked = std::make_shared<Asked>();
  asked->job.lookback = asked->job.horizon = 0;  // as the run was trained
  CLI::App* made = command(app, context, "evaluate", "Judges a forecaster on every window of a part, next to persistence",
                           "candlewright-cli evaluate --forecaster persistence,drift --data market --lookback 64 --horizon 10",
                           [&context, asked] { evaluate(context, *asked); });
  made->add_option("--run", asked->run, "Run to judge: id, unique prefix, #number, name or last");
  made->add_option("--checkpoint", asked->checkpoint, "best (default), latest or a checkpoint's name")->needs("--run");
  made->add_option("--model", asked->model, "Model folder to judge");
  made->add_option("--forecaster", asked->forecasters,
                   "Baselines (persistence, drift, seasonal_naive, random_walk), runs or model folders; the first is the model")
      ->delimiter(',');
  made->add_option("--data", asked->data, "Folder of the data set")->required();
  made->add_option("--part", asked->job.part, "val, test or held_out")->capture_default_str();
  made->add_option("--part-rows", asked->job.part_rows, "Judge the last N bars of held-out symbols instead of their laid-out part")
      ->check(CLI::PositiveNumber);
  made->add_option("--lookback", asked->job.lookback, "Bars of context (default: as the run was trained, else 64)")
      ->check(CLI::PositiveNumber);
  made->add_option("--horizon", asked->job.horizon, "Bars ahead (default: as the run was trained, else 30)")->check(CLI::PositiveNumber);
  made->add_option("--stride", asked->job.stride, "Bars between origins")->capture_default_str();
  made->add_option("--horizons", asked->job.horizons, "Steps that are told apart")->delimiter(',')->capture_default_str();
  add_sampling_options(*made, asked->job.sampling);
  made->add_option("--export-forecasts", asked->export_forecasts, "Writes each forecast as one JSON line");
  made->add_option("--out", asked->out, "Writes evaluation.json there (default: into the run's folder)");
}

}  // namespace candlewright::cli
