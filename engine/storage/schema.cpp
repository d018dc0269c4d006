#include "engine/storage/schema.h"

#include <array>
#include <string>

#include "engine/base/error.h"

namespace candlewright {
namespace {

constexpr int application_id = 0x434e4457;  // "CNDW", in the file's header

/// Step i brings version i to i + 1. A step that has been released is never changed: a new one is added.
constexpr std::array steps = {
    R"(
CREATE TABLE runs(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, model TEXT NOT NULL, status TEXT NOT NULL,
  origin TEXT NOT NULL, process INTEGER NOT NULL, host TEXT NOT NULL, created INTEGER NOT NULL, started INTEGER NOT NULL,
  ended INTEGER NOT NULL, heartbeat INTEGER NOT NULL, settings TEXT NOT NULL, data_folder TEXT NOT NULL, data_fingerprint TEXT NOT NULL,
  version TEXT NOT NULL, device TEXT NOT NULL, precision TEXT NOT NULL, threads INTEGER NOT NULL, seed INTEGER NOT NULL,
  step INTEGER NOT NULL, total_steps INTEGER NOT NULL, epoch INTEGER NOT NULL, stage TEXT NOT NULL, parent TEXT NOT NULL,
  note TEXT NOT NULL, tags TEXT NOT NULL, error TEXT NOT NULL, best_value REAL, best_skill REAL, best_persistence REAL,
  best_metric TEXT NOT NULL, best_checkpoint TEXT NOT NULL, archived INTEGER NOT NULL, trashed INTEGER NOT NULL);
CREATE INDEX runs_by_name ON runs(name);

-- Words that stand in millions of points are kept once.
CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
-- A value that is not finite is NULL.
CREATE TABLE points(
  run INTEGER NOT NULL, metric INTEGER NOT NULL, step INTEGER NOT NULL, stage INTEGER NOT NULL, time INTEGER NOT NULL, value REAL,
  PRIMARY KEY(run, metric, step, stage)) WITHOUT ROWID;

CREATE TABLE events(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, kind TEXT NOT NULL, step INTEGER, body TEXT NOT NULL);
CREATE INDEX events_by_run ON events(run, seq);

CREATE TABLE checkpoints(
  run INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, step INTEGER NOT NULL, epoch INTEGER NOT NULL, stage TEXT NOT NULL,
  metric TEXT NOT NULL, value REAL, best INTEGER NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL, saved INTEGER NOT NULL,
  removed INTEGER NOT NULL, PRIMARY KEY(run, name));

CREATE TABLE evaluations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, checkpoint TEXT NOT NULL, part TEXT NOT NULL, source TEXT NOT NULL,
  time INTEGER NOT NULL, document TEXT NOT NULL);
CREATE INDEX evaluations_by_run ON evaluations(run, id);
CREATE TABLE forecasts(
  id INTEGER PRIMARY KEY, evaluation INTEGER NOT NULL, symbol TEXT NOT NULL, origin INTEGER NOT NULL, last_close REAL, body BLOB NOT NULL);
CREATE INDEX forecasts_by_symbol ON forecasts(evaluation, symbol, origin);

CREATE TABLE requests(run INTEGER PRIMARY KEY, process INTEGER NOT NULL, request INTEGER NOT NULL);
CREATE TABLE kept(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)",
    R"(
-- Outlines of complete stretches of long series (outline.h): what can be made again from `points`, so that 10,000,000 of them need not be
-- read to be drawn. `body` is an array of SeriesPoint in the machine's byte order.
CREATE TABLE outlines(
  run INTEGER NOT NULL, metric INTEGER NOT NULL, block INTEGER NOT NULL, stretch INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY(run, metric, block, stretch)) WITHOUT ROWID;
)",
};

}  // namespace

int schema_version() { return static_cast<int>(steps.size()); }

int read_schema_version(SQLite::Database& database, const std::filesystem::path& file) {
  // One statement, so that another process that makes its tables meanwhile is seen before or after, never in between.
  SQLite::Statement header(database,
                           "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master) "
                           "FROM pragma_user_version, pragma_application_id");
  header.executeStep();
  const int version = header.getColumn(0), id = header.getColumn(1);
  const bool empty = header.getColumn(2).getInt() == 0;
  if (version > schema_version()) {
    throw InputError(ErrorKind::store, file.string(),
                     "the run store was written by a newer version of this program (tables of version " + std::to_string(version) +
                         ", known here: " + std::to_string(schema_version()) + ")",
                     "Update the program, or choose another --workspace.");
  }
  if (id != application_id && !(id == 0 && version == 0 && empty)) {
    throw InputError(ErrorKind::store, file.string(), "it is a database of another program, not a run store",
                     "Move it away, or choose another --workspace.");
  }
  return version;
}

void migrate(SQLite::Database& database, const std::filesystem::path& file) {
  if (read_schema_version(database, file) == schema_version()) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  // Another process may have done it while we waited for the lock.
  for (int version = read_schema_version(database, file); version < schema_version(); ++version) {
    database.exec(steps[static_cast<std::size_t>(version)]);
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
  }
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  transaction.commit();
}

}  // namespace candlewright
