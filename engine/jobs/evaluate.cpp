#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/compute/device.h"
#include "engine/evaluation/calibration.h"
#include "engine/evaluation/document.h"
#include "engine/evaluation/ensemble.h"
#include "engine/jobs/forecasters.h"
#include "engine/jobs/parts.h"
#include "engine/models/family.h"
#include "engine/training/run_config.h"

namespace candlewright {
namespace {

constexpr std::int64_t usual_lookback = 64, usual_horizon = 30;  // of forecasters that are no run

Part part_named(const std::string& name) {
  for (const Part part : {Part::validation, Part::test, Part::held_out}) {
    if (name == name_of(part)) return part;
  }
  throw InputError(ErrorKind::settings, "part", "\"" + name + "\" is no part that can be judged", "Use val, test or held_out.");
}

std::optional<Combination> combination_of(const EvaluateJob& job) {
  return job.ensemble.empty() ? std::nullopt : std::optional(combination_named(job.ensemble));
}

/// True if something is fitted to bars that are not judged.
bool fits(const EvaluateJob& job) {
  const auto combination = combination_of(job);
  return !job.calibrate.empty() || (combination && needs_fit(*combination));
}

void check_fit(const EvaluateJob& job) {
  if (combination_of(job) && job.forecasters.size() < 2) {
    throw InputError(ErrorKind::usage, "ensemble", "an ensemble needs at least two forecasters", "Name them with --forecaster A,B.");
  }
  if (!job.calibrate.empty() && job.calibrate != "conformal") {
    throw InputError(ErrorKind::settings, "calibrate", "\"" + job.calibrate + "\" is no calibration", "Use conformal.");
  }
  if (fits(job) && part_named(job.part) == Part::validation) {
    throw InputError(ErrorKind::settings, "part", "weights and bands are fitted on the validation part, so that it cannot judge them",
                     "Judge the part test or held_out.");
  }
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
  check_fit(job);
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
  if (!job.lookback && model.run) protocol.least_context = model_family(model.run->model).least_context;
  protocol.horizon = job.horizon ? job.horizon : trained_with(model, "horizon", usual_horizon);
  protocol.stride = job.stride;
  const std::set<std::int64_t> steps(job.horizons.begin(), job.horizons.end());
  protocol.horizons.clear();
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(protocol.horizons), [&](std::int64_t h) { return h <= protocol.horizon; });
  protocol.repair_candles = job.repair_candles;
  protocol.keep_samples = !job.ensemble.empty();
  return protocol;
}

/// What weights and bands are fitted on: the validation part of trained symbols, as many bars before the judged ones of held-out symbols.
Protocol fit_protocol(const Protocol& judged) {
  Protocol fit = judged;
  fit.horizons = {};
  if (judged.part == Part::held_out) {
    fit.before_part = true;
  } else {
    fit.part = Part::validation;
  }
  return fit;
}

Json fitted_on(const Protocol& fit) {
  return fit.before_part ? "as many bars before each held-out symbol's judged ones" : "the symbol's validation part";
}

/// A place that cannot be written is told before the work, not after it.
void make_folder_of(const std::filesystem::path& file) {
  if (file.has_parent_path()) make_folder(file.parent_path());
}

/// How the folder is cut where it does not say: as for the run's training, and never into a validation part that holds no window.
SplitSettings split_of(const OpenForecaster& model, const Protocol& protocol, bool needs_validation) {
  SplitSettings split;
  if (model.run && model.run->settings.is_object())
    split = run_config_from(model.run->model, model.run->settings, "settings of run " + model.run->id).split();
  // Where nothing validates no part is cut for it, and nobody is told of one.
  split.validation_rows = trained_with(model, "validation_rows", split.validation_rows);
  needs_validation |= !split.held_out.empty();  // what is judged of them is both parts
  split.validation_rows = needs_validation ? std::max(split.validation_rows, protocol.horizon) : 0;
  if (!needs_validation) split.validation_share = 0, split.validation_from.reset();
  return split;
}

std::vector<StoredForecast> to_store(Evaluation&& evaluation) {
  std::vector<StoredForecast> stored;
  for (std::size_t s = 0; s < evaluation.symbols.size(); ++s) {
    for (JudgedForecast& f : evaluation.forecasts[s]) {
      stored.push_back({evaluation.symbols[s].symbol, f.origin_time, f.last_close, std::move(f.times), std::move(f.close),
                        std::move(f.actual), std::move(f.levels), std::move(f.quantiles), std::move(f.paths)});
    }
  }
  return stored;
}

/// All forecasters of a job on one set of windows after the other.
class Bench {
 public:
  Bench(const std::vector<OpenForecaster>& forecasters, const Dataset& data, const SamplingSettings& sampling,
        std::function<void(const Progress&)> tell, std::stop_token stop)
      : forecasters_(forecasters), data_(data), sampling_(sampling), tell_(std::move(tell)), stop_(std::move(stop)) {}

