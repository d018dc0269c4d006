#include "ui/engine_thread.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QMetaObject>
#include <algorithm>
#include <array>
#include <cassert>
#include <string_view>
#include <utility>

#include "engine/base/error.h"
#include "ui/engine_errors.h"
#include "ui/engine_words.h"
#include "widgets/figures.h"

namespace candlewright {

namespace {

constexpr std::array<std::string_view, 3> priority_names{"high", "normal", "low"};

/// The window's thread comes first: the engine and the threads it makes inherit this, so a full machine still answers a click.
void give_way_to_the_window() { setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 5); }

JobError as_error(const InputError& error) {
  return {QString::fromLatin1(name_of(error.kind)), QString::fromStdString(error.where), QString::fromStdString(error.message),
          QString::fromStdString(error.hint)};
}

}  // namespace

QString JobError::sentence() const { return error_sentence(where, what, hint); }

QString JobError::in_english() const {
  const bool translated = error_words(what) != what || error_words(hint) != hint;
  return translated ? QStringLiteral("%1: %2. %3").arg(where, what, hint) : QString();
}

QString words_of(const Progress& progress) {
  const QString doing = engine_words(progress.doing);
  if (progress.total <= 0) return doing;
  return EngineThread::tr("%1: %2 of %3 %4")
      .arg(doing, figures::count(progress.done), figures::count(progress.total), engine_words(progress.unit));
}

EngineThread::EngineThread(Place place, QObject* parent) : QObject(parent), place_(std::move(place)) {
  qRegisterMetaType<JobError>();
  tell_timer_.setInterval(50);
  connect(&tell_timer_, &QTimer::timeout, this, &EngineThread::tell);
  worker_.post([](std::stop_token) { give_way_to_the_window(); });
}

EngineThread::~EngineThread() { stop_.request_stop(); }

bool is_training(const Job& job) { return std::holds_alternative<TrainJob>(job) || std::holds_alternative<ResumeJob>(job); }

std::pair<std::ptrdiff_t, std::ptrdiff_t> EngineThread::places_of(Priority priority) const {
  const auto first = std::find_if(waiting_.begin(), waiting_.end(), [&](const QueuedJob& job) { return job.priority >= priority; });
  const auto end = std::find_if(first, waiting_.end(), [&](const QueuedJob& job) { return job.priority > priority; });
  return {first - waiting_.begin(), end - waiting_.begin()};
}

void EngineThread::insert(QueuedJob job) {
  const auto place = places_of(job.priority).second;
  waiting_.insert(waiting_.begin() + place, std::move(job));
}

std::int64_t EngineThread::add(Job job, const QString& title, std::optional<double> takes) {
  const std::int64_t ticket = next_ticket_++;
  const Priority priority = is_training(job) ? Priority::normal : Priority::high;
  insert({ticket, title, std::move(job), takes, priority});
  Q_EMIT queue_changed();
  start_next();
  return ticket;
}

std::int64_t EngineThread::start_now(Job job, const QString& title) {
  assert(!current_);
  const std::int64_t ticket = next_ticket_++;
  waiting_.insert(waiting_.begin(), QueuedJob{ticket, title, std::move(job)});
  start(waiting_.begin());
  return ticket;
}

std::optional<std::pair<QueuedJob, int>> EngineThread::remove(std::int64_t ticket) {
  const auto it = std::find_if(waiting_.begin(), waiting_.end(), [&](const QueuedJob& job) { return job.ticket == ticket; });
  if (it == waiting_.end()) return std::nullopt;
  std::pair removed(*it, static_cast<int>(it - waiting_.begin()));
  waiting_.erase(it);
  Q_EMIT queue_changed();
  return removed;
}

void EngineThread::put_back(const QueuedJob& job, int place) {
  const auto [first, end] = places_of(job.priority);
  waiting_.insert(waiting_.begin() + std::clamp<std::ptrdiff_t>(place, first, end), job);
  Q_EMIT queue_changed();
  start_next();
}

void EngineThread::set_takes(std::int64_t ticket, double seconds) {
  for (QueuedJob& job : waiting_) {
    if (job.ticket == ticket) job.takes = seconds;
  }
  Q_EMIT queue_changed();
}

void EngineThread::set_on_failure(OnFailure policy) {
  on_failure_ = policy;
  Q_EMIT queue_changed();
}

Json EngineThread::queue_document() const {
  Json jobs = Json::array();
  const auto put = [&](const QueuedJob& job) {
    if (std::holds_alternative<ForecastJob>(job.job) || std::holds_alternative<ProbeJob>(job.job)) return;
    jobs.push_back({{"title", job.title.toStdString()},
                    {"takes", job.takes ? Json(*job.takes) : Json(nullptr)},
                    {"priority", priority_names[static_cast<std::size_t>(job.priority)]},
                    {"job", to_json(job.job)}});
  };
  if (current_ && run_.isEmpty() && state_ != State::stopping) put(*current_);
  for (const QueuedJob& job : waiting_) put(job);
  return {{"jobs", std::move(jobs)}, {"on_failure", on_failure_ == OnFailure::hold ? "hold" : "go_on"}};
}

std::pair<std::vector<QueuedJob>, int> EngineThread::jobs_in(const Json& document) {
  std::pair<std::vector<QueuedJob>, int> found;
  if (!document.is_object()) return found;
  for (const Json& kept : document.value("jobs", Json::array())) {
    try {
      QueuedJob job{0, QString::fromStdString(kept.at("title")), job_from_json(kept.at("job"))};
      if (kept.at("takes").is_number()) job.takes = kept.at("takes").get<double>();
      const auto name = std::find(priority_names.begin(), priority_names.end(), kept.value("priority", "normal"));
      if (name != priority_names.end()) job.priority = static_cast<Priority>(name - priority_names.begin());
      job.came_back = true;
      found.first.push_back(std::move(job));
    } catch (const InputError&) {
      ++found.second;
    } catch (const Json::exception&) {
      ++found.second;
    }
  }
  return found;
}

