#include <iostream>
#include <memory>
#include <sstream>

#include "app/cli/context.h"
#include "app/cli/figures.h"
#include "app/cli/sampling_options.h"
#include "engine/base/error.h"
#include "engine/evaluation/metrics.h"
#include "engine/evaluation/paired_comparison.h"
#include "engine/models/baseline/baseline.h"

namespace candlewright::cli {
namespace {

constexpr std::size_t largest_document = std::size_t{1} << 30;  // bytes; 5,000 symbols of 2,000 windows fit

/// What the command line says, until it becomes a job.
struct Asked {
  EvaluateJob job;
  std::string run, checkpoint, model;
  std::vector<std::string> forecasters;
  std::string data, out, export_forecasts;
  std::string a, b;       ///< of compare
  bool compared = false;  ///< compare was asked for, and is done
};

std::string horizon_line(const Json& protocol) {
  std::ostringstream line;
  line << "part " << protocol["part"].get<std::string>();
  if (protocol.contains("part_rows")) line << " (the last " << protocol["part_rows"] << " bars of each symbol)";
  line << ", " << protocol["lookback"] << " bars to " << protocol["horizon"] << " ahead";
  if (protocol["stride"] != 1) line << ", a window every " << protocol["stride"] << " bars";
  return line.str();
}

/// "2024-03-01 to 2024-11-30", the day alone where it says enough.
std::string span_text(const Json& figures) {
  if (!figures["first_origin"].is_string()) return "no origins";
  const auto day = [](const std::string& time) { return time.substr(11, 8) == "00:00:00" ? time.substr(0, 10) : time; };
  return day(figures["first_origin"]) + " to " + day(figures["last_origin"]);
}

std::string sampling_text(const Json& p) {
  std::ostringstream line;
  if (p["greedy"] == true) return "greedy";
  line << p["samples"] << " samples, temperature " << p["temperature"] << ", top_k " << p["top_k"] << ", top_p " << p["top_p"] << ", seed "
       << p["seed"];
  return line.str();
}

/// Enough of a fingerprint to tell two apart.
std::string short_mark(const std::string& fingerprint) {
  return fingerprint.rfind("sha256:", 0) == 0 ? fingerprint.substr(7, 12) : fingerprint;
}

void print_symbols(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& s : document["per_symbol"]) {
    rows.push_back({s["symbol"], count(s["windows"]), percent(s["pct_mae"]), percent(s["persistence_pct_mae"]), signed_percent(s["skill"]),
                    percent_interval(s["skill_interval"]), ratio(s["mase"]), share(s["coverage"]["90"]), s["dm"]["verdict"]});
  }
  const Json& all = document["aggregate"];
  rows.push_back({"all symbols", count(all["windows"]), percent(all["pct_mae"]), percent(document["baselines"]["persistence"]["pct_mae"]),
                  signed_percent(all["skill"]), percent_interval(all["skill_interval"]), ratio(all["mase"]), share(all["coverage"]["90"]),
                  all["verdict"]});
  print_table(
      {"symbol", "windows", "pct_MAE %", "persistence %", "skill %", "95 % interval", "MASE", "in 90 % band", "against persistence"}, rows);
}

/// Mean over symbols at each of the steps that are told apart.
void print_steps(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [step, at] : document["aggregate"]["by_horizon"].items()) {
    rows.push_back({step, count(at["windows"]), percent(at["pct_mae"]), percent(at["persistence_pct_mae"]), percent(at["mape"]),
                    ratio(at["mase"]), signed_percent(at["skill"]), percent_interval(at["skill_interval"])});
  }
  if (!rows.empty()) {
    print_table({"bars ahead", "origins", "pct_MAE %", "persistence %", "MAPE %", "MASE", "skill %", "95 % interval"}, rows);
  }
}

/// Every scale-free metric, mean over symbols; those of currencies stand in the document alone.
void print_metrics(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  const Json &all = document["aggregate"], &persistence = document["baselines"]["persistence"];
  for (const Metric& metric : metrics()) {
    if (!metric.scale_free) continue;
    std::string path = "/" + metric.name;
    if (const std::string group = group_of(metric.name); group != metric.name) path[1 + group.size()] = '/';
    const Json value = all.value(Json::json_pointer(path), Json());
    if (!value.is_null()) rows.push_back({metric.name, ratio(value), ratio(persistence.value(metric.name, Json())), metric.unit});
  }
  std::cout << '\n';
  print_table({"mean over symbols", "forecaster", "persistence", "unit"}, rows);
}

