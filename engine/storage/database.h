#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "engine/base/error.h"

namespace candlewright {

/// One SQLite connection to the store's file and the lock that threads take to use it. Private to this room.
struct Connection {
  Connection(const std::filesystem::path& file, int flags);
  std::mutex mutex;
  SQLite::Database database;
};

/// The store's file as another program's error tells it: damaged, full, read-only, busy. `file` is named in each.
[[noreturn]] void fail_as_store(const SQLite::Exception& problem, const std::filesystem::path& file);

/// Runs `work` and translates what SQLite throws.
template <class Work>
auto guarded(const std::filesystem::path& file, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& problem) {
    fail_as_store(problem, file);
  }
}

/// Opens the file for writing, in WAL mode with every commit synced, making and migrating it. Connections to one file are shared within
/// the process, so that there is one writer. Throws InputError (kind store or disk).
std::shared_ptr<Connection> open_writer(const std::filesystem::path& file);
/// Opens an existing file for reading. Changes nothing in it, but for bringing an older schema up to date.
std::shared_ptr<Connection> open_reader(const std::filesystem::path& file);

}  // namespace candlewright
