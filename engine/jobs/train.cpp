#include "engine/jobs/parts.h"
namespace candlewright {
Json run_train(const TrainJob&, const Place&, const EventSink&, std::stop_token) { return {}; }
Json run_resume(const ResumeJob&, const Place&, const EventSink&, std::stop_token) { return {}; }
}