int EngineThread::take_queue(const Json& document) {
  if (!document.is_object()) return 0;
  on_failure_ = document.value("on_failure", "go_on") == "hold" ? OnFailure::hold : OnFailure::go_on;
  auto [jobs, unread] = jobs_in(document);
  if (!jobs.empty()) held_ = true;
  for (QueuedJob& job : jobs) {
    job.ticket = next_ticket_++;
    insert(std::move(job));
  }
  Q_EMIT queue_changed();
  return unread;
}

void EngineThread::move(std::int64_t ticket, int places) {
  const auto it = std::find_if(waiting_.begin(), waiting_.end(), [&](const QueuedJob& job) { return job.ticket == ticket; });
  if (it == waiting_.end()) return;
  const auto from = it - waiting_.begin();
  const auto [first, end] = places_of(it->priority);
  const auto to = std::clamp<std::ptrdiff_t>(from + places, first, end - 1);
  if (to < from) {
    std::rotate(waiting_.begin() + to, it, it + 1);
  } else {
    std::rotate(it, it + 1, waiting_.begin() + to + 1);
  }
  Q_EMIT queue_changed();
}

void EngineThread::set_priority(std::int64_t ticket, Priority priority) {
  auto taken = remove(ticket);
  if (!taken) return;
  taken->first.priority = priority;
  insert(std::move(taken->first));
  Q_EMIT queue_changed();
}

void EngineThread::hold(bool on) {
  held_ = on;
  if (!on) {
    for (QueuedJob& job : waiting_) job.came_back = false;
  }
  Q_EMIT queue_changed();
  start_next();
}

void EngineThread::stop() {
  if (!current_) return;
  set_state(State::stopping);
  stop_.request_stop();
}

void EngineThread::start_next() {
  if (current_ || ending_) return;
  const auto next = std::find_if(waiting_.begin(), waiting_.end(), [this](const QueuedJob& job) { return !waits_for_release(job); });
  if (next != waiting_.end()) start(next);
}

void EngineThread::start(std::vector<QueuedJob>::iterator next) {
  current_ = *next;
  waiting_.erase(next);
  run_.clear();
  progress_ = {};
  stop_ = std::stop_source();
  began_.start();
  tell_timer_.start();
  set_state(State::preparing);
  Q_EMIT queue_changed();
  worker_.post([this, job = *current_, stop = stop_.get_token()](std::stop_token) { work(job, stop); });
}

void EngineThread::work(QueuedJob job, std::stop_token stop) {
  const auto on_gui_thread = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  const std::int64_t ticket = job.ticket;
  bool progressing = false;
  const EventSink sink = [&](const Event& event) {
    wrote_ = true;
    if (const auto* progress = std::get_if<Progress>(&event.what)) {
      const std::lock_guard lock(news_);
      new_progress_ = *progress;
      progressing = true;
    } else if (progressing && std::holds_alternative<StepDone>(event.what)) {  // the preparation is over
      const std::lock_guard lock(news_);
      new_progress_ = Progress{};
      progressing = false;
    } else if (std::holds_alternative<RunStarted>(event.what)) {
      on_gui_thread([this, run = QString::fromStdString(event.run)] {
        run_ = run;
        if (state_ == State::preparing) set_state(State::running);
        Q_EMIT run_began(run);
      });
    }
  };
  const auto fail = [&](JobError error) {
    on_gui_thread([this, ticket, is_run = is_training(job.job), error = std::move(error)] {
      if (is_run && on_failure_ == OnFailure::hold && !waiting_.empty()) held_ = true;
      ended(ticket);
      Q_EMIT failed(ticket, error);
      start_next();
    });
  };
  try {
    const Json document = candlewright::run(job.job, place_, sink, stop);
    on_gui_thread([this, ticket, text = QByteArray::fromStdString(dump(document))] {
      ended(ticket);
      Q_EMIT finished(ticket, text);
      start_next();
    });
  } catch (const InputError& error) {
    fail(as_error(error));
  } catch (const Stopped&) {
    on_gui_thread([this, ticket] {
      ended(ticket);
      Q_EMIT finished(ticket, QByteArrayLiteral("{\"status\":\"stopped\"}"));
      start_next();
    });
  } catch (const std::exception& error) {  // LibTorch and the standard library: the workbench never dies with a run
    fail({QStringLiteral("training"), job.title, QString::fromUtf8(error.what()).section('\n', 0, 0),
          tr("The checkpoints written so far are whole; continue from the newest.")});
  }
}

void EngineThread::ended(std::int64_t ticket) {
  if (!current_ || current_->ticket != ticket) return;
  tell();
  tell_timer_.stop();
  last_ = std::exchange(current_, std::nullopt);
  last_seconds_ = 0.001 * static_cast<double>(began_.elapsed());
  progress_ = {};
  set_state(State::idle);
  Q_EMIT new_rows();
  Q_EMIT queue_changed();
}

void EngineThread::set_state(State state) {
  if (state == state_) return;
  state_ = state;
  Q_EMIT state_changed();
}

void EngineThread::tell() {
  if (!wrote_.exchange(false)) return;
  std::optional<Progress> progress;
  {
    const std::lock_guard lock(news_);
    progress.swap(new_progress_);
  }
  if (progress) {
    progress_ = *progress;
    Q_EMIT progressed();
  }
  Q_EMIT new_rows();
}

}  // namespace candlewright
