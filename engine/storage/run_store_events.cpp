#include <algorithm>
#include <array>
#include <map>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/storage/outline_table.h"
#include "engine/storage/run_row.h"
#include "engine/storage/run_store_state.h"

namespace candlewright {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 15> units = {{{"loss", ""},
                                                                        {"learning_rate", ""},
                                                                        {"grad_norm", ""},
                                                                        {"seconds", "s"},
                                                                        {"windows", "windows"},
                                                                        {"memory", "bytes"},
                                                                        {"utilisation", "%"},
                                                                        {"temperature", "°C"},
                                                                        {"validation.loss", ""},
                                                                        {"validation.pct_mae", "%"},
                                                                        {"validation.persistence_pct_mae", "%"},
                                                                        {"validation.skill", "fraction"},
                                                                        {"validation.skill_low", "fraction"},
                                                                        {"validation.skill_high", "fraction"},
                                                                        {"validation.windows", "windows"}}};

/// Series with a point at every step: those that grow long.
constexpr std::array step_metrics = {"loss", "learning_rate", "grad_norm", "seconds", "windows"};

std::string unit_of(const std::string& metric) {
  for (const auto& [name, unit] : units) {
    if (metric == name) return unit;
  }
  return "";
}

/// "checkpoint_epoch_3" of "checkpoints/checkpoint_epoch_3".
std::string name_of_folder(const std::string& path) {
  const std::filesystem::path folder(path);
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

/// Writes events of any runs into one transaction, with each statement prepared once.
class Recorder {
 public:
  explicit Recorder(SQLite::Database& database)
      : database_(database),
        point_(database, "INSERT OR REPLACE INTO points(run, metric, step, stage, time, value) VALUES (?,?,?,?,?,?)"),
        row_(database, "INSERT INTO events(run, kind, step, body) VALUES (?,?,?,?)") {}

  void add(const Event& event) {
    if (event.run.empty()) return;
    run_ = number_of(event.run);
    event_ = &event;
    std::visit(*this, event.what);
  }

  /// Of the steps only the last shows in the run's row.
  void finish() {
    for (const auto& [run, step] : last_steps_) {
      set(run, "step = ?, epoch = ?, stage = ?", step.step, step.epoch, step.stage);
      for (const char* metric : step_metrics) write_outlines(database_, run, word(metric), step.step);
    }
    const Nanoseconds time = now();
    for (const auto& [id, run] : numbers_) set(run, "heartbeat = max(heartbeat, ?)", time);
  }

  void operator()(const RunStarted& e) {
    set(run_,
        "status = 'running', started = CASE started WHEN 0 THEN ? ELSE started END, ended = 0, error = 'null', model = ?, device = ?, "
        "threads = ?, precision = ?, total_steps = ?",
        event_->time, e.model, e.device, e.threads, e.precision, e.total_steps);
    keep("run_started", std::nullopt);
  }
  void operator()(const StepDone& e) {
    const std::int64_t stage = word(e.stage);
    point("loss", e.step, stage, e.loss);
    point("learning_rate", e.step, stage, e.learning_rate);
    point("grad_norm", e.step, stage, e.grad_norm);
    point("seconds", e.step, stage, e.seconds);
    point("windows", e.step, stage, static_cast<double>(e.windows));
    if (e.memory > 0) point("memory", e.step, stage, static_cast<double>(e.memory));
    if (e.utilisation) point("utilisation", e.step, stage, *e.utilisation);
    if (e.temperature) point("temperature", e.step, stage, *e.temperature);
    last_steps_.insert_or_assign(run_, e);
  }
  void operator()(const ValidationDone& e) {
    const std::int64_t stage = word(e.stage);
    point("validation.loss", e.step, stage, e.loss);
    const std::pair<const char*, std::optional<double>> figures[] = {{"validation.pct_mae", e.pct_mae},
                                                                     {"validation.persistence_pct_mae", e.persistence_pct_mae},
                                                                     {"validation.skill", e.skill},
                                                                     {"validation.skill_low", e.skill_low},
                                                                     {"validation.skill_high", e.skill_high}};
    for (const auto& [metric, value] : figures) {
      if (value) point(metric, e.step, stage, *value);
    }
    point("validation.windows", e.step, stage, static_cast<double>(e.windows));
    keep("validation", e.step);
  }
  void operator()(const CheckpointSaved& e) {
    const std::string name = name_of_folder(e.path);
    SQLite::Statement insert(
        database_,
        "INSERT OR REPLACE INTO checkpoints(run, name, path, step, epoch, stage, metric, value, best, bytes, hash, saved, "
        "removed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,0)");
    bind(insert, run_, name, e.path, e.step, e.epoch, e.stage, e.metric);
    bind_optional(insert, 8, e.value);
    insert.bind(9, e.best ? 1 : 0);
    insert.bind(10, static_cast<std::int64_t>(e.bytes));
    insert.bind(11, e.hash);
    insert.bind(12, event_->time);
    insert.exec();
    if (e.best) update_best(database_, run_);
    keep("checkpoint", e.step);
  }
  void operator()(const CheckpointRemoved& e) {
    SQLite::Statement update(database_, "UPDATE checkpoints SET removed = ? WHERE run = ? AND name = ? AND removed = 0");
    bind(update, event_->time, run_, name_of_folder(e.path));
    update.exec();
    SQLite::Statement best(database_, "SELECT 1 FROM runs WHERE number = ? AND best_checkpoint = ?");
    bind(best, run_, name_of_folder(e.path));
    if (best.executeStep()) {
      mark_best_on_disk(database_, run_);
      update_best(database_, run_);
    }
    keep("checkpoint_removed", std::nullopt);
  }
  void operator()(const Notice&) { keep("notice", std::nullopt); }
  void operator()(const RunPaused& e) {
    set(run_, "status = 'paused'");
    keep("run_paused", e.step);
  }
  void operator()(const RunContinued& e) {
    set(run_, "status = 'running'");
    keep("run_continued", e.step);
  }
  void operator()(const RunFinished& e) {
    set(run_, "status = ?, ended = ?", e.status, event_->time);
    forget_request();
    keep("run_finished", std::nullopt);
  }
  void operator()(const RunFailed& e) {
    set(run_, "status = 'failed', ended = ?, error = ?", event_->time,
        dump(Json{{"kind", e.kind}, {"message", e.what}, {"where", e.where}, {"hint", e.hint}}));
    forget_request();
    keep("run_failed", std::nullopt);
  }
  void operator()(const Progress&) {
    SQLite::Statement remove(database_, "DELETE FROM events WHERE run = ? AND kind = 'progress'");
    remove.bind(1, run_);
    remove.exec();
    keep("progress", std::nullopt);
  }

  /// Of what is left on disk the lowest value of the newest validated stage is the best from now on, as the trainer's shelf has it.
  static void mark_best_on_disk(SQLite::Database& database, std::int64_t run) {
    SQLite::Statement mark(
        database,
        "UPDATE checkpoints SET best = 1 WHERE run = ?1 AND name = (SELECT name FROM checkpoints AS c WHERE run = ?1 AND "
        "removed = 0 AND value IS NOT NULL AND stage = (SELECT stage FROM checkpoints WHERE run = ?1 AND removed = 0 AND "
        "value IS NOT NULL ORDER BY step DESC LIMIT 1) ORDER BY value, step LIMIT 1)");
    mark.bind(1, run);
    mark.exec();
  }

  /// The best checkpoint on disk of the last stage that has one, with the validation figures of its step, into the run's row.
  static void update_best(SQLite::Database& database, std::int64_t run) {
    SQLite::Statement update(
        database,
        "UPDATE runs SET (best_checkpoint, best_metric, best_value) = (SELECT name, metric, value FROM (SELECT name, metric, "
        "value, step FROM checkpoints WHERE run = ?1 AND best = 1 AND removed = 0 UNION ALL SELECT '', '', NULL, -1) ORDER BY step DESC "
        "LIMIT 1) "
        "WHERE number = ?1");
    update.bind(1, run);
    update.exec();
    for (const auto& [column, metric] :
         {std::pair{"best_skill", "validation.skill"}, std::pair{"best_persistence", "validation.persistence_pct_mae"}}) {
      SQLite::Statement figure(
          database, std::string("UPDATE runs SET ") + column +
                        " = (SELECT points.value FROM points WHERE run = ?1 AND metric = (SELECT id FROM words WHERE word = ?2) "
                        "AND (step, stage) = (SELECT step, (SELECT id FROM words WHERE word = checkpoints.stage) FROM checkpoints WHERE "
                        "run = ?1 AND name = best_checkpoint)) WHERE number = ?1");
      figure.bind(1, run);
      figure.bind(2, metric);
      figure.exec();
    }
  }

 private:
  template <class... Values>
  static void bind(SQLite::Statement& statement, const Values&... values) {
    int index = 1;
    (statement.bind(index++, values), ...);
  }

  template <class... Values>
  void set(std::int64_t run, const std::string& assignments, const Values&... values) {
    SQLite::Statement update(database_, "UPDATE runs SET " + assignments + " WHERE number = ?");
    bind(update, values..., run);
    update.exec();
  }

  void point(const char* metric, std::int64_t step, std::int64_t stage, double value) {
    bind(point_, run_, word(metric), step, stage, event_->time);
    bind_optional(point_, 6, value);
    point_.exec();
    point_.reset();
  }

  void keep(const char* kind, std::optional<std::int64_t> step) {
    row_.bind(1, run_);
    row_.bind(2, kind);
    if (step) {
      row_.bind(3, *step);
    } else {
      row_.bind(3);
    }
    row_.bind(4, dump(to_json(*event_)));
    row_.exec();
    row_.reset();
  }

  void forget_request() {
    SQLite::Statement remove(database_, "DELETE FROM requests WHERE run = ?");
    remove.bind(1, run_);
    remove.exec();
  }

  std::int64_t number_of(const std::string& id) {
    const auto known = numbers_.find(id);
    if (known != numbers_.end()) return known->second;
    SQLite::Statement query(database_, "SELECT number FROM runs WHERE id = ?");
    query.bind(1, id);
    if (!query.executeStep()) {
      throw InputError(ErrorKind::store, "run " + id, "it is not in the run store any more, so its events cannot be kept",
                       "Start it again.");
    }
    return numbers_[id] = query.getColumn(0).getInt64();
  }

  std::int64_t word(const std::string& text) {
    const auto known = words_.find(text);
    if (known != words_.end()) return known->second;
    SQLite::Statement insert(database_, "INSERT OR IGNORE INTO words(word) VALUES (?)");
    insert.bind(1, text);
    insert.exec();
    SQLite::Statement query(database_, "SELECT id FROM words WHERE word = ?");
    query.bind(1, text);
    query.executeStep();
    return words_[text] = query.getColumn(0).getInt64();
  }

  SQLite::Database& database_;
  SQLite::Statement point_, row_;
  std::map<std::string, std::int64_t> numbers_, words_;
  std::map<std::int64_t, StepDone> last_steps_;
  std::int64_t run_ = 0;
  const Event* event_ = nullptr;
};

}  // namespace

void RunStore::append(const std::vector<Event>& events) {
  state_->write([&](SQLite::Database& database) {
    Recorder recorder(database);
    for (const Event& event : events) recorder.add(event);
    recorder.finish();
  });
}

std::vector<Json> RunStore::events(const std::string& run, std::int64_t after, std::int64_t limit) const {
  return state_->read(std::vector<Json>{}, [&](SQLite::Database& database) {
    std::vector<Json> found;
    SQLite::Statement query(database, "SELECT seq, body FROM events WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?");
    query.bind(1, State::number_of(database, run));
    query.bind(2, after);
    query.bind(3, limit);
    while (query.executeStep()) {
      Json event = parse_json(query.getColumn(1).getString(), state_->file.string() + ", an event of run " + run);
      event["seq"] = query.getColumn(0).getInt64();
      found.push_back(std::move(event));
    }
    return found;
  });
}

std::vector<std::string> RunStore::series_names(const std::string& run) const {
  return state_->read(std::vector<std::string>{}, [&](SQLite::Database& database) {
    std::vector<std::string> names;
    SQLite::Statement query(database,
                            "SELECT word FROM words WHERE EXISTS(SELECT 1 FROM points WHERE run = ? AND metric = words.id) ORDER BY word");
    query.bind(1, State::number_of(database, run));
    while (query.executeStep()) names.push_back(query.getColumn(0).getString());
    return names;
  });
}

Series RunStore::series(const std::string& run, const std::string& metric, std::int64_t after_step) const {
  Series empty;
  empty.metric = metric;
  empty.unit = unit_of(metric);
  return state_->read(empty, [&](SQLite::Database& database) {
    Series series = empty;
    SQLite::Statement query(
        database,
        "SELECT step, value, time, (SELECT word FROM words WHERE id = stage) FROM points WHERE run = ? AND metric = (SELECT id "
        "FROM words WHERE word = ?) AND step > ? ORDER BY step, time");
    query.bind(1, State::number_of(database, run));
    query.bind(2, metric);
    query.bind(3, after_step);
    while (query.executeStep()) {
      series.steps.push_back(query.getColumn(0).getInt64());
      series.values.push_back(optional_double(query.getColumn(1)).value_or(std::numeric_limits<double>::quiet_NaN()));
      series.times.push_back(query.getColumn(2).getInt64());
      series.stages.push_back(query.getColumn(3).getString());
    }
    return series;
  });
}

std::vector<CheckpointRow> RunStore::checkpoints(const std::string& run) const {
  return state_->read(std::vector<CheckpointRow>{}, [&](SQLite::Database& database) {
    std::vector<CheckpointRow> rows;
    SQLite::Statement trashed(database, "SELECT trashed FROM runs WHERE id = ?");
    trashed.bind(1, run);
    const bool in_trash = trashed.executeStep() && trashed.getColumn(0).getInt64() != 0;
    const std::filesystem::path folder = std::filesystem::absolute(in_trash ? state_->workspace / "trash" / run : run_folder(run));
    SQLite::Statement query(
        database,
        "SELECT name, path, step, epoch, stage, metric, value, bytes, hash, saved, removed, best AND NOT EXISTS(SELECT 1 FROM "
        "checkpoints AS later WHERE later.run = c.run AND later.stage = c.stage AND later.best AND later.step > c.step) "
        "FROM checkpoints AS c WHERE run = ? ORDER BY step, saved");
    query.bind(1, State::number_of(database, run));
    while (query.executeStep()) {
      CheckpointRow row;
      row.run = run;
      row.name = query.getColumn(0).getString();
      row.path = (folder / query.getColumn(1).getString()).lexically_normal().string();
      row.step = query.getColumn(2).getInt64();
      row.epoch = query.getColumn(3).getInt();
      row.stage = query.getColumn(4).getString();
      row.metric = query.getColumn(5).getString();
      row.value = optional_double(query.getColumn(6));
      row.bytes = static_cast<std::uint64_t>(query.getColumn(7).getInt64());
      row.hash = query.getColumn(8).getString();
      row.saved = query.getColumn(9).getInt64();
      row.removed = query.getColumn(10).getInt64();
      row.best = query.getColumn(11).getInt() != 0;
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

CheckpointRow RunStore::find_checkpoint(const std::string& run, const std::string& word) const {
  std::vector<CheckpointRow> kept;
  for (CheckpointRow& row : checkpoints(run)) {
    if (!row.removed) kept.push_back(std::move(row));
  }
  if (kept.empty()) throw InputError(ErrorKind::store, "run " + run, "it has no checkpoint", "Train it further, or choose another run.");
  if (word == "latest") return kept.back();
  // The last stage's best is the model's best: an earlier stage trains a part of it.
  const std::string wanted = word == "best" ? this->run(run).value_or(RunRow{}).best_checkpoint : word;
  std::string names;
  for (const CheckpointRow& row : kept) {
    if (row.name == wanted) return row;
    names += (names.empty() ? "" : ", ") + row.name;
  }
  throw InputError(ErrorKind::store, "run " + run, "it has no checkpoint " + word, "Give best, latest or one of " + names + ".");
}

void RunStore::checkpoint_removed(const std::string& run, const std::string& name) {
  Event event;
  event.run = run;
  event.time = now();
  event.what = CheckpointRemoved{"checkpoints/" + name};
  append({event});
}

void RunStore::rewind(const std::string& run, std::int64_t step, const std::string& stage) {
  state_->write([&](SQLite::Database& database) {
    const std::int64_t number = State::number_of(database, run);
    for (const char* statement : {"DELETE FROM points WHERE run = ? AND step > ?", "DELETE FROM events WHERE run = ? AND step > ?",
                                  "DELETE FROM checkpoints WHERE run = ? AND step > ?"}) {
      SQLite::Statement remove(database, statement);
      remove.bind(1, number);
      remove.bind(2, step);
      remove.exec();
    }
    SQLite::Statement outlines(database, "DELETE FROM outlines WHERE run = ? AND stretch >= ?");
    outlines.bind(1, number);
    outlines.bind(2, std::max<std::int64_t>(step, 0) / outline_stretch);
    outlines.exec();
    // A later stage validates before its first step, at the step where the stage of the checkpoint ended.
    for (const char* statement : {"DELETE FROM points WHERE run = ? AND step = ? AND stage IN (SELECT id FROM words WHERE word <> ?)",
                                  "DELETE FROM events WHERE run = ? AND step = ? AND kind = 'validation' AND "
                                  "json_extract(body, '$.stage') <> ?"}) {
      if (stage.empty()) break;
      SQLite::Statement remove(database, statement);
      remove.bind(1, number);
      remove.bind(2, step);
      remove.bind(3, stage);
      remove.exec();
    }
    SQLite::Statement update(database, "UPDATE runs SET step = min(step, ?) WHERE number = ?");
    update.bind(1, step);
    update.bind(2, number);
    update.exec();
    Recorder::mark_best_on_disk(database, number);
    Recorder::update_best(database, number);
  });
}

}  // namespace candlewright