void print_baselines(const Json& document) {
  if (document["baselines"].size() < 2) return;
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, b] : document["baselines"].items()) {
    rows.push_back({name, percent(b["pct_mae"]), percent(b["mape"]), ratio(b["mase"]), signed_percent(b["skill"]),
                    percent_interval(b.value("skill_interval", Json())), b.value("verdict", "–")});
  }
  std::cout << '\n';
  print_table({"forecaster", "pct_MAE %", "MAPE %", "MASE", "skill %", "95 % interval", "against persistence"}, rows);
}

void print_bands(const Json& calibration) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [band, before] : calibration["coverage_before"].items()) {
    rows.push_back({band + " %", share(before), share(calibration["coverage_after"][band]), percent(calibration["width_before"][band]),
                    percent(calibration["width_after"][band])});
  }
  std::cout << "\nBands calibrated (" << calibration["method"].get<std::string>() << ") on " << count(calibration["closes"]) << " closes, "
            << calibration["fitted_on"].get<std::string>() << ":\n";
  print_table({"band", "held before", "held after", "width before %", "width after %"}, rows);
}

void print_sanity(const Json& sanity) {
  if (sanity["impossible_candles"] == 0 && sanity["negative_volumes"] == 0 && sanity["jumps"] == 0) return;
  std::cerr << "Of " << count(sanity["forecast_bars"]) << " forecast bars, " << count(sanity["impossible_candles"])
            << " are impossible candles, " << count(sanity["negative_volumes"]) << " have a negative volume, " << count(sanity["jumps"])
            << " jump further than the symbol ever did.\n";
}

void print_evaluation(const Json& document) {
  const Json& model = document["model"];
  const Json& all = document["aggregate"];
  std::cout << model["kind"].get<std::string>() << " (" << model["source"].get<std::string>();
  if (model.contains("checkpoint")) std::cout << ", " << model["checkpoint"].get<std::string>();
  std::cout << ", " << short_mark(model["fingerprint"]) << "): " << horizon_line(document["protocol"]) << '\n'
            << "origins " << span_text(all) << "; " << sampling_text(document["protocol"]) << "; data "
            << document["data"]["folder"].get<std::string>() << " (" << short_mark(document["data"]["fingerprint"]) << ")\n\n";
  print_symbols(document);
  std::cout << '\n';
  print_steps(document);
  print_metrics(document);
  print_baselines(document);
  if (document.contains("calibration")) print_bands(document["calibration"]);
  std::cout << '\n'
            << verdict_sentence(all["verdict"], all["skill"]) << " (" << count(all["symbols_evaluated"]) << " symbols, "
            << count(all["windows"]) << " windows; " << count(all["better_than_persistence"]) << " with less error than persistence)\n";
  for (const Json& s : document["skipped"])
    std::cerr << "Skipped " << s["symbol"].get<std::string>() << ": " << s["reason"].get<std::string>() << '\n';
  print_sanity(all["sanity"]);
  for (const Json& notice : document["notices"]) std::cerr << notice.get<std::string>() << '\n';
}

std::string side_text(const Json& side) { return side["model"].value("kind", "") + " (" + side["file"].get<std::string>() + ")"; }

void print_comparison(const Json& document) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& s : document["per_symbol"]) {
    rows.push_back(
        {s["symbol"], count(s["windows"]), percent(s["a"]), percent(s["b"]), signed_points(s["difference"]), s["dm"]["verdict"]});
  }
  std::cout << "A: " << side_text(document["a"]) << "\nB: " << side_text(document["b"]) << "\n\n";
  print_table({"symbol", "windows", "A pct_MAE %", "B pct_MAE %", "difference", "A against B"}, rows);
  const Json& interval = document["median_difference_interval"];
  std::cout << "\nMedian difference over " << count(document["symbols"]) << " symbols and " << count(document["windows"])
            << " windows: " << signed_points(document["median_difference"]) << " percentage points";
  if (interval.is_array()) std::cout << " (95 % interval " << signed_points(interval[0]) << " to " << signed_points(interval[1]) << ")";
  std::cout << "\nA errs less on " << count(document["symbols_better"]) << " of the symbols, more on " << count(document["symbols_worse"])
            << ". A against B: " << document["verdict"].get<std::string>() << ".\n";
  for (const Json& notice : document["notices"]) std::cerr << notice.get<std::string>() << '\n';
}

