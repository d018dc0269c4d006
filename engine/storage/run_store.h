#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/time.h"
#include "engine/events/event.h"

namespace candlewright {

/// A run as the store knows it. `status` of a run whose process died reads "interrupted" (no heartbeat for 10 s, or its process is gone).
struct RunRow {
  std::string id;           ///< "20261124-093011-kqzvma": date, time, random letters
  std::int64_t number = 0;  ///< short number, unique in the workspace
  std::string name;
  std::string model;         ///< "kronos"
  std::string status;        ///< preparing, running, paused, stopping, finished, stopped, failed, interrupted
  std::string origin;        ///< "cli", "window"
  std::int64_t process = 0;  ///< pid of the last process that ran it
  Nanoseconds created = 0, started = 0, ended = 0, heartbeat = 0;  ///< 0 = not yet
  Json settings;                                                   ///< all settings of the run
  std::string data_folder, data_fingerprint, version, device, precision;
  std::int64_t threads = 0, seed = 0;
  std::int64_t step = 0, total_steps = 0;
  int epoch = 0;
  std::string stage;
  std::string parent;  ///< id of the run it was forked from or repeats
  std::string note;
  std::vector<std::string> tags;
  Json error;                                                      ///< {"kind","message","where","hint"} of a failed run, else null
  std::optional<double> best_value, best_skill, best_persistence;  ///< of the best checkpoint's validation
  std::string best_metric, best_checkpoint;
  bool archived = false;
  Nanoseconds trashed = 0;  ///< 0 = not in the trash
  bool operator==(const RunRow&) const = default;
};

struct Series {
  std::string metric;  ///< "loss", "learning_rate", "grad_norm", "seconds", "validation.loss", "validation.pct_mae", ...
  std::string unit;
  std::vector<std::int64_t> steps;
  std::vector<double> values;  ///< not finite = NaN
  std::vector<Nanoseconds> times;
  std::vector<std::string> stages;  ///< of each point, empty strings for one-stage models
};

struct CheckpointRow {
  std::string run, name, path;  ///< path is absolute
  std::int64_t step = 0;
  int epoch = 0;
  std::string stage, metric;
  std::optional<double> value;
  bool best = false;
  std::uint64_t bytes = 0;
  std::string hash;
  Nanoseconds saved = 0, removed = 0;  ///< removed 0 = still on disk
};

/// What the validation that judged a checkpoint said. Skills are fractions; empty where that validation made no forecasts.
struct CheckpointFigures {
  std::string checkpoint, loss_kind;
  std::int64_t step = 0;
  int epoch = 0;
  std::optional<double> loss, pct_mae, persistence_pct_mae, skill, skill_low, skill_high;
  bool operator==(const CheckpointFigures&) const = default;
};

struct EvaluationRow {
  std::int64_t id = 0;
  std::string run;  ///< empty for model folders and baselines
  std::string checkpoint, part, source;
  Nanoseconds time = 0;
  Json document;  ///< the whole evaluation.json
};

/// What an evaluation of a run's checkpoint found over all its symbols: enough for a table of runs.
struct EvaluationSummary {
  std::int64_t id = 0;
  std::string run, checkpoint, part;
  Nanoseconds time = 0;
  Json protocol, aggregate;  ///< as in the document; null where it has none
  std::optional<double> persistence_pct_mae;
  std::vector<double> skills;  ///< of the symbols that have one, as fractions, ascending
};

/// One symbol's figures out of a stored evaluation.
struct SymbolRecord {
  std::string part;
  Nanoseconds time = 0;
  Json figures;    ///< the entry of "per_symbol"
  Json protocol;   ///< of the evaluation
  Json aggregate;  ///< over all its symbols
  Json skills;     ///< of all its symbols, as an array; null where one has none
};

/// Forecast of one window, as kept with an evaluation so that it can be drawn without computing.
struct StoredForecast {
  std::string symbol;
  Nanoseconds origin = 0;
  double last_close = 0;
  std::vector<Nanoseconds> times;
  std::vector<double> close, actual;
  std::vector<double> levels;
  std::vector<std::vector<double>> quantiles;  ///< [level][step]
  std::vector<std::vector<float>> paths;       ///< closes [sample][step] of the first few samples; none of what draws none
};

/// What another process asks of a run; read at step boundaries.
enum class Request { none, pause, resume, stop, stop_now, stop_after_epoch };

/// The workspace's store: SQLite in WAL mode, one writer connection a process, several processes at once.
/// Every call blocks for one query or transaction (a writer waits up to 10 s for another process). Thread-safe.
/// Throws InputError (kind store or disk).
class RunStore {
 public:
  /// Opens <workspace>/candlewright.db, making and migrating it. read_only never creates anything: a missing store is an empty one.
  explicit RunStore(const std::filesystem::path& workspace, bool read_only = false);
  ~RunStore();
  RunStore(const RunStore&) = delete;
  RunStore& operator=(const RunStore&) = delete;

