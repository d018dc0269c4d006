#pragma once
#include <memory>

#include "engine/jobs/job.h"

namespace candlewright {

// One function a kind of job, each in its own file; run() only chooses.
Json run_train(const TrainJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_resume(const ResumeJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_evaluate(const EvaluateJob& job, const Place& place, const EventSink& sink, std::stop_token stop);
Json run_forecast(const ForecastJob& job, const Place& place, const EventSink& sink, std::stop_token stop);

/// A forecaster by the words of EvaluateJob::forecasters. Throws InputError that names the word and what is allowed.
std::unique_ptr<Forecaster> open_forecaster(const std::string& word, const Place& place);

}  // namespace candlewright
