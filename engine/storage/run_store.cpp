#include "engine/storage/run_store.h"

#include <sqlite3.h>
#include <sys/random.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/storage/run_row.h"
#include "engine/storage/run_store_state.h"
#include "engine/storage/schema.h"

namespace candlewright {
namespace {

constexpr const char* store_name = "candlewright.db";

std::string new_id(Nanoseconds time) {
  const CalendarTime t = calendar(time);
  unsigned char random[6];
  if (::getrandom(random, sizeof random, 0) != sizeof random) {
    throw InputError(ErrorKind::store, "run id", "the system gives no random numbers", "Try again.");
  }
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02d%02d-%02d%02d%02d-", t.year, t.month, t.day, t.hour, t.minute, t.second);
  std::string id = text;
  for (const unsigned char r : random) id += static_cast<char>('a' + r % 26);
  return id;
}

InputError no_such_run(const std::string& word) {
  return InputError(ErrorKind::store, "run " + word, "there is no run of that id, number or name", "See the runs with: runs list.");
}

void must_be_safe(const std::string& id) {
  if (!is_safe_name(id)) throw InputError(ErrorKind::store, "run " + id, "this can be no run's id", "Leave the id out: it is made.");
}

void must_rest(const RunRow& run, const char* what) {
  if (!is_active(run.status)) return;
  throw InputError(ErrorKind::store, "run " + run.id,
                   "it is " + run.status + " (process " + std::to_string(run.process) + ") and cannot be " + what,
                   "Stop it first; it saves a checkpoint then.");
}

/// The same when it was done halfway before: a folder that has been moved already is well.
void move_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (!std::filesystem::exists(std::filesystem::symlink_status(from))) return;
  make_folder(to.parent_path());
  rename_durably(from, to);
}

std::optional<RunRow> one(SQLite::Database& database, const std::string& where, const std::string& value) {
  SQLite::Statement query(database, "SELECT " + run_columns() + " FROM runs WHERE " + where);
  query.bind(1, value);
  if (!query.executeStep()) return std::nullopt;
  return read_run(query);
}

}  // namespace

void bind_optional(SQLite::Statement& statement, int index, const std::optional<double>& value) {
  if (value && std::isfinite(*value)) {
    statement.bind(index, *value);
  } else {
    statement.bind(index);
  }
}

std::int64_t RunStore::State::number_of(SQLite::Database& database, const std::string& id) {
  SQLite::Statement query(database, "SELECT number FROM runs WHERE id = ?");
  query.bind(1, id);
  if (!query.executeStep()) throw no_such_run(id);
  return query.getColumn(0).getInt64();
}

std::shared_ptr<Connection> RunStore::State::reader() {
  const std::lock_guard lock(opening_);
  if (!reader_ && std::filesystem::exists(file)) reader_ = open_reader(file);
  return reader_;
}

RunStore::RunStore(const std::filesystem::path& workspace, bool read_only) : state_(std::make_unique<State>()) {
  state_->workspace = workspace;
  state_->file = workspace / store_name;
  std::error_code ignored;
  if (std::filesystem::exists(workspace, ignored) && !std::filesystem::is_directory(workspace, ignored)) {
    throw InputError(ErrorKind::store, workspace.string(), "the workspace is a file, not a folder", "Choose another --workspace.");
  }
  if (read_only) return;
  make_folder(workspace);
  state_->writer = open_writer(state_->file);
}

RunStore::~RunStore() = default;

std::string RunStore::damage(const std::filesystem::path& workspace) {
  const std::filesystem::path file = workspace / store_name;
  if (!std::filesystem::exists(file)) return "";
  try {
    SQLite::Database database(file.string(), SQLITE_OPEN_READWRITE);
    read_schema_version(database, file);
    const std::string said = database.execAndGet("PRAGMA quick_check(1)").getString();
    return said == "ok" ? "" : said;
  } catch (const SQLite::Exception& problem) {
    const int code = problem.getErrorCode() & 0xff;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_FORMAT) return problem.what();
    fail_as_store(problem, file);
  }
}

