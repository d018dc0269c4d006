#pragma once
#include "engine/jobs/job.h"

namespace candlewright {

// One function a kind of job, each in its own file; run() only chooses.
Json run_train(const TrainJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_probe(const ProbeJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_resume(const ResumeJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_evaluate(const EvaluateJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_forecast(const ForecastJob& job, const Place& place, const EventSink& sink, std::stop_token stop);

}  // namespace candlewright
