#pragma once
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/run_history.h"
#include "ui/worker.h"

namespace candlewright {

/// What a person changes of a run; what is empty stays.
struct RunRemarks {
  std::optional<QString> name{}, note{};
  std::optional<QStringList> tags{};
  std::optional<bool> archived{};
};

/// What panels know of runs: read from the store alone, on a thread of its own, so that a run of this window, one of
/// yesterday and one that the command line trains are the same thing. Own runs announce rows by look(); for other processes
/// the store's data version is polled four times a second, and states every two seconds, so that a dead process shows.
/// GUI thread only; no call waits, except `kept`.
class RunFeed : public QObject {
  Q_OBJECT
 public:
  explicit RunFeed(std::filesystem::path workspace, QObject* parent = nullptr);
  ~RunFeed() override;

  /// All runs, oldest first, as last read.
  const std::vector<RunRow>& runs() const { return *runs_; }
  /// Those that differ from what was read before, in figures too; of them `runs_changed` tells.
  const std::set<std::string>& changed_runs() const { return changed_; }
  const RunRow* run(const QString& id) const;
  /// What validation said of the run's best checkpoint; null if it has none yet.
  const CheckpointFigures* best(const QString& run) const;
  /// What the last validation up to figures_read_at() said; null if there was none, or while nothing of the kind is asked.
  const CheckpointFigures* figures_up_to(const QString& run) const;
  /// The step of which figures_up_to() tells; empty before it was read for the first time and while it is not asked.
  std::optional<std::int64_t> figures_read_at() const { return figures_ ? figures_->at_step : std::nullopt; }
  /// Asks for the figures of all runs at another step; empty = not any more. `runs_changed` tells when they are there.
  void read_figures_at(std::optional<std::int64_t> step);
  /// How many of its checkpoints are on disk.
  std::int64_t checkpoints_kept(const QString& run) const;
  /// The newest evaluation of one checkpoint (by its name) on a part; null if there is none.
  const EvaluationSummary* judged(const QString& run, const std::string& checkpoint, const std::string& part) const;
  /// The kind of loss that most runs were validated with; others are named beside their figure.
  const std::string& usual_loss() const { return usual_loss_; }
  /// Evaluations of what is no run of the workspace: ensembles, model folders, baselines. Oldest first.
  const std::vector<std::shared_ptr<const EvaluationRow>>& evaluations_of_no_run() const { return *of_no_run_; }
  /// How many evaluations of runs judged on a part so far.
  std::int64_t times_judged(const std::string& part) const;
  /// Null until it was read for the first time.
  std::shared_ptr<const RunHistory> history(const QString& run) const { return histories_.value(run); }
  /// The runs whose histories are kept fresh.
  void follow(const QStringList& runs);
  /// There is something new: read it soon (at most 20 times a second).
  void look();

  void ask(const QString& run, Request request);
  void annotate(const QString& run, const RunRemarks& remarks);
  void trash(const QString& run);
  void restore(const QString& run);
  void keep(const QString& key, const Json& value);
  /// What was kept under a key; null if nothing. Blocks for one query: for rare moments only.
  Json kept(const QString& key) const;

 Q_SIGNALS:
  void runs_changed();
  void history_changed(const QString& run);
  void evaluations_of_no_run_changed();
  /// The store could not be read or written; the sentence names it.
  void failed(const QString& sentence);

 private:
  struct Reader;  ///< lives on the worker's thread
  /// Of all runs, by their ids.
  struct Figures {
    std::map<std::string, CheckpointFigures> best;
    std::map<std::string, CheckpointFigures> up_to;  ///< the last validation up to at_step
    std::optional<std::int64_t> at_step;
    std::map<std::string, std::int64_t> kept;
    std::map<std::string, std::vector<std::shared_ptr<const EvaluationSummary>>> judged;  ///< oldest first
    std::map<std::string, std::int64_t> times_judged;                                     ///< by part
    std::unordered_map<std::string, std::size_t> places;                                  ///< in runs()
    std::set<std::string> changed;                                                        ///< since they were read before
    std::string usual_loss;
  };
  void read_now();
  void change(std::function<void(RunStore&)> action);

  std::shared_ptr<Reader> reader_;
  std::shared_ptr<const std::vector<RunRow>> runs_;
  std::shared_ptr<const Figures> figures_;
  std::shared_ptr<const std::vector<std::shared_ptr<const EvaluationRow>>> of_no_run_;
  std::set<std::string> changed_;
  std::string usual_loss_;
  QHash<QString, std::shared_ptr<const RunHistory>> histories_;
  QStringList followed_;
  std::optional<std::int64_t> at_step_;  ///< as asked
  bool reading_ = false, again_ = false;
  QTimer poll_, soon_;
  Worker worker_;
};

}  // namespace candlewright