std::filesystem::path RunStore::set_aside(const std::filesystem::path& workspace) {
  const CalendarTime t = calendar(now());
  char stamp[32];
  std::snprintf(stamp, sizeof stamp, "%04d%02d%02d-%02d%02d%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
  const std::filesystem::path kept = workspace / (std::string(store_name) + ".damaged-" + stamp);
  for (const char* side : {"-wal", "-shm"}) {  // first, so that no new file is read with them
    const std::filesystem::path file = workspace / (std::string(store_name) + side);
    if (std::filesystem::exists(file)) rename_durably(file, kept.string() + side);
  }
  rename_durably(workspace / store_name, kept);
  return kept;
}

const std::filesystem::path& RunStore::workspace() const { return state_->workspace; }

std::filesystem::path RunStore::run_folder(const std::string& id) const {
  must_be_safe(id);
  return state_->workspace / "runs" / id;
}

std::string RunStore::create_run(RunRow run) {
  if (run.created == 0) run.created = now();
  if (run.status.empty()) run.status = "preparing";
  run.process = ::getpid();
  run.heartbeat = now();
  const bool named = !run.id.empty();
  if (named) must_be_safe(run.id);
  if (!named) run.id = new_id(run.created);
  make_folder(run_folder(run.id));
  sync_to_disk(state_->workspace / "runs");
  state_->write([&](SQLite::Database& database) { insert_run(database, run); });
  return run.id;
}

void RunStore::update_run(const RunRow& run) {
  state_->write([&](SQLite::Database& database) {
    State::number_of(database, run.id);
    update_training_columns(database, run);
  });
}

void RunStore::annotate(const std::string& id, const std::string& name, const std::string& note, const std::vector<std::string>& tags,
                        bool archived) {
  state_->write([&](SQLite::Database& database) {
    SQLite::Statement update(database, "UPDATE runs SET name = ?, note = ?, tags = ?, archived = ? WHERE number = ?");
    update.bind(1, name);
    update.bind(2, note);
    update.bind(3, dump(Json(tags)));
    update.bind(4, archived ? 1 : 0);
    update.bind(5, State::number_of(database, id));
    update.exec();
  });
}

std::vector<RunRow> RunStore::runs(bool with_trash) const {
  return state_->read(std::vector<RunRow>{}, [&](SQLite::Database& database) {
    std::vector<RunRow> rows;
    SQLite::Statement query(database,
                            "SELECT " + run_columns() + " FROM runs" + (with_trash ? "" : " WHERE trashed = 0") + " ORDER BY number");
    while (query.executeStep()) rows.push_back(read_run(query));
    return rows;
  });
}

std::optional<RunRow> RunStore::run(const std::string& id) const {
  return state_->read(std::optional<RunRow>{}, [&](SQLite::Database& database) { return one(database, "id = ?", id); });
}

RunRow RunStore::find(const std::string& word, bool with_trash) const {
  std::vector<RunRow> found = state_->read(std::vector<RunRow>{}, [&](SQLite::Database& database) {
    const std::string listed = with_trash ? "" : " AND trashed = 0";
    const auto all = [&](const std::string& where, const std::string& value) {
      std::vector<RunRow> rows;
      SQLite::Statement query(database, "SELECT " + run_columns() + " FROM runs WHERE " + where + listed + " ORDER BY number");
      query.bind(1, value);
      while (query.executeStep()) rows.push_back(read_run(query));
      return rows;
    };
    if (word == "last" || word == "previous") {
      const std::string from_end = word == "last" ? "0" : "1";
      return all("number = (SELECT number FROM runs WHERE ? <> ''" + listed + " ORDER BY number DESC LIMIT 1 OFFSET " + from_end + ")",
                 word);
    }
    std::vector<RunRow> rows = all("id = ?", word);
    if (rows.empty() && word.size() > 1 && word[0] == '#' && word.find_first_not_of("0123456789", 1) == std::string::npos) {
      rows = all("number = CAST(? AS INTEGER)", word.substr(1));
    }
    if (rows.empty() && !word.empty()) rows = all("name = ?", word);
    if (rows.empty() && !word.empty()) rows = all("substr(id, 1, length(?1)) = ?1", word);
    return rows;
  });
  if (found.empty()) throw no_such_run(word);
  if (found.size() > 1) {
    std::string ids;
    for (std::size_t i = 0; i < found.size() && i < 5; ++i) ids += (i ? ", " : "") + found[i].id;
    throw InputError(ErrorKind::store, "run " + word,
                     std::to_string(found.size()) + " runs are meant by it: " + ids + (found.size() > 5 ? ", .." : ""), "Give a whole id.");
  }
  return found.front();
}

void RunStore::heartbeat(const std::string& id) {
  state_->write([&](SQLite::Database& database) {
    SQLite::Statement update(database, "UPDATE runs SET heartbeat = ?, process = ?, host = ? WHERE number = ?");
    update.bind(1, now());
    update.bind(2, static_cast<std::int64_t>(::getpid()));
    update.bind(3, this_host());
    update.bind(4, State::number_of(database, id));
    update.exec();
  });
}

void RunStore::trash(const std::string& id) {
  state_->write([&](SQLite::Database& database) {
    const std::optional<RunRow> run = one(database, "id = ?", id);
    if (!run) throw no_such_run(id);
    if (run->trashed) return;
    must_rest(*run, "deleted");
    SQLite::Statement update(database, "UPDATE runs SET trashed = ? WHERE number = ?");
    update.bind(1, now());
    update.bind(2, run->number);
    update.exec();
    move_folder(run_folder(id), state_->workspace / "trash" / id);
  });
}

void RunStore::restore(const std::string& id) {
  state_->write([&](SQLite::Database& database) {
    const std::optional<RunRow> run = one(database, "id = ?", id);
    if (!run) throw no_such_run(id);
    if (!run->trashed) return;
    SQLite::Statement update(database, "UPDATE runs SET trashed = 0 WHERE number = ?");
    update.bind(1, run->number);
    update.exec();
    move_folder(state_->workspace / "trash" / id, run_folder(id));
  });
}

void RunStore::purge(const std::string& id) {
  must_be_safe(id);
  trash(id);
  const std::filesystem::path in_trash = state_->workspace / "trash" / id;
  std::error_code error;
  std::filesystem::remove_all(in_trash, error);
  if (error) {
    throw InputError(ErrorKind::disk, in_trash.string(), "it cannot be removed: " + error.message(),
                     "Check the folder's permissions, then try again.");
  }
  state_->write([&](SQLite::Database& database) {
    const std::int64_t number = State::number_of(database, id);
    for (const char* statement :
         {"DELETE FROM forecasts WHERE evaluation IN (SELECT id FROM evaluations WHERE run = ?)", "DELETE FROM evaluations WHERE run = ?",
          "DELETE FROM checkpoints WHERE run = ?", "DELETE FROM events WHERE run = ?", "DELETE FROM points WHERE run = ?", "DELETE FROM outlines WHERE run = ?",
          "DELETE FROM requests WHERE run = ?", "DELETE FROM runs WHERE number = ?"}) {
      SQLite::Statement remove(database, statement);
      remove.bind(1, number);
      remove.exec();
    }
  });
}

std::vector<std::string> RunStore::empty_trash(Nanoseconds time) {
  std::vector<std::string> gone;
  for (const RunRow& run : runs(true)) {
    if (run.trashed == 0 || run.trashed >= time) continue;
    purge(run.id);
    gone.push_back(run.id);
  }
  return gone;
}

std::int64_t RunStore::data_version() const {
  return state_->read(std::int64_t{0}, [](SQLite::Database& database) { return database.execAndGet("PRAGMA data_version").getInt64(); });
}

}  // namespace candlewright