void compare(const Context& context, const std::string& a, const std::string& b) {
  context.answer(compare_evaluations(read_json(a, largest_document), read_json(b, largest_document), a, b), print_comparison);
}

void evaluate(const Context& context, Asked asked) {
  EvaluateJob& job = asked.job;
  if (!asked.run.empty()) job.forecasters.push_back("run:" + asked.run + (asked.checkpoint.empty() ? "" : "/" + asked.checkpoint));
  if (!asked.model.empty()) job.forecasters.push_back("model:" + asked.model);
  job.forecasters.insert(job.forecasters.end(), asked.forecasters.begin(), asked.forecasters.end());
  if (asked.data.empty())
    throw InputError(ErrorKind::usage, "--data", "--data is required", "Name the folder of the data set: --data DIR.");
  job.data = asked.data;
  job.out = asked.out;
  job.export_forecasts = asked.export_forecasts;
  context.answer(run(job, context.place(), context.sink(), context.stop()), print_evaluation);
}

}  // namespace

void add_evaluate_commands(CLI::App& app, Context& context) {
  auto asked = std::make_shared<Asked>();
  asked->job.lookback = asked->job.horizon = 0;  // as the run was trained
  CLI::App* made =
      command(app, context, "evaluate", "Judges a forecaster on every window of a part, next to persistence",
              "candlewright-cli evaluate --forecaster drift,persistence --data market --lookback 64 --horizon 10 --out drift.json\n"
              "  candlewright-cli evaluate --forecaster drift,seasonal_naive --ensemble mean --data market --lookback 64 --horizon 10 "
              "--out ensemble.json",
              [&context, asked] {
                if (!asked->compared) evaluate(context, *asked);
              });
  made->add_option("--run", asked->run, "Run to judge: id, unique prefix, #number, name or last");
  made->add_option("--checkpoint", asked->checkpoint, "best (default), latest or a checkpoint's name")->needs("--run");
  made->add_option("--model", asked->model, "Model folder to judge");
  made->add_option("--forecaster", asked->forecasters,
                   "Baselines (persistence, drift, seasonal_naive, random_walk), runs or model folders; the first is the model")
      ->delimiter(',');
  made->add_option("--data", asked->data, "Folder of the data set (required)");
  made->add_option("--part", asked->job.part, "val, test or held_out")->capture_default_str();
  made->add_option("--part-rows", asked->job.part_rows, "Judge the last N bars of held-out symbols instead of their laid-out part")
      ->check(CLI::PositiveNumber);
  made->add_option("--lookback", asked->job.lookback, "Bars of context (default: as the run was trained, else 64)")
      ->check(CLI::PositiveNumber);
  made->add_option("--horizon", asked->job.horizon, "Bars ahead (default: as the run was trained, else 30)")->check(CLI::PositiveNumber);
  made->add_option("--stride", asked->job.stride, "Bars between origins")->capture_default_str();
  made->add_option("--horizons", asked->job.horizons, "Steps that are told apart")->delimiter(',')->capture_default_str();
  add_sampling_options(*made, asked->job.sampling);
  made->add_option("--ensemble", asked->job.ensemble,
                   "Judges the forecasters as one: mean, median, or inverse_error, stacking (weights by symbol, fitted on validation)");
  made->add_option("--calibrate", asked->job.calibrate, "conformal: widens or narrows the bands until they hold their share on validation");
  made->add_flag("--repair-candles", asked->job.repair_candles,
                 "Mends impossible candles and jumps beyond the symbol's history, and counts them");
  made->add_option("--export-forecasts", asked->export_forecasts, "Writes each forecast as one JSON line");
  made->add_option("--out", asked->out, "Writes evaluation.json there (default: into the run's folder)");

  CLI::App* compared =
      command(*made, context, "compare", "Is A better than B? Two evaluations of the same windows, paired window by window",
              "candlewright-cli evaluate compare drift.json ensemble.json", [&context, asked] {
                asked->compared = true;
                compare(context, asked->a, asked->b);
              });
  compared->add_option("A", asked->a, "evaluation.json of the one")->required();
  compared->add_option("B", asked->b, "evaluation.json of the other")->required();
}

}  // namespace candlewright::cli