  /// What is wrong with the file of a workspace's store, in SQLite's words; empty if it is sound or not there. Reads all of it.
  static std::string damage(const std::filesystem::path& workspace);
  /// Moves a damaged store's files aside, so that a new one can be made; the file's new name.
  static std::filesystem::path set_aside(const std::filesystem::path& workspace);

  const std::filesystem::path& workspace() const;
  std::filesystem::path run_folder(const std::string& id) const;  ///< <workspace>/runs/<id>

  // Runs
  std::string create_run(RunRow run);  ///< fills id (if empty), number, created; makes the run's folder
  /// For the process that runs it: model, settings, data, version, device, precision, threads, seed, total_steps, parent, and the status
  /// unless it is empty. Never touches what append() keeps (step, epoch, stage, started, ended, error, best_*) nor what a person writes
  /// (annotate).
  void update_run(const RunRow& run);
  /// For the person: name, note, tags, archived; may be called from any process while the run trains.
  void annotate(const std::string& id, const std::string& name, const std::string& note, const std::vector<std::string>& tags,
                bool archived);
  std::vector<RunRow> runs(bool with_trash = false) const;  ///< oldest first
  std::optional<RunRow> run(const std::string& id) const;
  /// An id, a unique prefix of one, "#143", a name, "last", or "previous" (the one before the last). Throws InputError (kind store) that
  /// names what was asked.
  RunRow find(const std::string& word, bool with_trash = false) const;
  void heartbeat(const std::string& id);  ///< also records this process as the run's; EventWriter does it by itself
  void trash(const std::string& id);      ///< moves the folder to <workspace>/trash; refuses a run that is training
  void restore(const std::string& id);    ///< out of the trash; nothing happens to a run that is not in it
  void purge(const std::string& id);      ///< for ever, from the trash or from the list; refuses a run that is training

  /// Purges what was put into the trash before `time`; the ids.
  std::vector<std::string> empty_trash(Nanoseconds time);

  // What happened
  /// One transaction, durable when it returns. Keeps the run's row too: RunStarted, RunPaused, RunContinued, RunFinished and RunFailed set
  /// its status, StepDone its step, CheckpointSaved its best_*. Events without a run are not kept. Of Progress only the latest is kept.
  void append(const std::vector<Event>& events);
  /// What happened but the steps (those are series), oldest first, as to_json() writes it; each with its "seq".
  std::vector<Json> events(const std::string& run, std::int64_t after = 0, std::int64_t limit = 1'000'000) const;
  std::vector<std::string> series_names(const std::string& run) const;
  Series series(const std::string& run, const std::string& metric, std::int64_t after_step = -1) const;
  std::vector<CheckpointRow> checkpoints(const std::string& run) const;
  /// "best", "latest", or the name of one that is still kept. Throws InputError (kind store) that lists what there is.
  CheckpointRow find_checkpoint(const std::string& run, const std::string& word) const;
  void checkpoint_removed(const std::string& run, const std::string& name);
  /// The validation of the best checkpoint, by the run's id: of all runs, or of one. Runs without a best checkpoint are left out. One
  /// query.
  std::map<std::string, CheckpointFigures> best_figures(const std::string& run = {}) const;
  /// How many checkpoints of each run are on disk; runs without one are left out. One query.
  std::map<std::string, std::int64_t> checkpoints_kept() const;
  /// Drops what was recorded after `step` (a resumed run continues from its checkpoint), and at `step` by stages after `stage`.
  void rewind(const std::string& run, std::int64_t step, const std::string& stage = {});

  // Evaluations
  std::int64_t add_evaluation(EvaluationRow evaluation, const std::vector<StoredForecast>& forecasts);
  std::vector<EvaluationRow> evaluations(const std::string& run = {}) const;  ///< empty run = all
  /// Of what is no run (ensembles, model folders, baselines) with a larger id, oldest first.
  std::vector<EvaluationRow> evaluations_of_no_run(std::int64_t after) const;
  /// Of runs, oldest first, those after `after` alone. One query, which reads no forecast.
  std::vector<EvaluationSummary> evaluation_summaries(std::int64_t after = 0) const;
  /// What the latest evaluation of these weights says of a symbol; empty if they were never judged on it. One query.
  std::optional<SymbolRecord> latest_record(const std::string& fingerprint, const std::string& symbol) const;
  std::vector<StoredForecast> forecasts(std::int64_t evaluation, const std::string& symbol) const;

  // Requests between processes
  void ask(const std::string& run, Request request);  ///< throws InputError (kind store) if the run is not training
  Request take_request(const std::string& run);       ///< and forgets it; only what was asked of this process. Cheap when there is none

  // Anything small the window keeps (layouts, drafts, queue)
  void keep(const std::string& key, const Json& value);
  Json kept(const std::string& key) const;  ///< null if never kept

  /// Grows with every committed change of any process: poll it, then read what is new.
  std::int64_t data_version() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candlewright
