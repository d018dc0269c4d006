#include "engine/jobs/parts.h"

namespace candlewright {

Json run(const Job& job, const Place& place, const EventSink& sink, std::stop_token stop) {
  struct Choose {
    const Place& place;
    const EventSink& sink;
    std::stop_token stop;
    Json operator()(const TrainJob& j) const { return run_train(j, place, sink, stop); }
    Json operator()(const ResumeJob& j) const { return run_resume(j, place, sink, stop); }
    Json operator()(const EvaluateJob& j) const { return run_evaluate(j, place, sink, stop); }
    Json operator()(const ForecastJob& j) const { return run_forecast(j, place, sink, stop); }
  };
  return std::visit(Choose{place, sink, stop}, job);
}

}  // namespace candlewright
