#include <algorithm>
#include <set>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/compute/device.h"
#include "engine/evaluation/document.h"
#include "engine/jobs/forecasters.h"
#include "engine/jobs/parts.h"

namespace candlewright {
namespace {

constexpr std::int64_t usual_lookback = 64, usual_horizon = 30;  // of forecasters that are no run

Part part_named(const std::string& name) {
  for (const Part part : {Part::validation, Part::test, Part::held_out}) {
    if (name == name_of(part)) return part;
  }
  throw InputError(ErrorKind::settings, "part", "\"" + name + "\" is no part that can be judged", "Use val, test or held_out.");
}

void check(const EvaluateJob& job) {
  if (job.forecasters.empty()) {
    throw InputError(ErrorKind::usage, "forecasters", "nothing to evaluate is named", "Give --run, --model or --forecaster.");
  }
  if (job.lookback != 0) require_at_least("lookback", job.lookback, 1);
  if (job.horizon != 0) require_at_least("horizon", job.horizon, 1);
  require_at_least("stride", job.stride, 1);
  require_at_least("part_rows", job.part_rows, 0);
  for (const std::int64_t h : job.horizons) require_at_least("horizons", h, 1);
  check_sampling(job.sampling);
  if (part_named(job.part) != Part::held_out && job.part_rows > 0) {
    throw InputError(ErrorKind::settings, "part_rows",
                     "only held-out symbols can be judged on more rows than their part, since the others were trained on theirs",
                     "Add --part held_out, or leave --part-rows out.");
  }
}

Protocol protocol_of(const EvaluateJob& job, const OpenForecaster& model) {
  Protocol protocol;
  protocol.part = part_named(job.part);
  protocol.part_rows = job.part_rows;
  protocol.lookback = job.lookback ? job.lookback : trained_with(model, "lookback", usual_lookback);
  protocol.horizon = job.horizon ? job.horizon : trained_with(model, "horizon", usual_horizon);
  protocol.stride = job.stride;
  const std::set<std::int64_t> steps(job.horizons.begin(), job.horizons.end());
  protocol.horizons.assign(steps.begin(), steps.end());
  return protocol;
}

/// A place that cannot be written is told before the work, not after it.
void make_folder_of(const std::filesystem::path& file) {
  if (file.has_parent_path()) make_folder(file.parent_path());
}

/// How the folder is cut where it does not say: as for the run's training, and never into a validation part that holds no window.
SplitSettings split_of(const OpenForecaster& model, const Protocol& protocol) {
  SplitSettings split;
  split.validation_rows = trained_with(model, "validation_rows", split.validation_rows);
  split.test_rows = trained_with(model, "test_rows", split.test_rows);
  split.gap = trained_with(model, "split_gap", split.gap);
  if (protocol.part == Part::validation) split.validation_rows = std::max(split.validation_rows, protocol.horizon);
  return split;
}

std::vector<StoredForecast> to_store(Evaluation&& evaluation) {
  std::vector<StoredForecast> stored;
  for (std::size_t s = 0; s < evaluation.symbols.size(); ++s) {
    for (JudgedForecast& f : evaluation.forecasts[s]) {
      stored.push_back({evaluation.symbols[s].symbol, f.origin_time, f.last_close, std::move(f.times), std::move(f.close),
                        std::move(f.actual), std::move(f.levels), std::move(f.quantiles)});
    }
  }
  return stored;
}

}  // namespace

Json run_evaluate(const EvaluateJob& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  check(job);
  make_folder_of(job.out);
  make_folder_of(job.export_forecasts);
  const int threads = use_threads(place.threads);
  const std::string device = resolve_device(place.device);
  std::vector<OpenForecaster> forecasters;
  for (const std::string& word : job.forecasters) forecasters.push_back(open_forecaster(word, place));
  const OpenForecaster& model = forecasters.front();
  const Protocol protocol = protocol_of(job, model);

  const auto tell = [&](auto&& what) { sink(Event{model.run ? model.run->id : std::string(), now(), what}); };
  const auto read = [&](std::int64_t done, std::int64_t total) { tell(Progress{"reading files", done, total, "files"}); };
  const Dataset data = open_dataset(job.data, split_of(model, protocol), place.workspace / "cache", read, stop);

  Json notices = Json::array();
  for (const std::string& notice : data.notices) notices.push_back(notice);
  for (const OpenForecaster& f : forecasters) {
    const std::string notice = band_notice(f, job.sampling);
    if (!notice.empty() && std::find(notices.begin(), notices.end(), notice) == notices.end()) notices.push_back(notice);
  }
  for (const Json& notice : notices) tell(Notice{"info", notice.get<std::string>()});

  Evaluation judged;  // of the model
  Json baselines;
  for (std::size_t i = 0; i < forecasters.size(); ++i) {
    const std::string doing = forecasters.size() > 1 ? "evaluating " + forecasters[i].name : "evaluating";
    const auto progress = [&](std::int64_t done, std::int64_t total) { tell(Progress{doing, done, total, "windows"}); };
    Evaluation evaluation = evaluate(*forecasters[i].forecaster, data, protocol, job.sampling, progress, stop);
    baselines["persistence"] = persistence_json(evaluation.aggregate);
    if (forecasters.size() > 1 || !forecasters[i].draws_samples) {
      if (forecasters[i].name != "persistence") baselines[forecasters[i].name] = baseline_json(evaluation.aggregate);
    }
    if (i == 0) judged = std::move(evaluation);
  }

  Json document{{"protocol", protocol_json(protocol, job.sampling)},
                {"model", model_json(model)},
                {"data", {{"folder", job.data.string()}, {"fingerprint", data.fingerprint}}},
                {"aggregate", to_json(judged.aggregate)},
                {"baselines", baselines},
                {"per_symbol", Json::array()},
                {"skipped", skipped_json(judged.skipped)},
                {"units", units_json()},
                {"notices", notices},
                {"device", device},
                {"threads", threads},
                {"time", to_iso(now())}};
  for (const SymbolFigures& figures : judged.symbols) document["per_symbol"].push_back(to_json(figures));

  if (!job.export_forecasts.empty()) write_file(job.export_forecasts, export_lines(judged));
  RunStore store(place.workspace);
  std::filesystem::path out = job.out;
  if (out.empty() && model.run) out = store.run_folder(model.run->id) / "evaluation.json";
  if (!out.empty()) write_file(out, dump(document, 1) + "\n");
  EvaluationRow row;
  if (model.run) row.run = model.run->id;
  row.checkpoint = model.checkpoint;
  row.part = job.part;
  row.source = document["model"]["source"];
  row.time = now();
  row.document = document;
  store.add_evaluation(std::move(row), to_store(std::move(judged)));
  return document;
}

}  // namespace candlewright