  Evaluation one(std::size_t forecaster, const Protocol& protocol, const std::string& doing) const {
    const std::string text = forecasters_.size() > 1 ? doing + " " + forecasters_[forecaster].name : doing;
    const auto progress = [&](std::int64_t done, std::int64_t total) { tell_({text, done, total, "windows"}); };
    return evaluate(*forecasters_[forecaster].forecaster, data_, protocol, sampling_, progress, stop_);
  }
  std::vector<Evaluation> all(const Protocol& protocol, const std::string& doing) const {
    std::vector<Evaluation> evaluations;
    for (std::size_t i = 0; i < forecasters_.size(); ++i) evaluations.push_back(one(i, protocol, doing));
    return evaluations;
  }

 private:
  const std::vector<OpenForecaster>& forecasters_;
  const Dataset& data_;
  const SamplingSettings& sampling_;
  std::function<void(const Progress&)> tell_;
  std::stop_token stop_;
};

Json ensemble_json(Combination combination, const std::vector<OpenForecaster>& members, const Evaluation& judged,
                   const std::map<std::string, MemberWeights>& weights, const Protocol& fit) {
  Json json{{"combination", name_of(combination)},
            {"members", Json::array()},
            {"fitted_on", needs_fit(combination) ? fitted_on(fit) : Json(nullptr)},
            {"weights", Json::object()},
            {"equal_weights", Json::array()}};
  for (const OpenForecaster& member : members) json["members"].push_back(model_json(member));
  if (combination == Combination::median) return json;
  for (const SymbolFigures& s : judged.symbols) {
    const auto found = weights.find(s.symbol);
    Json& entry = json["weights"][s.symbol];
    for (std::size_t m = 0; m < members.size(); ++m) {
      entry["weights"].push_back(found == weights.end() ? 1.0 / static_cast<double>(members.size()) : found->second.weights[m]);
    }
    if (found == weights.end()) {
      json["equal_weights"].push_back(s.symbol);
    } else {
      entry["closes"] = found->second.cells;
      entry["first_origin"] = found->second.first;
      entry["last_origin"] = found->second.last;
    }
  }
  return json;
}

/// The ensemble in the place of the model.
Json ensemble_model_json(const Json& ensemble, const std::vector<OpenForecaster>& members) {
  std::string names;
  for (const OpenForecaster& member : members) names += (names.empty() ? "" : ", ") + member.name;
  return {{"kind", "ensemble"},
          {"source", ensemble["combination"].get<std::string>() + " of " + names},
          {"fingerprint", "sha256:" + sha256(dump(ensemble))}};
}

Json bands_json(const AggregateFigures& all, const char* figure) {
  Json json;
  for (const int percent : central_bands) {
    const auto value = all.model.get(figure + ("." + std::to_string(percent)));
    json[std::to_string(percent)] = value ? Json(*value) : Json(nullptr);
  }
  return json;
}

/// Fits and applies the calibration; its part of the document.
Json calibrate_bands(Evaluation& judged, const Evaluation& on_validation, const Protocol& protocol, const Protocol& fit) {
  const Calibration calibration = fit_conformal(on_validation);
  Json json{{"method", "conformal"},
            {"fitted_on", fitted_on(fit)},
            {"closes", calibration.scores},
            {"symbols", calibration.symbols},
            {"first_origin", to_iso(calibration.first_origin)},
            {"last_origin", to_iso(calibration.last_origin)},
            {"unit", "margins in units of close x volatility of the context x root of the step"}};
  for (const auto& [percent, margin] : calibration.margins) json["margins"][std::to_string(percent)] = margin;
  json["coverage_before"] = bands_json(judged.aggregate, "coverage");
  json["width_before"] = bands_json(judged.aggregate, "width");
  calibrate(judged, calibration, protocol);
  json["coverage_after"] = bands_json(judged.aggregate, "coverage");
  json["width_after"] = bands_json(judged.aggregate, "width");
  json["crps"] = "of the sample paths, which calibration leaves as they are";
  return json;
}

/// What the person should know of the bands, if anything.
std::string coverage_notice(const AggregateFigures& all, bool calibrated) {
  const auto held = all.model.get("coverage.90");
  if (!held || calibrated || *held >= 0.8) return {};
  return "The 90 % band held " + std::to_string(static_cast<int>(std::lround(100 * *held))) +
         " % of the closes: it is too narrow. --calibrate conformal mends it.";
}

/// The document as the store keeps it: the errors by window follow from the forecasts beside it.
Json without_window_errors(Json document) {
  for (Json& symbol : document["per_symbol"]) symbol.erase("window_errors");
  return document;
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
  const Dataset data = open_dataset(job.data, split_of(model, protocol, protocol.part == Part::validation || fits(job)),
                                    place.workspace / "cache", read, stop);

  Json notices = Json::array();
  const auto notice = [&](const std::string& text) {
    if (text.empty() || std::find(notices.begin(), notices.end(), text) != notices.end()) return;
    notices.push_back(text);
    tell(Notice{"info", text});
  };
  for (const std::string& text : data.notices) notice(text);
  for (const OpenForecaster& f : forecasters) notice(f.forecaster->notice(job.sampling, protocol.horizon));

  const Bench bench(
      forecasters, data, job.sampling, [&](const Progress& progress) { tell(progress); }, stop);
  const std::optional<Combination> combination = combination_of(job);
  const Protocol fit = fit_protocol(protocol);
  std::vector<Evaluation> members;  // without an ensemble the first alone
  Json baselines;
  for (std::size_t i = 0; i < forecasters.size(); ++i) {
    Evaluation evaluation = bench.one(i, protocol, "evaluating");
    baselines["persistence"] = persistence_json(evaluation.aggregate);
    const bool told = forecasters.size() > 1 || !forecasters[i].draws_samples;
    if (told && forecasters[i].name != "persistence") baselines[forecasters[i].name] = baseline_json(evaluation.aggregate);
    if (i == 0 || combination) members.push_back(std::move(evaluation));
  }

  Json ensemble, calibration;
  Evaluation judged, on_validation;  // of the model: the ensemble, or the first forecaster
  if (combination) {
    std::map<std::string, MemberWeights> weights;
    std::vector<Evaluation> fitting;
    if (fits(job)) fitting = bench.all(fit, "fitting on validation:");
    if (needs_fit(*combination)) weights = fit_weights(*combination, fitting);
    judged = combine(*combination, members, weights, protocol);
    if (!fitting.empty()) on_validation = combine(*combination, fitting, weights, fit);
    ensemble = ensemble_json(*combination, forecasters, judged, weights, fit);
    if (needs_fit(*combination) && !ensemble["equal_weights"].empty()) {
      notice(std::to_string(ensemble["equal_weights"].size()) + " of the symbols have no windows to fit on: their weights are equal.");
    }
  } else {
    judged = std::move(members[0]);
    if (!job.calibrate.empty()) on_validation = bench.one(0, fit, "fitting on validation:");
  }
  if (!job.calibrate.empty()) calibration = calibrate_bands(judged, on_validation, protocol, fit);
  if (combination) baselines["ensemble"] = baseline_json(judged.aggregate);
  notice(coverage_notice(judged.aggregate, !job.calibrate.empty()));

  Json document{{"protocol", protocol_json(protocol, job.sampling)},
                {"model", combination ? ensemble_model_json(ensemble, forecasters) : model_json(model)},
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
  if (combination) document["ensemble"] = ensemble;
  if (!calibration.is_null()) document["calibration"] = calibration;
  for (const SymbolFigures& figures : judged.symbols) document["per_symbol"].push_back(to_json(figures));

  if (!job.export_forecasts.empty()) write_file(job.export_forecasts, export_lines(judged));
  RunStore store(place.workspace);
  const bool of_run = model.run && !combination;
  std::filesystem::path out = job.out;
  if (out.empty() && of_run) out = store.run_folder(model.run->id) / "evaluation.json";
  if (!out.empty()) write_file(out, dump(document, 1) + "\n");
  EvaluationRow row;
  if (of_run) {
    row.run = model.run->id;
    row.checkpoint = model.checkpoint;
  }
  row.part = job.part;
  row.source = document["model"]["source"];
  row.time = now();
  row.document = without_window_errors(document);
  store.add_evaluation(std::move(row), to_store(std::move(judged)));
  return document;
}

}  // namespace candlewright
