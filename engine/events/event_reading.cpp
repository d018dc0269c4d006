#include <limits>
#include <map>

#include "engine/base/error.h"
#include "engine/events/event.h"

namespace candlewright {
namespace {

using What = decltype(Event::what);

std::optional<double> figure(const Json& j, const char* key) {
  return j.contains(key) && j[key].is_number() ? std::optional(j[key].get<double>()) : std::nullopt;
}
double number(const Json& j, const char* key) { return figure(j, key).value_or(std::numeric_limits<double>::quiet_NaN()); }

What run_started(const Json& j) {
  return RunStarted{j.at("model"),       j.at("name"),    j.at("device"),  j.at("threads"), j.at("precision"),
                    j.at("total_steps"), j.at("windows"), j.at("symbols"), j.at("resumed")};
}

What step(const Json& j) {
  return StepDone{j.value("stage", ""),       j.at("step"),           j.at("epoch"),        number(j, "loss"),
                  number(j, "learning_rate"), number(j, "grad_norm"), number(j, "seconds"), j.at("windows"),
                  j.value("memory", std::uint64_t{0}), figure(j, "utilisation"), figure(j, "temperature")};
}

What validation(const Json& j) {
  ValidationDone v;
  v.stage = j.value("stage", "");
  v.step = j.at("step");
  v.epoch = j.at("epoch");
  v.loss = number(j, "loss");
  v.loss_kind = j.at("loss_kind");
  v.pct_mae = figure(j, "pct_mae");
  v.price_mae = figure(j, "price_mae");
  v.skill = figure(j, "skill");
  const Json& interval = j.at("skill_interval");
  if (interval.at(0).is_number() && interval.at(1).is_number()) {
    v.skill_low = interval[0].get<double>();
    v.skill_high = interval[1].get<double>();
  }
  v.persistence_pct_mae = figure(j, "persistence_pct_mae");
  v.windows = j.at("windows");
  v.forecast_windows = j.at("forecast_windows");
  for (const Json& s : j.at("per_symbol")) {
    v.symbols.push_back({s.at("symbol"), number(s, "pct_mae"), number(s, "price_mae"), number(s, "skill"), number(s, "persistence_pct_mae"),
                         number(s, "persistence_price_mae"), s.at("windows")});
  }
  for (const Json& s : j.at("samples")) {
    v.samples.push_back({s.at("symbol"), parse_iso(s.at("origin").get<std::string>()).value_or(0), s.at("median"), s.at("low"),
                         s.at("high"), s.at("actual")});
  }
  return v;
}

What checkpoint(const Json& j) {
  return CheckpointSaved{j.at("step"),       j.at("epoch"), j.value("stage", ""), j.at("path"), j.at("metric"),
                         figure(j, "value"), j.at("best"),  j.at("bytes"),        j.at("hash")};
}

const std::map<std::string, What (*)(const Json&)>& readers() {
  static const std::map<std::string, What (*)(const Json&)> known{
      {"run_started", run_started},
      {"step", step},
      {"validation", validation},
      {"checkpoint", checkpoint},
      {"checkpoint_removed", [](const Json& j) -> What { return CheckpointRemoved{j.at("path")}; }},
      {"notice",
       [](const Json& j) -> What {
         return Notice{j.at("level"), j.at("text")};
       }},
      {"run_paused", [](const Json& j) -> What { return RunPaused{j.at("step")}; }},
      {"run_continued", [](const Json& j) -> What { return RunContinued{j.at("step")}; }},
      {"run_finished",
       [](const Json& j) -> What {
         return RunFinished{j.at("status"), j.at("steps"), j.at("epochs"), number(j, "seconds")};
       }},
      {"run_failed",
       [](const Json& j) -> What {
         return RunFailed{j.at("kind"), j.at("message"), j.at("where"), j.at("hint"), j.at("step")};
       }},
      {"progress", [](const Json& j) -> What {
         return Progress{j.at("doing"), j.at("done"), j.at("total"), j.at("unit")};
       }}};
  return known;
}

}  // namespace

Event event_from_json(const Json& document, const std::string& where) {
  try {
    Event event;
    event.run = document.at("run");
    event.time = parse_iso(document.at("time").get<std::string>()).value_or(0);
    event.what = readers().at(document.at("event").get<std::string>())(document);
    return event;
  } catch (const std::exception& problem) {  // a missing key, another type, a kind that is not known
    throw InputError(where, std::string("it is no event: ") + problem.what(), "Leave the line out.");
  }
}

}  // namespace candlewright
