#include "engine/storage/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cctype>
#include <chrono>
#include <map>
#include <string>
#include <thread>

#include "engine/base/files.h"
#include "engine/storage/schema.h"

namespace candlewright {
namespace {

constexpr int patience_ms = 10'000;  // how long a writer waits for another process

/// Each connection has a lock of ours, so SQLite needs none.
constexpr int existing_only = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

/// SQLite does not wait here for another process that is opening the file, so we do.
void use_write_ahead_log(SQLite::Database& database) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
  for (;;) {
    const int result = database.tryExec("PRAGMA journal_mode = WAL");
    if (result == SQLITE_OK) return;
    if ((result & 0xff) != SQLITE_BUSY || std::chrono::steady_clock::now() > end) throw SQLite::Exception(database.getHandle(), result);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

std::shared_ptr<Connection> connect_writer(const std::filesystem::path& file) {
  auto made = std::make_shared<Connection>(file, existing_only | SQLITE_OPEN_CREATE);
  SQLite::Database& database = made->database;
  read_schema_version(database, file);  // before anything is changed in a file that is not ours
  use_write_ahead_log(database);
  database.exec("PRAGMA synchronous = FULL");
  migrate(database, file);
  return made;
}

bool may_write(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

/// On a disk that cannot be written nobody else writes either, so the file is read as it is: WAL would need a file beside it.
std::string as_it_is(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '.' || c == '-' || c == '_';
    static const char* digits = "0123456789ABCDEF";
    if (plain) {
      uri += c;
    } else {
      uri += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[static_cast<unsigned char>(c) & 15]};
    }
  }
  return uri + "?immutable=1";
}

std::shared_ptr<Connection> connect_read_only(const std::filesystem::path& file) {
  std::shared_ptr<Connection> made;
  int version = 0;
  try {
    made = std::make_shared<Connection>(file, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
    version = read_schema_version(made->database, file);
  } catch (const SQLite::Exception& problem) {
    const int code = problem.getErrorCode() & 0xff;
    const std::filesystem::path log = file.string() + "-wal";
    const bool unmerged = std::filesystem::exists(log) && std::filesystem::file_size(log) > 0;
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || unmerged) throw;
    made = std::make_shared<Connection>(as_it_is(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX);
    version = read_schema_version(made->database, file);
  }
  if (version < schema_version()) {
    throw InputError(ErrorKind::store, file.string(), "the run store was written by an older version and cannot be brought up to date here",
                     "Make the folder writable, or copy the workspace to one that is.");
  }
  return made;
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, int flags) : database(file.string(), flags, patience_ms) {
  database.exec("PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
}

void fail_as_store(const SQLite::Exception& problem, const std::filesystem::path& file) {
  const std::string said = std::string(" (") + problem.what() + ")";
  switch (problem.getErrorCode() & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      throw InputError(
          ErrorKind::store, file.string(), "the run store is damaged" + said,
          "It was left as it is, and the checkpoints in the runs' folders are whole. Put a copy of it back, or make "
          "it anew from those folders with: runs rebuild.");
    case SQLITE_FULL: {
      constexpr std::uint64_t least = 4u << 20;
      throw InputError(
          ErrorKind::disk, file.string(),
          "the disk is full: at least " + std::to_string(least) + " bytes are needed, " + std::to_string(free_space(file)) + " are free",
          "Free some space, or choose another --workspace.");
    }
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      throw InputError(ErrorKind::disk, file.string(), "the run store cannot be opened or written" + said,
                       "Check that the disk is sound and not full and that the folder may be written, or choose another --workspace.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw InputError(ErrorKind::store, file.string(), "another process has been writing to the run store for more than 10 seconds" + said,
                       "Try again, or end the process that holds it.");
    default:
      throw InputError(ErrorKind::store, file.string(), std::string("the run store failed: ") + problem.what(),
                       "Try again; if it stays, move the file away to start a new store.");
  }
}

std::shared_ptr<Connection> open_writer(const std::filesystem::path& file) {
  static std::mutex mutex;
  static std::map<std::filesystem::path, std::weak_ptr<Connection>> open;
  const std::lock_guard lock(mutex);
  std::error_code ignored;
  const std::filesystem::path key = std::filesystem::weakly_canonical(file, ignored);
  if (auto found = open[key].lock(); found && std::filesystem::exists(file)) return found;
  auto made = guarded(file, [&] { return connect_writer(file); });
  open[key] = made;
  return made;
}

std::shared_ptr<Connection> open_reader(const std::filesystem::path& file) {
  return guarded(file, [&] {
    if (!may_write(file)) return connect_read_only(file);
    auto made = std::make_shared<Connection>(file, existing_only);
    if (read_schema_version(made->database, file) < schema_version()) open_writer(file);
    made->database.exec("PRAGMA query_only = ON");
    return made;
  });
}

}  // namespace candlewright
