#include "engine/jobs/train.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/data/windows.h"
#include "engine/evaluation/document.h"
#include "engine/jobs/parts.h"
#include "engine/jobs/reading_progress.h"
#include "engine/jobs/run_files.h"
#include "engine/jobs/run_voice.h"
#include "engine/jobs/train_plan.h"
#include "engine/training/checkpoint.h"
#include "engine/training/gate.h"
#include "engine/training/trainer.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;

/// What one sitting of a run starts from.
struct Sitting {
  RunRecord record;
  TrainPlan plan;
  std::optional<CheckpointFolder> from;    ///< absent = from the beginning
  std::vector<Notice> notices;             ///< told after RunStarted
  std::optional<CheckpointSaved> unheard;  ///< a checkpoint that was whole on disk before the killed process could announce it
  bool resumed = false;
};

Json best_document(const std::optional<ShelvedCheckpoint>& best) {
  return {{"checkpoint", best ? Json(best->name) : Json(nullptr)},
          {"fingerprint", best ? Json("sha256:" + best->hash) : Json(nullptr)},
          {"metric", best ? Json(best->metric) : Json(nullptr)},
          {"value", best && best->value ? Json(*best->value) : Json(nullptr)}};
}

Json validation_document(const std::optional<ValidationDone>& validation) {
  if (!validation) return nullptr;
  Json document = to_json(Event{"", 0, *validation});
  for (const char* key : {"event", "run", "time", "per_symbol", "samples"}) document.erase(key);
  return document;
}

Json result_document(const Sitting& sitting, const fs::path& folder, const TrainOutcome& outcome) {
  return {{"run", sitting.record.run},
          {"folder", folder.string()},
          {"status", outcome.status},
          {"epochs", outcome.epochs},
          {"steps", outcome.steps},
          {"seconds", outcome.seconds},
          {"steps_per_second", outcome.seconds > 0 ? static_cast<double>(outcome.steps) / outcome.seconds : 0.0},
          {"best", best_document(outcome.best)},
          {"validation", validation_document(outcome.validation)},
          {"device", sitting.record.device},
          {"threads", sitting.record.threads},
          {"precision", sitting.record.precision},
          {"data", {{"folder", sitting.record.data_as_given}, {"fingerprint", sitting.record.data_fingerprint}}}};
}

/// What the figures of the validation are of: settings, span of its origins, units and data.
Json validation_terms(const Sitting& sitting) {
  const RunConfig& config = *sitting.plan.config;
  Protocol protocol;
  protocol.part = Part::validation;
  protocol.lookback = config.data.lookback;
  protocol.horizon = config.data.horizon;
  protocol.horizons.clear();
  std::vector<Nanoseconds> origins;
  for (const Window& w : part_windows(*sitting.plan.data, Part::validation, protocol.lookback, protocol.horizon, protocol.stride)) {
    origins.push_back(sitting.plan.data->symbols[static_cast<std::size_t>(w.symbol)].table->time[static_cast<std::size_t>(w.origin)]);
  }
  Json terms{{"protocol", protocol_json(protocol, config.validation_sampling())},
             {"first_origin", nullptr},
             {"last_origin", nullptr},
             {"units",
              {{"pct_mae", "percent of the origin's close, mean over symbols"},
               {"price_mae", "mean over the symbols' currencies, for files only"},
               {"skill", "fraction of persistence's mae that is saved"},
               {"windows", "windows of the loss"},
               {"forecast_windows", "windows of the forecast figures"}}},
             {"data", {{"folder", sitting.record.data_as_given}, {"fingerprint", sitting.record.data_fingerprint}}},
             {"model", sitting.record.job.model}};
  if (!origins.empty()) {
    const auto [first, last] = std::minmax_element(origins.begin(), origins.end());
    terms["first_origin"] = to_iso(*first);
    terms["last_origin"] = to_iso(*last);
  }
  return terms;
}

void write_results(const Sitting& sitting, const fs::path& folder, const TrainOutcome& outcome, const Json& document) {
  Json metrics{{"val", validation_document(outcome.validation)},
               {"val_terms", validation_terms(sitting)},
               {"best", best_document(outcome.best)},
               {"result", document}};
  write_file(folder / "final_metrics.json", dump(metrics, 1));
  const fs::path checkpoints = folder / "checkpoints";
  write_hf_export(folder, checkpoints / (outcome.best ? outcome.best->name : std::string("latest")), sitting.record);
}

