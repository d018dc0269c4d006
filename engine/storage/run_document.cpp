#include "engine/storage/run_document.h"

#include <cmath>

namespace candlewright {
namespace {

Json time(Nanoseconds value) { return value ? Json(to_iso(value)) : Json(nullptr); }
Json figure(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
Json word(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json evaluation_summary(const EvaluationRow& row) {
  Json out{{"id", row.id}, {"checkpoint", word(row.checkpoint)}, {"part", row.part}, {"source", row.source}, {"time", time(row.time)}};
  for (const char* key : {"protocol", "aggregate"}) {
    out[key] = row.document.is_object() && row.document.contains(key) ? row.document[key] : Json(nullptr);
  }
  return out;
}

}  // namespace

Json run_summary(const RunStore& store, const RunRow& run) {
  const std::filesystem::path folder = run.trashed ? store.workspace() / "trash" / run.id : store.run_folder(run.id);
  return {{"run", run.id},
          {"number", run.number},
          {"name", run.name},
          {"model", run.model},
          {"status", run.status},
          {"origin", run.origin},
          {"process", run.process},
          {"created", time(run.created)},
          {"started", time(run.started)},
          {"ended", time(run.ended)},
          {"heartbeat", time(run.heartbeat)},
          {"step", run.step},
          {"total_steps", run.total_steps},
          {"epoch", run.epoch},
          {"stage", word(run.stage)},
          {"best",
           {{"checkpoint", word(run.best_checkpoint)},
            {"metric", word(run.best_metric)},
            {"value", figure(run.best_value)},
            {"skill", figure(run.best_skill)},
            {"persistence_pct_mae", figure(run.best_persistence)}}},
          {"data", {{"folder", run.data_folder}, {"fingerprint", run.data_fingerprint}}},
          {"version", run.version},
          {"device", run.device},
          {"precision", run.precision},
          {"threads", run.threads},
          {"seed", run.seed},
          {"parent", word(run.parent)},
          {"note", run.note},
          {"tags", run.tags},
          {"archived", run.archived},
          {"trashed", time(run.trashed)},
          {"error", run.error},
          {"folder", folder.string()}};
}

Json run_document(const RunStore& store, const RunRow& run) {
  Json out = run_summary(store, run);
  out["settings"] = run.settings;
  out["series"] = store.series_names(run.id);
  out["checkpoints"] = Json::array();
  for (const CheckpointRow& row : store.checkpoints(run.id)) out["checkpoints"].push_back(checkpoint_document(row));
  out["evaluations"] = Json::array();
  for (const EvaluationRow& row : store.evaluations(run.id)) out["evaluations"].push_back(evaluation_summary(row));
  out["notices"] = Json::array();
  for (const Json& event : store.events(run.id)) {
    if (event.value("event", "") == "notice")
      out["notices"].push_back({{"time", event["time"]}, {"level", event["level"]}, {"text", event["text"]}});
  }
  return out;
}

Json series_document(const Series& series) {
  Json out{{"metric", series.metric}, {"unit", series.unit}, {"steps", series.steps}, {"values", Json::array()}, {"stages", series.stages}};
  out["times"] = Json::array();
  for (const Nanoseconds at : series.times) out["times"].push_back(to_iso(at));
  std::int64_t lost = 0;
  for (const double value : series.values) {
    const bool finite = std::isfinite(value);
    out["values"].push_back(finite ? Json(value) : Json(nullptr));
    lost += finite ? 0 : 1;
  }
  if (lost) out["reason"] = std::to_string(lost) + " values were not finite and are null";
  return out;
}

Json checkpoint_document(const CheckpointRow& row) {
  return {{"name", row.name},
          {"step", row.step},
          {"epoch", row.epoch},
          {"stage", word(row.stage)},
          {"metric", word(row.metric)},
          {"value", figure(row.value)},
          {"best", row.best},
          {"bytes", row.bytes},
          {"hash", row.hash},
          {"saved", time(row.saved)},
          {"removed", time(row.removed)},
          {"path", row.path}};
}

}  // namespace candlewright
