#include "engine/storage/run_row.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "engine/storage/run_store_state.h"

namespace candlewright {
namespace {

constexpr Nanoseconds patience = 10 * ns_per_second;

bool is_alive(std::int64_t process) { return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM); }

std::string status_now(const std::string& status, std::int64_t process, const std::string& host, Nanoseconds heartbeat) {
  if (!is_active(status)) return status;
  const bool silent = now() - heartbeat > patience;
  const bool gone = host == this_host() && !is_alive(process);
  return silent || gone ? "interrupted" : status;
}

Json json_of(const SQLite::Column& column) { return parse_json(column.getString(), "run store, column " + std::string(column.getName())); }

/// What the training process knows of its run beside its status.
constexpr const char* training_columns =
    "model, settings, data_folder, data_fingerprint, version, device, precision, threads, seed, total_steps, parent";

/// Binds the training columns from `index` on; returns the next index.
int bind_training(SQLite::Statement& statement, int index, const RunRow& run) {
  statement.bind(index++, run.model);
  statement.bind(index++, dump(run.settings));
  statement.bind(index++, run.data_folder);
  statement.bind(index++, run.data_fingerprint);
  statement.bind(index++, run.version);
  statement.bind(index++, run.device);
  statement.bind(index++, run.precision);
  statement.bind(index++, run.threads);
  statement.bind(index++, run.seed);
  statement.bind(index++, run.total_steps);
  statement.bind(index++, run.parent);
  return index;
}

}  // namespace

bool is_active(const std::string& status) {
  return status == "preparing" || status == "running" || status == "paused" || status == "stopping";
}

std::string this_host() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

const std::string& run_columns() {
  static const std::string columns =
      std::string(training_columns) +
      ", status, started, ended, error, best_value, best_skill, best_persistence, best_metric, best_checkpoint, "
      "number, id, name, origin, process, host, created, heartbeat, step, epoch, stage, note, tags, archived, trashed";
  return columns;
}

RunRow read_run(SQLite::Statement& row) {
  RunRow run;
  int i = 0;
  const auto text = [&] { return row.getColumn(i++).getString(); };
  const auto integer = [&] { return row.getColumn(i++).getInt64(); };
  run.model = text();
  run.settings = json_of(row.getColumn(i++));
  run.data_folder = text();
  run.data_fingerprint = text();
  run.version = text();
  run.device = text();
  run.precision = text();
  run.threads = integer();
  run.seed = integer();
  run.total_steps = integer();
  run.parent = text();
  const std::string status = text();
  run.started = integer();
  run.ended = integer();
  run.error = json_of(row.getColumn(i++));
  run.best_value = optional_double(row.getColumn(i++));
  run.best_skill = optional_double(row.getColumn(i++));
  run.best_persistence = optional_double(row.getColumn(i++));
  run.best_metric = text();
  run.best_checkpoint = text();
  run.number = integer();
  run.id = text();
  run.name = text();
  run.origin = text();
  run.process = integer();
  const std::string host = text();
  run.created = integer();
  run.heartbeat = integer();
  run.step = integer();
  run.epoch = static_cast<int>(integer());
  run.stage = text();
  run.note = text();
  const Json tags = json_of(row.getColumn(i++));
  for (const Json& tag : tags) {
    if (tag.is_string()) run.tags.push_back(tag);
  }
  run.archived = integer() != 0;
  run.trashed = integer();
  run.status = status_now(status, run.process, host, run.heartbeat);
  return run;
}

void insert_run(SQLite::Database& database, const RunRow& run) {
  SQLite::Statement insert(database,
                           std::string("INSERT INTO runs(") + training_columns +
                               ", status, started, ended, error, best_value, best_skill, best_persistence, best_metric, best_checkpoint, "
                               "id, name, origin, process, host, created, heartbeat, step, epoch, stage, note, tags, archived, trashed) "
                               "VALUES (?,?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?,?,?,?,0)");
  int i = bind_training(insert, 1, run);
  insert.bind(i++, run.status);
  insert.bind(i++, run.started);
  insert.bind(i++, run.ended);
  insert.bind(i++, dump(run.error));
  bind_optional(insert, i++, run.best_value);
  bind_optional(insert, i++, run.best_skill);
  bind_optional(insert, i++, run.best_persistence);
  insert.bind(i++, run.best_metric);
  insert.bind(i++, run.best_checkpoint);
  insert.bind(i++, run.id);
  insert.bind(i++, run.name);
  insert.bind(i++, run.origin);
  insert.bind(i++, run.process);
  insert.bind(i++, this_host());
  insert.bind(i++, run.created);
  insert.bind(i++, run.heartbeat);
  insert.bind(i++, run.step);
  insert.bind(i++, run.epoch);
  insert.bind(i++, run.stage);
  insert.bind(i++, run.note);
  insert.bind(i++, dump(Json(run.tags)));
  insert.bind(i++, run.archived ? 1 : 0);
  insert.exec();
}

void update_training_columns(SQLite::Database& database, const RunRow& run) {
  const bool keep_status = run.status.empty() || run.status == "interrupted";  // "interrupted" is a reading, never written
  SQLite::Statement update(database, std::string("UPDATE runs SET (") + training_columns + ") = (?,?,?,?,?,?,?,?,?,?,?), status = " +
                                         "CASE WHEN ?12 = '' THEN status ELSE ?12 END WHERE id = ?13");
  bind_training(update, 1, run);
  update.bind(12, keep_status ? std::string() : run.status);
  update.bind(13, run.id);
  update.exec();
}

}  // namespace candlewright
