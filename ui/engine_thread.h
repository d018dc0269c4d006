#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/jobs/job.h"
#include "ui/worker.h"

namespace candlewright {

/// Those of a higher one go first.
enum class Priority { high, normal, low };

/// A job that waits or runs.
struct QueuedJob {
  std::int64_t ticket = 0;  ///< counts up within the program
  QString title;            ///< "quick, learning rate 3e-4"
  Job job;
  std::optional<double> takes{};  ///< seconds, where a like run has told; empty = not known
  Priority priority = Priority::normal;
  bool came_back = false;  ///< from a kept queue: nobody has asked for it since
};

/// True for what trains. The rest (a forecast, an evaluation, a probe) is over soon and somebody looks at the place where it appears.
bool is_training(const Job& job);

/// One error as the front door told it.
struct JobError {
  QString kind, where, what, hint;
  QString sentence() const;    ///< "WHERE: WHAT. HINT"
  QString in_english() const;  ///< the same in the engine's words; empty where that is what `sentence` says
};

/// "computing tokens: 132 of 176 windows"
QString words_of(const Progress& progress);

/// The one bridge to the engine: a thread that runs one job at a time, and the queue of those that wait.
/// All calls and all signals are on the GUI thread; no call waits for the engine except the destructor, which stops the
/// running job (a training run saves a checkpoint) and waits for it. Pause goes through the store (RunFeed::ask), since
/// a run of another process is paused the same way.
class EngineThread : public QObject {
  Q_OBJECT
 public:
  enum class State { idle, preparing, running, stopping };
  /// What the queue does when a run fails.
  enum class OnFailure { go_on, hold };

  explicit EngineThread(Place place, QObject* parent = nullptr);
  ~EngineThread() override;

  /// Adds a job behind those of its priority, which is high for what is no training; it starts when the engine is free and the queue not held.
  /// Returns its ticket.
  std::int64_t add(Job job, const QString& title, std::optional<double> takes = {});
  /// Starts at once, before those that wait and whether the queue is held or not. Only while nothing runs.
  std::int64_t start_now(Job job, const QString& title);
  /// The job that was taken out, and its place, so that it can be put back.
  std::optional<std::pair<QueuedJob, int>> remove(std::int64_t ticket);
  void put_back(const QueuedJob& job, int place);
  void set_takes(std::int64_t ticket, double seconds);
  /// Moves a waiting job by so many places among those of its priority, negative = sooner.
  void move(std::int64_t ticket, int places);
  /// Behind those that have that priority.
  void set_priority(std::int64_t ticket, Priority priority);
  /// A held queue starts no training and nothing that came back; what else is asked for does not wait for it.
  void hold(bool on);
  bool held() const { return held_; }
  bool waits_for_release(const QueuedJob& job) const { return held_ && (job.came_back || is_training(job.job)); }
  /// For a program that ends: whatever waits stays.
  void start_nothing_more() { ending_ = true; }
  void set_on_failure(OnFailure policy);
  OnFailure on_failure() const { return on_failure_; }
  /// The queue as text, for keeping: jobs in their order, the current one first until it has become a run of the store, which can be
  /// continued. Forecasts and probes are left out: who asked for them is gone.
  Json queue_document() const;
  /// Takes such a document's jobs, behind those that wait; with any the queue is held, so that nothing starts unasked. Jobs that cannot be
  /// read are counted and left out.
  int take_queue(const Json& document);
  /// The jobs of such a document, without tickets, and how many could not be read.
  static std::pair<std::vector<QueuedJob>, int> jobs_in(const Json& document);
  /// Asks the running job to end: a training run finishes its step and saves.
  void stop();

  State state() const { return state_; }
  const Place& place() const { return place_; }
  const std::vector<QueuedJob>& waiting() const { return waiting_; }
  const std::optional<QueuedJob>& current() const { return current_; }
  /// The job that ended last; set before `finished` and `failed`.
  const std::optional<QueuedJob>& last() const { return last_; }
  double last_seconds() const { return last_seconds_; }  ///< that it took
  /// Id of the run that the current job trains; empty before it is known and for other jobs.
  const QString& run() const { return run_; }
  const Progress& progress() const { return progress_; }

 Q_SIGNALS:
  void state_changed();
  void queue_changed();
  /// The current job has become a run of the store.
  void run_began(const QString& run);
  /// Something was written to the store; at most 20 times a second.
  void new_rows();
  void progressed();
  /// `document` is what the command line would print.
  void finished(qint64 ticket, const QByteArray& document);
  void failed(qint64 ticket, const candlewright::JobError& error);

 private:
  void start_next();
  void start(std::vector<QueuedJob>::iterator next);
  void insert(QueuedJob job);
  std::pair<std::ptrdiff_t, std::ptrdiff_t> places_of(Priority priority) const;  ///< first, and one behind the last
  void work(QueuedJob job, std::stop_token stop);
  void ended(std::int64_t ticket);
  void set_state(State state);
  void tell();

  Place place_;
  State state_ = State::idle;
  bool held_ = false, ending_ = false;
  OnFailure on_failure_ = OnFailure::go_on;
  std::int64_t next_ticket_ = 1;
  std::vector<QueuedJob> waiting_;
  std::optional<QueuedJob> current_, last_;
  QElapsedTimer began_;
  double last_seconds_ = 0;
  QString run_;
  Progress progress_;
  std::stop_source stop_;  ///< of the current job
  QTimer tell_timer_;      ///< gathers what the engine wrote into at most 20 signals a second

  std::atomic<bool> wrote_ = false;
  std::mutex news_;  ///< guards what the engine thread leaves for the GUI thread
  std::optional<Progress> new_progress_;
  Worker worker_;  ///< last: its destructor waits while the rest still stands
};

}  // namespace candlewright

Q_DECLARE_METATYPE(candlewright::JobError)
