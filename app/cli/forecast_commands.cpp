#include <iostream>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/figures.h"
#include "app/cli/sampling_options.h"
#include "engine/base/error.h"

namespace candlewright::cli {
namespace {

struct Asked {
  ForecastJob job;
  std::string run, checkpoint, model, forecaster, csv, from;
};

void print_record(const Json& record, const std::string& symbol) {
  if (record.is_null()) {
    std::cout << "No record: these weights were not evaluated on " << symbol << " yet.\n";
    return;
  }
  std::cout << "Record on " << symbol << ": " << verdict_sentence(record["verdict"], record["skill"]) << " (part "
            << record["part"].get<std::string>() << ", " << count(record["windows"]) << " windows, " << record["horizon"]
            << " bars ahead, skill " << signed_percent(record["skill"]) << " %, 95 % interval "
            << percent_interval(record["skill_interval"]) << ")\n";
}

void print_forecast(const Json& document) {
  const Json& bands = document["quantiles"]["close"];
  const bool actual = document.contains("actual");
  std::vector<std::string> head{"time", "close", "5 %", "95 %", "persistence"};
  if (actual) head.push_back("actual");
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < document["timestamps"].size(); ++i) {
    const auto band = [&](const char* level) { return bands.is_object() ? price(bands[level][i]) : price(Json()); };
    rows.push_back({document["timestamps"][i], price(document["columns"]["close"][i]), band("0.05"), band("0.95"),
                    price(document["persistence"]["close"][i])});
    if (actual) rows.back().push_back(i < document["actual"]["close"].size() ? price(document["actual"]["close"][i]) : price(Json()));
  }
  std::cout << document["symbol"].get<std::string>() << " after " << document["origin"].get<std::string>() << " (close "
            << price(document["last_close"]) << ") by " << document["model"]["kind"].get<std::string>() << ", in the file's currency\n\n";
  print_table(head, rows);
  std::cout << '\n';
  print_record(document["record"], document["symbol"]);
  for (const Json& warning : document["warnings"]) std::cerr << warning.get<std::string>() << '\n';
  for (const Json& notice : document["notices"]) std::cerr << notice.get<std::string>() << '\n';
}

void forecast(const Context& context, Asked asked) {
  std::vector<std::string> words;
  if (!asked.run.empty()) words.push_back("run:" + asked.run + (asked.checkpoint.empty() ? "" : "/" + asked.checkpoint));
  if (!asked.model.empty()) words.push_back("model:" + asked.model);
  if (!asked.forecaster.empty()) words.push_back(asked.forecaster);
  if (words.size() != 1) {
    throw InputError(ErrorKind::usage, "forecast", words.empty() ? "no forecaster is named" : "several forecasters are named",
                     "Give one of --run, --model, --forecaster.");
  }
  asked.job.forecaster = words[0];
  asked.job.csv = asked.csv;
  if (!asked.from.empty()) asked.job.from = asked.from;
  context.answer(run(asked.job, context.place(), context.sink(), context.stop()), print_forecast);
}

}  // namespace

void add_forecast_commands(CLI::App& app, Context& context) {
  auto asked = std::make_shared<Asked>();
  asked->job.lookback = asked->job.horizon = 0;  // as the run was trained
  CLI::App* made =
      command(app, context, "forecast", "Forecasts the bars after the last one, or after --from next to what came",
              "candlewright-cli forecast --run last --csv market/ALDER.csv --samples 8", [&context, asked] { forecast(context, *asked); });
  made->add_option("--run", asked->run, "Run: id, unique prefix, #number, name or last");
  made->add_option("--checkpoint", asked->checkpoint, "best (default), latest or a checkpoint's name")->needs("--run");
  made->add_option("--model", asked->model, "Model folder");
  made->add_option("--forecaster", asked->forecaster, "A baseline: persistence, drift, seasonal_naive, random_walk");
  made->add_option("--csv", asked->csv, "File with the bars, or a folder of files")->required();
  made->add_option("--symbol", asked->job.symbol, "Which symbol of a folder, or of a file that holds several");
  made->add_option("--lookback", asked->job.lookback, "Bars of context (default: as the run was trained, else 64)")
      ->check(CLI::PositiveNumber);
  made->add_option("--horizon", asked->job.horizon, "Bars ahead (default: as the run was trained, else 30)")->check(CLI::PositiveNumber);
  made->add_option("--from", asked->from, "Origin: forecasts after this time and shows what came");
  add_sampling_options(*made, asked->job.sampling);
  made->add_flag("--paths", asked->job.with_paths, "Adds the closes of every sample path");
  made->add_flag("--allow-missing", asked->job.allow_missing, "Loads a model folder although tensors are missing: random values stand in");
  made->add_flag("--repair-candles", asked->job.repair_candles, "Mends impossible candles: high and low hold open and close");
}

}  // namespace candlewright::cli
