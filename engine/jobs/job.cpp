#include "engine/jobs/job.h"

#include <cstdlib>

#include "engine/base/error.h"

namespace candlewright {
namespace {

Json sampling_json(const SamplingSettings& s) {
  return {{"samples", s.samples}, {"temperature", s.temperature}, {"top_k", s.top_k}, {"top_p", s.top_p}, {"seed", s.seed},
          {"greedy", s.greedy},   {"max_context", s.max_context}};
}

SamplingSettings sampling_from(const Json& j) {
  SamplingSettings s;
  s.samples = j.at("samples");
  s.temperature = j.at("temperature");
  s.top_k = j.at("top_k");
  s.top_p = j.at("top_p");
  s.seed = j.at("seed");
  s.greedy = j.at("greedy");
  s.max_context = j.at("max_context");
  return s;
}

struct Writer {
  Json operator()(const TrainJob& j) const {
    return {{"kind", "train"}, {"model", j.model},         {"settings", j.settings}, {"data", j.data.string()}, {"init", j.init.string()},
            {"name", j.name},  {"max_steps", j.max_steps}, {"parent", j.parent},     {"dry_run", j.dry_run}};
  }
  Json operator()(const ProbeJob& j) const { return {{"kind", "probe"}, {"train", (*this)(j.train)}}; }
  Json operator()(const ResumeJob& j) const { return {{"kind", "resume"}, {"run", j.run}}; }
  Json operator()(const EvaluateJob& j) const {
    return {{"kind", "evaluate"},
            {"forecasters", j.forecasters},
            {"data", j.data.string()},
            {"part", j.part},
            {"part_rows", j.part_rows},
            {"lookback", j.lookback},
            {"horizon", j.horizon},
            {"stride", j.stride},
            {"horizons", j.horizons},
            {"sampling", sampling_json(j.sampling)},
            {"ensemble", j.ensemble},
            {"calibrate", j.calibrate},
            {"repair_candles", j.repair_candles},
            {"export_forecasts", j.export_forecasts.string()},
            {"out", j.out.string()}};
  }
  Json operator()(const ForecastJob& j) const {
    return {{"kind", "forecast"},
            {"forecaster", j.forecaster},
            {"csv", j.csv.string()},
            {"symbol", j.symbol},
            {"lookback", j.lookback},
            {"horizon", j.horizon},
            {"sampling", sampling_json(j.sampling)},
            {"from", j.from ? Json(*j.from) : Json(nullptr)},
            {"with_paths", j.with_paths},
            {"repair_candles", j.repair_candles},
            {"allow_missing", j.allow_missing}};
  }
};

std::filesystem::path path_at(const Json& j, const char* key) { return j.at(key).get<std::string>(); }

}  // namespace

std::filesystem::path default_workspace() {
  if (const char* named = std::getenv("CANDLEWRIGHT_WORKSPACE"); named && *named) return named;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::filesystem::path(data) / "candlewright";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : ".") / ".local/share/candlewright";
}

Json to_json(const Job& job) { return std::visit(Writer{}, job); }

Job job_from_json(const Json& j) {
  try {
    const std::string kind = j.at("kind");
    if (kind == "train") {
      return TrainJob{j.at("model"), j.at("settings"),  path_at(j, "data"), path_at(j, "init"),
                      j.at("name"),  j.at("max_steps"), j.at("parent"),     j.at("dry_run")};
    }
    if (kind == "probe") return ProbeJob{std::get<TrainJob>(job_from_json(j.at("train")))};
    if (kind == "resume") return ResumeJob{j.at("run")};
    if (kind == "evaluate") {
      EvaluateJob e;
      e.forecasters = j.at("forecasters").get<std::vector<std::string>>();
      e.data = path_at(j, "data");
      e.part = j.at("part");
      e.part_rows = j.at("part_rows");
      e.lookback = j.at("lookback");
      e.horizon = j.at("horizon");
      e.stride = j.at("stride");
      e.horizons = j.at("horizons").get<std::vector<std::int64_t>>();
      e.sampling = sampling_from(j.at("sampling"));
      e.ensemble = j.value("ensemble", "");
      e.calibrate = j.value("calibrate", "");
      e.repair_candles = j.value("repair_candles", false);
      e.export_forecasts = path_at(j, "export_forecasts");
      e.out = path_at(j, "out");
      return e;
    }
    if (kind == "forecast") {
      ForecastJob f;
      f.forecaster = j.at("forecaster");
      f.csv = path_at(j, "csv");
      f.symbol = j.value("symbol", "");
      f.lookback = j.at("lookback");
      f.horizon = j.at("horizon");
      f.sampling = sampling_from(j.at("sampling"));
      if (!j.at("from").is_null()) f.from = j.at("from").get<std::string>();
      f.with_paths = j.at("with_paths");
      f.repair_candles = j.at("repair_candles");
      f.allow_missing = j.value("allow_missing", false);
      return f;
    }
    throw InputError(ErrorKind::settings, "kind", "\"" + kind + "\" is no kind of job", "Use train, probe, resume, evaluate or forecast.");
  } catch (const Json::exception& problem) {
    throw InputError(ErrorKind::settings, "job", std::string("it cannot be read: ") + problem.what(),
                     "Write it with this version of the program.");
  }
}

}  // namespace candlewright