/// Trains from where the sitting starts to its end. The run's row and folder exist.
Json train(Sitting& sitting, const Place& place, RunStore& store, const EventSink& sink, std::stop_token stop) {
  const bool waits_for_space = place.origin == "window";  // somebody is there to make space; the command line fails and says so
  const std::string& run = sitting.record.run;
  const fs::path folder = store.run_folder(run);
  const RunConfig& config = *sitting.plan.config;
  const StagePlan first(config.training_of(sitting.plan.stages.front()->name()), 0, sitting.plan.stages.front()->samples(),
                        sitting.record.job.max_steps);
  std::int64_t step = sitting.from ? sitting.from->step : 0;
  const auto request = [&] {
    try {
      return store.take_request(run);
    } catch (const InputError& problem) {  // on a full disk nothing can be taken out of the store
      if (problem.kind != ErrorKind::disk || !waits_for_space) throw;
      return Request::none;
    }
  };
  Gate gate(stop, request);
  RunVoice voice(store, folder, run, first.steps_per_epoch(), sink);
  if (waits_for_space) voice.wait_by([&] { return gate.rest() == Gate::Way::go; });
  try {
    TrainerSetup setup;
    setup.config = &config;
    setup.data = sitting.plan.data.get();
    setup.run_folder = folder;
    setup.device = sitting.plan.device;
    setup.precision = sitting.plan.precision;
    setup.max_steps = sitting.record.job.max_steps;
    setup.identity = {{"run", run},
                      {"version", product_version()},
                      {"data", sitting.record.data_fingerprint},
                      {"settings", settings_hash(sitting.record.job.settings)}};
    setup.tell = [&](const decltype(Event::what)& what) {
      if (const auto* done = std::get_if<StepDone>(&what)) step = done->step;
      voice.tell(what);
    };
    setup.make_durable = [&] { voice.flush(); };
    setup.request = request;
    if (waits_for_space) setup.disk_is_full = [&](const InputError& problem) { return voice.wait_for_space(problem); };
    setup.stop = stop;
    Trainer trainer(std::move(setup), std::move(sitting.plan.stages));
    if (sitting.from) trainer.continue_from(*sitting.from);

    if (sitting.resumed) voice.rewound(sitting.from ? step : -1, sitting.from ? sitting.from->state.value("stage", "") : "");
    voice.tell(RunStarted{sitting.record.job.model, sitting.record.job.name, sitting.plan.device, sitting.plan.threads,
                          sitting.plan.precision, trainer.total_steps(), sitting.plan.windows, sitting.plan.trained_symbols,
                          sitting.resumed});
    for (const Notice& notice : sitting.notices) voice.tell(notice);
    if (sitting.unheard) voice.tell(*sitting.unheard);
    const TrainOutcome outcome = trainer.run();
    const Json document = result_document(sitting, folder, outcome);
    if (outcome.status == "finished") voice.with_space([&] { write_results(sitting, folder, outcome, document); });
    voice.tell(RunFinished{outcome.status, outcome.steps, outcome.epochs, outcome.seconds});
    voice.flush();
    return document;
  } catch (const InputError& problem) {
    voice.tell_failure({name_of(problem.kind), problem.message, problem.where, problem.hint, step});
    throw;
  } catch (const Stopped&) {
    throw;
  } catch (const std::exception& problem) {
    voice.tell_failure({"internal", problem.what(), "step " + std::to_string(step),
                        "Resume the run; if it fails again, report it with training.log.", step});
    throw;
  }
}

std::vector<Notice> notices_of(const TrainPlan& plan, const TrainJob& job) {
  std::vector<Notice> notices;
  for (const std::string& text : plan.data->notices) notices.push_back({"info", text});
  for (const PriceTable& refused : plan.data->refused)
    notices.push_back({"warning", refused.file + " is left out: " + refused.quality.message});
  if (plan.short_windows > 0) {
    notices.push_back({"info", std::to_string(plan.short_windows) + " of " + std::to_string(plan.windows) +
                                   " training windows come from series shorter than lookback and horizon; they are used at their own "
                                   "length, padded on the left."});
  }
  if (job.init.empty()) notices.push_back({"info", "The model starts from random weights; --init MODELDIR starts from a trained one."});
  return notices;
}

fs::path anchored(const fs::path& path) { return path.empty() ? path : fs::absolute(path).lexically_normal(); }

RunRow row_of(const Sitting& sitting, const Place& place) {
  RunRow row;
  row.name = sitting.record.job.name;
  row.model = sitting.record.job.model;
  row.status = "preparing";
  row.origin = place.origin;
  row.settings = sitting.record.job.settings;
  row.data_folder = sitting.record.data_as_given;
  row.data_fingerprint = sitting.record.data_fingerprint;
  row.version = sitting.record.version;
  row.device = sitting.record.device;
  row.precision = sitting.record.precision;
  row.threads = sitting.record.threads;
  row.seed = sitting.plan.config->training.seed;
  row.parent = sitting.record.job.parent;
  return row;
}

