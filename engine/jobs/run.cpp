#include "engine/base/error.h"
#include "engine/jobs/parts.h"
#include "engine/jobs/rebuild.h"

namespace candlewright {

Json run(const Job& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  try {
    for (const std::string& text : clear_old_trash(place.workspace)) sink(Event{"", now(), Notice{"info", text}});
  } catch (const InputError& problem) {  // the job itself says so if it needs what is wrong
    sink(Event{"", now(), Notice{"warning", std::string("The trash could not be emptied: ") + problem.what()}});
  }
  struct Choose {
    const Place& place;
    const EventSink& sink;
    std::stop_token stop;
    Json operator()(const TrainJob& j) const { return run_train(j, place, sink, stop); }
    Json operator()(const ProbeJob& j) const { return run_probe(j, place, sink, stop); }
    Json operator()(const ResumeJob& j) const { return run_resume(j, place, sink, stop); }
    Json operator()(const EvaluateJob& j) const { return run_evaluate(j, place, sink, stop); }
    Json operator()(const ForecastJob& j) const { return run_forecast(j, place, sink, stop); }
  };
  return std::visit(Choose{place, sink, stop}, job);
}

}  // namespace candlewright
