#pragma once
#include <memory>
#include <string>

#include "engine/storage/database.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// What the files that implement RunStore share. Private to this room.
struct RunStore::State {
  std::filesystem::path workspace;
  std::filesystem::path file;
  std::shared_ptr<Connection> writer;  ///< empty if read only

  /// Reads with `work(database)`; gives `nothing` if there is no store yet.
  template <class Result, class Work>
  Result read(Result nothing, Work&& work) {
    const std::shared_ptr<Connection> connection = reader();
    if (!connection) return nothing;
    const std::lock_guard lock(connection->mutex);
    return guarded(file, [&]() -> Result { return work(connection->database); });
  }

  /// Writes with `work(database)` in one transaction, which is durable when this returns and undone if `work` throws.
  template <class Work>
  auto write(Work&& work) {
    if (!writer) {
      throw InputError(ErrorKind::store, file.string(), "the run store is open for reading only", "Open it for writing.");
    }
    const std::lock_guard lock(writer->mutex);
    return guarded(file, [&] {
      SQLite::Transaction transaction(writer->database, SQLite::TransactionBehavior::IMMEDIATE);
      if constexpr (std::is_void_v<decltype(work(writer->database))>) {
        work(writer->database);
        transaction.commit();
      } else {
        auto result = work(writer->database);
        transaction.commit();
        return result;
      }
    });
  }

  /// Short number of the run, its key in the other tables. Throws InputError (kind store) if there is none.
  static std::int64_t number_of(SQLite::Database& database, const std::string& id);

 private:
  std::shared_ptr<Connection> reader();
  std::mutex opening_;
  std::shared_ptr<Connection> reader_;
};

/// NULL = absent, for columns that may be.
inline std::optional<double> optional_double(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : std::optional<double>(column.getDouble());
}
void bind_optional(SQLite::Statement& statement, int index, const std::optional<double>& value);

}  // namespace candlewright