/// The result of a run that needs nothing more.
Json finished_document(const RunRow& row, const fs::path& folder) {
  Json document = read_json(folder / "final_metrics.json").value("result", Json::object());
  document["run"] = row.id;
  document["folder"] = folder.string();
  document["status"] = "finished";
  document["note"] = "The run was finished already; nothing was done.";
  return document;
}

}  // namespace

Json run_train(const TrainJob& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  Sitting sitting;
  if (job.dry_run) {
    sitting.plan = plan_training(job, place, job.init, {}, reading_progress(sink), stop);
    return dry_run_document(sitting.plan, job, place);
  }
  sitting.plan = plan_training(job, place, job.init, place.workspace / "cache", reading_progress(sink), stop);
  sitting.notices = notices_of(sitting.plan, job);
  RunRecord& record = sitting.record;
  record.version = product_version();
  record.created = to_iso(now());
  record.job = job;
  record.job.data = anchored(job.data);
  record.job.init = anchored(job.init);
  record.data_as_given = job.data.string();
  record.data_fingerprint = sitting.plan.data->fingerprint;
  record.symbols = sitting.plan.trained_symbols;
  record.device = sitting.plan.device;
  record.precision = sitting.plan.precision;
  record.threads = sitting.plan.threads;

  RunStore store(place.workspace);
  record.run = store.create_run(row_of(sitting, place));
  const fs::path folder = store.run_folder(record.run);
  write_record(folder, record);
  write_file(folder / "preprocessor.json", dump(model_family(job.model).preprocessor(sitting.plan.config->family_section()), 1));
  return train(sitting, place, store, sink, stop);
}

Json run_resume(const ResumeJob& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  RunStore store(place.workspace);
  const RunRow row = store.find(job.run);
  const fs::path folder = store.run_folder(row.id);
  if (row.status == "finished") return finished_document(row, folder);
  if (row.status == "preparing" || row.status == "running" || row.status == "paused" || row.status == "stopping") {
    throw InputError(ErrorKind::store, "run " + row.id, "it is " + row.status + " in process " + std::to_string(row.process) + " already",
                     "Wait for its end, or stop it there first.");
  }
  Sitting sitting;
  sitting.resumed = true;
  sitting.record = read_record(folder);
  RunRecord& record = sitting.record;
  Place as_before = place;  // equal threads and device: equal bits
  if (as_before.threads == 0) as_before.threads = record.threads;
  if (as_before.device == "auto") as_before.device = record.device;

  sitting.from = newest_whole_checkpoint(folder / "checkpoints", [&](const std::string& text) {
    sitting.notices.push_back({"warning", text});
  });
  sitting.plan = plan_training(record.job, as_before, sitting.from ? sitting.from->path : record.job.init, place.workspace / "cache",
                               reading_progress(sink), stop);
  if (sitting.plan.data->fingerprint != record.data_fingerprint) {
    throw InputError(
        record.job.data.string(),
        "the data has changed since the run began (" + sitting.plan.data->fingerprint + " instead of " + record.data_fingerprint + ")",
        "Put the data back as it was, or start a new run on it.");
  }
  if (!sitting.from) sitting.notices.push_back({"info", "No checkpoint was saved yet; the run starts again from its beginning."});
  record.device = sitting.plan.device;
  record.threads = sitting.plan.threads;
  record.precision = sitting.plan.precision;

  const std::int64_t step = sitting.from ? sitting.from->step : -1;
  store.rewind(row.id, step, sitting.from ? sitting.from->state.value("stage", "") : "");
  if (sitting.from) {
    bool known = false;
    for (const CheckpointRow& saved : store.checkpoints(row.id)) known = known || saved.name == sitting.from->name;
    if (!known) sitting.unheard = announcement_of(*sitting.from);
  }
  return train(sitting, place, store, sink, stop);
}

TrainJob job_of_run(const RunStore& store, const std::string& id) { return read_record(store.run_folder(id)).job; }

TrainJob fork_of_run(const RunStore& store, const std::string& id, const fs::path& checkpoint, const std::vector<std::string>& assignments,
                     std::int64_t max_steps) {
  TrainJob job = job_of_run(store, id);
  RunConfig config = run_config_from(job.model, job.settings, "settings of run " + id);
  const std::vector<Field> fields = fields_of(config);
  for (const std::string& assignment : assignments) apply_assignment(fields, assignment);
  model_family(job.model).complete_settings(config.family, checkpoint);
  check(config);
  job.settings = to_json(config);
  job.init = anchored(checkpoint);
  job.parent = id;
  if (max_steps >= 0) job.max_steps = max_steps;
  return job;
}

}  // namespace candlewright
